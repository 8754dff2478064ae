"""Activations that do nothing, or that the loss applies again."""

from collections.abc import Iterator

from blocks.activation import (
    ELU,
    GELU,
    SELU,
    Elementwise,
    Hardsigmoid,
    LeakyReLU,
    LogSoftmax,
    PReLU,
    ReLU,
    ReLU6,
    Sigmoid,
    Softmax,
    Softplus,
)
from blocks.boundary import Output
from blocks.identity import Identity
from blocks.layer import Block, Layer
from blocks.regularization import Dropout
from blocks.reshaping import Flatten, Squeeze
from designer.design.design import Node
from designer.design.evaluation import expand
from designer.design.lints.rule import Finding, Rule, Site

NOT_NEGATIVE: tuple[type[Layer], ...] = (ReLU, ReLU6, Sigmoid, Hardsigmoid, Softplus, Softmax)
LIMITED: tuple[type[Layer], ...] = (ReLU6, Sigmoid, Hardsigmoid, Softmax)  # to 0 … 6
POSITIVE_AS_IS: tuple[type[Layer], ...] = (ReLU, LeakyReLU, PReLU, ELU)  # x where x ≥ 0
REARRANGING = 3  # layers between a softmax and its Output
BY_VALUE: tuple[type[Layer], ...] = (Elementwise, PReLU, GELU, SELU)


def _is_idle(layer: Layer, before: Layer) -> bool:
    """Whether an activation leaves everything that another one gives as it is."""
    if isinstance(layer, ReLU6):
        return isinstance(before, LIMITED)
    return isinstance(layer, POSITIVE_AS_IS) and isinstance(before, NOT_NEGATIVE)


def _last_layer(site: Site, node: Node) -> Layer:
    """What gives a node's result: of a block, the last layer inside."""
    layer, specs = node.layer, site.analysis.nodes[node.id].specs
    while isinstance(layer, Block):
        inside = expand(layer, specs)
        end = next(step for step in inside.steps if isinstance(step.layer, Output))
        last = next(step for step in inside.steps if step.node_id == end.inputs[0].node)
        layer, specs = last.layer, tuple(value.spec for value in last.inputs)
    return layer


def _twice(site: Site) -> Iterator[Finding]:
    before = site.before
    if before is None:
        return
    last = _last_layer(site, before)
    if not isinstance(last, (*BY_VALUE, Softmax)):
        return
    layer, node_id = site.node.layer, site.node.id
    name, other = type(layer).__name__, type(last).__name__
    giver = f"{other} `{before.id}`" if last is before.layer else f"{other} inside `{before.id}`"
    if _is_idle(layer, last):
        text = f"`{node_id}` changes nothing: {name} leaves what {giver} gives as it is."
        yield Finding(node_id, text, site.removed())
    elif isinstance(last, BY_VALUE):
        text = f"{name} `{node_id}` follows {giver} with nothing learned between"
        yield Finding(node_id, f"{text}: two activations in a row act as one.", site.removed())


def _softmax(site: Site) -> Iterator[Finding]:
    """One that an Output gives on, as it is or rearranged."""
    near = [_given_on(site, node) for node in site.behind()]
    if not any(isinstance(node.layer, Output) for node in near):
        return
    node_id = site.node.id
    if isinstance(site.node.layer, LogSoftmax):
        text = f"`{node_id}` feeds an Output: PyTorch's cross-entropy takes the logarithm itself"
        yield Finding(node_id, f"{text}, and a second one changes nothing.", site.removed())
        return
    # The lab looks at what feeds the Output itself (lab.heads).
    seen = any(isinstance(node.layer, Output) for node in site.behind())
    here = "training here sees it and does not" if seen else "training here too"
    yield Finding(
        node_id,
        f"`{node_id}` feeds an Output: PyTorch's nn.CrossEntropyLoss applies a softmax again, "
        f"which flattens the gradients ({here}).",
        site.removed(),
    )


def _given_on(site: Site, node: Node) -> Node:
    """The first node behind that does not only rearrange what it gets, a few on at most."""
    for _ in range(REARRANGING):
        behind = list(site.design.graph.succ[node.id])
        if not isinstance(node.layer, (Flatten, Squeeze, Identity, Dropout)) or len(behind) != 1:
            break
        node = site.design.node(behind[0])
    return node


RULES = (
    Rule(
        "softmax-before-loss",
        "Softmax before the loss",
        "nn.CrossEntropyLoss wants scores and applies the softmax itself.",
        (Softmax, LogSoftmax),
        _softmax,
    ),
    Rule(
        "activation-twice",
        "Two activations in a row",
        "Nothing learned lies between them: the second changes nothing, or both act as one.",
        BY_VALUE,
        _twice,
    ),
)
