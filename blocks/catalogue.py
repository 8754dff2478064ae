"""What can be placed: look-up by name, in the order of the palette."""

from blocks.activation import ReLU, Softmax
from blocks.boundary import Input, Output
from blocks.conv_bn_relu import ConvBnReLU
from blocks.convolution import Conv2d
from blocks.inception import AuxiliaryHead, Inception, InceptionNaive
from blocks.layer import Layer
from blocks.linear import Linear
from blocks.merging import Add, Concat
from blocks.normalization import BatchNorm2d, LocalResponseNorm
from blocks.pooling import AdaptiveAvgPool2d, AvgPool2d, MaxPool2d
from blocks.regularization import Dropout
from blocks.reshaping import Flatten, Unflatten
from blocks.residual import BasicBlock, Bottleneck

LAYERS: tuple[type[Layer], ...] = (
    Input,
    Output,
    Conv2d,
    MaxPool2d,
    AvgPool2d,
    AdaptiveAvgPool2d,
    BatchNorm2d,
    LocalResponseNorm,
    ReLU,
    Softmax,
    Dropout,
    Linear,
    Flatten,
    Unflatten,
    Add,
    Concat,
    ConvBnReLU,
    BasicBlock,
    Bottleneck,
    InceptionNaive,
    Inception,
    AuxiliaryHead,
)

BY_NAME = {layer.__name__: layer for layer in LAYERS}


class UnknownLayerError(LookupError):
    """No layer of that name; the text offers the nearest."""

    def __init__(self, name: str) -> None:
        from difflib import get_close_matches

        near = get_close_matches(name, BY_NAME, n=1, cutoff=0.5)
        hint = f" Did you mean `{near[0]}`?" if near else " It may come from a newer Netwright."
        super().__init__(f"There is no layer `{name[:60]}`.{hint}")


def layer_class(name: str) -> type[Layer]:
    """The layer or block of that name; raises UnknownLayerError."""
    if name not in BY_NAME:
        raise UnknownLayerError(name)
    return BY_NAME[name]
