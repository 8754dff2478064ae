"""Attention among the tokens of windows, with a bias for their relative position."""

from collections.abc import Iterator
from math import isqrt

from blocks.heads import heads_divide
from blocks.keeping import Keeping, values
from blocks.layer import Fix, Layer, Problem, Shape, Window
from blocks.lowering import Call, Constant, Learned, Op, OwnModule, Stored, X
from blocks.parameters import Int
from blocks.reshaping import Unsqueeze
from blocks.splitting import Slice
from blocks.tensor import TensorSpec
from blocks.window_attention import whole
from blocks.window_places import relative_position_index

FORWARD = """
qkv = self.to_qkv(x).unflatten(-1, (3, self.num_heads, -1))
q, k, v = qkv.movedim(-3, 0).transpose(-3, -2)
scores = q @ (k * self.in_channels**-0.5).transpose(-2, -1)
bias = self.relative_position_bias_table[self.relative_position_index.flatten()]
bias = bias.view(*self.relative_position_index.shape, self.num_heads)
weights = torch.softmax(scores + bias.permute(2, 0, 1), dim=-1)
return self.merge((weights @ v).transpose(-3, -2).flatten(-2))
"""


class RelativePositionAttention(Layer):
    """Attention among the tokens of each window, …×M²×C, that knows how they lie to one another.

    Tu et al. 2022, section 3.1: a learned bias for each head and offset is added to the scores; as
    in the authors' code these are divided by √C. Learned: relative_position_bias_table of
    (2·M − 1)² rows, to_qkv and merge. MACs: the projections, and the products of queries with keys
    and of weights with values in each window.
    """

    category = "Attention"
    aliases = ("maxvit", "window", "self-attention", "transformer", "heads")
    axis_names = ("channels",)
    example = (64, 49, 64)

    num_heads: int = Int(2, "heads that attend side by side, C / num_heads channels each", min=1)
    window_size: int = Int(7, "M: height and width of a window, whose places are the tokens", min=1)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """Tokens of a whole window whose channels divide into the heads."""
        (x,) = xs
        if x.rank < 2:
            fix = Fix("Insert Unsqueeze: one token", insert=(Unsqueeze(1),))
            yield Problem(f"Expected tokens …×M²×C, got {x} (rank {x.rank}).", fixes=(fix,))
            return
        (places, width), side = x.shape[-2:], isqrt(x.shape[-2])
        if places != self.window_size**2:
            fix = Fix(f"Set window_size to {side}", self.replace(window_size=side))
            if side * side != places:
                cut = Slice(x.rank - 1, stop=side * side)
                fix = Fix(f"Insert Slice to the first {side * side} tokens", insert=(cut,))
            size = f"{self.window_size}×{self.window_size}"
            yield Problem(
                f"{places} tokens are not those of a window of {size}.", "window_size", fixes=(fix,)
            )
        yield from heads_divide(self, width)

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """The table, to_qkv, merge."""
        width = xs[0].shape[-1]
        return {
            "relative_position_bias_table": ((2 * self.window_size - 1) ** 2, self.num_heads),
            "to_qkv.weight": (3 * width, width),
            "to_qkv.bias": (3 * width,),
            "merge.weight": (width, width),
            "merge.bias": (width,),
        }

    def buffers(self, *xs: TensorSpec) -> dict[str, TensorSpec]:
        """The row of the table for each two places."""
        places = self.window_size**2
        return {"relative_position_index": TensorSpec((places, places), "int64")}

    def macs(self, y: TensorSpec, *xs: TensorSpec) -> int:
        """4 · C² + 2 · M² · C a token."""
        places, width = xs[0].shape[-2:]
        return xs[0].numel * (4 * width + 2 * places)

    def window(self, *xs: TensorSpec) -> Window | None:
        """All tokens of its window."""
        return None

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """The input; queries, scaled keys, values, what they became; the weights of attention."""
        x = xs[0]
        weights = values(self.num_heads * x.numel // x.shape[-1] * x.shape[-2])
        work, undoing = 5 * x.numel + 2 * weights.numel, x.numel + weights.numel
        one = (x,) if self.num_heads == 1 else ()  # v then lies among queries and keys
        made = (x, x, x, x, *one, weights)
        return Keeping(inputs=(0,), made=made, working=work, undoing=undoing)

    def torch(self, *xs: TensorSpec) -> Call:
        """A module of its own."""
        size, width = self.window_size, xs[0].shape[-1]
        rows = (2 * size - 1) * (2 * size - 1)
        attributes: dict[str, Call | Learned | Stored] = {
            "relative_position_bias_table": Learned((rows, self.num_heads), deviation=0.02),
            "relative_position_index": Stored(relative_position_index, size),
            "to_qkv": Call("nn.Linear", width, 3 * width),
            "merge": Call("nn.Linear", width, width),
        }
        return OwnModule("RelativePositionAttention", attributes, FORWARD)

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """Windows side by side, softmax(q·kᵀ / √C + biases)·v in each."""
        places, width = xs[0].shape[-2:]
        heads = self.num_heads
        apart = whole(-1, places, 3, heads, width // heads)
        return (
            Op("Transpose", "to_qkv.weight", perm=(1, 0), result="projection"),
            Op("MatMul", X, "projection", result="product"),
            Op("Add", "product", "to_qkv.bias", result="projected"),
            Op("Reshape", "projected", apart, result="apart"),
            Op("Transpose", "apart", perm=(2, 0, 3, 1, 4), result="qkv"),
            Op("Split", "qkv", whole(1, 1, 1), axis=0, result=("q1", "k1", "v1")),
            *(Op("Squeeze", f"{n}1", whole(0), result=n) for n in "qkv"),
            Op("Mul", "k", Constant(width**-0.5), result="scaled"),
            Op("Transpose", "scaled", perm=(0, 1, 3, 2), result="key"),
            Op("MatMul", "q", "key", result="raw"),
            Op("Gather", "relative_position_bias_table", "relative_position_index", result="pairs"),
            Op("Transpose", "pairs", perm=(2, 0, 1), result="biases"),
            Op("Add", "raw", "biases", result="scores"),
            Op("Softmax", "scores", axis=-1, result="weights"),
            Op("MatMul", "weights", "v", result="attended"),
            Op("Transpose", "attended", perm=(0, 2, 1, 3), result="beside"),
            Op("Reshape", "beside", whole(-1, *xs[0].shape), result="together"),
            Op("Transpose", "merge.weight", perm=(1, 0), result="last"),
            Op("MatMul", "together", "last", result="mixed"),
            Op("Add", "mixed", "merge.bias"),
        )

    @property
    def shorthand(self) -> str:
        """2 heads, 7×7."""
        return f"{self.num_heads} heads, {self.window_size}×{self.window_size}"
