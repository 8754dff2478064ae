"""What a person may do in a session, drawn by hypothesis: on a design, or inside a block."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from blocks.catalogue import LAYERS
from designer.design import annotating, operations
from designer.design.design import Design, Node
from designer.design.edits import Transaction
from designer.design.error import DesignError
from designer.design.fragments import copied, pasted
from designer.design.own_blocks.folding import fold, repetition
from designer.design.own_blocks.grouping import free_name, group, ungroup
from designer.design.own_blocks.redefining import conceal, expose, redefine, set_expression
from designer.design.renaming import rename_node
from designer.design.user_blocks import UserBlock
from designer.window.documents.document import Document
from tests.strategies import ACTIONS, ANY_LAYER, POSITIONS, Draw, one, parameter

Command = Callable[[Draw, Document], Transaction]
MOST_NODES = 40  # so that copies of copies end
NAMES = ("a", "b", "stem.0", "stem.1", "stem", "input", "output", "in_put", "conv2d", "forward")
TEXTS = st.sampled_from(("", "why", "two\nlines", 'a "quoted" \\ one', "日本"))
SIDES = st.sampled_from((20.0, 33.3, 250.0, 1e6))
EXPRESSIONS = ("width", "2 * width", "width + groups", "width // 2", "0 * width", "", "1 / 0", "3")


def _some(draw: Draw, document: Document) -> list[str]:
    """One node, or several."""
    nodes = list(document.design.graph)
    if not nodes:
        raise DesignError("There is nothing to choose.")
    return draw(st.lists(st.sampled_from(nodes), min_size=1, max_size=6, unique=True))


def _chain(draw: Draw, document: Document) -> list[str]:
    """A node and some of those behind it: what can be grouped, more often than not."""
    graph, node_id = document.design.graph, one(draw, document.design.graph)
    found = [node_id]
    for _ in range(draw(st.integers(0, 4))):
        following = list(graph.successors(found[-1]))
        if not following:
            break
        found.append(draw(st.sampled_from(following)))
    return found


def _insert_at(draw: Draw, document: Document) -> Transaction:
    design = document.design
    wire, layer = one(draw, sorted(design.wires())), draw(ANY_LAYER)
    node = Node(design.fresh_id(layer), layer, position=draw(POSITIONS))
    ends = (wire.source, wire.source_port), (wire.target, wire.target_port)
    return operations.add_at(design, node, *ends)


def _twin(draw: Draw, document: Document) -> Transaction:
    """A layer once more behind itself, to be folded some day."""
    wire = one(draw, sorted(document.design.wires()))
    return operations.insert_on_wire(document.design, wire, document.design.node(wire.source).layer)


def _bypass(draw: Draw, document: Document) -> Transaction:
    return operations.bypass(document.design, _some(draw, document))


def _swap(draw: Draw, document: Document) -> Transaction:
    kinds = st.sampled_from(LAYERS)
    node = one(draw, document.design.nodes())
    return operations.change_layers([node], [operations.kept(node.layer, draw(kinds))])


def _set_shared(draw: Draw, document: Document) -> Transaction:
    nodes = [document.design.node(node_id) for node_id in _some(draw, document)]
    shared = operations.shared_parameters(nodes)
    name = one(draw, shared)
    return operations.set_parameter(nodes, name, draw(parameter(shared[name])))


def _rename_node(draw: Draw, document: Document) -> Transaction:
    node = one(draw, document.design.nodes())
    return rename_node(document.design, node.id, draw(st.sampled_from(NAMES)))


def _paste(draw: Draw, document: Document) -> Transaction:
    design = document.design
    if len(design) > MOST_NODES:
        raise DesignError("There is enough.")
    notes = {note.id for note in design.notes if draw(st.booleans())}
    text = copied(design, _some(draw, document), notes)
    return pasted(design, text, 24.0, document.root.design)


def _group(draw: Draw, document: Document) -> Transaction:
    chosen = draw(st.sampled_from((_chain, _chain, _some)))(draw, document)
    return group(document.analysis, chosen, free_name(document.root.design))


def own(design: Design) -> list[str]:
    """The nodes that are blocks of the user's own."""
    return [node.id for node in design.nodes() if isinstance(node.layer, UserBlock)]


def _ungroup(draw: Draw, document: Document) -> Transaction:
    return ungroup(document.design, one(draw, own(document.design)))


def _describe(draw: Draw, document: Document) -> Transaction:
    layer = document.design.node(one(draw, own(document.design))).layer
    assert isinstance(layer, UserBlock)
    old = type(layer).definition
    return redefine(document.design, old, replace(old, about=draw(TEXTS)), "Describe")


def _fold(draw: Draw, document: Document) -> Transaction:
    found = repetition(document.design)
    if found is None:
        raise DesignError("Nothing repeats.")
    return fold(document.design, found, free_name(document.root.design))


def _add_note(draw: Draw, document: Document) -> Transaction:
    add = draw(st.sampled_from((annotating.add_note, annotating.add_frame)))
    corner = draw(st.tuples(st.floats(-99, 99), st.floats(-99, 99)))
    return add(document.design, (*corner, draw(SIDES), draw(SIDES)), draw(TEXTS))


def _write(draw: Draw, document: Document) -> Transaction:
    note = one(draw, document.design.notes)
    step = annotating.write_note(document.design, note.id, draw(TEXTS), draw(SIDES))
    if not step.edits:
        raise DesignError("It says so already.")
    return step


def _resize(draw: Draw, document: Document) -> Transaction:
    note = one(draw, document.design.notes)
    return annotating.resize_note(document.design, note.id, draw(SIDES), draw(SIDES))


def _move_all(draw: Draw, document: Document) -> Transaction:
    note = one(draw, document.design.notes)
    place = draw(st.tuples(st.floats(-99, 99), st.floats(-99, 99)))
    nodes = dict.fromkeys(_some(draw, document), place)
    return annotating.move_all(document.design, nodes, {note.id: place})


def _delete_with_notes(draw: Draw, document: Document) -> Transaction:
    design = document.design
    notes = {one(draw, design.notes).id for _ in range(2)}
    nodes = _some(draw, document)[:2] if len(design) else []
    removal = operations.remove_nodes(design, nodes)
    return annotating.with_notes_removed(design, removal, notes)


def _keep(draw: Draw, document: Document) -> Transaction:
    nodes = [document.design.node(node_id) for node_id in _some(draw, document)]
    return operations.keep_in_place(nodes, placed=draw(st.booleans()))


def _arrange(_: Draw, document: Document) -> Transaction:
    moved = document.moves(document.arranged().corners)
    return operations.move_nodes(document.design, moved, by_hand=False)


# -- inside a block --------------------------------------------------------------------------------


def _expose(draw: Draw, document: Document) -> Transaction:
    node = one(draw, document.design.nodes())
    name = draw(st.sampled_from(("", "width", "groups")))
    return expose(document.design, node.id, one(draw, node.layer.kinds), name)


def _set_expression(draw: Draw, document: Document) -> Transaction:
    node = one(draw, document.design.nodes())
    name = one(draw, (*node.layer.kinds, "repeat"))
    known = tuple(exposed.name for exposed in document.design.exposed)
    text = draw(st.sampled_from((*known, *known, *EXPRESSIONS)))
    return set_expression(document.design, node.id, name, text)


def _conceal(draw: Draw, document: Document) -> Transaction:
    exposed = one(draw, document.design.exposed)
    return conceal(document.design, exposed.name)


def _action(name: str) -> Command:
    return lambda draw, document: ACTIONS[name](draw, document.analysis)


COMMANDS: dict[str, Command] = {
    **{name: _action(name) for name in ACTIONS},
    "insert at": _insert_at,
    "twin": _twin,
    "bypass": _bypass,
    "swap": _swap,
    "set shared": _set_shared,
    "rename node": _rename_node,
    "paste": _paste,
    "group": _group,
    "group again": _group,
    "ungroup": _ungroup,
    "fold": _fold,
    "keep": _keep,
    "arrange": _arrange,
    "add note": _add_note,
    "write": _write,
    "resize": _resize,
    "move all": _move_all,
    "delete with notes": _delete_with_notes,
}
OUTSIDE: dict[str, Command] = {**COMMANDS, "describe": _describe}
INSIDE: dict[str, Command] = {
    **COMMANDS,
    "expose": _expose,
    "expose again": _expose,
    "set expression": _set_expression,
    "set expression again": _set_expression,
    "conceal": _conceal,
}
