"""The legend of the heat map, in a corner of the canvas."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from designer.window.languages.words import tr
from designer.window.look.theme import HEAT_STEPS, LIGHT, Theme

CLEAR = 12  # pixels to the edges of the canvas


class Legend(QFrame):
    """A strip from nothing to the most, with what it is and its unit; takes no clicks."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("legend")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.title, self.most = QLabel(), QLabel()
        self._least, self._strip = QLabel("0"), _Strip()
        scale = QHBoxLayout()
        scale.setSpacing(6)
        for widget in (self._least, self._strip, self.most):
            scale.addWidget(widget)
        scale.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 8)
        layout.setSpacing(4)
        layout.addWidget(self.title)
        layout.addLayout(scale)
        self.hide()
        over.installEventFilter(self)

    def show_scale(self, title: str, most: str, theme: Theme) -> None:
        """What the colours mean; without a largest value the title stands alone."""
        self.title.setText(title)
        self.most.setText(most)
        self._strip.theme = theme
        for widget in (self._least, self._strip, self.most):
            widget.setVisible(bool(most))
        self._strip.update()
        self.setAccessibleName(tr("Heat map: {title}, up to {most}").format(title=title, most=most))
        self._settle()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        """To the corner at the bottom left."""
        self.layout().activate()
        self.adjustSize()
        self.move(CLEAR, self.parentWidget().height() - self.height() - CLEAR)


class _Strip(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.theme = LIGHT
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, 12)

    def paintEvent(self, _: QPaintEvent) -> None:
        gradient = QLinearGradient(0, 0, self.width(), 0)
        for step in range(HEAT_STEPS):
            gradient.setColorAt((step + 0.5) / HEAT_STEPS, self.theme[f"heat{step}"])
        painter = QPainter(self)
        painter.fillRect(self.rect(), gradient)
        painter.setPen(self.theme["border"])
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
