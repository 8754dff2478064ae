"""A session of random commands: the analysis keeps up with them, undo and redo are exact.

The commands are those of the window, on the design and inside blocks of the user's own, which stay
open. Documents need no Qt.
"""

from collections.abc import Callable

import pytest
from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from blocks.layer import Layer
from blocks.parameters import ParameterError
from designer.design.analysis import Analysis
from designer.design.design import Design
from designer.design.edits import Transaction
from designer.design.error import DesignError
from designer.design.files import decode, encode
from designer.design.user_blocks import UserBlock
from designer.window.documents.document import Document
from designer.window.documents.inside import Inside
from tests.commands import INSIDE, OUTSIDE, own
from tests.strategies import EXPLORE, designs, examples


def size_of(_: Layer, __: int) -> tuple[float, float]:
    return 100.0, 40.0


class Session(RuleBasedStateMachine):
    """An open design, and the insides of its blocks that were entered."""

    @initialize(design=designs(most=5))
    def open(self, design: Design) -> None:
        self.document = Document(design, size_of)
        self.insides: list[Inside] = []
        self.start = encode(design)

    @rule(data=st.data(), name=st.sampled_from(sorted(OUTSIDE)))
    def act(self, data: st.DataObject, name: str) -> None:
        """On the design."""
        self._do(data, self.document, lambda: OUTSIDE[name](data.draw, self.document))

    @rule(data=st.data(), name=st.sampled_from(sorted(INSIDE)))
    def act_inside(self, data: st.DataObject, name: str) -> None:
        """In a block that is open, if any, or is opened for this."""
        places = [doc for doc in self.insides if _is_there(doc)]
        around: list[Document] = [self.document, *places]
        ways = [(outer, node_id) for outer in around for node_id in own(outer.design)]
        if not places and not ways:
            self._do(data, self.document, lambda: OUTSIDE["group"](data.draw, self.document))
            return
        if ways and (not places or data.draw(st.integers(0, 3)) == 0):
            inside = Inside(*data.draw(st.sampled_from(ways)))
            self.insides.append(inside)
        else:
            inside = data.draw(st.sampled_from(places))
        self._do(data, inside, lambda: INSIDE[name](data.draw, inside))

    def _do(self, data: st.DataObject, place: Document, make: Callable[[], Transaction]) -> None:
        """A refused command changes nothing, and is one sentence."""
        history = self.document.history
        labels, steps = (history.undo_label, history.redo_label), len(history._done)
        before = encode(self.document.design)
        action, refusal = None, ""
        try:
            action = make()
            place.do(action, merge=data.draw(st.booleans()))
        except (DesignError, ParameterError) as error:
            refusal = str(error)
        if refusal:
            note(f"refused: {refusal}")
            assert encode(self.document.design) == before
            assert labels == (history.undo_label, history.redo_label)
        elif action and history.undo_label != action.label:  # there and back again: no step
            assert labels[0] == action.label
            assert len(history._done) == steps - 1

    @rule(name=st.sampled_from(("undo", "undo", "redo", "save and load")))
    def step(self, name: str) -> None:
        """Back, forth, or to disk."""
        if name == "save and load":
            self._save_and_load()
        else:
            getattr(self.document.history, name)()

    def _save_and_load(self) -> None:
        """The file has all that there is."""
        self.document.history.mark_saved()
        assert not self.document.history.modified
        design, data = self.document.design, encode(self.document.design)
        again = decode(data)
        assert again == design
        assert list(again.graph) == list(design.graph)
        assert encode(again) == data

    @invariant()
    def analysis_is_as_if_made_anew(self) -> None:
        self.insides = [inside for inside in self.insides if _is_there(inside)]
        for document in (self.document, *self.insides):
            fresh, known = Analysis(document.design), document.analysis
            assert known.nodes == fresh.nodes
            assert known.totals == fresh.totals
            assert known.diagnostics == fresh.diagnostics

    @invariant()
    def an_open_inside_is_what_its_block_is_made_of(self) -> None:
        for inside in self.insides:
            if _is_there(inside):
                assert _plain(inside.design) == _plain(inside._drawn())

    def teardown(self) -> None:
        if not hasattr(self, "document"):
            return
        history, design = self.document.history, self.document.design
        while history.redo_label is not None:
            history.redo()
        end = encode(design)
        assert encode(decode(end)) == end
        while history.undo_label is not None:
            history.undo()
        assert encode(design) == self.start
        while history.redo_label is not None:
            history.redo()
        assert encode(design) == end


def _is_there(inside: Inside) -> bool:
    """Whether the block that it is the inside of is still there, and all around it."""
    outer = inside.outer
    if isinstance(outer, Inside) and not _is_there(outer):
        return False
    there = inside.node_id in outer.design
    return there and isinstance(outer.design.node(inside.node_id).layer, UserBlock)


def _plain(design: Design) -> tuple[object, ...]:
    """All but the places on the canvas, which an open inside lays out."""
    nodes = [(n.id, n.layer, n.repeat, n.expressions) for n in design.nodes()]
    return design.name, nodes, set(design.wires()), design.exposed, design.notes


class OneHalf(Session):
    """Two classes, so that two cores share the work."""


class OtherHalf(Session):
    """Draws other sequences: its name is part of what they are drawn from."""


# A thousand sequences of fifty steps together: 110 seconds of one core.
FEWEST, STEPS = 500, 50
TestOneHalf, TestOtherHalf = OneHalf.TestCase, OtherHalf.TestCase
for half in (TestOneHalf, TestOtherHalf):
    half.settings = examples(FEWEST, stateful_step_count=STEPS)
    half.pytestmark = pytest.mark.timeout(1200 * max(1, EXPLORE))  # what fails is made smaller
del half
