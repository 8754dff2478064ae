"""Convolutions over sequences, images and volumes."""

from collections.abc import Iterator
from math import gcd

from blocks.keeping import INPUT, Keeping
from blocks.layer import Fix, Instead, Problem, Shape
from blocks.lowering import Call, Op, X
from blocks.padding import MODES, padded
from blocks.parameters import LARGEST, LENGTH, PLANE, VOLUME, Bool, Choice, Int, Tuple
from blocks.tensor import TensorSpec
from blocks.windows import Windowed, joined


class Grouped(Windowed):
    """Filters that may come in groups which do not mix."""

    out_channels: int = Int(64, "number of filters", min=1)

    groups = 1

    def groups_divide(self, x: TensorSpec) -> Iterator[Problem]:
        """Channels and filters are multiples of the number of groups."""
        for count, what in ((x.channels, "input channels"), (self.out_channels, "out_channels")):
            if count % self.groups:
                common = gcd(gcd(x.channels, self.out_channels), self.groups)
                fixes = [Fix(f"Set groups to {common}", self.replace(groups=common))]
                rounded = -(-count // self.groups) * self.groups
                if x.channels % self.groups == 0 and rounded <= LARGEST:
                    label = f"Set out_channels to {rounded}"
                    fixes.append(Fix(label, self.replace(out_channels=rounded)))
                yield Problem(
                    f"{count} {what} do not divide into {self.groups} groups: "
                    f"{count} = {count // self.groups}·{self.groups} + {count % self.groups}.",
                    "groups",
                    fixes=tuple(fixes),
                )
                return

    @property
    def shorthand(self) -> str:
        """3×3, 64, /2."""
        window, *stride = super().shorthand.split(", ")
        groups = [f"{self.groups} groups"] if self.groups > 1 else []
        return ", ".join([window, str(int(self.out_channels)), *stride, *groups])


class Convolution(Grouped):
    """Slides learned filters; what is outside is zeros, or the inside mirrored or continued.

    Weights (out_channels, C / groups, kernel); MACs: weights × output positions.
    """

    kernel_size: tuple[int, ...] = Tuple(3, "size of a filter", min=1)
    stride: tuple[int, ...] = Tuple(1, "step of the filter", min=1, entry=True)
    padding: tuple[int, ...] | str = Tuple(
        0, "values added on each side; same: as many as keep the size", words=("same",)
    )
    dilation: tuple[int, ...] = Tuple(1, "spacing of the filter's taps", min=1)
    groups: int = Int(1, "groups of channels that do not mix", min=1)
    bias: bool = Bool(True, "one learned offset per filter")
    padding_mode: str = Choice("zeros", MODES, "what the padding holds")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """Channels and filters divide into the groups; padding is to be had; the window fits."""
        (x,) = xs
        misfit = list(self.has_rank(x))
        yield from misfit
        if misfit:
            return
        yield from self.groups_divide(x)
        strided = list(self._same_needs_stride_1()) if isinstance(self.padding, str) else []
        yield from strided or self.fits(x)
        if self.padding_mode != "zeros" and not strided:
            yield from self._padding_is_to_be_had(x)

    def _same_needs_stride_1(self) -> Iterator[Problem]:
        if set(self.stride) != {1}:
            half = self.borders()[0]
            fixes = [Fix("Set stride to 1", self.replace(stride=1))]
            if max(half) <= LARGEST:
                padding = f"Set padding to {joined(half)}"
                fixes.insert(0, Fix(padding, self.replace(padding=half)))
            yield Problem(
                f"Padding that keeps the size needs a stride of 1, not {joined(self.stride)}.",
                "padding",
                fixes=tuple(fixes),
            )

    def _padding_is_to_be_had(self, x: TensorSpec) -> Iterator[Problem]:
        """A mirror has no more than size − 1 values beside the edge, a circle no more than size."""
        less = {"reflect": 1, "circular": 0}.get(self.padding_mode)
        for axis, size, padding in zip(self.axes, x.spatial, self.borders()[1], strict=True):
            if less is not None and padding > size - less:
                most = f"{size} − 1 = {size - 1}" if less else f"{size}"
                yield Problem(
                    f"{self.padding_mode.title()} padding of {padding} is more than the {axis} "
                    f"{size} holds: at most {most}.",
                    "padding_mode",
                    fixes=(Fix("Pad with zeros", self.replace(padding_mode="zeros")),),
                )
                return

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """(out_channels, …)."""
        return xs[0].like(self.out_channels, *self.output_size(xs[0]))

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """Weight (out_channels, C / groups, *kernel_size); bias (out_channels,)."""
        weight = (self.out_channels, xs[0].channels // self.groups, *self.kernel_size)
        return {"weight": weight} | ({"bias": (self.out_channels,)} if self.bias else {})

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """Filters that see all channels."""
        if self.groups > 1:
            depthwise = self.groups == xs[0].channels
            trick = "Depthwise filters" if depthwise else f"{self.groups} groups"
            yield Instead(trick, "with full filters", self.replace(groups=1))

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """The input; in its place the padded one where PyTorch pads before it convolves.

        Zeros by what one side has more than the other. A mirrored or continued border needs both.
        """
        begins, ends = self.borders()
        if self.padding_mode == "zeros" and begins == ends:
            return INPUT
        x, sides = xs[0], zip(xs[0].spatial, begins, ends, strict=True)
        if self.padding_mode == "zeros":
            padded = x.like(x.channels, *(size + end - begin for size, begin, end in sides))
            return Keeping(made=(padded,), undoing=padded.numel - x.numel)
        padded = x.like(x.channels, *(size + begin + end for size, begin, end in sides))
        more = padded.numel - x.numel
        if self.padding_mode == "circular":
            return Keeping(made=(padded,), working=padded.numel, undoing=padded.numel + more)
        return Keeping(inputs=(0,), made=(padded,), working=padded.numel, undoing=more)

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.<the layer's name>; the padding's mode where it is no zeros."""
        names = ["kernel_size", "stride", "padding", "dilation", "groups", "bias"]
        names += ["padding_mode"] if self.padding_mode != "zeros" else []
        target = f"nn.{type(self).__name__}"
        return Call(target, xs[0].channels, self.out_channels, **self.pick(*names))

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """Conv; behind the operators that pad where it is not with zeros."""
        begins, ends = self.borders()
        before = padded(self.padding_mode, begins, ends)
        weights = ("weight", "bias") if self.bias else ("weight",)
        none = (0,) * len(begins)
        convolution = Op(
            "Conv",
            "padded" if before else X,
            *weights,
            kernel_shape=self.kernel_size,
            strides=self.stride,
            pads=none * 2 if before else begins + ends,
            dilations=self.dilation,
            group=self.groups,
        )
        return *before, convolution


class Conv1d(Convolution):
    """1-D convolution: slides learned filters along a sequence C×L (Waibel et al. 1989)."""

    category = "Convolution"
    aliases = ("conv", "convolution", "tdnn", "sequence")
    axes = LENGTH


class Conv2d(Convolution):
    """2-D convolution: slides learned filters over an image C×H×W (LeCun et al. 1989).

    Weights (out_channels, C / groups, kernel); MACs: weights × output positions.
    """

    category = "Convolution"
    aliases = ("conv", "convolution")
    axes = PLANE


class Conv3d(Convolution):
    """3-D convolution: slides learned filters through a volume or a video C×D×H×W (Ji et al. 2010).

    The receptive field is that in the plane.
    """

    category = "Convolution"
    aliases = ("conv", "convolution", "video", "volume")
    axes = VOLUME
