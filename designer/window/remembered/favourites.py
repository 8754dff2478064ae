"""The layers that a person starred, remembered for good."""

from PySide6.QtCore import QSettings

from blocks.catalogue import BY_NAME
from designer.window.remembered.kept_texts import kept_texts

SETTING = "palette/favourites"


def names() -> list[str]:
    """In the order they were starred; a layer that is gone with its plug-in is passed over."""
    return [name for name in kept_texts(SETTING) if name in BY_NAME]


def toggle(name: str) -> None:
    """Star it, or take the star away."""
    kept = names()
    kept.remove(name) if name in kept else kept.append(name)
    QSettings().setValue(SETTING, kept)
