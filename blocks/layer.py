"""Layer and Block: everything that a node can hold, and the little vocabulary they speak in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from math import prod
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Protocol, Self

from blocks import sight
from blocks.keeping import SAME, Keeping
from blocks.lowering import Call, Op
from blocks.parameters import FloatKind, Kind
from blocks.tensor import TensorSpec

Shape = tuple[int, ...]
Window = sight.Window
POINTWISE = sight.POINTWISE


@dataclass(frozen=True)
class Fix:
    """A repair, as data: another layer in this place, or layers inserted before an input port."""

    label: str
    layer: "Layer | None" = None
    insert: tuple["Layer", ...] = ()


@dataclass(frozen=True)
class Problem:
    """Why a layer can't take these inputs: one sentence, where it lies, and what would mend it."""

    message: str
    parameter: str | None = None
    port: int = 0
    fixes: tuple[Fix, ...] = ()


@dataclass(frozen=True)
class Instead:
    """What would do the same work the plain way, to show what a trick saves.

    It is another layer, or the block itself with other layers in the place of nodes inside it: none
    for a node that is left out, whose input then passes on.
    """

    trick: str  # "1×1 reductions"
    plain: str  # "in the naive block": what follows "instead of 387,296"
    layer: "Layer | None" = None
    nodes: Mapping[str, tuple["Layer", ...]] = field(default_factory=dict)


class Layer:
    """An operation with its hyper-parameters: a frozen, hashable, comparable value.

    A subclass declares typed fields (blocks.parameters) and the rules below. `check` yields the
    problems; where it is silent, every other rule is safe to call with the same inputs.
    """

    category: ClassVar[str] = ""
    aliases: ClassVar[tuple[str, ...]] = ()
    inputs: ClassVar[tuple[str, ...]] = ("in",)
    outputs: ClassVar[tuple[str, ...]] = ("out",)
    variadic: ClassVar[bool] = False  # any number of inputs from two on: in1, in2, …
    dtypes: ClassVar[tuple[str, ...]] = ("float32",)  # what the inputs may hold
    example: ClassVar[Shape] = (64, 56, 56)  # an input to show figures of
    view: ClassVar[bool] = False  # the result shares its input's memory
    # Of the inputs' last axes, for a class in the source; where empty, channels are the first.
    axis_names: ClassVar[tuple[str, ...]] = ()
    kinds: ClassVar[dict[str, Kind]] = {}  # the declared parameters, filled in from the fields
    defaults: ClassVar[dict[str, Any]] = {}

    if TYPE_CHECKING:

        def __init__(self, *args: Any, **kwargs: Any) -> None: ...

    def __init_subclass__(cls) -> None:
        dataclass(frozen=True, repr=False)(cls)
        declared = fields(cls)  # type: ignore[arg-type]
        cls.kinds = {field.name: field.metadata["kind"] for field in declared}
        cls.defaults = {field.name: field.default for field in declared}

    def __post_init__(self) -> None:
        given = self.__dict__
        for name, kind in self.kinds.items():
            value = given[name]
            if value is not self.defaults[name]:  # which fit, as a test says
                given[name] = kind.coerce(name, value)

    # -- rules, for a subclass to declare ----------------------------------------------------------

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """The reasons why these inputs do not fit; none by default."""
        yield from ()

    def infer(self, *xs: TensorSpec) -> TensorSpec | tuple[TensorSpec, ...]:
        """The output's spec, or one for each of several; the first input's by default."""
        return xs[0]

    def infer_all(self, *xs: TensorSpec) -> tuple[TensorSpec, ...]:
        """The specs of all outputs."""
        ys = self.infer(*xs)
        return ys if isinstance(ys, tuple) else (ys,)

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """Shapes of the learned weights by PyTorch's names."""
        return {}

    def buffers(self, *xs: TensorSpec) -> dict[str, TensorSpec]:
        """Stored tensors that are not learned, by PyTorch's names."""
        return {}

    def macs(self, y: TensorSpec, *xs: TensorSpec) -> int:
        """Multiply–accumulates of one sample, convolutions and matrix products only.

        `y` is the (first) output.

        By default each weight of rank two or more is used once at every output position.
        """
        return weight_macs(self.parameters(*xs), y)

    def window(self, *xs: TensorSpec) -> Window | None:
        """What one output sees of the input; None where it is all of it or can't be said."""
        return POINTWISE

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """What the backward pass needs, besides weights; all inputs by default, a view nothing."""
        return SAME if self.view else Keeping(inputs=tuple(range(len(xs))))

    def torch(self, *xs: TensorSpec) -> Call:
        """The PyTorch expression."""
        raise NotImplementedError

    def onnx(self, *xs: TensorSpec) -> Op | tuple[Op, ...]:
        """The ONNX operators; the last one's result is the output."""
        raise NotImplementedError

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """What the layer saves something against; nothing by default."""
        yield from ()

    @property
    def shorthand(self) -> str:
        """The arguments that matter, as the field writes them: "3×3, 64, /2"."""
        return ""

    # -- what every layer can do -------------------------------------------------------------------

    def problems(self, *xs: TensorSpec) -> tuple[Problem, ...]:
        """What speaks against these inputs: what they hold, then what `check` finds."""
        for port, x in enumerate(xs):
            if x.dtype not in self.dtypes:
                name, wanted = type(self).__name__, " or ".join(self.dtypes)
                return (Problem(f"{name} takes {wanted}, got {x} of {x.dtype}.", port=port),)
        if len(xs) == 1:  # nearly always, and hot
            return tuple(self.check(*xs))
        return *self._mixed(xs), *self.check(*xs)

    def _mixed(self, xs: tuple[TensorSpec, ...]) -> Iterator[Problem]:
        """Inputs that hold another dtype than the first."""
        for port, x in enumerate(xs):
            if x.dtype != xs[0].dtype:
                yield Problem(
                    f"{type(self).__name__} takes inputs of one dtype, got {xs[0].dtype} at in1 "
                    f"and {x.dtype} at in{port + 1}.",
                    port=port,
                )

    def replace(self, **values: Any) -> Self:
        """The same layer with other parameters; raises ParameterError."""
        return replace(self, **values)  # type: ignore[type-var]

    def values(self) -> dict[str, Any]:
        """All parameters by name."""
        return {name: getattr(self, name) for name in self.kinds}

    def pick(self, *names: str) -> dict[str, Any]:
        """Some parameters by name."""
        return {name: getattr(self, name) for name in names}

    def after_entry(self) -> Self:
        """The layer as the copy after this one holds it in a repeat."""
        changes = {n: self.defaults[n] for n, kind in self.kinds.items() if kind.entry}
        for n, kind in self.kinds.items():
            if isinstance(kind, FloatKind) and kind.growth:
                changes[n] = kind.grown(getattr(self, n), getattr(self, kind.growth))
        return self.replace(**changes)

    def __repr__(self) -> str:
        shown = [f"{n}={v!r}" for n, v in self.values().items() if v != self.defaults[n]]
        return f"{type(self).__name__}({', '.join(shown)})"


def weight_macs(parameters: dict[str, Shape], y: TensorSpec) -> int:
    """Multiply–accumulates of weights of rank two and more, each used at every output position."""
    numel = y.numel
    return sum([prod(s) * (numel // s[0]) for s in parameters.values() if len(s) > 1])


class Value(NamedTuple):  # made by the hundred at every analysis: a dataclass costs thrice
    """A value while building: an output port, its spec, and what it sees of the block's input."""

    node: str
    port: str
    spec: TensorSpec
    sight: Window | None = POINTWISE


class Net(Protocol):
    """The hand that a block builds its sub-graph with."""

    def add(self, node_id: str, layer: Layer, *inputs: Value, repeat: int = 1) -> Value:
        """A node fed by these values; its id is the attribute's name in PyTorch."""

    def add_all(self, node_id: str, layer: Layer, *inputs: Value) -> tuple[Value, ...]:
        """As `add`, with all of a layer's several outputs."""

    def chain(self, x: Value, **layers: Layer) -> Value:
        """Nodes one after the other, named by the keywords."""

    def sequence(self, prefix: str, x: Value, *layers: Layer) -> Value:
        """Nodes one after the other, named prefix.0, prefix.1, … (an nn.Sequential)."""


class Block(Layer):
    """A layer whose meaning is a sub-graph: `build` says it, all other rules follow from it.

    `registered` are the first parts of ids in the order of the state dict, where that is not the
    order of the data.
    """

    registered: ClassVar[tuple[str, ...]] = ()

    def build(self, net: Net, *xs: Value) -> Value | tuple[Value, ...]:
        """Build the sub-graph on the inputs and return its output (or outputs)."""
        raise NotImplementedError
