"""Which wire joins two nodes, where a person names the nodes alone and no ports."""

import networkx as nx

from designer.design.analysis import Analysis
from designer.design.design import Design, Wire
from designer.design.error import DesignError


def joining(analysis: Analysis, first: str, second: str) -> Wire:
    """From the first to the second, or back where only that is possible; raises DesignError.

    Free ports go before taken ones, and of those what fits the shape; a wire that fits nowhere is
    drawn all the same, as by the mouse: its fault then has repairs.
    """
    design = analysis.design
    source, target = _directed(design, first, second)
    known = [w for w in design.wires_from(source) if w.target == target]
    node = design.node(target)
    taken = {wire.target_port for wire in design.wires_into(target)}
    free = [port for port in node.layer.inputs if port not in taken]
    if known and not free:
        raise DesignError(f"`{source}` leads to `{target}` already.")
    if not free and node.layer.variadic:
        free = [design.free_port(target) or ""]
    used = {wire.source_port for wire in design.wires_from(source)}
    outputs = sorted(design.node(source).layer.outputs, key=lambda port: port in used)
    wires = [
        Wire(source, out, target, port) for port in free or node.layer.inputs for out in outputs
    ]
    fitting = (wire for wire in wires if analysis.objection(wire) is None)
    return next(fitting, wires[0])


def _directed(design: Design, first: str, second: str) -> tuple[str, str]:
    """Along the flow, where there is one between them; else as asked, or the only way possible."""
    pair = (second, first) if nx.has_path(design.graph, second, first) else (first, second)
    for source, target in (pair, pair[::-1]):
        if design.node(source).layer.outputs and _takes(design, target):
            return source, target
    ends = "an output" if _takes(design, first) else "an input"
    raise DesignError(f"`{first}` and `{second}` can't be connected: neither has {ends}.")


def _takes(design: Design, node_id: str) -> bool:
    layer = design.node(node_id).layer
    return bool(layer.inputs) or layer.variadic
