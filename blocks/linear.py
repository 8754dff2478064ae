"""Fully connected layers."""

from collections.abc import Iterator

from blocks.layer import POINTWISE, Fix, Layer, Problem, Shape, Window
from blocks.lowering import Call, Op, X
from blocks.parameters import Bool, Int
from blocks.pooling import AdaptiveAvgPool2d
from blocks.reshaping import Flatten
from blocks.tensor import TensorSpec


class Linear(Layer):
    """Fully connected layer: y = x·Wᵀ + b over the last axis of a vector or of tokens T×C.

    Weights (out_features, in_features): one MAC each per position.
    """

    category = "Linear"
    aliases = ("fc", "dense", "fully connected")

    out_features: int = Int(1000, "size of the output", min=1)
    bias: bool = Bool(True, "one learned offset per output")
    channels_last: bool = Bool(False, "take an image too, whose last axis is its channels: H×W×C")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """A vector or tokens: an image must be flattened first, or have its channels last.

        PyTorch would take an image C×H×W and mix along its width, which nobody means.
        """
        (x,) = xs
        if x.rank > 2 and not self.channels_last:
            pooled = (AdaptiveAvgPool2d(1), Flatten()) if x.rank == 3 else ()
            fixes = [Fix("Insert Flatten", insert=(Flatten(),))]
            if pooled:
                fixes.append(Fix("Insert global average pooling and Flatten", insert=pooled))
            yield Problem(
                f"Linear wants a vector, got {x}: flatten it first "
                f"({'·'.join(map(str, x.shape))} = {x.numel} features).",
                fixes=tuple(fixes),
            )

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """(…, out_features)."""
        return xs[0].like(*xs[0].shape[:-1], self.out_features)

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """Weight (out_features, in_features); bias (out_features,)."""
        weight = {"weight": (self.out_features, xs[0].shape[-1])}
        return weight | ({"bias": (self.out_features,)} if self.bias else {})

    def window(self, *xs: TensorSpec) -> Window | None:
        """A vector's every feature; of tokens and images, one place."""
        return None if xs[0].rank == 1 else POINTWISE

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.Linear."""
        return Call("nn.Linear", xs[0].shape[-1], self.out_features, bias=self.bias)

    def onnx(self, *xs: TensorSpec) -> Op | tuple[Op, ...]:
        """Gemm on vectors; MatMul and Add on tokens."""
        if xs[0].rank == 1:
            return Op("Gemm", X, "weight", *(("bias",) if self.bias else ()), transB=1)
        transposed = Op("Transpose", "weight", perm=(1, 0), result="transposed")
        product = Op("MatMul", X, "transposed", result="product")
        if not self.bias:
            return transposed, product
        return transposed, product, Op("Add", "product", "bias")

    @property
    def shorthand(self) -> str:
        """Number of outputs."""
        return str(int(self.out_features))
