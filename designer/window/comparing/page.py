"""The page: networks to tick, a chart or the table of their figures, export of both."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designer.design.cost.survey import Figures
from designer.design.saving import write_safely
from designer.translate.charts.kinds import KINDS, MEASURED, NothingToDrawError, chart, titles
from designer.translate.charts.plan import Chart
from designer.window.canvas.items.look import Look
from designer.window.comparing.choice import Choice
from designer.window.comparing.legend import ChartLegend
from designer.window.comparing.plots import ChartPlot
from designer.window.comparing.table import FiguresTable, as_csv
from designer.window.languages.words import sentence, tr
from designer.window.panels.job_bar import JobBar
from designer.window.widgets.tool_button import tool_button

TABLE = "table"
ENDINGS = (".svg", ".png", ".csv")
NARROW = 110  # pixels that the choice of a chart may shrink to


class ComparePage(QWidget):
    """`opened` carries a preset or file to open, `said` a sentence, `refused` why it can't be."""

    opened = Signal(str)
    said = Signal(str)
    refused = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.survey: Sequence[Figures] = ()
        self.drawn: Chart | None = None
        self._reason = ""
        self.no_energy = ""  # why a device that was asked for it told none
        self.choice = Choice()
        self.plot, self.table = ChartPlot(look), FiguresTable()
        self.legend = ChartLegend(look)
        self.empty = QLabel(objectName="quiet", wordWrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (self.plot, self.table):
            part.opened.connect(self._open)
        self.kind = QComboBox()
        self.kind.setMinimumWidth(NARROW)
        self.kind.setAccessibleName(tr("What the chart shows"))
        for kind in KINDS:
            self.kind.addItem(titles(tr)[kind], kind)
        self.kind.addItem(tr("Table of all figures"), TABLE)
        self.kind.currentIndexChanged.connect(lambda _: self._turn())
        self._build()

    def _build(self) -> None:
        self.stack = QStackedWidget()
        chart_side = QWidget()
        beside = QHBoxLayout(chart_side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.plot, 1)
        beside.addWidget(self.legend)
        for part in (chart_side, self.table, self.empty):
            self.stack.addWidget(part)
        right = QWidget()
        layout = QVBoxLayout(right)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addWidget(self.stack, 1)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self.choice)
        halves.addWidget(right)
        halves.setStretchFactor(1, 1)
        halves.setSizes([230, 900])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(halves)

    def _head(self) -> JobBar:
        self.whole = tool_button(tr("Whole chart"))
        self.whole.clicked.connect(self.plot.whole)
        self.save = tool_button(tr("Export"))
        self.save.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.save)
        menu.addAction(tr("Chart as SVG…"), lambda: self._ask("svg"))
        menu.addAction(tr("Chart as PNG…"), lambda: self._ask("png"))
        menu.addAction(tr("Figures as CSV…"), lambda: self._ask("csv"))
        self.save.setMenu(menu)
        self.bar = JobBar(tr("Measure"))
        for part in (self.kind, self.whole, self.save):
            self.bar.add_before(part)
        return self.bar

    # -- showing -----------------------------------------------------------------------------------

    def show_survey(self, survey: Sequence[Figures]) -> None:
        """Other networks, or the same with other figures."""
        self.survey = survey
        self._draw()

    def show_kind(self, kind: str) -> None:
        """Another chart, or the table."""
        self.kind.setCurrentIndex(self.kind.findData(kind))

    def _turn(self) -> None:
        if not self.bar.job:
            self.bar.say("")
        self._draw()

    def _draw(self) -> None:
        kind = self.kind.currentData()
        self.drawn = None
        self.whole.setEnabled(False)
        hint = tr("Hover a network for its figures, double-click it to open it")
        if not self.bar.message.text():
            self.bar.say(hint)
        if kind == TABLE and self.survey:
            self.table.show_survey(self.survey)
            self.stack.setCurrentWidget(self.table)
            return
        try:
            self.drawn = chart("macs" if kind == TABLE else kind, self.survey, tr)
        except NothingToDrawError as reason:
            self._reason = str(reason)
            self.advise()
            if self.bar.message.text() == hint:
                self.bar.say("")
            self.stack.setCurrentWidget(self.empty)
            return
        self.plot.show_chart(self.drawn)
        self.legend.show_chart(self.drawn)
        self.whole.setEnabled(True)
        self.stack.setCurrentIndex(0)

    def advise(self) -> None:
        """Why there is no chart, and what helps."""
        if self.no_energy and self.kind.currentData() == "energy":
            why = sentence(self.no_energy).rstrip(".")
            self.empty.setText(tr("No energy was measured: {why}.").format(why=why))
            return
        remedy = tr("Press Measure: each network appears here as soon as it is measured.")
        helps = self.kind.currentData() in MEASURED and self.bar.run.isEnabled()
        self.empty.setText(f"{self._reason}\n{remedy}" if helps else self._reason)

    def _open(self, target: str) -> None:
        if target:
            self.opened.emit(target)

    def retheme(self) -> None:
        """After a change of colours."""
        self._draw()
        self.legend.update()

    # -- exporting ---------------------------------------------------------------------------------

    def _ask(self, ending: str) -> None:
        name = f"{tr('comparison')}.{ending}"
        path, _ = QFileDialog.getSaveFileName(self, tr("Export"), name, f"*.{ending}")
        if path:
            self.export(Path(path) if Path(path).suffix else Path(f"{path}.{ending}"))

    def export(self, path: Path) -> None:
        """The chart or the figures, by the ending; says how it went."""
        from designer.translate.charts.svg import to_svg
        from designer.window.look.raster import svg_to_png

        try:
            ending = path.suffix.lower()
            if ending not in ENDINGS:
                text = tr("A comparison is saved as {endings}; {name} has none of these endings.")
                self.refused.emit(text.format(endings=", ".join(ENDINGS), name=path.name))
                return
            if ending == ".csv":
                write_safely(path, as_csv(self.survey).encode("utf-8-sig"))
            elif self.drawn is None:
                self.refused.emit(tr("No chart is shown: choose one first."))
                return
            else:
                svg = to_svg(self.drawn, dark=self._look.theme.dark, words=tr)
                if ending == ".png":
                    svg_to_png(svg, path)
                else:
                    write_safely(path, svg.encode())
        except (OSError, ValueError) as error:
            self.refused.emit(sentence(str(error)))
            return
        self.said.emit(tr("Exported {name}").format(name=path.name))

    def quiet_choice(self) -> QSignalBlocker:
        """While the list of open designs is written anew."""
        return QSignalBlocker(self.choice)
