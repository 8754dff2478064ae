"""What Swin's two attentions in shifted windows share: the windows, the shift, the mask.

The layers themselves are in blocks.shifted_window_attention.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from blocks.heads import heads_divide
from blocks.keeping import Keeping, values
from blocks.layer import Fix, Instead, Layer, Problem, Shape, Window
from blocks.lowering import Call, Constant, Learned, Op, OwnModule, Stored, X
from blocks.parameters import Float, Int
from blocks.reshaping import Unsqueeze
from blocks.rolling import rolled
from blocks.tensor import TensorSpec
from blocks.window_places import regions

OPENING = """
height, width, channels = x.shape[1:]
size, heads = self.window_size, self.num_heads

# Zeros fill the last windows. Where there is one window alone, nothing is shifted.
x = nn.functional.pad(x, (0, 0, 0, -width % size, 0, -height % size))
rows, columns = x.size(1) // size, x.size(2) // size
down, right = (self.shift_size if count > 1 else 0 for count in (rows, columns))
if down or right:
    x = torch.roll(x, (-down, -right), (1, 2))

# N, H, W, C -> N * windows, places, C
x = x.view(-1, rows, size, columns, size, channels).transpose(2, 3)
x = x.flatten(3, 4).flatten(0, 2)
"""
CLOSING = """\
scores = scores + bias.view(size**2, size**2, heads).permute(2, 0, 1)
if down or right:
    # What the shift alone has made neighbours does not see one another.
    below = torch.arange(rows * size, device=x.device) >= rows * size - down
    beside = torch.arange(columns * size, device=x.device) >= columns * size - right
    region = 2 * below.view(rows, 1, size, 1) + beside.view(columns, 1, size)
    region = region.view(rows * columns, 1, size**2)
    mask = -100.0 * (region.unsqueeze(2) != region.unsqueeze(3))
    scores = (scores.unflatten(0, (-1, rows * columns)) + mask).flatten(0, 1)
weights = torch.softmax(scores, dim=-1)
weights = nn.functional.dropout(weights, self.attention_dropout, self.training)
x = self.proj((weights @ v).transpose(1, 2).flatten(2))
x = nn.functional.dropout(x, self.dropout, self.training)

x = x.view(-1, rows, columns, size, size, channels).transpose(2, 3)
x = x.flatten(3, 4).flatten(1, 2)
if down or right:
    x = torch.roll(x, (down, right), (1, 2))
return x[:, :height, :width]
"""


@dataclass(frozen=True)
class Windows:
    """How many windows there are, padding included, and by how much they are shifted."""

    size: int
    rows: int
    columns: int
    shift: tuple[int, int]

    @property
    def count(self) -> int:
        """Number of windows."""
        return self.rows * self.columns

    @property
    def places(self) -> int:
        """Places of one window."""
        return self.size**2

    @property
    def sides(self) -> tuple[int, int]:
        """Height and width of all together."""
        return self.rows * self.size, self.columns * self.size


class WindowAttention(Layer):
    """What both versions of attention in shifted windows share; they differ in scores and biases.

    MACs: three projections and one more, and the products of queries with keys and of weights with
    values in each window, padding included, with which torchvision's figures agree.
    """

    axis_names = ("height", "width", "channels")
    example = (56, 56, 96)

    num_heads: int = Int(3, "heads that attend side by side, C / num_heads channels each", min=1)
    window_size: int = Int(7, "M: height and width of a window", min=1)
    shift_size: int = Int(0, "pixels that the windows are moved by, down and right; M / 2, or 0")
    dropout: float = Float(0.0, "probability to drop a value of the result", min=0, max=1)
    attention_dropout: float = Float(0.0, "probability to drop an attention weight", min=0, max=1)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """An image H×W×C whose channels divide into the heads."""
        (x,) = xs
        yield from has_channels_last(x)
        if x.rank == 3:
            yield from heads_divide(self, x.shape[-1])

    def windows(self, x: TensorSpec) -> Windows:
        """Those that cover an image."""
        size = self.window_size
        rows, columns = -(-x.shape[0] // size), -(-x.shape[1] // size)
        shift = (self.shift_size * (rows > 1), self.shift_size * (columns > 1))
        return Windows(size, rows, columns, shift)

    def bias_parts(self) -> Mapping[str, Call | Learned | Stored]:
        """What the biases of the positions are made of."""
        raise NotImplementedError

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """Those of the biases; qkv and proj, each a weight and a bias."""
        width = xs[0].shape[-1]
        shapes = {"qkv": (3 * width, width), "proj": (width, width)}
        return {
            f"{name}.{part}": shape if part == "weight" else shape[:1]
            for name, shape in shapes.items()
            for part in ("weight", "bias")
        }

    def buffers(self, *xs: TensorSpec) -> dict[str, TensorSpec]:
        """The row of the table for each two places."""
        return {"relative_position_index": TensorSpec((self.window_size**4,), "int64")}

    def macs(self, y: TensorSpec, *xs: TensorSpec) -> int:
        """4 · C² + 2 · M² · C a place."""
        windows, width = self.windows(xs[0]), xs[0].shape[-1]
        each = 4 * width * width + 2 * windows.places * width
        return windows.count * windows.places * each

    def window(self, *xs: TensorSpec) -> Window | None:
        """All pixels of its window; what lies farther off depends on where it is."""
        return None

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """One window of all pixels."""
        whole_image = self.replace(window_size=max(xs[0].shape[:2]), shift_size=0)
        yield Instead("Windows", "in one window of all pixels", whole_image)

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """The windows; queries, keys, values and what they became; the weights of attention."""
        windows, width = self.windows(xs[0]), xs[0].shape[-1]
        x = values(windows.count * windows.places * width)
        weights = values(windows.count * windows.places**2 * self.num_heads)
        made = [x] * (6 if self.num_heads == 1 else 5)  # of one head v lies among queries and keys
        made.append(weights)
        # What is dropped altogether needs no mask, only the factor 0.
        made += [weights] * ((self.attention_dropout > 0) + (0 < self.attention_dropout < 1))
        made += [x] * (0 < self.dropout < 1)
        once = (values(1),) * ((self.attention_dropout == 1) + (self.dropout == 1))
        work = 5 * x.numel + 2 * weights.numel
        undoing = (1 if self.num_heads == 1 else 3) * x.numel + weights.numel
        return Keeping(made=tuple(made), once=once, working=work, undoing=undoing)

    def module(self, scores: str, *xs: TensorSpec) -> OwnModule:
        """A module of its own, whose forward has these lines for scores and biases."""
        width = xs[0].shape[-1]
        linear = {
            "qkv": Call("nn.Linear", width, 3 * width),
            "proj": Call("nn.Linear", width, width),
        }
        return OwnModule(
            type(self).__name__, {**self.bias_parts(), **linear}, OPENING + scores + CLOSING
        )

    # -- ONNX --------------------------------------------------------------------------------------

    def enter(self, x: TensorSpec, bias: str) -> tuple[Op, ...]:
        """Padding, shift, windows; q, k and v of (windows, heads, places, C / heads)."""
        windows, width = self.windows(x), x.shape[-1]
        more = [full - had for full, had in zip(windows.sides, x.shape, strict=False)]
        padded = x.like(*windows.sides, width)
        shifted = rolled(
            "padded", padded, zip((1, 2), (-n for n in windows.shift), strict=True), "shifted"
        )
        cells = (-1, windows.rows, windows.size, windows.columns, windows.size, width)
        apart = (0, windows.places, 3, self.num_heads, width // self.num_heads)
        return (
            Op("Pad", X, whole(0, 0, 0, 0, 0, *more, 0), result="padded"),
            *shifted,
            Op("Reshape", "shifted" if shifted else "padded", whole(*cells), result="cells"),
            Op("Transpose", "cells", perm=(0, 1, 3, 2, 4, 5), result="turned"),
            Op("Reshape", "turned", whole(-1, windows.places, width), result="windows"),
            Op("Transpose", "qkv.weight", perm=(1, 0), result="projection"),
            Op("MatMul", "windows", "projection", result="product"),
            Op("Add", "product", bias, result="projected"),
            Op("Reshape", "projected", whole(*apart), result="apart"),
            Op("Transpose", "apart", perm=(2, 0, 3, 1, 4), result="qkv"),
            Op("Split", "qkv", whole(1, 1, 1), axis=0, result=("q1", "k1", "v1")),
            *(Op("Squeeze", f"{n}1", whole(0), result=n) for n in "qkv"),
        )

    def gathered(self, table: str, result: str) -> tuple[Op, ...]:
        """The rows of a table for each two places: (heads, places, places)."""
        shape = (self.window_size**2, self.window_size**2, self.num_heads)
        return (
            Op("Gather", table, "relative_position_index", axis=0, result="rows"),
            Op("Reshape", "rows", whole(*shape), result="pairs"),
            Op("Transpose", "pairs", perm=(2, 0, 1), result=result),
        )

    def leave(self, x: TensorSpec) -> tuple[Op, ...]:
        """`biases` and the mask onto `raw`; softmax, values, the way back."""
        windows, width = self.windows(x), x.shape[-1]
        back = (-1, windows.rows, windows.columns, windows.size, windows.size, width)
        padded = x.like(*windows.sides, width)
        shifted = rolled("joined", padded, zip((1, 2), windows.shift, strict=True), "unshifted")
        return (
            *self._scored(windows),
            Op("Softmax", "scores", axis=-1, result="weights"),
            Op("MatMul", "weights", "v", result="attended"),
            Op("Transpose", "attended", perm=(0, 2, 1, 3), result="beside"),
            Op("Reshape", "beside", whole(0, 0, width), result="together"),
            Op("Transpose", "proj.weight", perm=(1, 0), result="last"),
            Op("MatMul", "together", "last", result="mixed"),
            Op("Add", "mixed", "proj.bias", result="values"),
            Op("Reshape", "values", whole(*back), result="places"),
            Op("Transpose", "places", perm=(0, 1, 3, 2, 4, 5), result="lines"),
            Op("Reshape", "lines", whole(-1, *windows.sides, width), result="joined"),
            *shifted,
            Op(
                "Slice",
                "unshifted" if shifted else "joined",
                whole(0, 0),
                whole(*x.shape[:2]),
                whole(1, 2),
            ),
        )

    def _scored(self, windows: Windows) -> tuple[Op, ...]:
        """`scores` of `raw`, `biases` and the mask."""
        if not any(windows.shift):
            return (Op("Add", "raw", "biases", result="scores"),)
        found = regions(*windows.sides, windows.size, windows.shift)
        shape = (self.num_heads, windows.places, windows.places)
        return (
            Op("Add", "raw", "biases", result="biased"),
            Op("Reshape", "biased", whole(-1, windows.count, *shape), result="by_window"),
            Op("Equal", _axis(found, 2), _axis(found, 3), result="neighbours"),
            Op("Where", "neighbours", Constant(0.0), Constant(-100.0), result="mask"),
            Op("Add", "by_window", "mask", result="masked"),
            Op("Reshape", "masked", whole(-1, *shape), result="scores"),
        )

    @property
    def shorthand(self) -> str:
        """3 heads, 7×7, shifted."""
        size = f"{self.window_size}×{self.window_size}"
        return f"{self.num_heads} heads, {size}" + (", shifted" if self.shift_size else "")


def has_channels_last(x: TensorSpec) -> Iterator[Problem]:
    """An image H×W×C is wanted."""
    if x.rank != 3:
        fixes = (Fix("Insert Unsqueeze: one row", insert=(Unsqueeze(1),)),) * (x.rank == 2)
        wanted = "Expected an image with its channels last, H×W×C"
        yield Problem(f"{wanted}, got {x} (rank {x.rank}).", fixes=fixes)


def whole(*numbers: int) -> Constant:
    """Whole numbers for an operator."""
    return Constant(numbers, integers=True)


def _axis(found: list[list[int]], axis: int) -> Constant:
    """The numbers of each window along an axis of four, the windows along the first."""
    if axis == 3:
        return Constant(tuple((((tuple(each),),)) for each in found), integers=True)
    return Constant(tuple((tuple((n,) for n in each),) for each in found), integers=True)
