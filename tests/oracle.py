"""What PyTorch itself makes of a layer or a design, past the printer: its Calls, interpreted."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from operator import add, matmul, mul, sub, truediv
from textwrap import indent
from typing import Any

import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from blocks.boundary import Input, Output
from blocks.layer import Layer
from blocks.lowering import (
    AllInputs,
    Built,
    Call,
    InputValue,
    Learned,
    OwnModule,
    Span,
    Stored,
    Training,
)
from blocks.tensor import TensorSpec
from designer.design.analysis import analyse
from designer.design.design import Design
from designer.design.evaluation import Specs
from designer.translate.unrolling import unroll

BATCH = 17  # no size that the tests draw: what takes the batch for channels is found out
OPERATORS = {"+": add, "-": sub, "*": mul, "/": truediv, "@": matmul}


class Expression(nn.Module):
    """A layer's Call as a module of its own; its weights have the names that the layer declares."""

    def __init__(self, layer: Layer, specs: Specs) -> None:
        super().__init__()
        self.call = layer.torch(*specs)
        attribute = self.call.attribute
        if isinstance(attribute, OwnModule):
            self.held: Any = Own(layer, specs, attribute)
        elif attribute is not None:
            self.held = _built(attribute)

    def stored(self) -> dict[str, torch.Tensor]:
        """Weights and buffers by the names that the layer declares."""
        prefix = "held."
        return {
            name.removeprefix(prefix).removeprefix("held"): value
            for name, value in self.state_dict().items()
        }

    def forward(self, *xs: torch.Tensor) -> Any:
        return self.held(*xs) if self.call.is_module else self._value(self.call, xs)

    def _value(self, part: Any, xs: tuple[torch.Tensor, ...]) -> Any:  # noqa: PLR0911
        match part:
            case InputValue():
                return xs[part.index]
            case AllInputs():
                return list(xs)
            case Span():
                return slice(*astuple(part))
            case Training():
                return self.training
            case Built() | Learned():
                return self.held
            case list():
                return [self._value(each, xs) for each in part]
            case Call():
                return self._result(part, xs)
        return part

    def _result(self, call: Call, xs: tuple[torch.Tensor, ...]) -> Any:
        args = [self._value(part, xs) for part in call.args]
        kwargs = {name: self._value(part, xs) for name, part in call.kwargs.items()}
        if call.target in OPERATORS:
            total, *rest = args[0] if isinstance(args[0], list) else args
            for each in rest:
                total = OPERATORS[call.target](total, each)
            return total
        if call.target == "[]":
            return args[0][args[1] if len(args) == 2 else tuple(args[1:])]
        if call.target == "()":
            return args[0](*args[1:], **kwargs)
        if call.target.startswith("."):
            return getattr(args[0], call.target[1:])(*args[1:], **kwargs)
        return _named(call.target)(*args, **kwargs)


class Own(nn.Module):
    """A module of the project's own: what it holds, and its text as the method it is."""

    def __init__(self, layer: Layer, specs: Specs, module: OwnModule) -> None:
        super().__init__()
        for name, value in {**layer.values(), "in_channels": specs[0].shape[-1]}.items():
            setattr(self, name, value)
        for name, attribute in module.attributes.items():
            if isinstance(attribute, Stored):
                values = torch.tensor(attribute.values())
                self.register_buffer(name, values.flatten() if attribute.flat else values)
            else:
                setattr(self, name, _built(attribute))
        found: dict[str, Any] = {"torch": torch, "nn": nn}
        exec("def forward(self, x):\n" + indent(module.forward, "    "), found)
        self.run = found["forward"]

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y: torch.Tensor = self.run(self, x)
        return y


def _built(attribute: Call | Learned) -> Any:
    if isinstance(attribute, Learned):
        return nn.Parameter(torch.full(attribute.shape, attribute.start))
    args = [_built(part) if isinstance(part, Call) else part for part in attribute.args]
    return _named(attribute.target)(*args, **attribute.kwargs)


def _named(target: str) -> Any:
    found: Any = {"nn": nn, "torch": torch}[target.partition(".")[0]]
    for name in target.split(".")[1:]:
        found = getattr(found, name)
    return found


# -- one layer -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Verdict:
    """Specs of the outputs and of each stored tensor; multiply–accumulates a sample."""

    outputs: Specs
    stored: dict[str, TensorSpec]
    macs: int


def verdict(layer: Layer, specs: Specs, device: str = "meta") -> Verdict:
    """Run the layer's PyTorch expression; raises what PyTorch raises.

    On the meta device shapes cost nothing, but not everything is refused (an axis of Softmax).
    """
    with torch.device(device):
        expression = Expression(layer, specs)
    outputs, macs = run(expression, specs, device)
    stored = {name: _spec(tensor) for name, tensor in expression.stored().items()}
    return Verdict(outputs, stored, macs)


def run(
    module: nn.Module, specs: Specs, device: str = "meta", batch: int = BATCH
) -> tuple[Specs, int]:
    """Specs of what a module returns, and its multiply–accumulates a sample."""
    dtypes = [getattr(torch, spec.dtype) for spec in specs]
    sizes = [(batch, *spec.shape) for spec in specs]
    xs = [torch.zeros(s, dtype=d, device=device) for s, d in zip(sizes, dtypes, strict=True)]
    with torch.no_grad(), FlopCounterMode(display=False) as counter:
        results = module.eval().requires_grad_(False)(*xs)
    ys = results if isinstance(results, tuple) else (results,)
    assert {y.shape[0] for y in ys} == {batch}
    return tuple(_spec(y[0]) for y in ys), counter.get_total_flops() // (2 * batch)


def _spec(tensor: torch.Tensor) -> TensorSpec:
    return TensorSpec(tuple(tensor.shape), str(tensor.dtype).removeprefix("torch."))


# -- a whole design --------------------------------------------------------------------------------


def outputs(
    design: Design, state: Mapping[str, torch.Tensor], *xs: torch.Tensor
) -> dict[str, torch.Tensor]:
    """What each Output gets in evaluation, leaf after leaf, with a module's weights by name."""
    entering = iter(xs)
    values: dict[str, Any] = {}
    results: dict[str, torch.Tensor] = {}
    for leaf in unroll(design, analyse(design).live):
        fed = tuple(values[source] for source in leaf.sources)
        if isinstance(leaf.layer, Input):
            values[leaf.path] = next(entering)
        elif isinstance(leaf.layer, Output):
            results[leaf.path] = fed[0]
        else:
            expression = Expression(leaf.layer, leaf.specs).eval()
            with torch.no_grad():
                for name, held in expression.stored().items():
                    held.copy_(state[leaf.key(name)])
                found = expression(*fed)
            made = found if isinstance(found, tuple) else (found,)
            values.update(zip(leaf.results, made, strict=True))
    return results
