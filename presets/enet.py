"""ENet's encoder as a classifier (Paszke, Chaurasia, Kim, Culurciello: "ENet", 2016)."""

from blocks.boundary import Input, Output
from blocks.enet import ENetBottleneck, ENetInitial
from blocks.layer import Layer, Net
from blocks.linear import Linear
from blocks.parameters import Int
from blocks.pooling import AdaptiveAvgPool2d
from blocks.reshaping import Flatten
from presets.preset import Preset, Published

REGULAR = ENetBottleneck(128)
FIVE = ENetBottleneck(128, kind="asymmetric", kernel_size=5)
# The eight blocks that come twice (table 1: bottlenecks 2.1 to 2.8, and section 3).
ROUND: tuple[Layer, ...] = (
    REGULAR,
    ENetBottleneck(128, dilation=2),
    FIVE,
    ENetBottleneck(128, dilation=4),
    REGULAR,
    ENetBottleneck(128, dilation=8),
    FIVE,
    ENetBottleneck(128, dilation=16),
)


class ENet(Preset):
    """ENet's encoder with a classifier behind it; the head is ours, the rest the paper's."""

    family = "enet"
    title = "ENet (encoder)"
    year = 2016
    paper = "Paszke, Chaurasia, Kim, Culurciello, arXiv:1606.02147"
    note = (
        "Made to label each pixel of a street in real time on an embedded board: the first two "
        "blocks already shrink the image by four, where a pixel costs little, and dilated and "
        "asymmetric filters then see far without further shrinking. The comparison of Canziani "
        "et al. takes its encoder as a classifier, the most accurate per parameter of all. How "
        "theirs ends is not printed; here it is the average of each map and one linear layer. The "
        "encoder is table 1's, block by block; ENet's own decoder and its accuracies are of "
        "segmentation (Cityscapes, CamVid, SUN RGB-D), so that none is stated here."
    )

    classes: int = Int(1000, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """Initial block, stages 1 to 3, the average, one linear layer."""
        x = net.chain(
            net.add("input", Input((3, 224, 224))),
            initial=ENetInitial(),
            bottleneck1_0=ENetBottleneck(64, downsample=True, dropout=0.01),
        )
        x = net.add("bottleneck1_1", ENetBottleneck(64, dropout=0.01), x, repeat=4)
        x = net.add("bottleneck2_0", ENetBottleneck(128, downsample=True), x)
        for stage in (2, 3):
            for number, block in enumerate(ROUND, start=3 - stage):
                x = net.add(f"bottleneck{stage}_{number}", block, x)
        x = net.chain(x, avgpool=AdaptiveAvgPool2d(1), flatten=Flatten(), fc=Linear(self.classes))
        net.add("output", Output(), x)

    @property
    def published(self) -> Published | None:
        """Counted from table 1, with the linear layer."""
        if self.classes != 1000:
            return None
        return Published(467_156, 0.311, "Paszke et al. 2016, counted from table 1")
