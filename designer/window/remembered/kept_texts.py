"""A list of texts in the settings: Qt gives one back as a text, and none as nothing."""

from PySide6.QtCore import QSettings


def kept_texts(key: str) -> list[str]:
    """In the order they were kept."""
    value = QSettings().value(key, [])
    if isinstance(value, str):
        return [value]
    return [str(text) for text in value] if isinstance(value, list) else []
