"""What is typed in a field holds before something else is done, as if the field had been left."""

from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit


def finish_typing() -> None:
    """A shortcut or a click on a button takes no focus, so the field would be left too late."""
    field = QApplication.focusWidget()
    if isinstance(field, QAbstractSpinBox):
        field.interpretText()
    elif isinstance(field, QLineEdit):
        field.editingFinished.emit()
