"""A small square in a family's colour, for lists."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPixmap

from designer.translate.family_colours import FAMILY_COLOURS


@lru_cache(maxsize=64)
def swatch(family: str) -> QIcon:
    """The family's colour as an icon."""
    pixmap = QPixmap(12, 12)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(FAMILY_COLOURS.get(family, "#888888"))))
    painter.drawRoundedRect(1, 1, 10, 10, 3, 3)
    painter.end()
    return QIcon(pixmap)
