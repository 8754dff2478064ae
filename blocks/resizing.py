"""Layers that make an image larger or smaller without weights."""

from collections.abc import Iterator
from struct import pack, unpack
from typing import Any

from blocks.keeping import INPUT, NOTHING, Keeping
from blocks.layer import Fix, Layer, Problem, Window
from blocks.lowering import Call, Constant, Op, X
from blocks.parameters import Bool, Choice, Float, Ints, Pair
from blocks.sight import Finer
from blocks.spatial import is_image
from blocks.tensor import DTYPES, TensorSpec

ONNX_MODES = {"constant": "constant", "reflect": "reflect", "replicate": "edge"}


class Pad(Layer):
    """Adds a border: a constant, the mirrored inside, or the outermost values again.

    Numbers as PyTorch counts them, from the last axis back: left, right, top, bottom.
    """

    category = "Reshaping"
    aliases = ("border", "zero padding", "reflect", "replicate", "mirror")
    dtypes = DTYPES

    padding: tuple[int, ...] = Ints((1, 1, 1, 1), "left, right, top, bottom; two an axis")
    mode: str = Choice("constant", ("constant", "reflect", "replicate"), "what the border holds")
    value: float = Float(0.0, "the constant")

    def _sides(self) -> list[tuple[int, int]]:
        """(before, after) of each padded axis, from the last one back."""
        return list(zip(self.padding[::2], self.padding[1::2], strict=False))

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """Two numbers an axis, no more axes than there are; a mirror as large as the border.

        PyTorch would pad the batch too, which is no axis of a layer. It mirrors and replicates
        along the last axes alone, one before them at the most.
        """
        (x,) = xs
        count = len(self.padding) // 2
        fewest = 1 if self.mode == "constant" else max(1, x.rank - 1)
        most = x.rank if self.mode == "constant" else min(x.rank, 3)
        if len(self.padding) % 2 or not fewest <= count <= most:
            wanted = "two for its last axis" if most == 1 else f"two for each of its {most} axes"
            if fewest < most:
                wanted = f"two for each of its last {fewest} to {most} axes"
            elif fewest > most:
                wanted = f"{self.mode} goes over three axes at the most, here are {x.rank}"
            yield Problem(
                f"{len(self.padding)} numbers can't pad {x}: {wanted}.",
                "padding",
                fixes=tuple(self._fitting(fewest, most)),
            )
            return
        yield from self._mirror_reaches(x)
        if x.dtype == "int64" and self.mode == "constant" and self.value % 1:
            whole = float(int(self.value))
            yield Problem(
                f"The inputs hold whole numbers, which {self.value:g} is not.",
                "value",
                fixes=(Fix(f"Set value to {whole:g}", self.replace(value=whole)),),
            )

    def _fitting(self, fewest: int, most: int) -> Iterator[Fix]:
        mode = self.mode
        if fewest > most:
            mode, most = "constant", 3
        wanted = 2 * min(max(len(self.padding) // 2, fewest), most)
        padding = (self.padding + (0,) * wanted)[:wanted]
        if mode == "reflect":
            padding = (0,) * wanted
        label = f"Set padding to {', '.join(map(str, padding))}"
        label += f" and mode to {mode}" if mode != self.mode else ""
        yield Fix(label, self.replace(padding=padding, mode=mode))

    def _mirror_reaches(self, x: TensorSpec) -> Iterator[Problem]:
        if self.mode != "reflect":
            return
        sizes = x.shape[::-1]
        for size, sides in zip(sizes, self._sides(), strict=False):
            if max(sides) >= size:
                replicate = self.replace(mode="replicate")
                yield Problem(
                    f"A border of {max(sides)} can't mirror {size} values: at most {size} − 1 = "
                    f"{size - 1}.",
                    "padding",
                    fixes=(Fix("Set mode to replicate", replicate),),
                )
                return

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """Each axis with its two sides."""
        sizes = list(xs[0].shape)
        for place, sides in enumerate(self._sides(), 1):
            sizes[-place] += sum(sides)
        return xs[0].like(*sizes)

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Nothing where a constant is added; else the input."""
        return NOTHING if self.mode == "constant" else INPUT

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.functional.pad."""
        extra: dict[str, Any] = {} if self.mode == "constant" else {"mode": self.mode}
        if self.mode == "constant" and self.value:
            extra = {"value": self.value}
        return Call("nn.functional.pad", X, self.padding, **extra)

    def onnx(self, *xs: TensorSpec) -> Op:
        """Pad."""
        sides = [(0, 0)] * (xs[0].rank + 1 - len(self._sides())) + self._sides()[::-1]
        pads = Constant((*(a for a, _ in sides), *(b for _, b in sides)), integers=True)
        whole = xs[0].dtype == "int64"
        value = Constant(int(self.value) if whole else self.value, integers=whole)
        values = (value,) if self.mode == "constant" else ()
        return Op("Pad", X, pads, *values, mode=ONNX_MODES[self.mode])

    @property
    def shorthand(self) -> str:
        """The numbers, and the mode if it isn't zeros."""
        numbers = ", ".join(map(str, self.padding))
        return numbers if self.mode == "constant" else f"{numbers}, {self.mode}"


class Upsample(Layer):
    """Resizes an image by its nearest or, with weights, its four nearest pixels.

    Coordinates are those of pixels' centres; with align_corners the outermost centres coincide,
    so that what is interpolated depends on the size (Odena et al. 2016 say why to resize and
    convolve instead of a transposed convolution).
    """

    category = "Reshaping"
    aliases = ("interpolate", "resize", "scale", "bilinear", "nearest", "u-net")

    scale_factor: tuple[int, int] = Pair(2, "how many times higher and wider", min=1)
    size: tuple[int, int] = Pair(0, "height and width of the output; 0 goes by scale_factor")
    mode: str = Choice("nearest", ("nearest", "bilinear"), "how pixels are chosen")
    align_corners: bool = Bool(False, "bilinear: the outermost pixels' centres coincide")

    def _target(self, x: TensorSpec) -> tuple[int, int]:
        (height, width), (down, across) = self.size, self.scale_factor
        return height or x.spatial[0] * down, width or x.spatial[1] * across

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """An image."""
        yield from is_image(xs[0])

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """(C, height, width)."""
        return xs[0].like(xs[0].channels, *self._target(xs[0]))

    def window(self, *xs: TensorSpec) -> Window | None:
        """One pixel or 2×2, which k outputs in a row share; none is told for uneven sizes."""
        (height, width), (rows, columns) = xs[0].spatial, self._target(xs[0])
        if rows % height or columns % width:
            return None
        down, across = rows // height, columns // width
        blend = int(self.mode == "bilinear")
        steps = tuple(Finer(k, k - 1) if k > 1 else 1 for k in (down, across))
        return (blend * (down > 1), blend * (across > 1)), (steps[0], steps[1])

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Nothing."""
        return NOTHING

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.Upsample."""
        by: dict[str, Any] = {"scale_factor": self.scale_factor}
        if any(self.size):
            by = {"size": self._target(xs[0])}
        aligned = {"align_corners": self.align_corners} if self.mode == "bilinear" else {}
        return Call("nn.Upsample", **by, mode=self.mode, **aligned)

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """Resize; Gather of the nearest where PyTorch's rounding is another than ONNX Runtime's."""
        names: dict[str, Any] = {
            "mode": "linear",
            "coordinate_transformation_mode": "align_corners"
            if self.align_corners
            else "half_pixel",
        }
        if self.mode == "nearest":
            sizes = zip(xs[0].spatial, self._target(xs[0]), strict=True)
            rows, columns = (_nearest(size, wanted) for size, wanted in sizes)
            found = zip(xs[0].spatial, (rows, columns), strict=True)
            if not all(_repeats(size, nearest) for size, nearest in found):
                return (
                    Op("Gather", X, Constant(rows, integers=True), axis=2, result="rows"),
                    Op("Gather", "rows", Constant(columns, integers=True), axis=3),
                )
            names = {"coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"}
        target = Constant((xs[0].channels, *self._target(xs[0])), integers=True)
        return (
            Op("Shape", X, start=0, end=1, result="batch"),
            Op("Concat", "batch", target, axis=0, result="sizes"),
            Op("Resize", X, "", "", "sizes", **names),
        )

    @property
    def shorthand(self) -> str:
        """×2, or the size."""
        (height, width), (down, across) = self.size, self.scale_factor
        by = f"→ {height}×{width}" if any(self.size) else f"×{down}"
        if not any(self.size) and down != across:
            by = f"×{down}, ×{across}"
        return by if self.mode == "nearest" else f"{by}, {self.mode}"


def _nearest(size: int, wanted: int) -> tuple[int, ...]:
    """PyTorch's nearest pixel of each output: ⌊i·(size / wanted)⌋ in single precision."""
    step = _single(size / wanted)
    return tuple(min(int(_single(place * step)), size - 1) for place in range(wanted))


def _repeats(size: int, nearest: tuple[int, ...]) -> bool:
    """Whether each pixel is there equally often."""
    times = len(nearest) // size
    return all(found == place // times for place, found in enumerate(nearest)) if times else False


def _single(number: float) -> float:
    found: float = unpack("f", pack("f", number))[0]
    return found
