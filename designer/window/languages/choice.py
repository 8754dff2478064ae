"""Which language the window speaks: the system's where there is one of ours, or the chosen one."""

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QSettings, QTranslator, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from designer.window.languages.catalogue import Catalogue, path_of, read
from designer.window.languages.words import mark, speak

KEY = "window/language"
CODES = {"english": "en", "french": "fr"}
CHOICES = ("system", *CODES)
WRITTEN_IN = "en"


def restore(app: QApplication) -> None:
    """Speak the language that was chosen last, the system's at first; before any widget is made."""
    choice = _chosen()
    code = _code(choice)
    speak(_catalogue(code))
    if choice != "system":
        QLocale.setDefault(QLocale(code))
    of_qt = QTranslator(app)  # for its own dialogs
    if of_qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(of_qt)


class Language(QObject):
    """Remembers what is chosen for the next start; `said` tells of it."""

    said = Signal(str)

    def check(self, actions: dict[str, QAction]) -> None:
        """Mark the choice on the actions."""
        actions[f"language.{_chosen()}"].setChecked(True)

    def system(self) -> None:
        """As the system has it."""
        self._choose("system")

    def english(self) -> None:
        """English, whatever the system has."""
        self._choose("english")

    def french(self) -> None:
        """French."""
        self._choose("french")

    def _choose(self, choice: str) -> None:
        QSettings().setValue(KEY, choice)
        text = mark("From the next start on, Netwright speaks English.")
        self.said.emit(_catalogue(_code(choice)).texts.get(text, text))


def _chosen() -> str:
    choice = QSettings().value(KEY, "system")
    return choice if choice in CHOICES else "system"


def _code(choice: str) -> str:
    """The code of a choice; of the system, the first of its languages that we have."""
    if choice in CODES:
        return CODES[choice]
    wanted = [name.partition("-")[0] for name in QLocale.system().uiLanguages()]
    return next((code for code in wanted if code in CODES.values()), WRITTEN_IN)


def _catalogue(code: str) -> Catalogue:
    return Catalogue([] if code == WRITTEN_IN else read(path_of(code)))
