"""How a line of the command palette is painted: what it does, and at the right its keys."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

KEYS = Qt.ItemDataRole.UserRole + 1
EDGE = 8


class CommandLine(QStyledItemDelegate):
    """The keys are written over the line as Qt paints it."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        keys = index.data(KEYS)
        if not keys:
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        roles = QPalette.ColorRole
        painter.save()
        painter.setPen(
            option.palette.color(roles.HighlightedText if chosen else roles.PlaceholderText)
        )
        area = option.rect.adjusted(0, 0, -EDGE, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, keys)
        painter.restore()
