"""Layers that act in training only."""

from collections.abc import Iterator

from blocks.keeping import Keeping, dropped, values
from blocks.layer import Layer, Problem
from blocks.lowering import TRAINING, Call, Op, X
from blocks.parameters import LENGTH, PLANE, VOLUME, Float
from blocks.spatial import Spatial
from blocks.tensor import TensorSpec


class Regularizer(Layer):
    """Acts at random in training; hands its input on in evaluation and in an exported network."""

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.<the layer's name>."""
        return Call(f"nn.{type(self).__name__}", **self.values())

    def onnx(self, *xs: TensorSpec) -> Op:
        """Identity: an exported network is for inference."""
        return Op("Identity", X)

    @property
    def shorthand(self) -> str:
        """Probability."""
        return f"p = {self.values()['p']:g}"


class Dropout(Regularizer):
    """Zeroes values at random in training and scales the rest (Srivastava et al. 2014)."""

    category = "Regularization"

    p: float = Float(0.5, "probability to zero a value", min=0, max=1)

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """A mask of floats, the scale in it; without a chance to drop, the input is handed on."""
        return dropped(self.p, xs[0].numel)


class ChannelDropout(Regularizer, Spatial):
    """Zeroes whole channels at random in training (Tompson et al. 2015)."""

    p: float = Float(0.5, "probability to zero a channel", min=0, max=1)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """As many axes as it goes over."""
        yield from self.has_rank(xs[0])

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """A factor a channel."""
        return dropped(self.p, xs[0].channels)


class Dropout1d(ChannelDropout):
    """Zeroes whole channels of a sequence at random in training."""

    category = "Regularization"
    aliases = ("spatial dropout", "channel dropout", "sequence")
    axes = LENGTH


class Dropout2d(ChannelDropout):
    """Zeroes whole channels of an image at random in training (Tompson et al. 2015)."""

    category = "Regularization"
    aliases = ("spatial dropout", "channel dropout")
    axes = PLANE


class Dropout3d(ChannelDropout):
    """Zeroes whole channels of a volume at random in training."""

    category = "Regularization"
    aliases = ("spatial dropout", "channel dropout", "volume")
    axes = VOLUME


class AlphaDropout(Regularizer):
    """Dropout that keeps mean and variance behind SELU (Klambauer et al. 2017)."""

    category = "Regularization"
    aliases = ("selu",)

    p: float = Float(0.5, "probability to drop a value", min=0, max=1)

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """A mask of floats."""
        return dropped(self.p, xs[0].numel)


class DropPath(Regularizer):
    """Stochastic depth: drops a branch for whole samples in training (Huang et al. 2016).

    A sample's branch is zeroed with probability p, else scaled by 1/(1 − p): put it before the Add.
    """

    category = "Regularization"
    aliases = ("stochastic depth", "dropout")

    p: float = Float(0.1, "probability to drop a sample's branch", min=0, max=1)

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """A factor a sample."""
        return Keeping(made=(values(1),), working=1)

    def torch(self, *xs: TensorSpec) -> Call:
        """Times a dropout of ones, one for each sample."""
        one_a_sample = [Call(".size", X, 0), *[1] * xs[0].rank]
        ones = Call(".new_ones", X, one_a_sample)
        kept = Call("nn.functional.dropout", ones, p=self.p, training=TRAINING)
        return Call("*", X, kept)
