"""MaxViT's blocks (Tu, Talebi, Zhang, Yang, Milanfar, Bovik, Li: "MaxViT", 2022)."""

from collections.abc import Iterator

from blocks.activation import GELU
from blocks.convolution import Conv2d
from blocks.heads import heads_divide
from blocks.layer import Block, Layer, Net, Problem, Value
from blocks.layer_normalization import LayerNorm
from blocks.linear import Linear
from blocks.merging import Add
from blocks.normalization import BatchNorm2d
from blocks.parameters import Bool, Float, Int
from blocks.partition import WindowPartition, WindowReverse, windows_divide
from blocks.pooling import AvgPool2d
from blocks.regularization import Dropout, DropPath
from blocks.relative_attention import RelativePositionAttention
from blocks.spatial import is_image
from blocks.squeeze_excitation import SqueezeExcitation
from blocks.tensor import TensorSpec


class MaxViTConvolution(Block):
    """MBConv with a normalisation in front and a shortcut at every stride (Tu et al. 2022, 3.3).

    1×1 up, depthwise 3×3, gate, 1×1 down; the gate's width is a quarter of the output's. The
    shortcut is averaged at a stride, and projected where it does not fit.
    """

    category = "Mobile"
    aliases = ("maxvit", "mbconv", "inverted residual", "squeeze-and-excitation", "coatnet")

    out_channels: int = Int(64, "channels of the output", min=1)
    stride: int = Int(1, "step of the depthwise convolution", min=1, entry=True)
    expansion: int = Int(4, "channels inside / channels of the output", min=1)
    stochastic_depth: float = Float(
        0.0, "probability to leave the branch out in training", min=0, max=1
    )
    eps: float = Float(1e-5, "added to the variances", min=1e-12)
    momentum: float = Float(0.1, "share of a new batch in the running statistics", min=0, max=1)

    def build(self, net: Net, *xs: Value) -> Value:
        """proj of x, plus layers: pre_norm, conv_a, conv_b, squeeze_excitation, conv_c."""
        (x,) = xs
        hidden = self.expansion * self.out_channels
        norm = BatchNorm2d(self.eps, self.momentum)
        shortcut = x
        if self.stride != 1 or x.spec.channels != self.out_channels:
            pool = [AvgPool2d(3, self.stride, 1)] if self.stride != 1 else []
            project: list[Layer] = [*pool, Conv2d(self.out_channels, 1)]
            shortcut = net.sequence("proj", x, *project)
        y = net.add("layers.pre_norm", norm, x)
        y = net.sequence("layers.conv_a", y, Conv2d(hidden, 1, bias=False), norm, GELU())
        depthwise = Conv2d(hidden, 3, self.stride, 1, groups=hidden, bias=False)
        y = net.sequence("layers.conv_b", y, depthwise, norm, GELU())
        gate = SqueezeExcitation(max(1, self.out_channels // 4), "silu")
        y = net.add("layers.squeeze_excitation", gate, y)
        y = net.add("layers.conv_c", Conv2d(self.out_channels, 1), y)
        y = net.add("stochastic_depth", DropPath(self.stochastic_depth), y)
        return net.add("add", Add(), shortcut, y)

    @property
    def shorthand(self) -> str:
        """64, ×4, /2."""
        step = f", /{self.stride}" if self.stride > 1 else ""
        return f"{self.out_channels}, ×{self.expansion}{step}"


class PartitionAttention(Block):
    """Attention in windows or along a grid, then two layers on each pixel (Tu et al. 2022, 3.2).

    C×H×W; height and width must be multiples of M. In windows the M×M pixels are neighbours, along
    a grid they lie H/M and W/M apart, all over the image; either costs as much as its pixels.
    """

    category = "Transformer"
    aliases = ("maxvit", "window", "grid", "block", "attention", "mlp")
    axis_names = ("channels", "height", "width")

    num_heads: int = Int(2, "heads that attend side by side, C / num_heads channels each", min=1)
    window_size: int = Int(7, "M: height and width of a window or of the grid", min=1)
    grid: bool = Bool(False, "along a grid instead of in windows")
    mlp_ratio: int = Int(4, "channels between the two layers / channels", min=1)
    stochastic_depth: float = Float(
        0.0, "probability to leave a branch out in training", min=0, max=1
    )

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """An image that divides into windows, channels that divide into heads."""
        (x,) = xs
        yield from is_image(x)
        if x.rank == 3:
            yield from windows_divide(self, *x.spatial)
            yield from heads_divide(self, x.channels)

    def build(self, net: Net, *xs: Value) -> Value:
        """partition; x + attn_layer(x), then x + mlp_layer(x); departition."""
        (x,) = xs
        (channels, height, width), size = x.spec.shape, self.window_size
        x = net.add("partition", WindowPartition(size, self.grid), x)
        attention = RelativePositionAttention(self.num_heads, size)
        y = net.sequence("attn_layer", x, LayerNorm(), attention, Dropout(0.0))
        y = net.add("stochastic_depth_1", DropPath(self.stochastic_depth), y)
        x = net.add("add_1", Add(), x, y)
        first = Linear(self.mlp_ratio * channels, channels_last=True)
        second = Linear(channels, channels_last=True)
        y = net.sequence("mlp_layer", x, LayerNorm(), first, GELU(), second, Dropout(0.0))
        y = net.add("stochastic_depth_2", DropPath(self.stochastic_depth), y)
        x = net.add("add_2", Add(), x, y)
        return net.add("departition", WindowReverse(height, width, self.grid), x)

    @property
    def shorthand(self) -> str:
        """2 heads, 7×7, grid."""
        size = f"{self.window_size}×{self.window_size}"
        return f"{self.num_heads} heads, {size}" + (", grid" if self.grid else "")


class MaxViTLayer(Block):
    """MBConv, attention in windows, attention along a grid: near, then far (Tu et al. 2022).

    Section 3.3 and figure 2. Two attentions of M² tokens each let every pixel reach every other,
    at a cost that grows with the pixels and not with their square.
    """

    category = "Transformer"
    aliases = ("maxvit", "multi-axis", "attention", "grid", "window")
    axis_names = ("channels", "height", "width")

    out_channels: int = Int(64, "channels of the output", min=1)
    num_heads: int = Int(2, "heads that attend side by side", min=1)
    stride: int = Int(1, "step of the depthwise convolution", min=1, entry=True)
    window_size: int = Int(7, "M: height and width of a window and of the grid", min=1)
    stochastic_depth: float = Float(
        0.0, "probability to leave a branch out in training", min=0, max=1, growth="depth_growth"
    )
    depth_growth: float = Float(0.0, "that probability's growth a copy of a repeat", min=0, max=1)
    eps: float = Float(1e-5, "added to the variances", min=1e-12)
    momentum: float = Float(0.1, "share of a new batch in the running statistics", min=0, max=1)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """An image that divides into windows after the stride, channels that do into heads."""
        (x,) = xs
        yield from is_image(x)
        if x.rank == 3:
            yield from windows_divide(self, *((n - 1) // self.stride + 1 for n in x.spatial))
            yield from heads_divide(self, self.out_channels)

    def build(self, net: Net, *xs: Value) -> Value:
        """layers: MBconv, window_attention, grid_attention."""
        depth, heads, size = self.stochastic_depth, self.num_heads, self.window_size
        convolution = MaxViTConvolution(
            self.out_channels,
            self.stride,
            stochastic_depth=depth,
            eps=self.eps,
            momentum=self.momentum,
        )
        x = net.add("layers.MBconv", convolution, xs[0])
        attention = PartitionAttention(heads, size, stochastic_depth=depth)
        x = net.add("layers.window_attention", attention, x)
        return net.add("layers.grid_attention", attention.replace(grid=True), x)

    @property
    def shorthand(self) -> str:
        """64, 2 heads, 7×7, /2."""
        size, step = self.window_size, f", /{self.stride}" if self.stride > 1 else ""
        return f"{self.out_channels}, {self.num_heads} heads, {size}×{size}{step}"
