"""What each difference between two designs costs, so that the costs sum to that of the whole."""

from typing import NamedTuple

from designer.design.analysis import Analysis
from designer.design.versions.matching import Comparison, Pair


class Cost(NamedTuple):
    """As the totals count it: of one sample, inference; a node that is not known costs nothing."""

    parameters: int = 0
    macs: int = 0


def counted(analysis: Analysis, node_id: str, sign: int = 1) -> Cost:
    """What the totals have of a node: nothing where it leads to no output."""
    found = analysis.nodes[node_id].evaluation
    return Cost(
        sign * found.parameters * (node_id in analysis.live),
        sign * found.macs * (node_id in analysis.inference),
    )


def more(found: Comparison, pair: Pair) -> Cost:
    """What a node costs more than before."""
    before, after = counted(found.before, pair.before.id), counted(found.after, pair.after.id)
    return Cost(after.parameters - before.parameters, after.macs - before.macs)


def consequences(found: Comparison) -> tuple[Pair, ...]:
    """Nodes that read as before and cost otherwise, by what changed before or behind them."""
    return tuple(pair for pair in found.pairs if pair.same and any(more(found, pair)))
