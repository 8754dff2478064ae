"""Presets, summary and check: what a design is and what is wrong with it."""

from typing import Any

from blocks.parameters import BoolKind, ChoiceKind
from designer.cli.speech import answer, answer_json
from designer.cli.tables import mebibytes, table
from designer.design.analysis import Analysis, NodeAnalysis, analyse
from designer.design.design import Design, Node
from designer.design.lints.book import lint
from designer.design.repairs.diagnosis import Diagnostic
from designer.design.targets import from_preset
from presets.gallery import FAMILIES, NAMES
from presets.preset import Preset

CONVENTIONS = (
    "MACs: multiply–accumulates of convolutions and matrix products; memory: weights and every "
    "activation of {samples}, float32."
)
ACCURACIES = (
    "Top-1, top-5: percent of a test set's images that were classified rightly, as torchvision's "
    "weights or the paper state it; --json names the source of each."
)
AUXILIARY = (
    "Auxiliary heads exist in training only: the totals count their parameters, not their MACs "
    "and memory."
)


def summary(design: Design, *, batch: int, json: bool) -> int:
    """Every node's output, cost and receptive field, and the totals."""
    analysis = analyse(design)
    if json:
        answer_json(summary_record(analysis, batch))
        return 0
    totals = analysis.totals
    partial = " (known so far)" if totals.partial else ""
    table(
        (
            "Node",
            "Layer",
            ">Output",
            ">Parameters",
            ">MACs, M",
            ">Memory, MiB",
            ">Receptive field, px",
        ),
        [_row(analysis, node, batch) for node in design.nodes()],
        (
            f"total{partial}",
            design.name,
            "",
            f"{totals.parameters:,}",
            _millions(totals.macs),
            mebibytes(totals.memory_at(batch), 2),
            _pixels(totals.receptive_field),
        ),
    )
    samples = "one sample" if batch == 1 else f"{batch:,} samples"
    answer("\n" + CONVENTIONS.format(samples=samples))
    if analysis.live != analysis.inference:
        answer(AUXILIARY)
    for diagnostic in analysis.diagnostics:
        answer(_sentence(diagnostic))
    return 0


def summary_record(analysis: Analysis, batch: int) -> dict[str, Any]:
    """The stable form for programs; keys are only ever added."""
    totals = analysis.totals
    return {
        "name": analysis.design.name,
        "batch": batch,
        "nodes": [_node_record(analysis, node, batch) for node in analysis.design.nodes()],
        "totals": {
            "parameters": totals.parameters,
            "macs": totals.macs,
            "memory_bytes": totals.memory_at(batch),
            "receptive_field": totals.receptive_field,
            "partial": totals.partial,
        },
        "diagnostics": _diagnostic_records(analysis.diagnostics),
    }


def _node_record(analysis: Analysis, node: Node, batch: int) -> dict[str, Any]:
    found, spec = analysis.nodes[node.id], analysis.output(node.id)
    return {
        "id": node.id,
        "layer": type(node.layer).__name__,
        "repeat": node.repeat,
        "output": list(spec.shape) if spec else None,
        "parameters": found.evaluation.parameters,
        "macs": found.evaluation.macs,
        "memory_bytes": _memory(found, batch),
        "receptive_field": found.receptive_field,
    }


def _diagnostic_records(diagnostics: tuple[Diagnostic, ...]) -> list[dict[str, Any]]:
    return [
        {
            "node": d.node,
            "severity": d.severity,
            "check": d.check,
            "message": d.message,
            "fixes": list(d.fixes),
        }
        for d in diagnostics
    ]


def _row(analysis: Analysis, node: Node, batch: int) -> tuple[str, ...]:
    found = analysis.nodes[node.id]
    name = f"{node.id} ×{node.repeat}" if node.repeat > 1 else node.id
    layer = f"{type(node.layer).__name__} {node.layer.shorthand}".strip()
    if not found.known:
        return (name, layer, "unknown", "", "", "", "")
    return (
        name,
        layer,
        str(analysis.output(node.id)),
        f"{found.evaluation.parameters:,}",
        _millions(found.evaluation.macs),
        mebibytes(_memory(found, batch), 2),
        _pixels(found.receptive_field),
    )


def _memory(found: NodeAnalysis, batch: int) -> int:
    return found.evaluation.weight_bytes + batch * found.evaluation.activation_bytes


def _millions(count: int) -> str:
    return f"{count / 1e6:,.2f}"


def _pixels(field: int | None) -> str:
    return "whole input" if field is None else f"{field:,}"


def check(design: Design, *, lints: bool, json: bool) -> int:
    """Every fault with its repairs, then what the lints find; 1 if any is an error."""
    analysis = analyse(design)
    found = analysis.diagnostics + (lint(analysis) if lints else ())
    if json:
        answer_json({"diagnostics": _diagnostic_records(found)})
    else:
        for diagnostic in found:
            answer(_sentence(diagnostic))
        if not analysis.diagnostics:
            answer(f"{design.name}: no faults in {len(design):,} nodes.")
    return int(any(d.severity == "error" for d in found))


def _sentence(diagnostic: Diagnostic) -> str:
    place = f" `{diagnostic.node}`" if diagnostic.node else ""
    repairs = "".join(f"\n    repair: {label}" for label in diagnostic.fixes)
    check = f" ({diagnostic.check})" if diagnostic.check else ""
    return f"{diagnostic.severity}{place}: {diagnostic.message}{check}{repairs}"


def presets(*, json: bool) -> int:
    """The networks that can be opened by name, with their options."""
    records = [_preset_record(name, preset) for name, preset in NAMES.items()]
    options = {
        name: {option: _wanted(kind) for option, kind in family.kinds.items()}
        for name, family in FAMILIES.items()
    }
    if json:
        answer_json({"presets": records, "options": options})
        return 0
    table(
        (
            "Name",
            "Network",
            ">Parameters",
            ">GMACs",
            ">Top-1, %",
            ">Top-5, %",
            "Measured on",
            "Paper",
        ),
        [_preset_row(record) for record in records],
    )
    answer("\n" + ACCURACIES)
    answer("\nOptions follow a colon, as in resnet:depth=50,classes=10:")
    for name, choices in options.items():
        answer(
            f"  {name}: " + "; ".join(f"{option} ({wanted})" for option, wanted in choices.items())
        )
    return 0


def _preset_record(name: str, preset: Preset) -> dict[str, Any]:
    totals = analyse(from_preset(preset)).totals
    published = preset.published
    accuracy = published.accuracy if published else None
    return {
        "name": name,
        "title": preset.name,
        "year": preset.year,
        "paper": preset.paper,
        "parameters": totals.parameters,
        "macs": totals.macs,
        "top1": accuracy.top1 if accuracy else None,
        "top5": accuracy.top5 if accuracy else None,
        "dataset": accuracy.dataset if accuracy else None,
        "source": accuracy.source if accuracy else None,
        "figures_source": published.source if published else None,
        "note": preset.note,
    }


def _preset_row(record: dict[str, Any]) -> tuple[str, ...]:
    return (
        record["name"],
        record["title"],
        f"{record['parameters']:,}",
        f"{record['macs'] / 1e9:.3f}",
        _percent(record["top1"]),
        _percent(record["top5"]),
        record["dataset"] or "",
        record["paper"],
    )


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.2f}"


def _wanted(kind: Any) -> str:
    if isinstance(kind, ChoiceKind):
        return ", ".join(map(kind.show, kind.choices))
    return (
        "true or false" if isinstance(kind, BoolKind) else str(getattr(kind, "wanted", "a number"))
    )
