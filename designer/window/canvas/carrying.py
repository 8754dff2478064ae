"""Nodes under way with the mouse, and their wires: those inside go along, those to others bend."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF

from designer.window.canvas.scene import Scene
from designer.window.canvas.tied_wires import TiedWires
from designer.window.canvas.wire_item import WireItem


class Carrying:
    """The design changes when they are let go."""

    def __init__(self, scene: Scene, node_ids: Iterable[str]) -> None:
        self._scene, self._ids = scene, set(node_ids)
        self._nodes = [(scene.nodes[n], scene.nodes[n].pos()) for n in self._ids]
        self._along: list[tuple[WireItem, QPointF]] = []
        self._tied: list[WireItem] = []
        for wire, item in scene.wires.items():
            ends = (wire.source in self._ids) + (wire.target in self._ids)
            if ends == 2:
                self._along.append((item, item.pos()))
            elif ends:
                self._tied.append(item)
        self._wires = [item.wire for item, _ in self._along] + [item.wire for item in self._tied]
        self._seen: TiedWires | None = None  # with the first move: a press may be a click
        self.box = scene.area(self._ids)

    def shift(self, offset: QPointF) -> None:
        """So far from where they were."""
        for node, origin in self._nodes:
            node.setPos(origin + offset)
        for wire, origin in self._along:
            wire.setPos(origin + offset)
        if self._seen is None:
            self._seen = TiedWires(self._tied, self._scene.ends)
            self._scene.addItem(self._seen)
            self._hurry(self._seen.hasty)
        self._seen.follow()
        self._scene.mark_moved(self._ids, self._wires)

    def back(self) -> None:
        """Where they were."""
        if self._seen is not None:
            self.shift(QPointF())
            self._scene.settle(self._tied)
            self.let_go()

    def let_go(self) -> None:
        """Each wire is drawn by itself again."""
        if self._seen is not None:
            self._seen.let_go()
            self._scene.removeItem(self._seen)
            self._seen = None
            self._hurry(False)

    def _hurry(self, on: bool) -> None:  # noqa: FBT001
        if self._scene.look.hasty != on:
            self._scene.look.hasty = on
            self._scene.update()
