"""The status bar: parameters, MACs and memory at a batch size, always; problems as a button."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSpinBox, QStatusBar

from designer.design.analysis import Analysis
from designer.design.repairs.diagnosis import Diagnostic
from designer.window.languages.words import count, mebibytes, scaled, tr
from designer.window.panels.memory_words import tooltip


class _Asked(QLabel):
    """A label whose tooltip is worked out when the mouse asks for it."""

    def __init__(self, words: Callable[[], str]) -> None:
        super().__init__()
        self._words = words

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self._words())
        return super().event(event)


class Status(QStatusBar):
    """Figures of the whole design; a hint of what the mouse does comes in front of them."""

    problems_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._refusal = ""
        self._analysis: Analysis | None = None
        self._findings: tuple[Diagnostic, ...] = ()
        self.parameters, self.macs = QLabel(), QLabel()
        self.memory = _Asked(self._memory_in_words)
        self.batch = QSpinBox(minimum=1, maximum=65536, value=1, prefix=tr("batch "))
        self.batch.setAccessibleName(tr("Batch size for the memory"))
        self.problems = QPushButton(flat=True)
        self.problems.clicked.connect(self.problems_wanted)
        self.macs.setToolTip(
            tr("Multiply–accumulates of convolutions and matrix products, one sample, inference")
        )
        self._figures = self.parameters, self.macs, self.memory, self.batch, self.problems
        for widget in self._figures:
            self.addPermanentWidget(widget)
        self.batch.valueChanged.connect(self._write)
        self.setSizeGripEnabled(False)

    def _memory_in_words(self) -> str:
        return tooltip(self._analysis, self.batch.value()) if self._analysis else ""

    def refuse(self, text: str, linger: int) -> None:
        """Say why something can't be done, for so long, or until something else is done."""
        self._refusal = text
        self.showMessage(text, linger)

    def forget_refusal(self) -> None:
        """Something was done: why something else was not is of no more use."""
        if self._refusal and self.currentMessage() == self._refusal:
            self.clearMessage()
        self._refusal = ""

    def show_analysis(self, analysis: Analysis | None) -> None:
        """The figures as they stand; none where there is no design."""
        self._analysis = analysis
        for widget in self._figures:
            widget.setVisible(analysis is not None)
        self._write()

    def show_findings(self, findings: tuple[Diagnostic, ...]) -> None:
        """What the lints found."""
        self._findings = findings
        self._write()

    def _write(self) -> None:
        if self._analysis is None:
            return
        totals = self._analysis.totals
        least = "≥\u202f" if totals.partial else ""
        self.parameters.setText(f"{least}{scaled(totals.parameters)} {tr('parameters')}")
        self.parameters.setToolTip(f"{least}{count(totals.parameters)}")
        self.macs.setText(f"{least}{scaled(totals.macs)} {tr('MACs')}")
        memory = totals.memory_at(self.batch.value())
        self.memory.setText(f"{least}{mebibytes(memory)} {tr('memory at')}")
        found = (*self._analysis.diagnostics, *self._findings)
        errors = sum(d.severity == "error" for d in found)
        warnings = sum(d.severity == "warning" for d in found)
        hints = len(found) - errors - warnings
        texts = []
        if errors:
            texts.append(tr("1 error") if errors == 1 else tr("{n} errors").format(n=errors))
        if warnings:
            more = tr("1 warning") if warnings == 1 else tr("{n} warnings").format(n=warnings)
            texts.append(more)
        if hints:
            texts.append(tr("1 hint") if hints == 1 else tr("{n} hints").format(n=hints))
        self.problems.setText(", ".join(texts) or tr("No problems"))
