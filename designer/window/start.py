"""Starting the window."""

import sys
from types import TracebackType

from PySide6.QtWidgets import QApplication, QMessageBox

from designer.design.targets import load
from designer.window import theme
from designer.window.main_window import MainWindow

DEFAULT = "resnet18"


def application(arguments: list[str]) -> QApplication:
    """The QApplication with Netwright's names and look."""
    app = QApplication(arguments)
    app.setApplicationName("Netwright")
    app.setOrganizationName("Netwright")
    app.setStyle("Fusion")
    return app


def run(target: str | None) -> int:
    """Open the window on a TARGET and return the exit code when it is closed.

    Without one, on the start page if there is anything to go on with, else on the default; the page
    is in front also where a crash left something behind.
    """
    try:
        design = load(target) if target else None
    except (ValueError, LookupError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    app = application(sys.argv[:1])
    theme.apply(app, theme.LIGHT)
    window = MainWindow()
    sys.excepthook = _Fault(window)
    window.appearance.restore()
    if design is None and not window.home.has_memories:
        target, design = DEFAULT, load(DEFAULT)
    blank = window.sheet
    if design is not None:
        window.files.open_design(design, target)
    if design is None or window.recovery.remains():
        window.home.show()
    if design is None:
        window.tabs.remove(blank)
    window.show()
    window.restore()
    return app.exec()


class _Fault:
    """A fault of ours in a slot: said once in full on stderr and in short to the user."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, error, trace)
        text = f"{kind.__name__}: {error}. Your design is untouched; save it under another name."
        QMessageBox.critical(self._window, "Netwright", text)
