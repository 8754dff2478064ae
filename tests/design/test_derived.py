"""What is derived from a state is kept with it, and never comes to be of a later one."""

import threading

from blocks.activation import ReLU
from designer.design.analysis import Analysis
from designer.design.design import Design
from designer.design.operations import add_node


def test_a_thread_that_is_late_leaves_nothing_in_the_new_state() -> None:
    design = Design()
    add_node(design, ReLU()).apply(design)
    begun, may = threading.Event(), threading.Event()

    class Slow(Analysis):
        def _leading_to(self, *, training: bool) -> frozenset[str]:
            found = super()._leading_to(training=training) or frozenset(self.design.graph)
            if threading.current_thread() is not threading.main_thread():
                begun.set()
                may.wait(20)
            return found

    analysis = Slow(design)
    late = threading.Thread(target=lambda: analysis.live)
    late.start()
    assert begun.wait(20)
    step = add_node(design, ReLU())
    step.apply(design)
    analysis.follow(step)
    may.set()
    late.join()
    assert analysis.live == set(design.graph)
    assert len(analysis.live) == 2
