"""What a layer becomes, as data: a PyTorch call, ONNX operators. Imports neither."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class InputValue:
    """Stands for an input tensor among the arguments of a Call or the inputs of an Op."""

    index: int = 0


@dataclass(frozen=True)
class AllInputs:
    """Stands for all input tensors: a list in PyTorch, so many inputs in ONNX."""


@dataclass(frozen=True)
class Constant:
    """A constant float32 tensor, rows of numbers or just one; `integers` makes it int64."""

    values: tuple[Any, ...] | float
    integers: bool = False


X = InputValue()
ALL = AllInputs()


@dataclass(frozen=True, init=False)
class Call:
    """A PyTorch expression: ``nn.…`` is a module built with the arguments and called on the input.

    Anything else is a function, called with them; ``+`` joins its arguments by the operator. X and
    ALL among the arguments stand for the inputs.
    """

    target: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]

    def __init__(self, target: str, *args: Any, **kwargs: Any) -> None:
        object.__setattr__(self, "target", target)
        object.__setattr__(self, "args", args)
        object.__setattr__(self, "kwargs", kwargs)

    @property
    def is_module(self) -> bool:
        """Whether it is built once in __init__ and may hold weights."""
        return self.target.startswith("nn.")


@dataclass(frozen=True, init=False)
class Op:
    """One ONNX operator: inputs are X, ALL, a Constant, or a name.

    A name is a weight of the layer or the `result` of an operator before it in the same layer.
    """

    type: str
    inputs: tuple[Any, ...]
    attributes: dict[str, Any]
    result: str

    def __init__(self, type: str, *inputs: Any, result: str = "", **attributes: Any) -> None:  # noqa: A002
        object.__setattr__(self, "type", type)
        object.__setattr__(self, "inputs", inputs)
        object.__setattr__(self, "attributes", attributes)
        object.__setattr__(self, "result", result)
