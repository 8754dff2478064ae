"""What a normalisation behind it undoes or is disturbed by."""

from collections.abc import Iterator

from blocks.convolution import Grouped
from blocks.group_normalization import InstanceNorm
from blocks.layer import Layer
from blocks.linear import Linear
from blocks.normalization import BatchNorm
from blocks.regularization import ChannelDropout, Dropout
from designer.design.design import Node, Wire
from designer.design.edits import Connect, Disconnect, Edit, Transaction
from designer.design.lints.rule import Finding, Rule, Site
from designer.design.repairs.diagnosis import Repair

CENTRING = (BatchNorm, InstanceNorm)  # they take each channel's mean away


def _bias(site: Site) -> Iterator[Finding]:
    """A channel's bias shifts its mean by as much, which the normalisation takes away.

    Of tokens T×C, BatchNorm1d takes T for the channels; of copies in a chain only the last counts.
    """
    layer = site.node.layer
    if not getattr(layer, "bias", False) or site.node.repeat > 1:
        return
    behind = site.behind()
    if isinstance(layer, Linear) and site.known.evaluation.outputs[0].rank != 1:
        return
    if not behind or not all(isinstance(node.layer, CENTRING) for node in behind):
        return
    label = f"Set bias of `{site.node.id}` to false"
    norm = behind[0]
    yield Finding(
        site.node.id,
        f"The bias of `{site.node.id}` has no effect: `{norm.id}` takes each channel's mean away, "
        "and the bias with it.",
        site.changed(layer.replace(bias=False), label),
        "bias",
    )


def _dropout(site: Site) -> Iterator[Finding]:
    """After Li et al. 2019, on the disharmony of dropout and BatchNorm by variance shift."""
    before = site.before
    if before is None or not isinstance(before.layer, Dropout | ChannelDropout):
        return
    if not before.layer.p:
        return
    yield Finding(
        site.node.id,
        f"`{before.id}` widens the variance in training alone, and the statistics that "
        f"`{site.node.id}` learns there are wrong in inference (Li et al. 2019).",
        _exchanged(site, before),
    )


def _exchanged(site: Site, first: Node) -> tuple[Repair, ...]:
    """first → second becomes second → first, where neither forks; the shapes stay as they are."""
    design, second = site.design, site.node
    entering, between = design.wires_into(first.id), design.wires_into(second.id)
    if len(entering) != 1 or len(between) != 1 or len(design.wires_from(first.id)) != 1:
        return ()
    leaving = design.wires_from(second.id)
    (entry,), (middle,) = entering, between
    label = f"Move `{first.id}` behind `{second.id}`"
    edits: list[Edit] = [
        *map(Disconnect, (entry, middle, *leaving)),
        Connect(Wire(entry.source, entry.source_port, second.id, middle.target_port)),
        Connect(Wire(second.id, second.layer.outputs[0], first.id, entry.target_port)),
        *(
            Connect(Wire(first.id, middle.source_port, wire.target, wire.target_port))
            for wire in leaving
        ),
    ]
    return (Repair(label, Transaction(label, tuple(edits))),)


BIASED: tuple[type[Layer], ...] = (Grouped, Linear)
RULES = (
    Rule(
        "bias-before-norm",
        "Bias before a normalisation",
        "The normalisation takes each channel's mean away, and the bias with it.",
        BIASED,
        _bias,
    ),
    Rule(
        "dropout-before-norm",
        "Dropout before BatchNorm",
        "Dropout shifts the variance between training and inference, which BatchNorm stores.",
        (BatchNorm,),
        _dropout,
    ),
)
