"""Diff and merge: what differs between designs, and bringing changes together."""

from pathlib import Path
from typing import Any

from designer.cli.sides import opened
from designer.cli.speech import FailureError, answer, answer_json, tell
from designer.cli.tables import table
from designer.design.design import Design, Node
from designer.design.error import DesignError
from designer.design.files import encode
from designer.design.saving import write_safely
from designer.design.versions import merging
from designer.design.versions.costs import Cost, consequences, counted, more
from designer.design.versions.matching import Comparison, compare

FOLLOWS = "unchanged; costs otherwise by what changed around it"
FIGURES = ("parameters", "macs", "memory_bytes")


def diff(before: Design, after: Design, *, exit_code: bool, json: bool) -> int:
    """What was added, removed and changed, and the cost of each and of all."""
    found = compare(before, after)
    if json:
        answer_json(_record(found))
    elif found.same:
        answer("The same network.")
    else:
        _print(found)
    return int(exit_code and not found.same)


def _print(found: Comparison) -> None:
    rows = [
        ("−", n.id, n.described, *_shown(counted(found.before, n.id, -1))) for n in found.removed
    ]
    rows += [("+", n.id, n.described, *_shown(counted(found.after, n.id))) for n in found.added]
    rows += [("±", p.before.id, p.described, *_shown(more(found, p))) for p in found.changed]
    rows += [("−", "wire", str(wire), "", "") for wire in found.wires_removed]
    rows += [("+", "wire", str(wire), "", "") for wire in found.wires_added]
    rows += [("→", p.before.id, FOLLOWS, *_shown(more(found, p))) for p in consequences(found)]
    table(("", "Node", "What", ">Parameters", ">MACs"), rows)
    answer("")
    totals = _totals(found)
    table(
        ("", ">before", ">after", ">change"),
        [
            (what, f"{was:,}", f"{now:,}", f"{now - was:+,}")
            for what, (was, now) in zip(
                ("parameters", "MACs", "memory of one sample, bytes"), totals.values(), strict=True
            )
        ],
    )
    for when, analysis in (("before", found.before), ("after", found.after)):
        if analysis.totals.partial:
            answer(f"Not all is known of the design {when}: its figures are those known so far.")


def _shown(cost: Cost) -> tuple[str, str]:
    parameters, macs = ("" if not figure else f"{figure:+,}" for figure in cost)
    return parameters, macs


def _totals(found: Comparison) -> dict[str, tuple[int, int]]:
    one, two = found.before.totals, found.after.totals
    return {name: (getattr(one, name), getattr(two, name)) for name in FIGURES}


def _record(found: Comparison) -> dict[str, Any]:
    """The stable form for programs; keys are only ever added."""
    return {
        "same": found.same,
        "removed": [_node(n) | _cost(counted(found.before, n.id, -1)) for n in found.removed],
        "added": [_node(n) | _cost(counted(found.after, n.id)) for n in found.added],
        "changed": [
            {
                "before": pair.before.id,
                "after": pair.after.id,
                "changes": [
                    {"parameter": c.parameter, "before": c.before, "after": c.after}
                    for c in pair.changes
                ],
                **_cost(more(found, pair)),
            }
            for pair in found.changed
        ],
        "consequences": [
            {"before": pair.before.id, "after": pair.after.id, **_cost(more(found, pair))}
            for pair in consequences(found)
        ],
        "wires_removed": [str(wire) for wire in found.wires_removed],
        "wires_added": [str(wire) for wire in found.wires_added],
        "totals": {
            name: {"before": was, "after": now} for name, (was, now) in _totals(found).items()
        },
        "partial": {
            "before": found.before.totals.partial,
            "after": found.after.totals.partial,
        },
    }


def _cost(cost: Cost) -> dict[str, int]:
    """How much more the whole costs by it."""
    return cost._asdict()


def _node(node: Node) -> dict[str, Any]:
    return {"id": node.id, "layer": type(node.layer).__name__, "shorthand": node.layer.shorthand}


def merge(base: Path, first: Path, second: Path, out: Path, name: str) -> int:
    """Write the merged design; conflicts are said, one a line, of the file of that name."""
    name = name or out.name
    merged = merging.merge(
        opened(base, f"{name} (base)", base=True),
        opened(first, f"{name} (first side)"),
        opened(second, f"{name} (second side)"),
    )
    try:
        # git keeps what was there, and would take a backup for a new file in the work tree
        write_safely(out, encode(merged.design), backup=False)
    except DesignError as error:
        raise FailureError(str(error)) from None
    for conflict in merged.conflicts:
        tell(f"Conflict: {conflict}")
    if merged.conflicts:
        tell(f"In these, the version of {name} is that of the first side.")
        return 1
    return 0
