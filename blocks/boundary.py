"""Where a network, or the inside of a block, begins and ends."""

from typing import ClassVar

from blocks.keeping import NOTHING, Keeping
from blocks.layer import Layer
from blocks.lowering import Call, Op, X
from blocks.parameters import Bool, Choice, Float, Shape
from blocks.tensor import DTYPES, TensorSpec


class Input(Layer):
    """Where data enters: the shape of one sample, the batch is free."""

    category = "Boundary"
    aliases = ("source", "image", "data")
    inputs: ClassVar[tuple[str, ...]] = ()

    shape: tuple[int, ...] = Shape((3, 224, 224), "sizes without the batch: C×H×W of an image")
    dtype: str = Choice("float32", DTYPES, "int64 holds whole numbers, for an Embedding")

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """The declared shape and dtype."""
        return TensorSpec(self.shape, self.dtype)

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Nothing."""
        return NOTHING

    @property
    def shorthand(self) -> str:
        """3×224×224."""
        whole = ", int64" if self.dtype == "int64" else ""
        return "×".join(map(str, self.shape)) + whole


class Output(Layer):
    """A result of the network.

    An auxiliary head (Szegedy et al. 2015, section 5) has training_only set: it adds its loss,
    weighted, in training and is left out of inference.
    """

    category = "Boundary"
    aliases = ("result", "head")
    outputs: ClassVar[tuple[str, ...]] = ()
    dtypes: ClassVar[tuple[str, ...]] = DTYPES
    view = True

    training_only: bool = Bool(False, "an auxiliary head, absent in inference")
    loss_weight: float = Float(1.0, "factor of this head's loss in training", min=0)

    def torch(self, *xs: TensorSpec) -> Call:
        """Returned as it is."""
        return Call("nn.Identity")

    def onnx(self, *xs: TensorSpec) -> Op:
        """A graph output."""
        return Op("Identity", X)

    @property
    def shorthand(self) -> str:
        """The loss weight of an auxiliary head."""
        return f"training only, loss × {self.loss_weight:g}" if self.training_only else ""
