"""Diff and merge: what differs between designs, and bringing changes together."""

from pathlib import Path
from typing import Any

from designer.cli.sides import opened
from designer.cli.speech import FailureError, answer, answer_json, tell
from designer.cli.tables import table
from designer.design.design import Design, DesignError, Node
from designer.design.files import encode
from designer.design.saving import write_safely
from designer.design.versions import merging
from designer.design.versions.matching import Comparison, Pair, compare

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
    rows = [("−", node.id, node.described, "", "") for node in found.removed]
    rows += [("+", node.id, node.described, "", "") for node in found.added]
    rows += [("±", pair.before.id, pair.described, *_costs(pair)) for pair in found.changed]
    rows += [("−", "wire", str(wire), "", "") for wire in found.wires_removed]
    rows += [("+", "wire", str(wire), "", "") for wire in found.wires_added]
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


def _costs(pair: Pair) -> tuple[str, str]:
    return tuple("" if not more else f"{more:+,}" for more in (pair.parameters, pair.macs))  # type: ignore[return-value]


def _totals(found: Comparison) -> dict[str, tuple[int, int]]:
    one, two = found.before.totals, found.after.totals
    return {name: (getattr(one, name), getattr(two, name)) for name in FIGURES}


def _record(found: Comparison) -> dict[str, Any]:
    """The stable form for programs; keys are only ever added."""
    return {
        "same": found.same,
        "removed": [_node(node) for node in found.removed],
        "added": [_node(node) for node in found.added],
        "changed": [
            {
                "before": pair.before.id,
                "after": pair.after.id,
                "changes": [
                    {"parameter": c.parameter, "before": c.before, "after": c.after}
                    for c in pair.changes
                ],
                "parameters": pair.parameters,
                "macs": pair.macs,
            }
            for pair in found.changed
        ],
        "wires_removed": [str(wire) for wire in found.wires_removed],
        "wires_added": [str(wire) for wire in found.wires_added],
        "totals": {
            name: {"before": was, "after": now} for name, (was, now) in _totals(found).items()
        },
    }


def _node(node: Node) -> dict[str, Any]:
    return {"id": node.id, "layer": type(node.layer).__name__, "shorthand": node.layer.shorthand}


def merge(base: Path, first: Path, second: Path, out: Path, name: str) -> int:
    """Write the merged design; conflicts are said, one a line, of the file of that name."""
    name = name or out.name
    paths = {"base": base, "first side": first, "second side": second}
    merged = merging.merge(*(opened(path, f"{name} ({side})") for side, path in paths.items()))
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
