"""Which statements may overwrite their input: it saves memory, and the time to fetch fresh memory.

An input may be overwritten where its value dies, that is, where this node alone reads it, once, and
where what makes it returns fresh memory and does not need its own result for the gradient. A table
names those makers: PyTorch's convolutions, batch normalisations and matrix products keep their
inputs for it, a sum keeps nothing. Views, Inputs (whose memory is the caller's), activations (which
keep their result) and blocks are not among them. Results and gradients are equal to the bit.
"""

from collections.abc import Mapping
from itertools import product

from blocks.boundary import Input, Output
from blocks.layer import Block
from blocks.lowering import Call
from blocks.merging import Add
from designer.design.design import Design, Node, Wire
from designer.design.evaluation import Specs

NORMALIZED = frozenset(f"nn.BatchNorm{rank}d" for rank in (1, 2, 3))
CONVOLVED = frozenset(
    f"nn.Conv{kind}{rank}d" for kind, rank in product(("", "Transpose"), (1, 2, 3))
)
FRESH = NORMALIZED | CONVOLVED | {"nn.Linear", "+"}
ACTIVATIONS = frozenset({"nn.ReLU", "nn.ReLU6", "nn.Hardswish", "nn.SiLU"})


def activates_in_place(design: Design, node: Node, specs: Mapping[str, Specs]) -> bool:
    """Whether the node is an activation that may overwrite its input."""
    if f"nn.{type(node.layer).__name__}" not in ACTIVATIONS or node.repeat > 1:
        return False
    (wire,) = design.wires_into(node.id)
    return _made_by(design, wire, specs) in FRESH


def summand(design: Design, node: Node, specs: Mapping[str, Specs]) -> int | None:
    """The place among the two inputs of a sum of the one that the other may be added to.

    It is to come from a batch normalisation: under autocast a convolution's or Linear's result has
    half the bits, which the sum with a float32 shortcut must not be squeezed into.
    """
    wires = design.wires_into(node.id)
    if not isinstance(node.layer, Add) or len(wires) != 2:
        return None
    if len({spec.shape for spec in specs[node.id]}) > 1:  # the result would not fit into it
        return None
    makers = (_made_by(design, wire, specs) for wire in wires)
    return next((place for place, maker in enumerate(makers) if maker in NORMALIZED), None)


def _made_by(design: Design, wire: Wire, specs: Mapping[str, Specs]) -> str:
    """The target of the call whose value dies at the end of this wire; empty where it doesn't."""
    maker = design.node(wire.source)
    if len(design.wires_from(maker.id)) != 1 or len(maker.layer.outputs) != 1:
        return ""
    call = _call(maker, specs)
    return call.target if call else ""


def _call(node: Node, specs: Mapping[str, Specs]) -> Call | None:
    """What a node that is one plain call is printed as."""
    if isinstance(node.layer, Input | Output | Block) or node.repeat > 1:
        return None
    return node.layer.torch(*specs[node.id])
