"""Normalisations over the batch and over neighbouring channels."""

from collections.abc import Iterator
from typing import Any

from blocks.keeping import Keeping, values
from blocks.layer import Layer, Problem, Shape
from blocks.lowering import Call, Constant, Op, X
from blocks.parameters import LENGTH, PLANE, VOLUME, Bool, Float, Int
from blocks.spatial import Spatial, is_image
from blocks.tensor import TensorSpec


class BatchNorm(Spatial):
    """Normalises each channel by the batch's mean and variance (Ioffe and Szegedy 2015).

    Learned: weight and bias (C,). Stored: running mean and variance (C,), used in evaluation.
    """

    eps: float = Float(1e-5, "added to the variance", min=1e-12)
    momentum: float = Float(0.1, "share of the new batch in the running statistics", min=0, max=1)
    affine: bool = Bool(True, "learn a scale and an offset per channel")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """As many axes as it goes over."""
        yield from self.has_rank(xs[0])

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """Weight and bias (C,)."""
        shape = (xs[0].channels,)
        return {"weight": shape, "bias": shape} if self.affine else {}

    def buffers(self, *xs: TensorSpec) -> dict[str, TensorSpec]:
        """Running statistics."""
        channels = xs[0].like(xs[0].channels)
        return {
            "running_mean": channels,
            "running_var": channels,
            "num_batches_tracked": TensorSpec((), "int64"),
        }

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """The input; mean and inverse deviation of the batch."""
        each = values(xs[0].channels)
        return Keeping(inputs=(0,), once=(each, each))

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.<the layer's name>."""
        return Call(f"nn.{type(self).__name__}", xs[0].channels, **self.values())

    def onnx(self, *xs: TensorSpec) -> Op:
        """BatchNormalization in inference mode."""
        scale = ("weight", "bias") if self.affine else unscaled(xs[0].channels)
        return Op("BatchNormalization", X, *scale, "running_mean", "running_var", epsilon=self.eps)


class BatchNorm1d(BatchNorm):
    """Batch normalisation of a vector's features or a sequence's channels."""

    category = "Normalization"
    aliases = ("bn", "batchnorm", "batch normalization", "sequence")
    axes = LENGTH

    @property
    def ranks(self) -> tuple[int, ...]:
        """A vector (C,) or a sequence C×L."""
        return (1, 2)


class BatchNorm2d(BatchNorm):
    """Normalises each channel by the batch's mean and variance (Ioffe and Szegedy 2015).

    Learned: weight and bias (C,). Stored: running mean and variance (C,), used in evaluation.
    """

    category = "Normalization"
    aliases = ("bn", "batchnorm", "batch normalization")
    axes = PLANE


class BatchNorm3d(BatchNorm):
    """Batch normalisation of a volume's channels."""

    category = "Normalization"
    aliases = ("bn", "batchnorm", "batch normalization", "volume")
    axes = VOLUME


def unscaled(channels: int) -> tuple[Constant, Constant]:
    """A scale of one and an offset of zero for ONNX operators that want both."""
    return Constant((1.0,) * channels), Constant((0.0,) * channels)


class LocalResponseNorm(Layer):
    """Divides by the energy of neighbouring channels (Krizhevsky et al. 2012, section 3.3).

    y = x / (k + alpha/size · Σ x²)^beta over `size` channels. AlexNet's paper writes alpha
    without the division by size: its 1e-4 over 5 channels is 5e-4 here.
    """

    category = "Normalization"
    aliases = ("lrn",)

    size: int = Int(5, "channels that are summed", min=1)
    alpha: float = Float(1e-4, "weight of the mean of squares")
    beta: float = Float(0.75, "exponent")
    k: float = Float(1.0, "additive constant")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """An image."""
        yield from is_image(xs[0])

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """The input, its squares behind a border of channels, their means scaled, the divisor."""
        x = xs[0]
        squares = x.like(x.channels + self.size - 1, *x.spatial)
        return Keeping(
            inputs=(0,),
            made=(squares, x, x),
            working=max(2 * x.numel, squares.numel),
            undoing=max(3 * x.numel, squares.numel - x.numel),
        )

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.LocalResponseNorm."""
        return Call("nn.LocalResponseNorm", self.size, **self.pick("alpha", "beta", "k"))

    def onnx(self, *xs: TensorSpec) -> Op | tuple[Op, ...]:
        """LRN; for an even size, where ONNX centres the window elsewhere, by its definition."""
        if self.size % 2:
            names: dict[str, Any] = {"alpha": self.alpha, "beta": self.beta, "bias": self.k}
            return Op("LRN", X, size=self.size, **names)
        channels, height, width = xs[0].shape
        before, after = self.size // 2, (self.size - 1) // 2
        flat = Constant((0, 1, channels, height * width), integers=True)
        back = Constant((0, channels, height, width), integers=True)
        return (
            Op("Mul", X, X, result="squares"),
            Op("Reshape", "squares", flat, result="flat"),
            Op(
                "AveragePool",
                "flat",
                kernel_shape=(self.size, 1),
                pads=(before, 0, after, 0),
                count_include_pad=1,
                result="means",
            ),
            Op("Reshape", "means", back, result="energy"),
            Op("Mul", "energy", Constant((self.alpha,)), result="weighted"),
            Op("Add", "weighted", Constant((self.k,)), result="shifted"),
            Op("Pow", "shifted", Constant((self.beta,)), result="divisor"),
            Op("Div", X, "divisor"),
        )

    @property
    def shorthand(self) -> str:
        """Channels summed."""
        return f"{self.size} channels"
