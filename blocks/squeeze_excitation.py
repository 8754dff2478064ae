"""Squeeze-and-excitation (Hu, Shen, Albanie, Sun, Wu: "Squeeze-and-excitation networks", 2018)."""

from blocks.activation import Hardsigmoid, Hardswish, ReLU, Sigmoid, SiLU
from blocks.arithmetic import Multiply
from blocks.convolution import Conv2d
from blocks.layer import Block, Layer, Net, Value
from blocks.parameters import Choice, Int
from blocks.pooling import AdaptiveAvgPool2d

ACTIVATIONS: dict[str, Layer] = {"relu": ReLU(), "silu": SiLU(), "hardswish": Hardswish()}
GATES: dict[str, Layer] = {"sigmoid": Sigmoid(), "hardsigmoid": Hardsigmoid()}


class SqueezeExcitation(Block):
    """Weighs each channel by what the whole image holds (Hu et al. 2018, section 3, figure 1).

    Average over the image (squeeze), two small layers to a gate between 0 and 1 a channel
    (excitation), multiply. It costs 2 · C · squeeze_channels weights and hardly any operations;
    the paper's reduction ratio r is C / squeeze_channels, 16 there.
    """

    category = "Blocks"
    aliases = ("se", "senet", "attention", "gate", "channel attention")

    squeeze_channels: int = Int(16, "channels between the two layers", min=1)
    activation: str = Choice("relu", tuple(ACTIVATIONS), "between the two layers (δ)")
    scale_activation: str = Choice("sigmoid", tuple(GATES), "of the gate (σ)")

    def build(self, net: Net, *xs: Value) -> Value:
        """x · σ(fc2(δ(fc1(average of x))))."""
        (x,) = xs
        gate = net.chain(
            x,
            avgpool=AdaptiveAvgPool2d(1),
            fc1=Conv2d(self.squeeze_channels, 1),
            activation=ACTIVATIONS[self.activation],
            fc2=Conv2d(x.spec.channels, 1),
            scale_activation=GATES[self.scale_activation],
        )
        return net.add("scale", Multiply(), gate, x)

    @property
    def shorthand(self) -> str:
        """Channels between."""
        return f"{self.squeeze_channels}"
