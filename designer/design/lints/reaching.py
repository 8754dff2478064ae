"""What leads nowhere: branches that no output needs, parts that are cut off and dropped."""

from collections.abc import Iterator

from blocks.layer import Block
from blocks.splitting import Chunk, Split
from designer.design.analysis import Analysis
from designer.design.edits import Transaction
from designer.design.lints.rule import Finding, Rule, Site
from designer.design.operations import remove_nodes
from designer.design.repairs.diagnosis import Repair

SHOWN = 3  # ids that a sentence names


def _dead(analysis: Analysis) -> Iterator[Finding]:
    """One finding a branch, at its last node; a node without any wire is only just placed."""
    design = analysis.design
    dead = dict.fromkeys(n for n in design.graph if n not in analysis.live)
    while dead:
        branch = _joined(analysis, next(iter(dead)))
        for node_id in branch:
            del dead[node_id]
        if len(branch) == 1 and not design.graph.degree(branch[0]):
            continue
        branch.sort(key=design.place)
        last = next(n for n in reversed(branch) if not design.graph.succ[n])
        count = len(branch)
        what = f"`{last}`" if count == 1 else f"The branch of {count} nodes that ends at `{last}`"
        label = f"Remove `{last}`" if count == 1 else f"Remove the branch of {count} nodes"
        removal = remove_nodes(design, branch)
        yield Finding(
            last,
            f"{what} leads to no Output: it takes no part in training, cost and export.",
            (Repair(label, Transaction(label, removal.edits)),),
        )


def _joined(analysis: Analysis, start: str) -> list[str]:
    """The dead nodes that wires join to this one."""
    graph, live = analysis.design.graph, analysis.live
    found, waiting = {start}, [start]
    while waiting:
        node_id = waiting.pop()
        near = (*graph.succ[node_id], *graph.pred[node_id])
        fresh = {n for n in near if n not in live} - found
        found |= fresh
        waiting += fresh
    return list(found)


def _unused(site: Site) -> Iterator[Finding]:
    ports = site.node.layer.outputs
    if len(ports) < 2:
        return
    used = {wire.source_port for wire in site.wires}
    unused = [port for port in ports if port not in used]
    if not used or not unused:
        return
    outputs = site.known.evaluation.outputs
    lost = sum(outputs[ports.index(port)].numel for port in unused)
    share = 100 * lost / sum(output.numel for output in outputs)
    names = " and ".join(f"`{port}`" for port in unused[:SHOWN])
    names += f" and {len(unused) - SHOWN} more" if len(unused) > SHOWN else ""
    yield Finding(
        site.node.id,
        f"Nothing takes {names} of `{site.node.id}`: {share:.0f} % of its values are dropped.",
    )


RULES = (
    Rule(
        "dead-branch",
        "Branch without an Output",
        "What leads to no Output takes no part in training, cost and export.",
        whole=_dead,
        severity="warning",
    ),
    Rule(
        "unused-output",
        "Unused output",
        "What a layer gives at an output without a wire is computed and dropped.",
        (Split, Chunk, Block),
        _unused,
    ),
)
