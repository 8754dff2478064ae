"""The table of a profile: what each node costs on paper, joined to the time that it took."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from blocks.boundary import Input, Output
from blocks.layer import Block, Layer
from designer.design.analysis import Analysis
from designer.design.design import Design, Node
from designer.design.evaluation import Evaluation, Specs, evaluate, expand
from designer.lab.protocol import LayerTime


@dataclass
class Cost:
    """A node's layer class, and what its copies take together, for one sample."""

    layer: str
    macs: int = 0
    parameters: int = 0


def costs(analysis: Analysis) -> dict[str, Cost]:
    """Costs by path, a block before its insides, copies summed."""
    found: dict[str, Cost] = {}
    for node in analysis.design.nodes():
        if not isinstance(node.layer, Input | Output):
            _add_copies(found, node.id, node, analysis.nodes[node.id].specs, 1)
    return found


def _add_copies(found: dict[str, Cost], path: str, node: Node, specs: Specs, times: int) -> None:
    layer, left = node.layer, node.repeat
    while left:
        outputs, later = evaluate(layer, specs).outputs, layer.after_entry()
        alike = left if layer == later and outputs == specs else 1
        _add(found, path, layer, specs, times * alike)
        layer, specs, left = later, outputs, left - alike


def _add(found: dict[str, Cost], path: str, layer: Layer, specs: Specs, times: int) -> None:
    evaluation = evaluate(layer, specs)
    cost = found.setdefault(path, Cost(type(layer).__name__))
    cost.macs += times * evaluation.macs
    cost.parameters += times * evaluation.parameters
    if not isinstance(layer, Block):
        return
    inside = expand(layer, specs)
    for node in inside.design.nodes():
        if not isinstance(node.layer, Input | Output):
            entering = _entering(inside.design, node, inside.evaluations)
            _add_copies(found, f"{path}/{node.id}", node, entering, times)


def _entering(design: Design, node: Node, evaluations: dict[str, Evaluation]) -> Specs:
    found = []
    for wire in design.wires_into(node.id):
        ports = design.node(wire.source).layer.outputs
        found.append(evaluations[wire.source].outputs[ports.index(wire.source_port)])
    return tuple(found)


def spread(values: Sequence[float]) -> float:
    """The interquartile range."""
    if len(values) < 2:
        return 0.0
    low, _, high = quantiles(values, n=4, method="inclusive")
    return high - low


def rows(
    runs: Sequence[dict[str, float]], paper: dict[str, Cost], batch: int
) -> tuple[LayerTime, ...]:
    """One row a node from the leaves' times in each run, in the order of execution."""
    medians = {path: median(run[path] for run in runs) for path in runs[0]}
    whole = sum(medians.values()) or 1.0
    insides: dict[str, list[str]] = {}
    for leaf in medians:
        parts = leaf.split("/")
        for depth in range(len(parts)):
            insides.setdefault("/".join(parts[: depth + 1]), []).append(leaf)
    return tuple(
        _row(path, inside, runs, medians, whole, paper[path], batch)
        for path, inside in insides.items()
    )


def _row(
    path: str,
    inside: list[str],
    runs: Sequence[dict[str, float]],
    medians: dict[str, float],
    whole: float,
    cost: Cost,
    batch: int,
) -> LayerTime:
    ms = sum(medians[leaf] for leaf in inside)
    macs = cost.macs * batch
    return LayerTime(
        node=path,
        layer=cost.layer,
        depth=path.count("/"),
        ms=ms,
        spread_ms=spread([sum(run[leaf] for leaf in inside) for run in runs]),
        share=ms / whole,
        macs=macs,
        gflops_per_s=2 * macs / ms / 1e6 if macs and ms else None,
        parameters=cost.parameters,
    )
