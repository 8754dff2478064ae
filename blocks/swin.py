"""Swin's block (Liu et al.: "Swin transformer", 2021; "Swin transformer V2", 2022)."""

from collections.abc import Iterator

from blocks.activation import GELU
from blocks.heads import heads_divide
from blocks.layer import Block, Instead, Net, Problem, Value
from blocks.layer_normalization import LayerNorm
from blocks.linear import Linear
from blocks.merging import Add
from blocks.parameters import Choice, Float, Int
from blocks.regularization import Dropout, DropPath
from blocks.shifted_window_attention import ShiftedWindowAttention, ShiftedWindowAttentionV2
from blocks.tensor import TensorSpec
from blocks.window_attention import has_channels_last

ATTENTIONS = {1: ShiftedWindowAttention, 2: ShiftedWindowAttentionV2}


class SwinTransformerBlock(Block):
    """Attention in windows, then two layers on each pixel, both with a shortcut, H×W×C.

    Liu et al. 2021, equation 3. The first version normalises what enters a branch, the second what
    leaves it, so that the sums do not grow from block to block (Liu et al. 2022, section 3.2).
    """

    category = "Transformer"
    aliases = ("swin", "window", "attention", "mlp")
    axis_names = ("height", "width", "channels")
    example = (56, 56, 96)
    registered = ("norm1", "attn", "norm2", "mlp")

    num_heads: int = Int(3, "heads that attend side by side, C / num_heads channels each", min=1)
    window_size: int = Int(7, "M: height and width of a window", min=1)
    shift_size: int = Int(0, "pixels that the windows are moved by; M / 2 in every second block")
    mlp_ratio: int = Int(4, "channels between the two layers / channels", min=1)
    stochastic_depth: float = Float(
        0.0, "probability to leave a branch out in training", min=0, max=1
    )
    version: int = Choice(1, tuple(ATTENTIONS), "1 or 2: attention, and where to normalise")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """As the attention's, with repairs of the block."""
        (x,) = xs
        yield from has_channels_last(x)
        if x.rank == 3:
            yield from heads_divide(self, x.shape[-1])

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """Attention among all pixels."""
        kind = ATTENTIONS[self.version](self.num_heads, self.window_size)
        for other in kind.instead_of(*xs):
            if other.layer:
                yield Instead(other.trick, other.plain, nodes={"attn": (other.layer,)})

    def build(self, net: Net, *xs: Value) -> Value:
        """x + attn(norm1(x)), then x + mlp(norm2(x)); or the norms after attn and mlp."""
        (x,) = xs
        kind = ATTENTIONS[self.version]
        attention = kind(self.num_heads, self.window_size, self.shift_size)
        if self.version == 1:
            y = net.chain(x, norm1=LayerNorm(), attn=attention)
        else:
            y = net.chain(x, attn=attention, norm1=LayerNorm())
        y = net.add("stochastic_depth_1", DropPath(self.stochastic_depth), y)
        x = net.add("add_1", Add(), x, y)
        y = net.add("norm2", LayerNorm(), x) if self.version == 1 else x
        channels = x.spec.shape[-1]
        first = Linear(self.mlp_ratio * channels, channels_last=True)
        second = Linear(channels, channels_last=True)
        y = net.sequence("mlp", y, first, GELU(), Dropout(0.0), second, Dropout(0.0))
        if self.version != 1:
            y = net.add("norm2", LayerNorm(), y)
        y = net.add("stochastic_depth_2", DropPath(self.stochastic_depth), y)
        return net.add("add_2", Add(), x, y)

    @property
    def shorthand(self) -> str:
        """3 heads, 7×7, shifted."""
        return ATTENTIONS[self.version](self.num_heads, self.window_size, self.shift_size).shorthand
