"""What a person set about all canvases, remembered; on at first."""

from PySide6.QtCore import QSettings

MINIMAP, SNAP = "canvas/minimap", "canvas/snap"


def is_on(setting: str) -> bool:
    """Whether it is on."""
    return bool(QSettings().value(setting, True, bool))


def keep(setting: str, on: bool) -> None:  # noqa: FBT001
    """For good."""
    QSettings().setValue(setting, on)
