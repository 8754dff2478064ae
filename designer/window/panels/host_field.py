"""Where a job runs: this computer, or one that ssh reaches; those once named are remembered."""

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QComboBox

from designer.lab.far.host import Host, HostError
from designer.window.languages.words import tr
from designer.window.panels.computer_dialog import ComputerDialog
from designer.window.remembered.kept_texts import kept_texts

KEY = "remote/computers"
MOST = 20


class HostField(QComboBox):
    """`host` is None for this computer; `changed` tells of another choice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.host: Host | None = None
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setAccessibleName(tr("Computer to run on"))
        self._hosts: list[Host] = []
        self._fill()
        self.activated.connect(self._act)

    def choose(self, host: Host | None) -> None:
        """Run there from now on, and remember it."""
        if host is not None:
            _remember([host, *(other for other in remembered() if other != host)])
        self.host = host
        self._fill()
        self.changed.emit()

    def showPopup(self) -> None:
        self._fill()  # the other panel may have named one
        super().showPopup()

    def _fill(self) -> None:
        self._hosts = remembered()
        self.clear()
        self.addItem(tr("This computer"))
        for host in self._hosts:
            self.addItem(host.address)
            self.setItemData(self.count() - 1, host.python, 3)
        self.addItem(tr("Another computer…"))
        if self.host in self._hosts:
            self.addItem(tr("Forget {name}").format(name=self.host.address))
            self.setCurrentIndex(1 + self._hosts.index(self.host))
        else:
            self.host = None

    def _act(self, index: int) -> None:
        if index <= len(self._hosts):
            self.choose(self._hosts[index - 1] if index else None)
        elif index == len(self._hosts) + 1:
            dialog = ComputerDialog(self)
            self.choose(dialog.host if dialog.exec() else self.host)
        else:
            _remember([host for host in self._hosts if host != self.host])
            self.choose(None)


def remembered() -> list[Host]:
    """The computers that were named, the last first."""
    found = []
    for text in kept_texts(KEY):
        address, _, python = text.partition(" ")
        try:
            found.append(Host(address, python))
        except HostError:  # by another hand
            continue
    return found[:MOST]


def _remember(hosts: list[Host]) -> None:
    QSettings().setValue(KEY, [f"{host.address} {host.python}" for host in hosts[:MOST]])
