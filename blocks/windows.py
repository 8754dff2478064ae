"""The arithmetic of sliding windows, shared by convolutions and poolings.

Output size along an axis: ⌊(size + padding − dilation·(kernel − 1) − 1) / stride⌋ + 1, the padding
of both sides (Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016).
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from blocks.layer import Fix, Problem, Window
from blocks.parameters import LARGEST
from blocks.sight import Step
from blocks.spatial import Spatial
from blocks.tensor import TensorSpec

Sizes = tuple[int, ...]


class Windowed(Spatial):
    """A layer that slides a window over the axes after the channels."""

    ceil_mode = False

    if TYPE_CHECKING:
        kernel_size: Sizes
        stride: Sizes
        padding: Sizes | str
        dilation: Sizes
    else:
        dilation = (1, 1, 1)

    @property
    def padding_limit(self) -> Sizes:
        """The most padding there may be on each side of each axis."""
        return (LARGEST,) * len(self.axes)

    def reach(self) -> Sizes:
        """Pixels from the window's first tap to its last, both included."""
        taps = zip(self.kernel_size, self.dilation, strict=False)
        return tuple([dilation * (kernel - 1) + 1 for kernel, dilation in taps])

    def borders(self) -> tuple[Sizes, Sizes]:
        """What is added before and after each axis; "same" adds what a stride of 1 loses."""
        if not isinstance(self.padding, str):
            return self.padding, self.padding
        lost = [reach - 1 for reach in self.reach()]
        return tuple(n // 2 for n in lost), tuple(n - n // 2 for n in lost)

    def output_size(self, x: TensorSpec) -> Sizes:
        """Sizes of the output after the channels.

        With ceil_mode the last window may start inside the image or its left padding and run
        over the right edge, as PyTorch defines it.
        """
        begins, ends = self.borders()
        axes = zip(x.spatial, self.reach(), begins, ends, self.stride, strict=True)
        if not self.ceil_mode:
            return tuple([(s + begin + end - r) // stride + 1 for s, r, begin, end, stride in axes])
        return tuple([self._overhanging(*axis) for axis in axes])

    def size_sums(self, x: TensorSpec) -> tuple[str, ...]:
        """`output_size` spelled out, an axis each: ⌊(224 + 2·3 − 7)/2⌋ + 1.

        With ceil_mode a last window that would begin beyond the image is taken off again.
        """
        begins, ends = self.borders()
        axes = zip(x.spatial, begins, ends, self.reach(), self.stride, strict=True)
        sums = []
        for (size, begin, end, reach, stride), wide, count in zip(
            axes, self.reach_sums(), self.output_size(x), strict=True
        ):
            both = f" + {begin} + {end}" if begin != end else f" + 2·{begin}" if begin else ""
            taken, room = f"{size}{both} − {wide}", size + begin + end - reach
            if stride == 1:
                text, steps = f"{taken} + 1", room + 1
            elif self.ceil_mode:
                text, steps = f"⌈({taken})/{stride}⌉ + 1", -(-room // stride) + 1
            else:
                text, steps = f"⌊({taken})/{stride}⌋ + 1", room // stride + 1
            sums.append(text if steps == count else f"{text} − 1")
        return tuple(sums)

    def reach_sums(self) -> tuple[str, ...]:
        """`reach` spelled out where the taps are spaced."""
        taps = zip(self.kernel_size, self.dilation, strict=False)
        return tuple(
            f"({dilation}·({kernel} − 1) + 1)" if dilation > 1 else str(kernel)
            for kernel, dilation in taps
        )

    @staticmethod
    def _overhanging(size: int, reach: int, begin: int, end: int, stride: int) -> int:
        count = -(-(size + begin + end - reach) // stride) + 1
        return count - 1 if (count - 1) * stride >= size + begin else count

    def window(self, *xs: TensorSpec) -> Window | None:
        """The extent beyond one pixel, and the stride."""
        return in_plane([reach - 1 for reach in self.reach()], self.stride)

    @property
    def shorthand(self) -> str:
        """3×3, /2."""
        text = "×".join(map(str, self.kernel_size))
        return text if set(self.stride) == {1} else f"{text}, /{joined(self.stride)}"

    def fits(self, x: TensorSpec) -> Iterator[Problem]:
        """The window fits the padded image at least once along all axes."""
        counts = self.output_size(x)
        if min(counts) >= 1:
            return
        reaches, (begins, ends) = self.reach(), self.borders()
        for axis, (size, count) in enumerate(zip(x.spatial, counts, strict=True)):
            if count < 1:
                reach, stride, padding = reaches[axis], self.stride[axis], begins[axis]
                steps = f"({size} + 2·{padding} − {reach})/{stride}"
                if begins[axis] != ends[axis]:
                    steps = f"({size} + {padding} + {ends[axis]} − {reach})/{stride}"
                steps = f"⌈{steps}⌉" if self.ceil_mode else f"⌊{steps}⌋"
                taps, spacing = self.kernel_size[axis], self.dilation[axis]
                spread = f"{spacing}·({taps} − 1) + 1 = " if spacing > 1 else ""
                yield Problem(
                    f"The window of {spread}{reach} is larger than the {self.axes[axis]} {size} "
                    f"with padding {padding}: {steps} + 1 < 1.",
                    "kernel_size",
                    fixes=tuple(self._refit(x)),
                )
                return

    def _refit(self, x: TensorSpec) -> Iterator[Fix]:
        needed = tuple(
            max(padding, -(-(reach - size) // 2))
            for padding, reach, size in zip(self.borders()[0], self.reach(), x.spatial, strict=True)
        )
        padded = "padding" in self.kinds
        limits = zip(needed, self.padding_limit, strict=True)
        if padded and all(padding <= most for padding, most in limits):
            yield Fix(f"Set padding to {joined(needed)}", self.replace(padding=needed))
        smaller = tuple(
            min(kernel, (size - 1) // dilation + 1)
            for kernel, dilation, size in zip(
                self.kernel_size, self.dilation, x.spatial, strict=False
            )
        )
        fixed = self.replace(kernel_size=smaller, **({"padding": 0} if padded else {}))
        without = " without padding" if padded else ""
        yield Fix(f"Set kernel_size to {joined(smaller)}{without}", fixed)


def in_plane(extents: Sequence[int], steps: Sequence[Step]) -> Window:
    """A window as (h, w): a sequence's length is the height, a volume's depth is left out."""
    if len(extents) == 1:
        return (extents[0], 0), (steps[0], 1)
    return (extents[-2], extents[-1]), (steps[-2], steps[-1])


def joined(values: Sequence[int]) -> str:
    """3 for (3, 3), else 3×5."""
    return str(values[0]) if len(set(values)) == 1 else "×".join(map(str, values))
