"""Layers that put one value in the place of whole axes."""

from collections.abc import Iterator

from blocks.keeping import NOTHING, Keeping
from blocks.layer import Fix, Layer, Problem, Window
from blocks.lowering import Call, Op, X
from blocks.parameters import Bool, Ints
from blocks.tensor import TensorSpec


class Reduction(Layer):
    """What mean and maximum share: the axes, and whether they stay with size 1."""

    dims: tuple[int, ...] = Ints((2, 3), "axes, counting the batch as 0: 2, 3 of an image", min=1)
    keepdim: bool = Bool(False, "keep the axes, with size 1")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """The axes exist, each once, and one is left, since layers can't take a lone number."""
        (x,) = xs
        there = sorted({axis for axis in self.dims if axis <= x.rank}) or [x.rank]
        if tuple(there) != tuple(sorted(self.dims)):
            named = ", ".join(map(str, there))
            yield Problem(
                f"The axes {', '.join(map(str, self.dims))} must be among 1 to {x.rank} of {x}, "
                "each once.",
                "dims",
                fixes=(
                    Fix(f"Set dims to {named} and keep them", self._kept(there)),
                    Fix(f"Set dims to {named}", self.replace(dims=tuple(there))),
                ),
            )
        elif len(there) == x.rank and not self.keepdim:
            yield Problem(
                f"No axis of {x} would be left, only a lone number.",
                "keepdim",
                fixes=(Fix("Set keepdim to true", self.replace(keepdim=True)),),
            )

    def _kept(self, axes: list[int]) -> "Reduction":
        return self.replace(dims=tuple(axes), keepdim=True)

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """Without the axes, or with 1 in their place."""
        sizes = enumerate(xs[0].shape, 1)
        if self.keepdim:
            return xs[0].like(*(1 if axis in self.dims else size for axis, size in sizes))
        return xs[0].like(*(size for axis, size in sizes if axis not in self.dims))

    def window(self, *xs: TensorSpec) -> Window | None:
        """All along the axes."""
        return None

    @property
    def shorthand(self) -> str:
        """The axes."""
        return f"axes {', '.join(map(str, self.dims))}"


class Mean(Reduction):
    """Takes the mean over axes: over height and width, global average pooling."""

    category = "Pooling"
    aliases = ("average", "global", "gap", "reduce")

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Nothing."""
        return NOTHING

    def torch(self, *xs: TensorSpec) -> Call:
        """torch.mean."""
        return Call("torch.mean", X, dim=self.dims, keepdim=self.keepdim)

    def onnx(self, *xs: TensorSpec) -> Op:
        """ReduceMean."""
        return Op("ReduceMean", X, axes=self.dims, keepdims=int(self.keepdim))


class Max(Reduction):
    """Takes the largest value over axes."""

    category = "Pooling"
    aliases = ("maximum", "global", "amax", "reduce")

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Input and result, by which the largest are found again, marked in a byte each.

        And counted (int64), since they share the gradient.
        """
        marks, shares = -(-xs[0].numel // 4), 3 * self.infer(*xs).numel
        return Keeping(inputs=(0,), output=True, undoing=marks + shares)

    def torch(self, *xs: TensorSpec) -> Call:
        """torch.amax."""
        return Call("torch.amax", X, dim=self.dims, keepdim=self.keepdim)

    def onnx(self, *xs: TensorSpec) -> Op:
        """ReduceMax."""
        return Op("ReduceMax", X, axes=self.dims, keepdims=int(self.keepdim))
