"""Another computer to run on: its name for ssh, and the Python there."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QWidget

from designer.lab.far.host import Host, HostError
from designer.window.languages.words import sentence, tr


class ComputerDialog(QDialog):
    """Accepted, it has a `host`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Another computer"))
        self.host: Host | None = None
        self.address = QLineEdit(placeholderText="user@box")
        self.python = QLineEdit("python3")
        about = QLabel(
            tr(
                "Reached by ssh with a key, as in a terminal; ports and keys belong into "
                "~/.ssh/config. It needs Python 3.11 with torch, msgspec and networkx; Netwright "
                "sends the rest."
            ),
            objectName="quiet",
            wordWrap=True,
        )
        self.fault = QLabel(objectName="wrong", wordWrap=True, visible=False)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QFormLayout(self)
        layout.addRow(about)
        layout.addRow(tr("Computer"), self.address)
        layout.addRow(tr("Python there"), self.python)
        layout.addRow(self.fault)
        layout.addRow(buttons)
        self.setMinimumWidth(420)

    def accept(self) -> None:
        try:
            self.host = Host(self.address.text().strip(), self.python.text().strip())
        except HostError as error:
            self.fault.setText(sentence(str(error)))
            self.fault.show()
        else:
            super().accept()
