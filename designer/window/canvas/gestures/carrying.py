"""Nodes under way with the mouse, and their wires: those inside go along, those to others bend.

Very many stay where they are until they are let go: an outline shows where they would lie.
"""

from collections.abc import Iterable

from PySide6.QtCore import QPointF

from designer.window.canvas.items.outline import Outline
from designer.window.canvas.items.tied_wires import TiedWires
from designer.window.canvas.items.wire_item import WireItem
from designer.window.canvas.scene import Scene
from designer.window.waiting.waiting import LARGE


class Carrying:
    """The design changes when they are let go."""

    def __init__(self, scene: Scene, node_ids: Iterable[str]) -> None:
        self._scene, self._ids = scene, set(node_ids)
        self._nodes = [(scene.nodes[n], scene.nodes[n].pos()) for n in self._ids]
        self._offset = QPointF()
        self._outline: Outline | None = None
        self.box = scene.area(self._ids)
        self._along: list[tuple[WireItem, QPointF]] = []
        self._tied: list[WireItem] = []
        for wire, item in scene.wires.items() if len(self._ids) < LARGE else ():
            ends = (wire.source in self._ids) + (wire.target in self._ids)
            if ends == 2:
                self._along.append((item, item.pos()))
            elif ends:
                self._tied.append(item)
        self._wires = [item.wire for item, _ in self._along] + [item.wire for item in self._tied]
        self._seen: TiedWires | None = None  # with the first move: a press may be a click

    def shift(self, offset: QPointF) -> None:
        """So far from where they were."""
        self._offset = offset
        if len(self._nodes) >= LARGE:
            self._show_outline()
            return
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

    def _show_outline(self) -> None:
        if self._outline is None:
            boxes = (node.body().translated(origin) for node, origin in self._nodes)
            self._outline = Outline(boxes, self._scene.look.theme["accent"])
            self._scene.addItem(self._outline)
            self._scene.under_way = self._outline
        self._outline.setPos(self._offset)

    def places(self) -> dict[str, tuple[float, float]]:
        """Where the nodes are to lie when they are let go."""
        corners = ((node.node_id, origin + self._offset) for node, origin in self._nodes)
        return {node_id: (round(at.x(), 1), round(at.y(), 1)) for node_id, at in corners}

    def back(self) -> None:
        """Where they were."""
        if self._outline is not None:
            self.let_go()
        if self._seen is not None:
            self.shift(QPointF())
            self._scene.settle(self._tied)
            self.let_go()

    def let_go(self) -> None:
        """Each wire is drawn by itself again, and no outline."""
        if self._outline is not None:
            self._scene.removeItem(self._outline)
            self._outline = self._scene.under_way = None
        if self._seen is not None:
            self._seen.let_go()
            self._scene.removeItem(self._seen)
            self._seen = None
            self._hurry(False)

    def _hurry(self, on: bool) -> None:  # noqa: FBT001
        if self._scene.look.hasty != on:
            self._scene.look.hasty = on
            self._scene.update()
