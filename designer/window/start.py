"""Starting the window."""

import gc
import os
import sys
from types import TracebackType

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QMessageBox

from designer.design.targets import load
from designer.window.languages.choice import restore
from designer.window.languages.words import tr
from designer.window.look import theme
from designer.window.main_window import MainWindow
from designer.window.waiting.task import is_at_work

DEFAULT = "resnet18"


def application(arguments: list[str]) -> QApplication:
    """The QApplication with Netwright's names and look."""
    # Python's garbage is looked for seldom: with a large design each search costs some frames, and
    # opening one, which makes much and drops nothing, would be a third slower.
    gc.set_threshold(20_000, 10, 10)
    gc.freeze()  # what was imported stays
    gc.enable()
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
    restore(app)
    theme.apply(app, theme.LIGHT)
    window = MainWindow()
    sys.excepthook = _Fault(window)
    window.appearance.restore()
    if design is None and not window.home.has_memories:
        target, design = DEFAULT, load(DEFAULT)
    blank = window.sheet
    opened = design is not None and window.files.open_design(design, target)
    if not opened or window.recovery.remains():
        window.home.show()
    if not opened:
        window.tabs.remove(blank)
    window.show()
    window.restore()
    return _left(app.exec())


def _left(code: int) -> int:
    """The exit code; at once where a computation that was stopped has not noticed.

    It may be inside Qt, which would be taken down around it.
    """
    if is_at_work():
        QSettings().sync()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    return code


class _Fault:
    """A fault of ours in a slot: said once in full on stderr and in short to the user."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, error, trace)
        text = tr("{error}. Your design is untouched; save it under another name.")
        shown = text.format(error=f"{kind.__name__}: {error}")
        QMessageBox.critical(self._window, "Netwright", shown)
