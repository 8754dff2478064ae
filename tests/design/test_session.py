"""A session of random actions: the analysis keeps up with them, undo and redo are exact."""

from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from designer.design.analysis import Analysis
from designer.design.design import Design, DesignError
from designer.design.files import encode
from designer.design.history import History
from tests.strategies import ACTIONS, actions, designs, examples


class Session(RuleBasedStateMachine):
    """History and analysis of one open design, as a document holds them."""

    @initialize(design=designs(most=5))
    def open(self, design: Design) -> None:
        self.analysis, self.history = Analysis(design), History(design)
        self.history.changed.connect(self.analysis.follow)
        self.start = encode(design)

    @rule(data=st.data(), name=st.sampled_from(sorted(ACTIONS)))
    def act(self, data: st.DataObject, name: str) -> None:
        """A refused action changes nothing."""
        design, labels = self.history.design, (self.history.undo_label, self.history.redo_label)
        action = data.draw(actions(self.analysis, name))
        if action is None:
            return
        before = encode(design)
        try:
            self.history.do(action, merge=data.draw(st.booleans()))
        except DesignError as refusal:
            note(f"refused: {refusal}")
            assert encode(design) == before
            assert labels == (self.history.undo_label, self.history.redo_label)
        else:
            assert self.history.undo_label == action.label

    @rule()
    def undo(self) -> None:
        self.history.undo()

    @rule()
    def redo(self) -> None:
        self.history.redo()

    @rule()
    def save(self) -> None:
        self.history.mark_saved()
        assert not self.history.modified

    @invariant()
    def analysis_is_as_if_made_anew(self) -> None:
        fresh = Analysis(self.history.design)
        assert self.analysis.nodes == fresh.nodes
        assert self.analysis.totals == fresh.totals
        assert self.analysis.diagnostics == fresh.diagnostics

    def teardown(self) -> None:
        if not hasattr(self, "history"):
            return
        while self.history.redo_label is not None:
            self.history.redo()
        end = encode(self.history.design)
        while self.history.undo_label is not None:
            self.history.undo()
        assert encode(self.history.design) == self.start
        while self.history.redo_label is not None:
            self.history.redo()
        assert encode(self.history.design) == end


TestSession = Session.TestCase
TestSession.settings = examples(100, stateful_step_count=30)
