"""Weights that are values of their own: tokens, positions, scales (an nn.Parameter each)."""

from collections.abc import Iterator

from blocks.keeping import OF_WEIGHT, Keeping
from blocks.layer import Layer, Problem, Shape
from blocks.lowering import WEIGHT, Call, Constant, Learned, Op, X
from blocks.parameters import Bool, Float
from blocks.parameters import Shape as Sizes
from blocks.tensor import TensorSpec
from blocks.tokens import is_tokens


def _with_batch(*sizes: int) -> tuple[Op, ...]:
    """The learned weight of shape (1, *sizes), once for each sample of the input."""
    return (
        Op("Shape", X, start=0, end=1, result="batch"),
        Op("Concat", "batch", Constant(sizes, integers=True), axis=0, result="sizes"),
        Op("Expand", WEIGHT, "sizes", result="value"),
    )


class ClassToken(Layer):
    """Puts a learned token in front of the tokens T×C (Devlin 2019; Dosovitskiy 2021, section 3.1).

    Its output stands for the whole image or text. Learned: (1, 1, C), zeros at first.
    """

    category = "Attention"
    aliases = ("cls", "vit", "transformer", "token")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """Tokens."""
        yield from is_tokens(xs[0])

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """(T + 1, C)."""
        return xs[0].like(xs[0].shape[0] + 1, xs[0].shape[1])

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """(1, 1, C)."""
        return {"": (1, 1, xs[0].shape[1])}

    def macs(self, y: TensorSpec, *xs: TensorSpec) -> int:
        """None: nothing is multiplied."""
        return 0

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Nothing."""
        return Keeping(passes=(0,))

    def torch(self, *xs: TensorSpec) -> Call:
        """torch.cat of the expanded parameter and the tokens."""
        token = Learned((1, 1, xs[0].shape[1]))
        batch = Call(".size", X, 0)
        return Call("torch.cat", [Call(".expand", token, batch, -1, -1), X], dim=1)

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """Expand to the batch, Concat."""
        return *_with_batch(1, xs[0].shape[1]), Op("Concat", "value", X, axis=1)


class PositionalEmbedding(Layer):
    """Adds a learned value for each place, so that places can be told apart (Dosovitskiy 2021).

    Section 3.1, equation 1. Learned: (1, T, C) of tokens T×C, normally distributed at first; the
    number of tokens is fixed by it.
    """

    category = "Attention"
    aliases = ("position", "encoding", "vit", "transformer")

    deviation: float = Float(0.02, "standard deviation that it begins with", min=0)

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """(1, T, C)."""
        return {"": (1, *xs[0].shape)}

    def macs(self, y: TensorSpec, *xs: TensorSpec) -> int:
        """None: nothing is multiplied."""
        return 0

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Nothing: the gradient goes on as it is."""
        return Keeping(passes=(0,))

    def torch(self, *xs: TensorSpec) -> Call:
        """The + operator with a parameter."""
        return Call("+", X, Learned((1, *xs[0].shape), deviation=self.deviation))

    def onnx(self, *xs: TensorSpec) -> Op:
        """Add."""
        return Op("Add", X, WEIGHT)


class LayerScale(Layer):
    """Multiplies each channel by a learned factor that begins near zero (Touvron et al. 2021).

    "Going deeper with image transformers", section 2.1: at the end of a residual branch, which so
    begins as the identity. Learned: (C, 1, 1) of an image C×H×W, (C,) of tokens T×C.
    """

    category = "Normalization"
    aliases = ("scale", "gamma", "convnext")

    start: float = Float(1e-6, "the factors at first")
    channels_last: bool = Bool(False, "the channels of an image are its last axis: H×W×C")

    def _shape(self, x: TensorSpec) -> Shape:
        if x.rank < 3 or self.channels_last:
            return (x.shape[-1],)
        return x.channels, *(1,) * (x.rank - 1)

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """A factor a channel."""
        return {"": self._shape(xs[0])}

    def macs(self, y: TensorSpec, *xs: TensorSpec) -> int:
        """None are counted: it is neither a convolution nor a matrix product."""
        return 0

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """The input; the factors' gradient is taken place by place, then summed."""
        return Keeping(inputs=(0,), undoing=xs[0].numel)

    def torch(self, *xs: TensorSpec) -> Call:
        """The * operator with a parameter."""
        return Call("*", X, Learned(self._shape(xs[0]), start=self.start))

    def onnx(self, *xs: TensorSpec) -> Op:
        """Mul."""
        return Op("Mul", X, WEIGHT)

    @property
    def shorthand(self) -> str:
        """The factors at first."""
        return f"× {self.start:g}"


class LearnedConstant(Layer):
    """A learned tensor, the same for every sample, such as the queries of DETR (Carion 2020).

    What enters gives the number of samples and nothing else: any value of the network will do.
    Learned: (1, *shape), normally distributed at first.
    """

    category = "Attention"
    aliases = ("constant", "parameter", "query", "detr")

    shape: tuple[int, ...] = Sizes((100, 256), "sizes without the batch")
    deviation: float = Float(1.0, "standard deviation that it begins with", min=0)

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """The declared shape."""
        return xs[0].like(*self.shape)

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """(1, *shape)."""
        return {"": (1, *self.shape)}

    def macs(self, y: TensorSpec, *xs: TensorSpec) -> int:
        """None: nothing is multiplied."""
        return 0

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Nothing: the result is the weight, seen once for each sample."""
        return Keeping(result=OF_WEIGHT)

    def torch(self, *xs: TensorSpec) -> Call:
        """The parameter, expanded to the batch."""
        value = Learned((1, *self.shape), deviation=self.deviation)
        return Call(".expand", value, Call(".size", X, 0), *(-1,) * len(self.shape))

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """Expand."""
        return _with_batch(*self.shape)

    @property
    def shorthand(self) -> str:
        """The sizes."""
        return "×".join(map(str, self.shape))
