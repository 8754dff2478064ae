"""Saving a sweep: its points as CSV, its chart as SVG or PNG."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFileDialog, QGraphicsView, QMenu, QToolButton, QWidget

from designer.design.error import DesignError
from designer.design.saving import write_safely
from designer.window.languages.words import sentence, tr
from designer.window.widgets.tool_button import tool_button

ENDINGS = (".csv", ".svg", ".png")


class SweepSaving(QObject):
    """A button with a menu; `said` tells what came of it, and whether it went wrong."""

    said = Signal(str, bool)

    def __init__(self, owner: QWidget, table: Callable[[], str]) -> None:
        super().__init__(owner)
        self._owner, self._table = owner, table
        self.chart: QGraphicsView | None = None
        self.button = tool_button(tr("Save"))
        self.button.setEnabled(False)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.button)
        for text, ending in (
            (tr("Points as CSV…"), ".csv"),
            (tr("Chart as SVG…"), ".svg"),
            (tr("Chart as PNG…"), ".png"),
        ):
            menu.addAction(text, partial(self._ask, ending))
        self.button.setMenu(menu)

    def _ask(self, ending: str) -> None:
        name = tr("sweep") + ending
        path, _ = QFileDialog.getSaveFileName(self._owner, tr("Save the sweep"), name, f"*{ending}")
        if path:
            self.save(Path(path) if Path(path).suffix else Path(path + ending))

    def save(self, path: Path) -> None:
        """By the path's ending."""
        ending = path.suffix.lower()
        if ending not in ENDINGS or self.chart is None:
            words = tr("A sweep is saved as {endings}, not {name}.")
            self.said.emit(words.format(endings=", ".join(ENDINGS), name=path.name), True)
            return
        try:
            if ending == ".csv":
                write_safely(path, self._table().encode("utf-8-sig"))
            else:
                _draw(self.chart, path)
        except (DesignError, OSError) as error:
            self.said.emit(sentence(str(error)), True)
            return
        self.said.emit(tr("Saved {name}").format(name=path.name), False)


def _draw(chart: QGraphicsView, path: Path) -> None:
    """The chart as it is shown, as vectors; pixels are made of those."""
    import pyqtgraph as pg
    from PySide6.QtSvg import QSvgGenerator

    from designer.window.look.raster import svg_to_png

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture = QSvgGenerator()
    picture.setOutputDevice(buffer)
    picture.setResolution(chart.logicalDpiX())
    picture.setSize(chart.size())
    picture.setViewBox(QRect(0, 0, chart.width(), chart.height()))
    picture.setTitle(chart.accessibleName())
    marks = [item for item in chart.items() if isinstance(item, pg.ScatterPlotItem)]
    for item in marks:
        item.setExportMode(True, {})  # as paths: pieces of one pixmap come out wrong in SVG
    painter = QPainter(picture)
    chart.render(painter)
    painter.end()
    for item in marks:
        item.setExportMode(False)
    svg = bytes(buffer.data().data())
    if path.suffix.lower() == ".png":
        svg_to_png(svg.decode(), path)
    else:
        write_safely(path, svg)
