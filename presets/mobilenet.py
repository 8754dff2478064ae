"""MobileNet v2 (Sandler et al. 2018) and v3 (Howard et al. 2019)."""

from blocks.activation import Hardswish, ReLU6
from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.layer import Net
from blocks.linear import Linear
from blocks.mobile import InvertedResidual, MobileBottleneck
from blocks.normalization import BatchNorm2d
from blocks.parameters import Choice, Float, Int
from blocks.pooling import AdaptiveAvgPool2d
from blocks.regularization import Dropout
from blocks.reshaping import Flatten
from presets.preset import Preset, Published, torchvision

# t, c, n, s: expansion, channels, repeats, stride of the first (Sandler et al. 2018, table 2).
STAGES_V2 = (
    (1, 16, 1, 1),
    (6, 24, 2, 2),
    (6, 32, 3, 2),
    (6, 64, 4, 2),
    (6, 96, 3, 1),
    (6, 160, 3, 2),
    (6, 320, 1, 1),
)
# Kernel, expanded and output channels, gate, activation, stride (Howard et al. 2019, tables 1, 2).
BLOCKS_V3 = {
    "large": (
        (3, 16, 16, False, "relu", 1),
        (3, 64, 24, False, "relu", 2),
        (3, 72, 24, False, "relu", 1),
        (5, 72, 40, True, "relu", 2),
        (5, 120, 40, True, "relu", 1),
        (5, 120, 40, True, "relu", 1),
        (3, 240, 80, False, "hardswish", 2),
        (3, 200, 80, False, "hardswish", 1),
        (3, 184, 80, False, "hardswish", 1),
        (3, 184, 80, False, "hardswish", 1),
        (3, 480, 112, True, "hardswish", 1),
        (3, 672, 112, True, "hardswish", 1),
        (5, 672, 160, True, "hardswish", 2),
        (5, 960, 160, True, "hardswish", 1),
        (5, 960, 160, True, "hardswish", 1),
    ),
    "small": (
        (3, 16, 16, True, "relu", 2),
        (3, 72, 24, False, "relu", 2),
        (3, 88, 24, False, "relu", 1),
        (5, 96, 40, True, "hardswish", 2),
        (5, 240, 40, True, "hardswish", 1),
        (5, 240, 40, True, "hardswish", 1),
        (5, 120, 48, True, "hardswish", 1),
        (5, 144, 48, True, "hardswish", 1),
        (5, 288, 96, True, "hardswish", 2),
        (5, 576, 96, True, "hardswish", 1),
        (5, 576, 96, True, "hardswish", 1),
    ),
}
LAST_V3 = {"large": 1280, "small": 1024}
FIGURES_V3 = {
    "large": torchvision("MobileNet_V3_Large", 5_483_032, 0.217, 74.042, 91.340),
    "small": torchvision("MobileNet_V3_Small", 2_542_856, 0.057, 67.668, 87.402),
}


def to_multiple_of_8(channels: float) -> int:
    """The nearest multiple of 8, or the next where that would take more than 10 % away."""
    nearest = max(8, int(channels + 4) // 8 * 8)
    return nearest if nearest >= 0.9 * channels else nearest + 8


class MobileNetV2(Preset):
    """MobileNet v2 as torchvision has it: seventeen inverted residuals."""

    family = "mobilenet_v2"
    title = "MobileNet v2"
    year = 2018
    paper = "Sandler, Howard, Zhu, Zhmoginov, Chen, arXiv:1801.04381"
    note = (
        "For telephones: a depthwise convolution filters each channel by itself and a 1×1 mixes "
        "them, for a ninth of a 3×3's operations. Filtering wants many channels, keeping wants "
        "few; so each block widens six times, filters, and narrows again, and the shortcuts join "
        "the narrow ends, where there is least to store. The narrow ends have no ReLU, which "
        "would destroy what few channels hold. 3.5 million parameters and 0.3 GMACs, but the "
        "depthwise convolutions wait for memory: a GPU runs it less fast than the count promises."
    )

    width_mult: float = Float(1.0, "width multiplier of all channels (α)", min=0.1, max=4)
    classes: int = Int(1000, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """A convolution, seven stages of inverted residuals, a 1×1, one linear layer."""
        first = Conv2d(to_multiple_of_8(32 * self.width_mult), 3, 2, 1, bias=False)
        x = net.add("input", Input((3, 224, 224)))
        x = net.sequence("features.0", x, first, BatchNorm2d(), ReLU6())
        place = 1
        for expand_ratio, channels, repeats, stride in STAGES_V2:
            out_channels = to_multiple_of_8(channels * self.width_mult)
            for copy in range(repeats):
                block = InvertedResidual(out_channels, 1 if copy else stride, expand_ratio)
                x = net.add(f"features.{place}", block, x)
                place += 1
        last = Conv2d(to_multiple_of_8(1280 * max(1.0, self.width_mult)), 1, bias=False)
        x = net.sequence(f"features.{place}", x, last, BatchNorm2d(), ReLU6())
        x = net.chain(x, avgpool=AdaptiveAvgPool2d(1), flatten=Flatten())
        x = net.sequence("classifier", x, Dropout(0.2), Linear(self.classes))
        net.add("output", Output(), x)

    @property
    def published(self) -> Published | None:
        """torchvision's num_params and _ops."""
        if (self.width_mult, self.classes) != (1.0, 1000):
            return None
        return torchvision("MobileNet_V2", 3_504_872, 0.301, 71.878, 90.286)


class MobileNetV3(Preset):
    """MobileNet v3, large or small, as torchvision has it."""

    family = "mobilenet_v3"
    title = "MobileNet v3"
    year = 2019
    paper = "Howard et al., arXiv:1905.02244"
    note = (
        "A search, judged by the latency on a real telephone, chose kernel, width and activation "
        "of each block; people then cut what the search could not see: the first and last layers, "
        "which cost most, got narrower or moved behind the pooling, where they run once instead of "
        "at 49 places. Gates weigh the channels for almost no operations, but not for nothing: "
        "with the two linear layers they hold three quarters of the parameters. Hard-swish and "
        "hard-sigmoid are made of pieces that small processors compute fast."
    )

    size: str = Choice("large", tuple(BLOCKS_V3), "for telephones of more or less power")
    width_mult: float = Float(1.0, "width multiplier of all channels", min=0.1, max=4)
    classes: int = Int(1000, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """A convolution, the inverted residuals, a 1×1 convolution, two linear layers."""
        norm, act = BatchNorm2d(eps=1e-3, momentum=0.01), Hardswish()
        first = Conv2d(self._width(16), 3, 2, 1, bias=False)
        x = net.add("input", Input((3, 224, 224)))
        x = net.sequence("features.0", x, first, norm, act)
        place = 1
        for kernel, expanded, channels, gate, activation, stride in BLOCKS_V3[self.size]:
            hidden = self._width(expanded)
            squeeze = to_multiple_of_8(hidden // 4) if gate else 0
            block = MobileBottleneck(
                self._width(channels), hidden, kernel, stride, activation, squeeze
            )
            x = net.add(f"features.{place}", block, x)
            place += 1
        last = Conv2d(6 * x.spec.channels, 1, bias=False)
        x = net.sequence(f"features.{place}", x, last, norm, act)
        x = net.chain(x, avgpool=AdaptiveAvgPool2d(1), flatten=Flatten())
        hidden_features = Linear(self._width(LAST_V3[self.size]))
        x = net.sequence("classifier", x, hidden_features, act, Dropout(0.2), Linear(self.classes))
        net.add("output", Output(), x)

    def _width(self, channels: int) -> int:
        return to_multiple_of_8(channels * self.width_mult)

    @classmethod
    def variants(cls) -> dict[str, Preset]:
        """mobilenet_v3_large, mobilenet_v3_small."""
        return {f"mobilenet_v3_{size}": cls(size) for size in BLOCKS_V3}

    @property
    def name(self) -> str:
        """MobileNet v3 large."""
        return f"MobileNet v3 {self.size}"

    @property
    def published(self) -> Published | None:
        """torchvision's num_params and _ops."""
        if (self.width_mult, self.classes) != (1.0, 1000):
            return None
        return FIGURES_V3[self.size]
