"""Layers that only rearrange their input."""

from collections.abc import Iterator
from math import prod

from blocks.axes import at, axis_exists, resized
from blocks.layer import POINTWISE, Fix, Layer, Problem, Window
from blocks.lowering import Call, Constant, Op, X
from blocks.parameters import Int, Ints, Shape
from blocks.reduction import Mean
from blocks.tensor import DTYPES, TensorSpec


class Flatten(Layer):
    """Lays axes out as one: by default all but the batch, which gives a vector."""

    category = "Reshaping"
    aliases = ("vector", "reshape")
    dtypes = DTYPES
    view = True

    start_dim: int = Int(1, "first axis, counting the batch as 0", min=1, max=8)
    end_dim: int = Int(-1, "last axis; −1 is the input's last", min=-1, max=8)

    def _last(self, x: TensorSpec) -> int:
        return x.rank if self.end_dim == -1 else self.end_dim

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """Both axes exist, the last not before the first."""
        (x,) = xs
        if self.end_dim > x.rank or self._last(x) < self.start_dim:
            start = min(self.start_dim, x.rank)
            changed = f"start_dim to {start} and " if start != self.start_dim else ""
            yield Problem(
                f"Axes {self.start_dim} to {self._last(x)} can't become one: the input {x} has "
                f"axes 1 to {x.rank}.",
                "end_dim" if start == self.start_dim else "start_dim",
                fixes=(
                    Fix(f"Set {changed}end_dim to −1", self.replace(start_dim=start, end_dim=-1)),
                ),
            )

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """(C·H·W,)."""
        (x,) = xs
        before, after = x.shape[: self.start_dim - 1], x.shape[self._last(x) :]
        return x.like(*before, prod(x.shape[self.start_dim - 1 : self._last(x)]), *after)

    def window(self, *xs: TensorSpec) -> Window | None:
        """A vector sees what its elements saw together: everything, unless it was 1×1."""
        return None if self.infer(*xs).rank == 1 else POINTWISE

    def torch(self, *xs: TensorSpec) -> Call:
        """torch.flatten."""
        ends = () if self.end_dim == -1 else (self.end_dim,)
        return Call("torch.flatten", X, self.start_dim, *ends)

    def onnx(self, *xs: TensorSpec) -> Op:
        """Reshape; 0 keeps the batch free."""
        return Op("Reshape", X, Constant((0, *self.infer(*xs).shape), integers=True))


class Unflatten(Layer):
    """Gives a vector the sizes of an image or of any tensor with as many elements."""

    category = "Reshaping"
    aliases = ("reshape", "image")
    dtypes = DTYPES
    view = True

    shape: tuple[int, ...] = Shape((64, 1, 1), "sizes without the batch: C×H×W of an image")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """As many elements as the vector has."""
        (x,) = xs
        product = "·".join(map(str, self.shape))
        if x.rank != 1:
            yield Problem(
                f"Unflatten wants a vector, got {x}: flatten it first.",
                port=0,
                fixes=(Fix("Insert Flatten", insert=(Flatten(),)),),
            )
        elif prod(self.shape) != x.numel:
            fitting = self.replace(shape=(x.numel, 1, 1))
            yield Problem(
                f"{product} = {prod(self.shape)} elements are wanted, the vector has {x.numel}.",
                "shape",
                fixes=(Fix(f"Set shape to {x.numel}×1×1", fitting),),
            )

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """The declared shape."""
        return xs[0].like(*self.shape)

    def torch(self, *xs: TensorSpec) -> Call:
        """torch.unflatten."""
        return Call("torch.unflatten", X, 1, self.shape)

    def onnx(self, *xs: TensorSpec) -> Op:
        """Reshape; 0 keeps the batch free."""
        return Op("Reshape", X, Constant((0, *self.shape), integers=True))

    @property
    def shorthand(self) -> str:
        """→ 64×1×1."""
        return "→ " + "×".join(map(str, self.shape))


class Reshape(Layer):
    """Gives the values other sizes, in the same order; one size may be −1, which is what is left.

    Unflatten is the same for vectors, Flatten for axes that become one.
    """

    category = "Reshaping"
    aliases = ("view", "unflatten", "sizes")
    dtypes = DTYPES
    view = True

    shape: tuple[int, ...] = Ints((64, -1), "sizes without the batch; −1 at most once", min=-1)

    def _known(self) -> int:
        return prod(size for size in self.shape if size != -1)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """As many values as the input has.

        PyTorch takes a size of 0 for tensors without values, which there are none of here.
        """
        (x,) = xs
        wanted, known = "·".join(map(str, self.shape)), self._known()
        message = ""
        if self.shape.count(-1) > 1 or 0 in self.shape:
            fault = "0 is none" if 0 in self.shape else "only one can be −1"
            message = f"The sizes {wanted} can't be told: {fault}."
        elif -1 in self.shape and x.numel % known:
            rest = wanted.replace("-1", "…")
            message = f"{x} has {x.numel} values, no multiple of {rest} = {known}."
        elif -1 not in self.shape and known != x.numel:
            message = f"{wanted} = {known} values are wanted, {x} has {x.numel}."
        if message:
            fitting = self.replace(shape=self._nearest(x.numel))
            label = f"Set shape to {', '.join(map(str, fitting.shape))}"
            yield Problem(message, "shape", fixes=(Fix(label, fitting),))

    def _nearest(self, numel: int) -> tuple[int, ...]:
        """The leading sizes as long as they divide; what is left behind them."""
        kept: list[int] = []
        for size in self.shape[:7]:
            if size < 1 or numel % (prod(kept) * size):
                break
            kept.append(size)
        return *kept, -1

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """The sizes, −1 worked out."""
        rest = xs[0].numel // self._known()
        return xs[0].like(*(rest if size == -1 else size for size in self.shape))

    def window(self, *xs: TensorSpec) -> Window | None:
        """A vector sees what its elements saw together."""
        return None if len(self.shape) == 1 else POINTWISE

    def torch(self, *xs: TensorSpec) -> Call:
        """.reshape, the batch's size first."""
        return Call(".reshape", X, Call(".size", X, 0), *self.shape)

    def onnx(self, *xs: TensorSpec) -> Op:
        """Reshape; 0 keeps the batch free."""
        return Op("Reshape", X, Constant((0, *self.infer(*xs).shape), integers=True))

    @property
    def shorthand(self) -> str:
        """→ 64×…."""
        return "→ " + "×".join("…" if size == -1 else str(size) for size in self.shape)


class Squeeze(Layer):
    """Takes away an axis of size 1."""

    category = "Reshaping"
    aliases = ("drop axis", "remove axis")
    dtypes = DTYPES
    view = True

    dim: int = Int(2, "axis, counting the batch as 0", min=1, max=8)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """The axis exists and is of size 1; another is left.

        PyTorch leaves a longer axis as it is, so that the layer would do nothing.
        """
        (x,) = xs
        missing = list(axis_exists(self, x))
        yield from missing
        if missing or (x.rank > 1 and at(x, self.dim) == 1):
            return
        if x.rank == 1:
            yield Problem(
                f"Squeeze would leave a lone number of the vector {x}, which layers can't take.",
                fixes=(Fix("Insert Unsqueeze", insert=(Unsqueeze(1),)),),
            )
            return
        ones = [axis for axis in range(1, x.rank + 1) if at(x, axis) == 1]
        fixes = [Fix(f"Set dim to {axis}", self.replace(dim=axis)) for axis in ones]
        mean = Mean((self.dim,), keepdim=True)
        fixes.append(Fix(f"Insert Mean over axis {self.dim}", insert=(mean,)))
        yield Problem(
            f"Axis {self.dim} of {x} has size {at(x, self.dim)}: only an axis of size 1 can go.",
            "dim",
            fixes=tuple(fixes),
        )

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """Without the axis."""
        return resized(xs[0], self.dim)

    def torch(self, *xs: TensorSpec) -> Call:
        """torch.squeeze."""
        return Call("torch.squeeze", X, self.dim)

    def onnx(self, *xs: TensorSpec) -> Op:
        """Squeeze."""
        return Op("Squeeze", X, Constant((self.dim,), integers=True))

    @property
    def shorthand(self) -> str:
        """Which axis."""
        return f"axis {self.dim}"


class Unsqueeze(Layer):
    """Puts in an axis of size 1."""

    category = "Reshaping"
    aliases = ("new axis", "expand dims")
    dtypes = DTYPES
    view = True

    dim: int = Int(2, "place of the new axis, counting the batch as 0", min=1, max=8)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """The new axis is one of the old ones or the next."""
        (x,) = xs
        if self.dim > x.rank + 1:
            fitting = self.replace(dim=x.rank + 1)
            yield Problem(
                f"A new axis {self.dim} would leave a gap: {x} has axes 1 to {x.rank}.",
                "dim",
                fixes=(Fix(f"Set dim to {x.rank + 1}", fitting),),
            )

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """With a 1 at the place."""
        shape = xs[0].shape
        return xs[0].like(*shape[: self.dim - 1], 1, *shape[self.dim - 1 :])

    def torch(self, *xs: TensorSpec) -> Call:
        """torch.unsqueeze."""
        return Call("torch.unsqueeze", X, self.dim)

    def onnx(self, *xs: TensorSpec) -> Op:
        """Unsqueeze."""
        return Op("Unsqueeze", X, Constant((self.dim,), integers=True))

    @property
    def shorthand(self) -> str:
        """Where."""
        return f"axis {self.dim}"
