"""All diagnostics by their kind, with repairs for one and for all; a click goes there."""

from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designer.design.lints.book import RULES
from designer.design.repairs.diagnosis import Diagnostic
from designer.window.documents.checking import Checking
from designer.window.inspector.fixes import MOST_FIXES, Fix, FixAll
from designer.window.languages.words import count, sentence, tr
from designer.window.widgets.tool_button import tool_button

MOST = 20  # rows of a kind; more on demand
RANK = ("error", "warning", "advice")
REASONS = {rule.title: rule.reason for rule in RULES}


class ProblemsPanel(QWidget):
    """`chosen` carries a node's id, `repair` a fix; built only while it can be seen."""

    chosen = Signal(str)
    repair = Signal(object)

    def __init__(self, checking: Checking) -> None:
        super().__init__()
        self._checking = checking
        self._faults: tuple[Diagnostic, ...] = ()
        self._shown: tuple[Diagnostic, ...] | None = None
        self._whole: set[str] = set()  # kinds of which all rows are wanted
        self.summary = QLabel(objectName="quiet")
        self.checks = tool_button(tr("Checks"))
        self.checks.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.checks.setToolTip(tr("Which checks beyond shapes are made"))
        self.checks.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.checks.setMenu(self._menu())
        self._area = QScrollArea(widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 4, 8, 4)
        bar.addWidget(self.summary, 1)
        bar.addWidget(self.checks)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self._area, 1)
        checking.found.connect(self._refresh)

    def _menu(self) -> QMenu:
        menu = QMenu(self, toolTipsVisible=True)
        for rule in RULES:
            action = menu.addAction(sentence(rule.title))
            action.setToolTip(sentence(rule.reason))
            action.setCheckable(True)
            action.setChecked(rule.name not in self._checking.off)
            action.toggled.connect(lambda on, name=rule.name: self._checking.switch(name, on))
        return menu

    def show_diagnostics(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """The faults as they stand; what the lints found is added."""
        self._faults = diagnostics
        self._refresh()

    def take_focus(self) -> None:
        """To the first button: a problem's node, or the menu of checks."""
        buttons = self._area.findChildren(QPushButton)
        (buttons[0] if buttons else self.checks).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        """Rebuild where they differ."""
        found = self._faults + self._checking.findings
        if found != self._shown and self.isVisible():
            self._shown = found
            self._build()

    def _build(self) -> None:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(12, 4, 12, 12)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        found = sorted(self._shown or (), key=_order)
        kinds = [list(group) for _, group in groupby(found, key=_order)]
        for group in kinds:
            self._group(layout, group)
        if not found:
            text = tr("No problems: every wire carries a shape that its layer can take.")
            layout.addWidget(QLabel(text, objectName="quiet"))
        self.summary.setText(_summary(found, len(kinds)))
        self._area.setWidget(page)

    def _group(self, layout: QVBoxLayout, group: list[Diagnostic]) -> None:
        first = group[0]
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(_mark(first))
        name = QLabel(f"{sentence(first.kind)} · {count(len(group))}", objectName="heading")
        name.setTextFormat(Qt.TextFormat.PlainText)
        heading.addWidget(name)
        reason = QLabel(sentence(REASONS.get(first.kind, "")), objectName="quiet", wordWrap=True)
        heading.addWidget(reason, 1)
        if len(group) > 1 and any(d.repairs for d in group):
            heading.addWidget(FixAll(group, self._checking))
        layout.addLayout(heading)
        shown = group if first.kind in self._whole else group[:MOST]
        rows = [self._row(diagnostic) for diagnostic in shown]
        widest = max(go.sizeHint().width() for go, _ in rows)
        for go, row in rows:
            go.setFixedWidth(widest)  # the sentences stand in one column
            layout.addLayout(row)
        if len(group) > len(shown):
            more = QPushButton(tr("Show all {n}").format(n=count(len(group))), flat=True)
            more.clicked.connect(lambda: self._show_whole(first.kind))
            layout.addWidget(more, alignment=Qt.AlignmentFlag.AlignLeft)

    def _show_whole(self, kind: str) -> None:
        self._whole.add(kind)
        self._build()

    def _row(self, diagnostic: Diagnostic) -> tuple[QPushButton, QHBoxLayout]:
        row = QHBoxLayout()
        row.setContentsMargins(22, 0, 0, 0)
        go = QPushButton(diagnostic.node or tr("design"), flat=True)
        go.setToolTip(tr("Show it on the canvas"))
        go.clicked.connect(lambda: self.chosen.emit(diagnostic.node))
        row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        text = QLabel(sentence(diagnostic.message), wordWrap=True)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setContentsMargins(0, 5, 0, 0)
        row.addWidget(text, 1, Qt.AlignmentFlag.AlignTop)
        for repair in diagnostic.repairs[:MOST_FIXES]:
            fix = Fix(repair, diagnostic.node, self._checking)
            fix.wanted.connect(self.repair)
            row.addWidget(fix, 0, Qt.AlignmentFlag.AlignTop)
        return go, row


def _order(diagnostic: Diagnostic) -> tuple[int, str]:
    return RANK.index(diagnostic.severity), diagnostic.kind


def _mark(diagnostic: Diagnostic) -> QLabel:
    """● red is wrong; ▲ a warning and ○ a piece of advice are in the colours of text."""
    marks = {
        "error": ("●", "wrong", tr("Error")),
        "warning": ("▲", "warning", tr("Warning")),
        "advice": ("○", "quiet", tr("Hint")),
    }
    sign, name, word = marks[diagnostic.severity]
    label = QLabel(sign)
    label.setObjectName(name)
    label.setAccessibleName(word)
    label.setToolTip(word)
    return label


def _summary(found: list[Diagnostic], kinds: int) -> str:
    if not found:
        return ""
    if len(found) == 1:
        return tr("1 problem")
    if kinds == 1:
        return tr("{n} problems of one kind").format(n=count(len(found)))
    return tr("{n} problems of {kinds} kinds").format(n=count(len(found)), kinds=kinds)
