"""What the start page offers, done: recent files, the last session, what a crash left behind."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from designer.design.error import DesignError
from designer.design.files import read
from designer.window.canvas.items.look import Look
from designer.window.files.filing import Filing
from designer.window.languages.words import sentence, tr
from designer.window.remembered import recent
from designer.window.remembered.recovery import Recovery, Remains
from designer.window.starting.start_page import StartPage
from designer.window.tabs.tabs import Tabs


class Home(QObject):
    """The page is made when it is shown first. `said` is a sentence for the status bar."""

    said = Signal(str)

    def __init__(
        self, tabs: Tabs, files: Filing, recovery: Recovery, look: Look, window: QWidget
    ) -> None:
        super().__init__(window)
        self._tabs, self._files, self._recovery = tabs, files, recovery
        self._look, self._window = look, window
        self._session = recent.last_session()
        self.page: StartPage | None = None
        self.key_of: Callable[[str], str] = lambda _: ""
        tabs.when_empty = self.show

    @property
    def has_memories(self) -> bool:
        """Whether there is anything of earlier sessions to offer."""
        return bool(self._session or recent.recent_files() or self._recovery.remains())

    def show(self) -> None:
        """The start page, in its tab."""
        if self.page is None:
            self.page = StartPage(self._look, self.key_of)
            self.page.target.connect(self._files.open_target)
            self.page.new.connect(self._files.new)
            self.page.browse.connect(self._files.open_dialog)
            self.page.session.connect(self.reopen)
            self.page.recover.connect(self.recover)
            self.page.discard.connect(self.discard)
        self.page.show_session(self._session)
        self.page.show_remains(self._recovery.remains())
        self._tabs.show_page(self.page, tr("Start"))

    def reopen(self) -> None:
        """All that was open when the window was closed last; says what is missing."""
        session, self._session = self._session, []
        missing = [t for t in session if Path(t).is_absolute() and not Path(t).is_file()]
        for target in session:
            if target not in missing:
                self._files.open_target(target)
        if missing:
            names = ", ".join(Path(target).name for target in missing)
            self.said.emit(tr("Missing: {names}").format(names=names))

    def recover(self, remains: Remains) -> None:
        """Open what a crash left, still unsaved; its copy goes when there is a new one."""
        try:
            design = read(remains.copy)
        except (DesignError, OSError) as error:
            QMessageBox.warning(self._window, tr("Can't recover"), sentence(str(error)))
            return
        document = self._files.open_unsaved(design, remains.path)
        if self._recovery.write_now(document):
            self._recovery.discard(remains)

    def discard(self, remains: Remains) -> None:
        """Give it up, after a question."""
        buttons = QMessageBox.StandardButton
        asked = tr("Discard the unsaved changes to {name}? They can't be brought back.")
        answer = QMessageBox.question(
            self._window,
            tr("Discard"),
            asked.format(name=remains.name),
            buttons.Discard | buttons.Cancel,
        )
        if answer == buttons.Discard and self.page is not None:
            self._recovery.discard(remains)
            self.page.show_remains(self._recovery.remains())

    def retheme(self) -> None:
        """After a change of colours."""
        if self.page is not None:
            self.page.retheme()
