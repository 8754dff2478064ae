"""Where one is: the design, or inside a block of it; a click goes back out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from designer.window.languages.words import tr
from designer.window.widgets.emptying import empty


class Breadcrumb(QFrame):
    """Hidden at the top level. `left_to` carries the depth to return to; `unpack` asks to."""

    left_to = Signal(int)
    unpack = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(8, 4, 8, 4)
        self.hide()

    def show_path(self, names: list[str], repeat: int, *, own: bool) -> None:
        """The names from the design inwards; `own` where the user drew the block."""
        empty(self._layout)
        for depth, name in enumerate(names[:-1]):
            button = QPushButton(name, flat=True)
            button.clicked.connect(lambda _=False, d=depth: self.left_to.emit(d))
            self._layout.addWidget(button)
            self._layout.addWidget(QLabel("›", objectName="quiet"))
        if names:
            self._layout.addWidget(QLabel(f"<b>{names[-1]}</b>"))
        self._layout.addStretch(1)
        copy = tr("the first of {n} copies; ").format(n=repeat) if repeat > 1 else ""
        note = tr("follows from the block's parameters, so it is read-only")
        if own:
            note = tr("a block of your own: what you change here changes at every use")
        self._layout.addWidget(QLabel(copy + note, objectName="quiet"))
        unpack = QPushButton(tr("Unpack into layers"))
        unpack.clicked.connect(self.unpack)
        self._layout.addWidget(unpack)
        unpack.setVisible(
            len(names) == 2 or (own and len(names) > 1)
        )  # once it has a parent: before, it would be a window
        self.setVisible(len(names) > 1)
