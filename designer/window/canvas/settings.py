"""What a person set about all canvases, remembered."""

from PySide6.QtCore import QSettings

MINIMAP, SNAP, LETTERS = "canvas/minimap", "canvas/snap", "canvas/letters"
OFF = {LETTERS}  # at first


def is_on(setting: str) -> bool:
    """Whether it is on."""
    return bool(QSettings().value(setting, setting not in OFF, bool))


def keep(setting: str, on: bool) -> None:  # noqa: FBT001
    """For good."""
    QSettings().setValue(setting, on)
