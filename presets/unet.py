"""U-Net (Ronneberger, Fischer, Brox: "U-Net", 2015)."""

from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.layer import Net, Value
from blocks.parameters import Int
from blocks.regularization import Dropout
from blocks.unet import UNetConvolutions, UNetDown, UNetUp
from presets.preset import Preset, Published

STEPS = 4  # down, and up again
NOTE = (
    "An answer for every pixel needs both to know what is there, which wants a wide view, and "
    "where, which pooling forgets. One path goes down as in a classifier; another goes back up, "
    "and at each size takes in what the first had there. So the edges are sharp though the view "
    "is wide, and thirty images sufficed to train it. "
)


class UNet2015(Preset):
    """U-Net as in the paper: no padding, 572 pixels in, 388 out."""

    family = "unet_2015"
    title = "U-Net (2015)"
    year = 2015
    paper = "Ronneberger, Fischer, Brox, arXiv:1505.04597"
    note = NOTE + (
        "No convolution is padded: the result is 184 pixels smaller than the image, each pixel "
        "of it rests on real ones alone, and images of any size are done tile by tile."
    )

    width: int = Int(64, "channels of the first step; doubled at each step down", min=1)
    classes: int = Int(2, "classes of a pixel", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """Four steps down, four up, a 1×1 convolution to the classes."""
        x = net.add("input", Input((1, 572, 572)))
        x = _paths(net, x, self.width, padding=0, batch_norm=False)
        net.add("output", Output(), net.add("conv", Conv2d(self.classes, 1), x))

    @property
    def published(self) -> Published | None:
        """Counted from figure 1."""
        if (self.width, self.classes) != (64, 2):
            return None
        return Published(31_030_658, 150.428, "Ronneberger et al. 2015, counted from figure 1")


class UNet(Preset):
    """U-Net as it is commonly built today: padded, so that 512 pixels stay 512, and normalised."""

    family = "unet"
    title = "U-Net"
    year = 2015
    paper = "Ronneberger, Fischer, Brox, arXiv:1505.04597"
    note = NOTE + (
        "Here the convolutions are padded by one, so that the result lies pixel for pixel on "
        "the image, and batch normalisation, of the same year, stands behind each; the paper's "
        "own form is unet_2015."
    )

    width: int = Int(64, "channels of the first step; doubled at each step down", min=1)
    in_channels: int = Int(3, "channels of the image", min=1)
    classes: int = Int(2, "classes of a pixel", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """Four steps down, four up, a 1×1 convolution to the classes."""
        x = net.add("input", Input((self.in_channels, 512, 512)))
        x = _paths(net, x, self.width, padding=1, batch_norm=True)
        net.add("output", Output(), net.add("conv", Conv2d(self.classes, 1), x))


def _paths(net: Net, x: Value, width: int, *, padding: int, batch_norm: bool) -> Value:
    early = [net.add("down0", UNetConvolutions(width, padding, batch_norm), x)]
    for step in range(1, STEPS + 1):
        block = UNetDown(width * 2**step, padding, batch_norm)
        early.append(net.add(f"down{step}", block, early[-1]))
    x = net.add("dropout", Dropout(0.5), early.pop())  # at the end of the contracting path
    for step in range(STEPS, 0, -1):
        x = net.add(
            f"up{step}", UNetUp(width * 2 ** (step - 1), padding, batch_norm), x, early.pop()
        )
    return x
