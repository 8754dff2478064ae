"""The heat map: nodes coloured by what they cost, with a legend; off until it is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from shiboken6 import isValid

from designer.design.analysis import NodeAnalysis
from designer.lab.messages.measurement import ProfileResult
from designer.window.canvas.overlays.legend import Legend
from designer.window.languages.words import decimal, mebibytes, scaled, tr
from designer.window.look.theme import HEAT_STEPS
from designer.window.profiling.profile import ProfilePanel
from designer.window.tabs.tabs import Tabs

PAUSE = 60  # ms without an edit before the colours are worked out anew


@dataclass(frozen=True)
class Quantity:
    """What a node may be coloured by: its value, and its figure with the unit."""

    value: Callable[[NodeAnalysis], float]
    figure: Callable[[float], str]


COSTS = {
    "parameters": Quantity(lambda node: node.evaluation.parameters, scaled),
    "macs": Quantity(lambda node: node.evaluation.macs, scaled),
    "memory": Quantity(lambda node: node.evaluation.memory_bytes, mebibytes),
}


class HeatMap(QObject):
    """Keeps the canvas's colours and the legend in step with what is shown."""

    def __init__(self, tabs: Tabs, profile: ProfilePanel) -> None:
        super().__init__(tabs)
        self._tabs, self._profile = tabs, profile
        self._actions: dict[str, QAction] = {}
        self.shown = ""  # parameters, macs, memory, time, or nothing
        self.legend = Legend(tabs.sheet.view)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.refresh)
        profile.measured.connect(self.follow)

    def attach(self, actions: Mapping[str, QAction]) -> None:
        """The menu's entries, of which one at most is ticked."""
        self._actions = {name: actions[f"heat.{name}"] for name in (*COSTS, "time")}

    def parameters(self, on: bool) -> None:  # noqa: FBT001
        """By learned values."""
        self._choose("parameters", on)

    def macs(self, on: bool) -> None:  # noqa: FBT001
        """By multiply–accumulates."""
        self._choose("macs", on)

    def memory(self, on: bool) -> None:  # noqa: FBT001
        """By weights and activations."""
        self._choose("memory", on)

    def time(self, on: bool) -> None:  # noqa: FBT001
        """By the times of the last profile."""
        self._choose("time", on)

    def _choose(self, name: str, on: bool) -> None:  # noqa: FBT001
        if not on and name != self.shown:
            return  # unticked because another was chosen
        self.shown = name if on else ""
        for other, action in self._actions.items():
            if other != self.shown:
                action.setChecked(False)
        self.refresh()

    def follow(self) -> None:
        """After an edit, a profile, and with another tab: soon."""
        if self.shown or self._tabs.sheet.look.heat:
            self._pause.start()

    def refresh(self) -> None:
        """Colours and legend as things stand."""
        view = self._tabs.sheet.view
        scene, look = view.canvas, view.canvas.look
        gone = not isValid(self.legend)  # with the canvas that it was shown on
        if gone or self.legend.parent() is not view:
            if not gone:
                self.legend.deleteLater()
            self.legend = Legend(view)
        values = self._values()
        most = max(values.values(), default=0.0)
        look.heat = {
            node_id: f"heat{min(int(HEAT_STEPS * value / most), HEAT_STEPS - 1)}"
            for node_id, value in values.items()
            if value > 0
        }
        scene.recolour()
        self.legend.setVisible(bool(self.shown))
        if self.shown:
            self.legend.show_scale(self._title(), self._figure(most) if most else "", look.theme)

    def _values(self) -> dict[str, float]:
        """By node; a node that costs nothing, or of which nothing is known, stays uncoloured."""
        if self.shown == "time":
            return self._times()
        if not self.shown:
            return {}
        value = COSTS[self.shown].value
        return {
            n: value(known) for n, known in self._tabs.sheet.workspace.shown.analysis.nodes.items()
        }

    def _times(self) -> dict[str, float]:
        """Those of the last profile whose node still holds the layer that was measured."""
        if self._profile.result is None:
            return {}
        design, above = self._tabs.sheet.workspace.shown.design, self._tabs.sheet.workspace.path[1:]
        times = {}
        for row in self._profile.result.layers:
            *path, node_id = row.node.split("/")
            if path != above or node_id not in design:
                continue
            if type(design.node(node_id).layer).__name__ == row.layer:
                times[node_id] = row.ms
        return times

    def _title(self) -> str:
        titles = {
            "parameters": tr("Parameters, learned values"),
            "macs": tr("MACs of one sample"),
            "memory": tr("Memory: weights and one sample's activations"),
        }
        if self.shown in titles:
            return titles[self.shown]
        result: ProfileResult | None = self._profile.result
        if result is None:
            return tr("No times yet: run Profile")
        return tr("Time at batch {batch}, ms, {device}").format(
            batch=result.request.batch, device=result.device.name
        )

    def _figure(self, most: float) -> str:
        return (
            decimal(f"{most:.3g}\u202fms")
            if self.shown == "time"
            else COSTS[self.shown].figure(most)
        )
