"""The ground of the canvas: a grid of dots, where they can be told apart."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QBrush, QPainter, QPixmap

from designer.window.look.theme import Theme

GRID = 24
DOTS_FROM = 0.5  # zoom


class Ground:
    """Paints it from a tile with one dot, drawn once a theme."""

    def __init__(self) -> None:
        self._tile_of: Theme | None = None
        self._tile = QBrush()

    def paint(self, painter: QPainter, area: QRectF | QRect, theme: Theme) -> None:
        """Over an area of the scene."""
        painter.fillRect(area, theme["canvas"])
        if painter.worldTransform().m11() > DOTS_FROM:
            painter.fillRect(area, self._dots(theme))

    def _dots(self, theme: Theme) -> QBrush:
        if self._tile_of is not theme:
            tile = QPixmap(GRID, GRID)
            tile.fill(theme["canvas"])
            painter = QPainter(tile)
            painter.fillRect(0, 0, 2, 2, theme["dots"])
            painter.end()
            self._tile_of, self._tile = theme, QBrush(tile)
        return self._tile
