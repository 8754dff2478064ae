"""Pooling by the norm of each window."""

from blocks.keeping import Keeping
from blocks.lowering import Constant, Op, X
from blocks.parameters import PLANE, Bool, Int
from blocks.pooling import Pool, means_within
from blocks.tensor import TensorSpec


class LPPool2d(Pool):
    """The norm (Σ xᵖ)^(1/p) of each window: between sum and maximum (Sermanet et al. 2012).

    PyTorch takes xᵖ without the absolute value: an odd p > 1 of negative values is no number.
    """

    category = "Pooling"
    aliases = ("pool", "norm", "power")
    axes = PLANE

    norm_type: int = Int(2, "the power p: 1 sums", min=1)
    ceil_mode: bool = Bool(False, "let the last window run over the edge")

    padding = (0, 0)

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """The input and its powers; four steps from their means to the norm.

        Back, most is there at the root, or at the powers, when all but the input is let go.
        """
        x, y = xs[0], self.infer(*xs)
        return Keeping(
            inputs=(0,),
            made=(x, y, y, y, y),
            working=max(x.numel, 3 * y.numel),
            undoing=max(3 * y.numel - x.numel, 2 * x.numel - 4 * y.numel),
        )

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """By its definition in PyTorch: the mean of the powers times the window's size."""
        size = float(self.kernel_size[0] * self.kernel_size[1])
        return (
            Op("Pow", X, Constant(float(self.norm_type)), result="powers"),
            means_within("powers", self.ends(xs[0]), self.steps(), result="means"),
            Op("Mul", "means", Constant(size), result="sums"),
            Op("Pow", "sums", Constant(1 / self.norm_type)),
        )
