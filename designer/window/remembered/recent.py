"""What is remembered from one session to the next: files that were opened, designs left open."""

from pathlib import Path

from PySide6.QtCore import QSettings

from designer.window.remembered.kept_texts import kept_texts

FILES, SESSION = "recent/files", "recent/session"
MOST = 12


def recent_files() -> list[str]:
    """The last first; some may be missing by now."""
    return kept_texts(FILES)


def remember_file(path: Path) -> None:
    """A file was opened or saved."""
    name = str(path.absolute())
    _write(FILES, [name, *(other for other in recent_files() if other != name)][:MOST])


def forget_file(name: str) -> None:
    """Take it off the list."""
    _write(FILES, [other for other in recent_files() if other != name])


def last_session() -> list[str]:
    """Files and presets that were open when the window was closed last, from the left."""
    return kept_texts(SESSION)


def remember_session(targets: list[str]) -> None:
    """What is open at the end."""
    _write(SESSION, targets)


def _write(key: str, values: list[str]) -> None:
    QSettings().setValue(key, values)
