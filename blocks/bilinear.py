"""A product of two inputs through learned matrices."""

from collections.abc import Iterator
from typing import ClassVar

from blocks.layer import Fix, Layer, Problem, Shape, Window
from blocks.linear import Linear
from blocks.lowering import Call, InputValue, Op
from blocks.parameters import Bool, Int
from blocks.reshaping import Flatten, Unflatten
from blocks.tensor import TensorSpec


class Bilinear(Layer):
    """Bilinear form of two vectors, or of tokens pair by pair: yₖ = in1ᵀ·Wₖ·in2 + bₖ.

    Weights (out_features, in1, in2): one MAC each per position, which PyTorch's counter leaves out.
    """

    category = "Linear"
    aliases = ("product", "similarity", "two inputs")
    inputs: ClassVar[tuple[str, ...]] = ("in1", "in2")

    out_features: int = Int(64, "size of the output", min=1)
    bias: bool = Bool(True, "one learned offset per output")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """Vectors, or tokens T×C and T×D.

        PyTorch would take images and mix along their width, which nobody means.
        """
        one, two = xs
        for port, x in enumerate(xs):
            if x.rank > 2:
                yield Problem(
                    f"Bilinear wants a vector or tokens, got {x} at in{port + 1}: flatten it.",
                    port=port,
                    fixes=(Fix("Insert Flatten", insert=(Flatten(),)),),
                )
                return
        if one.shape[:-1] != two.shape[:-1]:
            yield Problem(
                f"Bilinear wants vectors, or as many tokens at both inputs, got {one} at in1 and "
                f"{two} at in2.",
                port=1,
                fixes=tuple(self._refit(one)),
            )

    def _refit(self, one: TensorSpec) -> Iterator[Fix]:
        yield Fix("Insert Flatten", insert=(Flatten(),))
        if one.rank == 2:
            count = one.shape[0]
            label = f"Insert Flatten, Linear and Unflatten to {count} tokens"
            yield Fix(label, insert=(Flatten(), Linear(count), Unflatten((count, 1))))

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """(…, out_features)."""
        return xs[0].like(*xs[0].shape[:-1], self.out_features)

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """Weight (out_features, in1, in2); bias (out_features,)."""
        weight = {"weight": (self.out_features, xs[0].shape[-1], xs[1].shape[-1])}
        return weight | ({"bias": (self.out_features,)} if self.bias else {})

    def window(self, *xs: TensorSpec) -> Window | None:
        """A vector's every feature."""
        return None

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.Bilinear."""
        sizes = (xs[0].shape[-1], xs[1].shape[-1], self.out_features)
        return Call("nn.Bilinear", *sizes, bias=self.bias)

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """Einsum, and Add of the bias."""
        inputs = (InputValue(0), "weight", InputValue(1))
        result = "product" if self.bias else ""
        product = Op("Einsum", *inputs, result=result, equation="...i,oij,...j->...o")
        return (product, Op("Add", "product", "bias")) if self.bias else (product,)

    @property
    def shorthand(self) -> str:
        """Number of outputs."""
        return str(int(self.out_features))
