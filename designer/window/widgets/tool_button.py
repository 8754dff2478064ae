"""Small buttons beside what they act on."""

from PySide6.QtWidgets import QToolButton


def tool_button(text: str, name: str = "", tip: str = "") -> QToolButton:
    """A small button; the style sheet knows it by its name, its tip says what it does."""
    button = QToolButton()
    button.setText(text)
    button.setObjectName(name)
    button.setToolTip(tip)
    return button
