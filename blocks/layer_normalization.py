"""Normalisations of each sample, or each position, by itself along its channels."""

from collections.abc import Iterable, Iterator
from math import prod

from blocks.keeping import Keeping, values
from blocks.layer import Layer, Problem, Shape
from blocks.lowering import Built, Call, Constant, Op, X
from blocks.parameters import Bool, Float
from blocks.spatial import is_image
from blocks.tensor import TensorSpec


class LayerNorm(Layer):
    """Normalises over the last axis, each token by itself (Ba et al. 2016).

    Or over all axes but the batch. Learned: weight and bias of the sizes normalised over.
    """

    category = "Normalization"
    aliases = ("ln", "layer normalization", "transformer")

    eps: float = Float(1e-5, "added to the variance", min=1e-12)
    elementwise_affine: bool = Bool(True, "learn a scale for each element")
    bias: bool = Bool(True, "learn an offset too, where a scale is learned")
    all_axes: bool = Bool(False, "normalise over all axes but the batch, not over the last alone")

    def sizes(self, x: TensorSpec) -> Shape:
        """The sizes of the axes that are normalised over."""
        return x.shape if self.all_axes else x.shape[-1:]

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """Weight and bias."""
        names = ("weight", "bias") if self.bias else ("weight",)
        return dict.fromkeys(names, self.sizes(xs[0])) if self.elementwise_affine else {}

    def macs(self, y: TensorSpec, *xs: TensorSpec) -> int:
        """No product of matrices, whatever the weights' rank."""
        return 0

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """The input; mean and inverse deviation of each place."""
        each = values(xs[0].numel // prod(self.sizes(xs[0])))
        return Keeping(inputs=(0,), made=(each, each))

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.LayerNorm."""
        sizes = self.sizes(xs[0])
        names = self.pick("eps", "elementwise_affine", "bias")
        return Call("nn.LayerNorm", sizes if self.all_axes else sizes[0], **names)

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """LayerNormalization, which wants a scale; without one by its definition."""
        axes = tuple(range(-len(self.sizes(xs[0])), 0))
        if self.elementwise_affine:
            return (_normalization(X, self.parameters(*xs), self.eps, axis=axes[0]),)
        return (
            Op("ReduceMean", X, axes=axes, result="mean"),
            Op("Sub", X, "mean", result="centred"),
            Op("Mul", "centred", "centred", result="squares"),
            Op("ReduceMean", "squares", axes=axes, result="variance"),
            Op("Add", "variance", Constant(self.eps), result="shifted"),
            Op("Sqrt", "shifted", result="deviation"),
            Op("Div", "centred", "deviation"),
        )


class LayerNorm2d(Layer):
    """Normalises the channels of an image at each pixel by itself (Liu et al. 2022, ConvNeXt).

    Learned: weight and bias (C,).
    """

    category = "Normalization"
    aliases = ("ln", "layer normalization", "channels first", "convnext")

    eps: float = Float(1e-6, "added to the variance", min=1e-12)
    bias: bool = Bool(True, "learn an offset per channel, as well as a scale")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """An image."""
        yield from is_image(xs[0])

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """Weight and bias (C,)."""
        shape = (xs[0].channels,)
        return {"weight": shape, "bias": shape} if self.bias else {"weight": shape}

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """The input; mean and inverse deviation of each pixel."""
        each = values(prod(xs[0].spatial))
        return Keeping(inputs=(0,), made=(each, each))

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.LayerNorm on the image with its channels last."""
        norm = Built("nn.LayerNorm", xs[0].channels, **self.pick("eps", "bias"))
        last = Call(".permute", X, 0, 2, 3, 1)
        return Call(".permute", Call("()", norm, last), 0, 3, 1, 2)

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """LayerNormalization between two transpositions."""
        return (
            Op("Transpose", X, perm=(0, 2, 3, 1), result="last"),
            _normalization("last", self.parameters(*xs), self.eps, result="normalized"),
            Op("Transpose", "normalized", perm=(0, 3, 1, 2)),
        )


class RMSNorm(Layer):
    """Divides by the root mean square over the last axis (Zhang and Sennrich 2019).

    Learned: weight of that size. Where no eps is given, PyTorch adds the smallest step of float32.
    """

    category = "Normalization"
    aliases = ("rms", "root mean square", "transformer")

    eps: float = Float(1e-6, "added to the mean square", min=1e-12)
    elementwise_affine: bool = Bool(True, "learn a scale for each element")

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """Weight."""
        return {"weight": xs[0].shape[-1:]} if self.elementwise_affine else {}

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """The input and each place's inverse root; where scaled, the normalised values too.

        Back, most is there at the squares, when all but the input is let go.
        """
        x = xs[0]
        places = x.numel // x.shape[-1]
        normalized = (x,) if self.elementwise_affine else ()
        whole = 3 if self.elementwise_affine else 4
        return Keeping(
            inputs=(0,),
            made=(values(places), *normalized),
            undoing=max(whole * x.numel - places, (whole - 1) * x.numel + places),
        )

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.RMSNorm."""
        return Call("nn.RMSNorm", xs[0].shape[-1], **self.values())

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """By its definition."""
        whole = "" if not self.elementwise_affine else "normalized"
        ops = (
            Op("Mul", X, X, result="squares"),
            Op("ReduceMean", "squares", axes=(-1,), result="mean"),
            Op("Add", "mean", Constant(self.eps), result="shifted"),
            Op("Sqrt", "shifted", result="root"),
            Op("Div", X, "root", result=whole),
        )
        return (*ops, Op("Mul", "normalized", "weight")) if whole else ops


def _normalization(
    x: object, weights: Iterable[str], eps: float, axis: int = -1, result: str = ""
) -> Op:
    return Op("LayerNormalization", x, *weights, axis=axis, epsilon=eps, result=result)
