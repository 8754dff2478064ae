"""What is seen of a canvas, and whether it is what the document would show from scratch."""

import math

from designer.window.canvas.scene import Scene
from designer.window.documents.document import Document


def assert_as_drawn_anew(scene: Scene, document: Document) -> None:
    """All that followed the changes one by one looks as if it had been drawn at once."""
    fresh = Scene(scene.look)
    fresh.show_document(document)
    try:
        for shown, anew in zip(_seen(scene), _seen(fresh), strict=True):
            assert shown.keys() == anew.keys(), shown.keys() ^ anew.keys()
            for what, parts in shown.items():
                for part, other in zip(parts, anew[what], strict=True):
                    assert _alike(part, other), f"{what}: {part} instead of {other}"
    finally:
        fresh.leave()


def _seen(scene: Scene):
    """Nodes, wires and notes with all that is seen of them, and what the picture from afar has."""
    nodes = {
        node_id: (_at(item.pos()), item.card, item.faulty, item.dead, item.toolTip())
        for node_id, item in scene.nodes.items()
    }
    wires = {
        wire: (
            *map(_at, (*item.ends(), item.middle())),
            item.label,
            item.known,
            item.wrong,
            item.moving,
            item.opacity(),
        )
        for wire, item in scene.wires.items()
    }
    notes = {n: (_at(item.pos()), item.note) for n, item in scene.notes.items.items()}
    scene._far._gather()
    boxes = {
        node_id: (_at(box.topLeft()), _at(box.bottomRight()))
        for part in scene._far._boxes.values()
        for node_id, box in part.items()
    }
    lines = {
        wire: (_at(line.p1()), _at(line.p2()))
        for part in scene._far._lines.values()
        for wire, line in part.items()
    }
    return nodes, wires, notes, boxes, lines


def _at(place):
    return place.x(), place.y()


def _alike(one, other) -> bool:
    """Places are sums of lengths: the last digits may differ."""
    return math.dist(one, other) < 0.02 if isinstance(one, tuple) else one == other
