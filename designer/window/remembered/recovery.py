"""What survives a crash: while a design has unsaved changes, a copy of it lies in a folder.

A folder a session, locked while the session lives; who starts later finds those of the dead. A copy
is written a short while after a change, in slices, so that no frame is late.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from time import perf_counter
from uuid import uuid4

from PySide6.QtCore import QLockFile, QObject, QStandardPaths, QTimer, Signal

from designer.design.error import DesignError
from designer.design.files import pieces
from designer.design.saving import write_safely
from designer.window.documents.document import Document
from designer.window.languages.words import sentence, tr

PAUSE = 1500  # ms from a change to its copy; changes meanwhile go with it
LONGEST = 10.0  # s of steady changes; then the copy is written at one go
SLICE = 0.008  # s of writing at one go
LOCK = "lock"


@dataclass(frozen=True)
class Remains:
    """A copy that a session left: the design's name, the file it came from, when it changed."""

    copy: Path
    name: str
    path: Path | None
    changed: datetime


class Recovery(QObject):
    """`failed` says why no copy can be kept; once, for it would say so at every change."""

    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder() / uuid4().hex
        self._lock: QLockFile | None = None
        self._others: dict[Path, QLockFile] = {}  # of dead sessions, so that they are offered once
        self._copies: dict[Document, Path] = {}
        self._changed: dict[Document, float] = {}  # since when, in their order
        self._writing: tuple[Document, Iterator[str], list[str]] | None = None
        self._warned = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._write_some)

    # -- keeping copies ----------------------------------------------------------------------------

    def follow(self, document: Document) -> None:
        """A document was opened, changed or saved."""
        if document.history.modified:
            since = self._changed.setdefault(document, perf_counter())
            if self._writing and self._writing[0] is document:
                self._writing = None  # it changed between two slices: begin again after a pause
                self._timer.start(PAUSE)
                if perf_counter() - since > LONGEST:
                    self.write_now(document)
            elif not self._timer.isActive():
                self._timer.start(PAUSE)
        else:
            self.forget(document)

    def forget(self, document: Document) -> None:
        """It is saved, or its changes were given up."""
        self._changed.pop(document, None)
        if self._writing and self._writing[0] is document:
            self._writing = None
        copy = self._copies.pop(document, None)
        if copy is not None:
            rmtree(copy.parent, ignore_errors=True)

    def write_now(self, document: Document) -> bool:
        """The copy at once; says whether it lies there."""
        self._changed.pop(document, None)
        return self._put(document, "".join(pieces(document.design)))

    def _write_some(self) -> None:
        """A slice of what is to be written."""
        if self._writing is None:
            if not self._changed:
                return
            document = next(iter(self._changed))
            self._writing = document, pieces(document.design), []
            if document not in self._copies:
                with suppress(OSError, DesignError):  # said when the copy itself is written
                    self._copies[document] = self._place(document)
                self._timer.start(0)
                return
        document, rest, done = self._writing
        end = perf_counter() + SLICE
        for piece in rest:
            done.append(piece)
            if perf_counter() > end:
                break
        else:
            if len(done) > 1:  # the file itself in a turn of its own
                self._writing = document, iter(()), ["".join(done)]
            else:
                self._writing = None
                self._changed.pop(document, None)
                self._put(document, "".join(done))
        if self._writing or self._changed:
            self._timer.start(0)

    def _put(self, document: Document, text: str) -> bool:
        try:
            copy = self._copies.get(document) or self._place(document)
            write_safely(copy, text.encode())
        except (OSError, DesignError) as error:
            if not self._warned:
                self._warned = True
                said = tr("Unsaved changes can't be kept for a crash: {reason}")
                self.failed.emit(said.format(reason=sentence(str(error))))
            return False
        self._copies[document] = copy
        return True

    def _place(self, document: Document) -> Path:
        """A folder of its own for a document's copy; the first one locks the session's."""
        if self._lock is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock = _locked(self._folder)
        place = self._folder / uuid4().hex
        place.mkdir()
        about = {"name": document.design.name, "path": str(document.path or "")}
        write_safely(place / "about", json.dumps(about).encode())
        return place / "design.json"

    def end(self) -> None:
        """The window is closed, and every change saved or given up."""
        self._timer.stop()
        self._changed.clear()
        self._writing = None
        self._copies.clear()
        for lock in (self._lock, *self._others.values()):
            if lock is not None:
                lock.unlock()
        self._others.clear()
        if self._lock is not None:
            rmtree(self._folder, ignore_errors=True)
        self._lock = None

    # -- what others left --------------------------------------------------------------------------

    def remains(self) -> list[Remains]:
        """Copies of sessions that ended without closing, the last first."""
        found = []
        for session in sorted(folder().glob("*")):
            if session == self._folder or not session.is_dir():
                continue
            if session not in self._others:
                lock = _locked(session)
                if lock is None:  # that session lives
                    continue
                self._others[session] = lock
            copies = [r for c in session.glob("*/design.json") if (r := _read(c)) is not None]
            found += copies
            if not copies:
                self._clear(session)
        return sorted(found, key=lambda remains: remains.changed, reverse=True)

    def discard(self, remains: Remains) -> None:
        """It is not wanted any more, or is open again."""
        rmtree(remains.copy.parent, ignore_errors=True)
        session = remains.copy.parent.parent
        if not any(session.glob("*/design.json")):
            self._clear(session)

    def _clear(self, session: Path) -> None:
        lock = self._others.pop(session, None)
        if lock is not None:
            lock.unlock()
        rmtree(session, ignore_errors=True)


def folder() -> Path:
    """Where all sessions have theirs."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(place) / "recovery"


def _locked(session: Path) -> QLockFile | None:
    """The session's lock; None while another process that lives holds it."""
    lock = QLockFile(str(session / LOCK))
    lock.setStaleLockTime(0)  # stale when its process is gone, never by age
    return lock if lock.tryLock(0) else None


def _read(copy: Path) -> Remains | None:
    with suppress(OSError, ValueError, TypeError, AttributeError):
        about = json.loads((copy.parent / "about").read_text())
        changed = datetime.fromtimestamp(copy.stat().st_mtime).astimezone()
        path = Path(about["path"]) if about.get("path") else None
        return Remains(copy, str(about["name"]), path, changed)
    return None
