"""A repair as a button, with its price below, which is worked out a moment later."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from designer.design.repairs.diagnosis import Diagnostic, Repair
from designer.design.trial import Price
from designer.window.documents.checking import Checking
from designer.window.languages.words import count, price, sentence, tr
from designer.window.waiting.when_seen import WhenSeen

PAUSE = 60  # ms: first the window answers, then it reckons
MOST_FIXES = 3
MOST_PRICED = 60  # faults that are mended on trial for the price of all


class _Priced(QWidget):
    """A button above its price; the price is asked for anew when it may differ."""

    def __init__(self, text: str, checking: Checking) -> None:
        super().__init__()
        self.button = QPushButton(text)
        self.button.setEnabled(not checking.read_only)
        self.price = QLabel(" ", objectName="small", alignment=Qt.AlignmentFlag.AlignHCenter)
        self.price.setToolTip(
            tr("What it adds to the network, the node that it mends included; MACs of one sample")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self.button)
        layout.addWidget(self.price)
        self._price_when_seen = WhenSeen(self, PAUSE)
        self._price_when_seen.due.connect(self._write)
        self._price_when_seen.ask()
        checking.outdated.connect(self._price_when_seen.ask)

    def cost(self) -> Price | None:
        """What the button's repair adds; None where it is not said."""
        raise NotImplementedError

    def _write(self) -> None:
        cost = self.cost()
        self.price.setText(price(cost.parameters, cost.macs) if cost else " ")
        self.button.setAccessibleDescription(self.price.text())


class Fix(_Priced):
    """One repair of one node; `wanted` carries it."""

    wanted = Signal(object)

    def __init__(self, repair: Repair, node: str, checking: Checking) -> None:
        super().__init__(_plain(repair), checking)
        self._repair, self._node, self._checking = repair, node, checking
        self.button.clicked.connect(lambda: self.wanted.emit(self._repair))

    def cost(self) -> Price | None:
        return self._checking.price(self._repair, self._node)


class FixAll(_Priced):
    """The repairs that any of the faults of a kind offers, one of each sort, for all of them."""

    def __init__(self, faults: list[Diagnostic], checking: Checking) -> None:
        super().__init__(tr("Fix all {n}").format(n=count(len(faults))), checking)
        self._checking, self._count = checking, len(faults)
        self._ways: dict[str, tuple[Diagnostic, Repair]] = {}
        for fault in faults:
            for repair in fault.repairs[:MOST_FIXES]:
                self._ways.setdefault(repair.kind, (fault, repair))
        self.button.setToolTip(
            tr("The same kind of repair at each, in one step; each is tried first")
        )
        if len(self._ways) == 1:
            self.button.clicked.connect(lambda: checking.mend_all(*self._only()))
            return
        menu = QMenu(self.button)
        for like, way in self._ways.values():
            menu.addAction(
                tr("As: {label}").format(label=_plain(way)),
                partial(checking.mend_all, like, way),
            )
        self.button.setMenu(menu)

    def _only(self) -> tuple[Diagnostic, Repair]:
        return next(iter(self._ways.values()))

    def cost(self) -> Price | None:
        if len(self._ways) != 1 or self._count > MOST_PRICED:
            return None
        like, way = self._only()
        return self._checking.price_of_all(like, way)


def _plain(repair: Repair) -> str:
    return sentence(repair.label).replace("`", "")
