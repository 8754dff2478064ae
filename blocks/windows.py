"""The arithmetic of sliding windows, shared by convolutions and poolings.

Output size along an axis: ⌊(size + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1
(Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016).
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from blocks.layer import Fix, Layer, Problem, Window
from blocks.tensor import TensorSpec

AXES = ("height", "width")


def is_image(x: TensorSpec) -> Iterator[Problem]:
    """An image C×H×W is wanted."""
    if x.rank != 3:
        yield Problem(f"Expected an image C×H×W, got {x} (rank {x.rank}).")


class Windowed(Layer):
    """A layer that slides a window over an image C×H×W."""

    ceil_mode = False
    dilation = (1, 1)
    padding_limit: ClassVar[Sequence[int] | None] = None  # poolings: at most half the window

    if TYPE_CHECKING:
        kernel_size: tuple[int, int]
        stride: tuple[int, int]
        padding: tuple[int, int]

    def reach(self) -> tuple[int, int]:
        """Pixels from the window's first tap to its last, both included: (h, w)."""
        (kh, kw), (dh, dw) = self.kernel_size, self.dilation
        return dh * (kh - 1) + 1, dw * (kw - 1) + 1

    def output_size(self, x: TensorSpec) -> tuple[int, int]:
        """(H, W) of the output.

        With ceil_mode the last window may start inside the image or its left padding and run
        over the right edge, as PyTorch defines it.
        """
        return self._along(0, x.spatial[0]), self._along(1, x.spatial[1])

    def _along(self, axis: int, size: int) -> int:
        padding, stride = self.padding[axis], self.stride[axis]
        room = size + 2 * padding - self.reach()[axis]
        if not self.ceil_mode:
            return room // stride + 1
        count = -(-room // stride) + 1
        return count - 1 if (count - 1) * stride >= size + padding else count

    def window(self, *xs: TensorSpec) -> Window:
        """The extent beyond one pixel, and the stride."""
        height, width = self.reach()
        return (height - 1, width - 1), self.stride

    @property
    def shorthand(self) -> str:
        """3×3, /2."""
        height, width = self.kernel_size
        text = f"{height}×{width}"
        return text if self.stride == (1, 1) else f"{text}, /{pair(self.stride)}"

    def fits(self, x: TensorSpec) -> Iterator[Problem]:
        """The window fits the padded image at least once along both axes."""
        for axis, (size, reach) in enumerate(zip(x.spatial, self.reach(), strict=True)):
            padding, stride = self.padding[axis], self.stride[axis]
            if self._along(axis, size) < 1:
                steps = f"({size} + 2·{padding} − {reach})/{stride}"
                steps = f"⌈{steps}⌉" if self.ceil_mode else f"⌊{steps}⌋"
                taps, spacing = self.kernel_size[axis], self.dilation[axis]
                spread = f"{spacing}·({taps} − 1) + 1 = " if spacing > 1 else ""
                yield Problem(
                    f"The window of {spread}{reach} is larger than the {AXES[axis]} {size} with "
                    f"padding {padding}: {steps} + 1 < 1.",
                    "kernel_size",
                    fixes=tuple(self._refit(x)),
                )
                return

    def _refit(self, x: TensorSpec) -> Iterator[Fix]:
        needed = tuple(
            max(padding, -(-(reach - size) // 2))
            for padding, reach, size in zip(self.padding, self.reach(), x.spatial, strict=True)
        )
        if self.padding_limit is None or all(
            p <= most for p, most in zip(needed, self.padding_limit, strict=True)
        ):
            yield Fix(f"Set padding to {pair(needed)}", self.replace(padding=needed))
        smaller = tuple(
            min(kernel, (size - 1) // dilation + 1)
            for kernel, dilation, size in zip(
                self.kernel_size, self.dilation, x.spatial, strict=True
            )
        )
        fixed = self.replace(kernel_size=smaller, padding=(0, 0))
        yield Fix(f"Set kernel_size to {pair(smaller)} without padding", fixed)


def pair(values: Sequence[int]) -> str:
    """3 for (3, 3), else 3×5."""
    return str(values[0]) if values[0] == values[1] else f"{values[0]}×{values[1]}"
