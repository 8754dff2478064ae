"""The layer that does nothing."""

from blocks.layer import Layer
from blocks.lowering import Call, Op, X
from blocks.tensor import DTYPES, TensorSpec


class Identity(Layer):
    """Gives its input as it is: a place for a layer to come, a name for a value."""

    category = "Reshaping"
    aliases = ("nothing", "pass", "placeholder", "none")
    dtypes = DTYPES
    view = True

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.Identity."""
        return Call("nn.Identity")

    def onnx(self, *xs: TensorSpec) -> Op:
        """Identity."""
        return Op("Identity", X)
