"""Activations that treat each value by itself, and the softmaxes."""

from collections.abc import Iterator
from math import pi, sqrt

from blocks.axes import axis_exists
from blocks.keeping import OUTPUT, Keeping
from blocks.layer import Layer, Problem, Shape
from blocks.lowering import Call, Constant, Op, X
from blocks.parameters import Bool, Choice, Float, Int
from blocks.tensor import TensorSpec


class Elementwise(Layer):
    """An activation that goes by PyTorch's name, with PyTorch's parameters."""

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.<the layer's name>."""
        return Call(f"nn.{type(self).__name__}", **self.values())


class ReLU(Elementwise):
    """Replaces negative values by zero (Nair and Hinton 2010)."""

    category = "Activation"
    aliases = ("rectifier",)

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """The result tells the slope."""
        return OUTPUT

    def onnx(self, *xs: TensorSpec) -> Op:
        """Relu."""
        return Op("Relu", X)


class ReLU6(Elementwise):
    """Limits values to 0 … 6, as MobileNets do (Krizhevsky 2010)."""

    category = "Activation"
    aliases = ("clip", "relu")

    def onnx(self, *xs: TensorSpec) -> Op:
        """Clip."""
        return Op("Clip", X, Constant(0.0), Constant(6.0))


class LeakyReLU(Elementwise):
    """Scales negative values down instead of dropping them (Maas et al. 2013)."""

    category = "Activation"
    aliases = ("relu", "leaky")

    negative_slope: float = Float(0.01, "factor of negative values")

    def onnx(self, *xs: TensorSpec) -> Op:
        """LeakyRelu."""
        return Op("LeakyRelu", X, alpha=self.negative_slope)

    @property
    def shorthand(self) -> str:
        """The slope."""
        return f"slope {self.negative_slope:g}"


class PReLU(Layer):
    """Scales negative values by a learned factor (He et al. 2015, section 2.1)."""

    category = "Activation"
    aliases = ("relu", "parametric")

    per_channel: bool = Bool(False, "learn a factor for each channel instead of one for all")
    init: float = Float(0.25, "where the factors begin")

    def _count(self, x: TensorSpec) -> int:
        return x.channels if self.per_channel else 1

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """Weight (C,) or (1,)."""
        return {"weight": (self._count(xs[0]),)}

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """The input; the slope's gradient is taken place by place, then summed."""
        return Keeping(inputs=(0,), undoing=xs[0].numel)

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.PReLU."""
        return Call("nn.PReLU", num_parameters=self._count(xs[0]), init=self.init)

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """PRelu, the factors along the first axis behind the batch."""
        across = Constant((self._count(xs[0]), *[1] * (xs[0].rank - 1)), integers=True)
        return Op("Reshape", "weight", across, result="slope"), Op("PRelu", X, "slope")

    @property
    def shorthand(self) -> str:
        """Whether each channel has its own."""
        return "per channel" if self.per_channel else ""


class ELU(Elementwise):
    """x, or alpha·(eˣ − 1) where x is negative (Clevert et al. 2016)."""

    category = "Activation"
    aliases = ("exponential",)

    alpha: float = Float(1.0, "negative values tend to −alpha")

    def onnx(self, *xs: TensorSpec) -> Op:
        """Elu."""
        return Op("Elu", X, alpha=self.alpha)


class SELU(Elementwise):
    """A scaled ELU that keeps mean and variance (Klambauer et al. 2017)."""

    category = "Activation"
    aliases = ("self-normalizing",)

    def onnx(self, *xs: TensorSpec) -> Op:
        """Selu."""
        return Op("Selu", X)


class GELU(Elementwise):
    """x·Φ(x), with Φ the normal distribution function (Hendrycks and Gimpel 2016)."""

    category = "Activation"
    aliases = ("gaussian", "transformer")

    approximate: str = Choice("none", ("none", "tanh"), "exact by erf, or the tanh formula")

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """x·(1 + erf(x/√2))/2, or x·(1 + tanh(√(2/π)·(x + 0.044715·x³)))/2.

        The operator Gelu itself is younger than the opset that is written.
        """
        if self.approximate == "none":
            inner: tuple[Op, ...] = (
                Op("Mul", X, Constant(sqrt(0.5)), result="scaled"),
                Op("Erf", "scaled", result="signed"),
            )
        else:
            inner = (
                Op("Mul", X, X, result="squared"),
                Op("Mul", "squared", Constant(0.044715), result="weighted"),
                Op("Add", "weighted", Constant(1.0), result="factor"),
                Op("Mul", X, "factor", result="bent"),
                Op("Mul", "bent", Constant(sqrt(2 / pi)), result="scaled"),
                Op("Tanh", "scaled", result="signed"),
            )
        return (
            *inner,
            Op("Add", "signed", Constant(1.0), result="doubled"),
            Op("Mul", "doubled", Constant(0.5), result="share"),
            Op("Mul", X, "share"),
        )

    @property
    def shorthand(self) -> str:
        """Tanh where approximated."""
        return "" if self.approximate == "none" else self.approximate


class SiLU(Elementwise):
    """x·sigmoid(x), also called swish (Elfwing et al. 2017; Ramachandran et al. 2017)."""

    category = "Activation"
    aliases = ("swish",)

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """Sigmoid and Mul."""
        return Op("Sigmoid", X, result="gate"), Op("Mul", X, "gate")


class Mish(Elementwise):
    """x·tanh(softplus(x)) (Misra 2019)."""

    category = "Activation"

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """By its definition: the operator Mish is younger than the opset that is written."""
        return (
            Op("Softplus", X, result="soft"),
            Op("Tanh", "soft", result="gate"),
            Op("Mul", X, "gate"),
        )


class Hardswish(Elementwise):
    """x·ReLU6(x + 3)/6: a swish without exponentials (Howard et al. 2019, section 5.2)."""

    category = "Activation"
    aliases = ("swish", "mobile")

    def onnx(self, *xs: TensorSpec) -> Op:
        """HardSwish."""
        return Op("HardSwish", X)


class Hardsigmoid(Elementwise):
    """ReLU6(x + 3)/6: a sigmoid of straight lines (Howard et al. 2019, section 5.2)."""

    category = "Activation"
    aliases = ("sigmoid", "gate", "mobile")

    def onnx(self, *xs: TensorSpec) -> Op:
        """HardSigmoid."""
        return Op("HardSigmoid", X, alpha=1 / 6, beta=0.5)


class Sigmoid(Elementwise):
    """1/(1 + e⁻ˣ): a share between 0 and 1."""

    category = "Activation"
    aliases = ("logistic", "gate")

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """The result tells the slope."""
        return OUTPUT

    def onnx(self, *xs: TensorSpec) -> Op:
        """Sigmoid."""
        return Op("Sigmoid", X)


class Tanh(Elementwise):
    """The hyperbolic tangent: between −1 and 1 (LeCun et al. 1998)."""

    category = "Activation"

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """The result tells the slope."""
        return OUTPUT

    def onnx(self, *xs: TensorSpec) -> Op:
        """Tanh."""
        return Op("Tanh", X)


class Softplus(Elementwise):
    """log(1 + e^(beta·x))/beta: a smooth ReLU (Dugas et al. 2001)."""

    category = "Activation"
    aliases = ("relu",)

    beta: float = Float(1.0, "sharpness of the bend", min=0.001)
    threshold: float = Float(20.0, "beta·x beyond which the result is x itself")

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """Softplus of beta·x over beta, and x itself beyond the threshold."""
        return (
            Op("Mul", X, Constant(self.beta), result="sharp"),
            Op("Softplus", "sharp", result="soft"),
            Op("Div", "soft", Constant(self.beta), result="bent"),
            Op("Greater", "sharp", Constant(self.threshold), result="beyond"),
            Op("Where", "beyond", X, "bent"),
        )


class AlongAxis(Layer):
    """An activation along one axis, which must exist."""

    dim: int = Int(1, "axis, counting the batch as 0: 1 is the channels", min=1, max=8)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """The axis exists."""
        yield from axis_exists(self, xs[0])

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.<the layer's name>."""
        return Call(f"nn.{type(self).__name__}", dim=self.dim)


class Softmax(AlongAxis):
    """Turns scores into probabilities that sum to one along an axis."""

    category = "Activation"
    aliases = ("probabilities",)

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """The result tells the slope."""
        return OUTPUT

    def onnx(self, *xs: TensorSpec) -> Op:
        """Softmax."""
        return Op("Softmax", X, axis=self.dim)


class LogSoftmax(AlongAxis):
    """The logarithm of the softmax along an axis, computed stably."""

    category = "Activation"
    aliases = ("probabilities", "softmax")

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """The result tells the slope."""
        return OUTPUT

    def onnx(self, *xs: TensorSpec) -> Op:
        """LogSoftmax."""
        return Op("LogSoftmax", X, axis=self.dim)
