"""Layers that give parts of their input: several outputs side by side, or one part alone."""

from collections.abc import Iterator

from blocks.axes import at, axis_exists, resized
from blocks.keeping import PART, SAME, Keeping
from blocks.layer import Fix, Layer, Problem
from blocks.lowering import Call, Constant, Op, Span, X
from blocks.parameters import LARGEST, Int, Ints
from blocks.reshaping import Unsqueeze
from blocks.tensor import DTYPES, TensorSpec
from blocks.widening import widened

MOST = 16  # outputs of one node


def _ports(count: int) -> tuple[str, ...]:
    return tuple(f"out{number + 1}" for number in range(count))


class Split(Layer):
    """Cuts its input along an axis into parts of given sizes, an output each."""

    category = "Reshaping"
    aliases = ("divide", "branch", "part")
    dtypes = DTYPES
    view = True

    sizes: tuple[int, ...] = Ints((32, 32), "sizes of the parts", min=1)
    dim: int = Int(1, "axis, counting the batch as 0: 1 is the channels", min=1, max=8)

    @property
    def outputs(self) -> tuple[str, ...]:  # type: ignore[override]
        """out1, out2, …: one a size."""
        return _ports(len(self.sizes))

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """The sizes add up to the axis's."""
        (x,) = xs
        missing = list(axis_exists(self, x))
        yield from missing
        if missing or sum(self.sizes) == at(x, self.dim):
            return
        size, count = at(x, self.dim), len(self.sizes)
        fixes = []
        even = tuple((size + place) // count for place in range(count))[::-1]
        if count <= size <= LARGEST:
            fixes.append(Fix(f"Set sizes to {', '.join(map(str, even))}", self.replace(sizes=even)))
        fixes += widened(x, self.dim, sum(self.sizes))
        yield Problem(
            f"The parts {' + '.join(map(str, self.sizes))} = {sum(self.sizes)} do not add up to "
            f"axis {self.dim} of {x}, {size}.",
            "sizes",
            fixes=tuple(fixes),
        )

    def infer(self, *xs: TensorSpec) -> tuple[TensorSpec, ...]:
        """A part for each size."""
        return tuple(resized(xs[0], self.dim, size) for size in self.sizes)

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Nothing; the gradients of the parts are joined."""
        return PART

    def torch(self, *xs: TensorSpec) -> Call:
        """torch.split."""
        parts = Call("torch.split", X, self.sizes, dim=self.dim)
        return parts if len(self.sizes) > 1 else Call("[]", parts, 0)

    def onnx(self, *xs: TensorSpec) -> Op:
        """Split."""
        return Op("Split", X, Constant(self.sizes, integers=True), axis=self.dim)

    @property
    def shorthand(self) -> str:
        """32 | 32."""
        return " | ".join(map(str, self.sizes))


class Chunk(Layer):
    """Cuts its input along an axis into equal parts, an output each (the last may be smaller)."""

    category = "Reshaping"
    aliases = ("split", "divide", "halves", "branch", "part")
    dtypes = DTYPES
    view = True

    chunks: int = Int(2, "number of parts", min=2, max=MOST)
    dim: int = Int(1, "axis, counting the batch as 0: 1 is the channels", min=1, max=8)

    @property
    def outputs(self) -> tuple[str, ...]:  # type: ignore[override]
        """out1, out2, …: one a part."""
        return _ports(self.chunks)

    def _sizes(self, x: TensorSpec) -> list[int]:
        """⌈size / chunks⌉ each but for what is left to the last."""
        size = at(x, self.dim)
        if size % self.chunks == 0:
            return [size // self.chunks] * self.chunks
        each = -(-size // self.chunks)
        return [min(each, size - start) for start in range(0, size, each)]

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """There are as many parts as wanted.

        PyTorch would give fewer, here 3 of 4 in 9 by ⌈9/4⌉ = 3; then an output would have nothing.
        """
        (x,) = xs
        missing = list(axis_exists(self, x))
        yield from missing
        if missing or len(self._sizes(x)) == self.chunks:
            return
        size = at(x, self.dim)
        rounded = -(-size // self.chunks) * self.chunks
        fitting = (axis for axis in range(1, x.rank + 1) if at(x, axis) % self.chunks == 0)
        fixes = [Fix(f"Set dim to {axis}", self.replace(dim=axis)) for axis in fitting]
        fixes += widened(x, self.dim, rounded)
        yield Problem(
            f"{size} in parts of ⌈{size}/{self.chunks}⌉ = {-(-size // self.chunks)} along axis "
            f"{self.dim} are {len(self._sizes(x))} parts, not {self.chunks}.",
            "chunks",
            fixes=tuple(fixes),
        )

    def infer(self, *xs: TensorSpec) -> tuple[TensorSpec, ...]:
        """The parts."""
        return tuple(resized(xs[0], self.dim, size) for size in self._sizes(xs[0]))

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Nothing; the gradients of the parts are joined."""
        return PART

    def torch(self, *xs: TensorSpec) -> Call:
        """torch.chunk."""
        return Call("torch.chunk", X, self.chunks, dim=self.dim)

    def onnx(self, *xs: TensorSpec) -> Op:
        """Split."""
        return Op("Split", X, Constant(tuple(self._sizes(xs[0])), integers=True), axis=self.dim)

    @property
    def shorthand(self) -> str:
        """Number of parts."""
        return f"{self.chunks} parts"


class Select(Layer):
    """Takes one index of an axis, which is then gone: token 0 of a transformer."""

    category = "Reshaping"
    aliases = ("index", "pick", "gather", "token")
    dtypes = DTYPES
    view = True

    dim: int = Int(1, "axis, counting the batch as 0: 1 is the channels or tokens", min=1, max=8)
    index: int = Int(0, "which one; −1 is the last", min=-LARGEST)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """The index exists. A vector is refused: a lone number is nothing that layers can take."""
        (x,) = xs
        missing = list(axis_exists(self, x))
        yield from missing
        if missing:
            return
        size = at(x, self.dim)
        if x.rank == 1:
            yield Problem(
                f"Select would leave a lone number of the vector {x}: Slice keeps its axis.",
                fixes=(Fix("Insert Unsqueeze", insert=(Unsqueeze(2),)),),
            )
        elif not -size <= self.index < size:
            yield Problem(
                f"Index {self.index} does not exist: axis {self.dim} of {x} has 0 to {size - 1}.",
                "index",
                fixes=(Fix("Set index to −1, the last", self.replace(index=-1)),),
            )

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """Without the axis."""
        return resized(xs[0], self.dim)

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Nothing; the gradient is zeros around the part's."""
        return PART

    def torch(self, *xs: TensorSpec) -> Call:
        """torch.select."""
        return Call("torch.select", X, self.dim, self.index)

    def onnx(self, *xs: TensorSpec) -> Op:
        """Gather of one index."""
        return Op("Gather", X, Constant(self.index, integers=True), axis=self.dim)

    @property
    def shorthand(self) -> str:
        """Which of which axis."""
        return f"{self.index} of axis {self.dim}"


class Slice(Layer):
    """Keeps a range of an axis, as start:stop:step does in Python."""

    category = "Reshaping"
    aliases = ("crop", "narrow", "range", "cut")
    dtypes = DTYPES
    view = True

    dim: int = Int(1, "axis, counting the batch as 0: 1 is the channels", min=1, max=8)
    start: int = Int(0, "the first index; a negative one counts from the end", min=-LARGEST)
    stop: int = Int(0, "the index after the last; 0 is the axis's end", min=-LARGEST)
    step: int = Int(1, "take one of so many", min=1)

    def _range(self, x: TensorSpec) -> range:
        return range(*slice(self.start, self.stop or None, self.step).indices(at(x, self.dim)))

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """The axis exists and something is kept; PyTorch would give a tensor without values."""
        (x,) = xs
        missing = list(axis_exists(self, x))
        yield from missing
        if not missing and not self._range(x):
            whole = self.replace(start=0, stop=0)
            yield Problem(
                f"Nothing lies in {self.start}:{self.stop or ''} of axis {self.dim} of {x}, which "
                f"has 0 to {at(x, self.dim) - 1}.",
                "stop",
                fixes=(Fix("Set start and stop to 0, the whole axis", whole),),
            )

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """As many as lie in the range."""
        return resized(xs[0], self.dim, len(self._range(xs[0])))

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Nothing; the gradient is zeros around the part's, if it is not the whole."""
        return SAME if self.step == 1 and self.infer(*xs) == xs[0] else PART

    def torch(self, *xs: TensorSpec) -> Call:
        """x[:, start:stop:step]."""
        span = Span(self.start or None, self.stop or None, self.step if self.step > 1 else None)
        return Call("[]", X, *[Span()] * self.dim, span)

    def onnx(self, *xs: TensorSpec) -> Op:
        """Slice."""
        kept = self._range(xs[0])
        bounds = (kept.start, kept.stop, self.dim, self.step)
        return Op("Slice", X, *(Constant((number,), integers=True) for number in bounds))

    @property
    def shorthand(self) -> str:
        """Range and axis."""
        step = f":{self.step}" if self.step > 1 else ""
        return f"{self.start or ''}:{self.stop or ''}{step} of axis {self.dim}"
