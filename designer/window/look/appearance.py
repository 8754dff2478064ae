"""Light or dark: as the system has it, also when that changes, or as was chosen; remembered."""

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication

from designer.window.look.theme import DARK, LIGHT, Theme, apply

KEY = "window/theme"
CHOICES = ("system", "light", "dark")


class Appearance(QObject):
    """`changed` carries the theme that holds now."""

    changed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self._choice = "light"
        self._actions: dict[str, QAction] = {}
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    def restore(self) -> None:
        """What was chosen last; the system's at first."""
        choice = QSettings().value(KEY, "system")
        self._choose(choice if choice in CHOICES else "system")

    def check(self, actions: dict[str, QAction]) -> None:
        """Mark the choice on the actions, now and when it changes."""
        self._actions = {name: actions[f"appearance.{name}"] for name in CHOICES}
        self._actions[self._choice].setChecked(True)

    def system(self) -> None:
        """Follow the system."""
        self._choose("system")

    def light(self) -> None:
        """Light, whatever the system has."""
        self._choose("light")

    def dark(self) -> None:
        """Dark."""
        self._choose("dark")

    def toggle(self) -> None:
        """The other one."""
        self._choose("light" if self.theme.dark else "dark")

    def _choose(self, choice: str) -> None:
        self._choice = choice
        QSettings().setValue(KEY, choice)
        if self._actions:
            self._actions[choice].setChecked(True)
        self._show()

    def _system_changed(self, _: Qt.ColorScheme) -> None:
        if self._choice == "system":
            self._show()

    def _wanted(self) -> Theme:
        if self._choice == "system":
            return DARK if system_is_dark() else LIGHT
        return DARK if self._choice == "dark" else LIGHT

    def _show(self) -> None:
        theme = self._wanted()
        if theme is not self.theme:
            self.theme = theme
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            apply(app, theme)
            self.changed.emit(theme)


def system_is_dark() -> bool:
    """Whether the desktop asks for dark; those that ask for nothing get light."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
