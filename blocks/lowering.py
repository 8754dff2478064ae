"""What a layer becomes, as data: a PyTorch call, ONNX operators. Imports neither."""

from collections.abc import Callable, Iterator, Mapping
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
class Training:
    """Stands for whether the network is being trained: self.training in PyTorch."""


@dataclass(frozen=True)
class Span:
    """Stands for start:stop:step in an item; None is left out, and Span() is a whole axis."""

    start: int | None = None
    stop: int | None = None
    step: int | None = None


@dataclass(frozen=True)
class Constant:
    """A constant float32 tensor, rows of numbers or just one; `integers` makes it int64."""

    values: tuple[Any, ...] | float
    integers: bool = False


@dataclass(frozen=True)
class Learned:
    """A weight that belongs to no module of PyTorch's: an nn.Parameter, named as the node itself.

    The layer declares it in `parameters` under the empty name. It begins at `start`, or, with a
    `deviation`, normally distributed around it.
    """

    shape: tuple[int, ...]
    start: float = 0.0
    deviation: float = 0.0


@dataclass(frozen=True, init=False)
class Stored:
    """A tensor that is kept but not learned: what a function of plain numbers says, as lists.

    The source holds the function itself, so it may use the standard library's `math` alone.
    Whole numbers make an int64 tensor, all others float32; `flat` leaves one axis.
    """

    function: Callable[..., list[Any]]
    args: tuple[int, ...]
    flat: bool

    def __init__(self, function: Callable[..., list[Any]], *args: int, flat: bool = False) -> None:
        object.__setattr__(self, "function", function)
        object.__setattr__(self, "args", args)
        object.__setattr__(self, "flat", flat)

    def values(self) -> list[Any]:
        """The tensor as lists of lists."""
        return self.function(*map(int, self.args))


X = InputValue()
ALL = AllInputs()
TRAINING = Training()


@dataclass(frozen=True, init=False)
class Call:
    """A PyTorch expression. X and ALL among the arguments stand for the inputs.

    ``Call("nn.ReLU")`` is a module built in __init__ and called on all inputs. Anything else is
    computed in forward: a function (``torch.cat``, ``nn.functional.pad``), an operator (``+``)
    that joins the arguments, a method of the first argument (``.expand``), or an item of it
    (``[]``). Arguments may be calls, and lists. Among them may be one that lives in __init__:
    ``Built`` or ``Learned``.
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
        """Whether it is a module called on all inputs, and nothing else."""
        return self.target.startswith("nn.") and not self.target.startswith("nn.functional.")

    @property
    def attribute(self) -> "Call | Built | Learned | None":
        """What lives in __init__ under the node's id: a module or a weight."""
        if self.is_module:
            return self
        return next((part for part in self._parts() if isinstance(part, Built | Learned)), None)

    def _parts(self) -> Iterator[Any]:
        waiting = [*self.args, *self.kwargs.values()]
        while waiting:
            part = waiting.pop()
            yield part
            if isinstance(part, Call):
                waiting += [*part.args, *part.kwargs.values()]
            elif isinstance(part, list):
                waiting += part


class Built(Call):
    """A module built in __init__, for a Call that uses it otherwise than on all inputs once.

    ``Call("[]", Call("()", Built("nn.LSTM", 8, 16), X), 0)`` is ``self.id(x)[0]``.
    """


class OwnModule(Call):
    """A module of a small class that is printed into the source, for what is in no one expression.

    `attributes` live in it by name: modules (Call), weights (Learned), buffers (Stored). `forward`
    is the body as text, where the layer's parameters are self.num_heads and so on, and the
    channels of the input self.in_channels.
    """

    attributes: Mapping[str, "Call | Learned | Stored"]
    forward: str

    def __init__(
        self, target: str, attributes: "Mapping[str, Call | Learned | Stored]", forward: str
    ) -> None:
        super().__init__(target)
        object.__setattr__(self, "attributes", attributes)
        object.__setattr__(self, "forward", forward)

    @property
    def is_module(self) -> bool:
        """It is."""
        return True


@dataclass(frozen=True, init=False)
class Op:
    """One ONNX operator: inputs are X, ALL, a Constant, or a name; "" is an input left out.

    A name is a stored tensor of the layer (WEIGHT of a Learned one), or the `result` of an operator
    before it in the same layer; an operator with several results names them all. The last one's
    results are the layer's outputs.
    """

    type: str
    inputs: tuple[Any, ...]
    attributes: dict[str, Any]
    results: tuple[str, ...]

    def __init__(
        self,
        type: str,  # noqa: A002
        *inputs: Any,
        result: str | tuple[str, ...] = "",
        **attributes: Any,
    ) -> None:
        object.__setattr__(self, "type", type)
        object.__setattr__(self, "inputs", inputs)
        object.__setattr__(self, "attributes", attributes)
        object.__setattr__(self, "results", (result,) if isinstance(result, str) else result)


@dataclass(frozen=True)
class LearnedWeight:
    """Stands for the layer's Learned weight among the inputs of an Op."""


WEIGHT = LearnedWeight()
