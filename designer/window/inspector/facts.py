"""What the inspector says of a node, with the arithmetic, and of a design as a whole."""

from collections.abc import Iterator
from html import escape

from blocks.tensor import TensorSpec
from designer.design.analysis import NodeAnalysis
from designer.design.axis_letters import Letters, lettered, letters_from
from designer.design.cost import spelled_out
from designer.design.cost.savings import savings
from designer.design.design import Node
from designer.window.documents.document import Document
from designer.window.languages.words import count, decimal, mebibytes, sentence, tr

Row = tuple[str, str, str]  # a label, its figure, and how that comes about
MOST_INPUTS = 12  # told one by one; a table of a thousand rows takes seconds


def facts(document: Document, node: Node) -> str:
    """The node's shapes and figures, as a table."""
    return _table(list(_facts(document, node))) + _savings(node, document.analysis.nodes[node.id])


def _savings(node: Node, known: NodeAnalysis) -> str:
    """What the layer is for, in figures: with its trick and without."""
    found = savings(node.layer, known.specs, node.repeat) if known.known else ()
    sentences = (decimal(saving.sentence(sentence)) for saving in found)
    return "".join(f"<p>{escape(said)}</p>" for said in sentences)


def _facts(document: Document, node: Node) -> Iterator[Row]:
    analysis, layer = document.analysis, node.layer
    known = analysis.nodes[node.id]
    evaluation, specs = known.evaluation, known.specs
    wires = document.design.wires_into(node.id)
    fed = [(wire.source, spec) for wire in wires if (spec := analysis.spec(wire))]
    for source, spec in fed[:MOST_INPUTS]:
        yield tr("Input"), _shape(spec, letters_from(analysis, source)), ""
    if len(fed) > MOST_INPUTS:
        yield tr("Input"), tr("{n} more").format(n=count(len(fed) - MOST_INPUTS)), ""
    if known.known:
        sizes = spelled_out.sizes(layer, specs, node.repeat)
        work = "<br>".join(map(_size, sizes))
        letters = letters_from(analysis, node.id)
        for spec in evaluation.outputs:
            yield tr("Output"), _shape(spec, letters), work
        parameters = spelled_out.parameters(layer, specs, node.repeat)
        macs = spelled_out.macs(layer, specs, node.repeat)
        field = known.receptive_field
        seen = tr("whole input") if field is None else f"{count(field)} px"
        yield tr("Parameters"), count(evaluation.parameters), _work(parameters)
        yield tr("MACs"), count(evaluation.macs), _work(macs)
        yield tr("Activations"), f"{mebibytes(evaluation.activation_bytes)} {tr('a sample')}", ""
        yield tr("Receptive field"), seen, ""
    elif not evaluation.problems:
        yield tr("Output"), tr("not known yet"), ""
    if node.id not in analysis.inference:
        yield tr("In inference"), tr("left out"), ""


def _shape(spec: TensorSpec, letters: Letters) -> str:
    """The letters plain and in one piece behind the sizes."""
    sizes, _, names = lettered(spec, letters).partition(" ")
    return f"{sizes}</b> {names.replace(' ', '&nbsp;')}<b>" if names else sizes


def _size(found: spelled_out.Sum) -> str:
    """height, width: ⌊(224 − 2)/2⌋ + 1 = 112."""
    names = ", ".join(map(sentence, found.subject.split(", ")))
    return tr("{name}: {why}").format(name=names, why=found)


def _work(found: spelled_out.Sum | None) -> str:
    """Nothing where the sum is the figure itself."""
    return str(found) if found and found.text != spelled_out.figure(found.value) else ""


def about(document: Document) -> str:
    """The design as a whole; of an empty one, how to begin."""
    design, totals = document.design, document.analysis.totals
    if not len(design):
        return tr(
            "<b>An empty design</b><p>Drag an Input from the palette, then layers, then an "
            "Output; draw wires from port to port. Or choose a preset from the palette's end.</p>"
        )
    field = f"{count(totals.receptive_field)} px" if totals.receptive_field else "–"
    rows = [
        (tr("Nodes"), count(len(design)), ""),
        (tr("Parameters"), count(totals.parameters), ""),
        (tr("MACs"), count(totals.macs), ""),
        (tr("Weights"), mebibytes(totals.weight_bytes), ""),
        (tr("Activations"), f"{mebibytes(totals.activation_bytes)} {tr('a sample')}", ""),
        (tr("Receptive field"), field, ""),
    ]
    note = tr(
        "MACs: multiply–accumulates of convolutions and matrix products for one sample. "
        "Activations: every result kept, float32. Select a node to edit it; drag a layer from "
        "the palette onto a wire to insert it."
    )
    return f"{_table(rows)}<p>{note}</p>"


def _table(rows: list[Row]) -> str:
    cells = []
    for label, value, work in rows:
        below = f"<br><small>{work}</small>" if work else ""
        cells.append(
            f"<tr><td style='padding-right:12px'>{label}</td><td><b>{value}</b>{below}</td></tr>"
        )
    table = f"<table cellpadding='2'>{''.join(cells)}</table>"
    return table.replace("\u202f", "&nbsp;")  # Qt would break a line at the narrow one
