"""Transposed convolutions: learned upsampling of sequences, images and volumes."""

from collections.abc import Iterator
from math import gcd, prod

from blocks.convolution import Grouped
from blocks.layer import Fix, Problem, Shape, Window
from blocks.lowering import Call, Op, X
from blocks.padding import padded
from blocks.parameters import LENGTH, PLANE, VOLUME, Bool, Int, Tuple
from blocks.sight import Finer, Step
from blocks.tensor import TensorSpec
from blocks.windows import Sizes, in_plane, joined


class TransposedConvolution(Grouped):
    """Spreads each value out over a window of the output by learned filters (Zeiler et al. 2010).

    Size: (size − 1)·stride − 2·padding + dilation·(kernel − 1) + output_padding + 1. Weights
    (C, out_channels / groups, kernel); MACs: weights × input positions.
    """

    kernel_size: tuple[int, ...] = Tuple(2, "size of the window that a value spreads over", min=1)
    stride: tuple[int, ...] = Tuple(2, "how much larger the output is", min=1, entry=True)
    padding: tuple[int, ...] = Tuple(0, "values taken off on each side of the output")
    output_padding: tuple[int, ...] = Tuple(0, "values added at the far side of the output")
    groups: int = Int(1, "groups of channels that do not mix", min=1)
    bias: bool = Bool(True, "one learned offset per filter")
    dilation: tuple[int, ...] = Tuple(1, "spacing of the filter's taps", min=1)

    def output_size(self, x: TensorSpec) -> Sizes:
        """Sizes of the output after the channels."""
        return tuple(
            [
                (size - 1) * stride - 2 * padding + reach + extra
                for size, stride, padding, reach, extra in zip(
                    x.spatial,
                    self.stride,
                    self.padding,
                    self.reach(),
                    self.output_padding,
                    strict=True,
                )
            ]
        )

    def size_sums(self, x: TensorSpec) -> tuple[str, ...]:
        """`output_size` spelled out: (7 − 1)·2 − 2·1 + 3 + 1."""
        sums = []
        for size, stride, padding, wide, extra in zip(
            x.spatial,
            self.stride,
            self.padding,
            self.reach_sums(),
            self.output_padding,
            strict=True,
        ):
            begin = f"({size} − 1)·{stride}" if stride > 1 else f"{size} − 1"
            less = f" − 2·{padding}" if padding else ""
            sums.append(f"{begin}{less} + {wide}{f' + {extra}' if extra else ''}")
        return tuple(sums)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """Channels and filters divide into the groups; something is left of the output.

        PyTorch makes a tensor without values where nothing is, in some cases.
        """
        (x,) = xs
        misfit = list(self.has_rank(x))
        yield from misfit
        if not misfit:
            yield from self.groups_divide(x)
            yield from self._output_padding_is_small()
            yield from self._something_is_left(x)

    def _output_padding_is_small(self) -> Iterator[Problem]:
        """It says which of the sizes is meant that a stride makes the same; no more is needed."""
        limits = [max(pair) - 1 for pair in zip(self.stride, self.dilation, strict=True)]
        if any(extra > most for extra, most in zip(self.output_padding, limits, strict=True)):
            largest = tuple(map(min, self.output_padding, limits))
            yield Problem(
                f"An output_padding of {joined(self.output_padding)} is too much: it must be "
                f"smaller than the stride {joined(self.stride)} or the dilation "
                f"{joined(self.dilation)}.",
                "output_padding",
                fixes=(
                    Fix(
                        f"Set output_padding to {joined(largest)}",
                        self.replace(output_padding=largest),
                    ),
                ),
            )

    def _something_is_left(self, x: TensorSpec) -> Iterator[Problem]:
        for axis, size in enumerate(self.output_size(x)):
            if size < 1:
                stride, padding, reach = self.stride[axis], self.padding[axis], self.reach()[axis]
                yield Problem(
                    f"Padding takes the whole {self.axes[axis]} off: ({x.spatial[axis]} − 1)·"
                    f"{stride} − 2·{padding} + {reach} + {self.output_padding[axis]} = {size} < 1.",
                    "padding",
                    fixes=(Fix("Set padding to 0", self.replace(padding=0)),),
                )
                return

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """(out_channels, …)."""
        return xs[0].like(self.out_channels, *self.output_size(xs[0]))

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """Weight (C, out_channels / groups, *kernel_size); bias (out_channels,)."""
        weight = (xs[0].channels, self.out_channels // self.groups, *self.kernel_size)
        return {"weight": weight} | ({"bias": (self.out_channels,)} if self.bias else {})

    def macs(self, y: TensorSpec, *xs: TensorSpec) -> int:
        """Each weight is used once at every position of the input."""
        return prod(self.parameters(*xs)["weight"]) * prod(xs[0].spatial)

    def window(self, *xs: TensorSpec) -> Window | None:
        """An output sees the inputs whose windows it lies in; some dilations make that uneven."""
        steps: list[Step] = []
        extents: list[int] = []
        for reach, stride, dilation in zip(self.reach(), self.stride, self.dilation, strict=True):
            uneven = (reach - 1) % (dilation * stride // gcd(dilation, stride))
            if dilation > 1 and stride > 1 and uneven:
                return None
            extents.append((reach - 1) // stride)
            steps.append(Finer(stride, (reach - 1) % stride) if stride > 1 else 1)
        return in_plane(extents, steps)

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.<the layer's name>."""
        names = ("kernel_size", "stride", "padding", "output_padding", "groups", "bias", "dilation")
        target = f"nn.{type(self).__name__}"
        return Call(target, xs[0].channels, self.out_channels, **self.pick(*names))

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """ConvTranspose; where output_padding reaches beyond the stride, zeros behind X do it."""
        begins, extra, none = self.borders()[0], self.output_padding, (0,) * len(self.axes)
        ends, zeros = begins, none
        axes = list(zip(begins, extra, self.stride, strict=True))
        if any(more >= stride for _, more, stride in axes):
            zeros = tuple(max(0, -((begin - more) // stride)) for begin, more, stride in axes)
            ends = tuple(
                begin + count * stride - more
                for (begin, more, stride), count in zip(axes, zeros, strict=True)
            )
            extra = none
        before = padded("constant", none, zeros)
        convolution = Op(
            "ConvTranspose",
            "padded" if before else X,
            *self.parameters(*xs),
            kernel_shape=self.kernel_size,
            strides=self.stride,
            pads=begins + ends,
            output_padding=extra,
            dilations=self.dilation,
            group=self.groups,
        )
        return *before, convolution


class ConvTranspose1d(TransposedConvolution):
    """1-D transposed convolution: learned upsampling of a sequence C×L."""

    category = "Convolution"
    aliases = ("deconvolution", "upsampling", "up")
    axes = LENGTH


class ConvTranspose2d(TransposedConvolution):
    """2-D transposed convolution: learned upsampling of an image C×H×W (Zeiler et al. 2010)."""

    category = "Convolution"
    aliases = ("deconvolution", "upsampling", "up", "u-net")
    axes = PLANE


class ConvTranspose3d(TransposedConvolution):
    """3-D transposed convolution: learned upsampling of a volume C×D×H×W.

    The receptive field is that in the plane.
    """

    category = "Convolution"
    aliases = ("deconvolution", "upsampling", "up", "volume")
    axes = VOLUME
