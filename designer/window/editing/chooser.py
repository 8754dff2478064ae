"""A search line over a list on the canvas: type, Enter takes the first, Escape leaves."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from designer.window.languages.words import tr
from designer.window.waiting.waiting import StoppedError
from designer.window.widgets.swatch import swatch

WIDTH, HEIGHT = 330, 330
ASIDE, EDGE = 14, 8  # pixels to what it stands beside, and to the canvas's edge
AT_ONCE, AT_A_TIME = 12, 4  # lines found before it is shown, and in each pause after
STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


@dataclass(frozen=True)
class Option:
    """A line: what it says, its arguments and result, its family's colour, and what it does."""

    text: str
    detail: str
    result: str
    family: str
    about: str
    run: Callable[[], object]


Options = Callable[[str], Iterator[Option]]


class Chooser(QFrame):
    """Lives on the canvas, so that it is where the eye is; lines come as they are found."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self.setObjectName("chooser")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.title = QLabel(objectName="quiet", wordWrap=True)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.list = _list()
        self.search.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        for widget in (self.title, self.search, self.list):
            layout.addWidget(widget)
        self._options: Options = lambda _: iter(())
        self._coming: Iterator[Option] = iter(())
        self._found: list[Option] = []
        self._filling = False
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(self._find_more)
        self.search.textChanged.connect(self._fill)
        self.list.itemClicked.connect(self._run)
        self.hide()

    def ask(self, beside: QRect, title: str, hint: str, options: Options) -> None:
        """Open beside that area, with the lines that the options give for what is typed."""
        self._options = options
        self.title.setText(title)
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        if not self._fill(""):
            return
        area = self.parentWidget().rect()
        self.resize(min(WIDTH, area.width() - 2 * EDGE), min(HEIGHT, area.height() - 2 * EDGE))
        x, left = beside.right() + ASIDE, beside.left() - ASIDE - self.width()
        if x + self.width() + EDGE > area.right() and left >= EDGE:
            x = left
        x = min(max(x, EDGE), area.right() - self.width() - EDGE)
        y = min(max(beside.top(), EDGE), area.bottom() - self.height() - EDGE)
        self.move(x, y)
        self.show()
        self.raise_()
        self.search.setFocus()

    @property
    def options(self) -> list[Option]:
        """The lines found so far, the best first."""
        return self._found

    def _fill(self, text: str) -> bool:
        """The lines for what is typed; closes where somebody did not want to wait for them."""
        self._more.stop()
        self.list.clear()
        self._found = []
        self._coming = self._options(text)
        self._filling = True  # a notice that it takes long has the focus for a while
        try:
            self._take(AT_ONCE)
        except StoppedError:
            self.leave()
            return False
        finally:
            self._filling = False
        if not self._found:
            item = QTreeWidgetItem(self.list, [tr("Nothing like that fits here")])
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setFirstColumnSpanned(True)
        else:
            self._go_to(0)
            self._more.start()
        return True

    def _take(self, count: int) -> bool:
        """So many more lines; whether there were any."""
        fresh = list(islice(self._coming, count))
        for option in fresh:
            words = f"{option.text}   {option.detail}".rstrip()
            item = QTreeWidgetItem(self.list, [words, option.result])
            item.setIcon(0, swatch(option.family))
            for column in range(2):
                item.setToolTip(column, f"{words}\n{option.about}")
        self._found += fresh
        return bool(fresh)

    def _go_to(self, row: int) -> None:
        item = self.list.topLevelItem(row)
        if item is not None:
            self.list.setCurrentItem(item)

    def _find_more(self) -> None:
        if not self._take(AT_A_TIME):
            self._more.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            if not self._filling:
                self._close()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        """Whether the key was for the list."""
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._run()
        elif key == Qt.Key.Key_Tab:
            return True  # it opened this; nothing to go to
        elif key in STEPS:
            row = self.list.currentIndex().row() + STEPS[key]
            self._go_to(min(max(row, 0), self.list.topLevelItemCount() - 1))
        else:
            return False
        return True

    def _run(self, *_: object) -> None:
        row = self.list.currentIndex().row()
        if 0 <= row < len(self._found):
            option = self._found[row]
            self.leave()
            option.run()

    def leave(self) -> None:
        """Close, and back to the canvas."""
        self._close()
        self.parentWidget().setFocus()

    def _close(self) -> None:
        self._more.stop()
        self._coming = iter(())
        self.hide()


def _list() -> QTreeWidget:
    tree = QTreeWidget(columnCount=2)
    tree.setHeaderHidden(True)
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    tree.setAccessibleName(tr("What fits here"))
    header = tree.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    return tree
