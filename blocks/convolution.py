"""Convolutions."""

from collections.abc import Iterator
from math import gcd

from blocks.layer import Fix, Problem, Shape
from blocks.lowering import Call, Op, X
from blocks.parameters import Bool, Int, Pair
from blocks.tensor import TensorSpec
from blocks.windows import Windowed, is_image


class Conv2d(Windowed):
    """2-D convolution: slides learned filters over an image C×H×W (LeCun et al. 1989).

    Weights (out_channels, C / groups, kernel); MACs: weights × output positions.
    """

    category = "Convolution"
    aliases = ("conv", "convolution")

    out_channels: int = Int(64, "number of filters", min=1)
    kernel_size: tuple[int, int] = Pair(3, "height and width of a filter", min=1)
    stride: tuple[int, int] = Pair(1, "step of the filter", min=1, entry=True)
    padding: tuple[int, int] = Pair(0, "zeros added on each side")
    dilation: tuple[int, int] = Pair(1, "spacing of the filter's taps", min=1)
    groups: int = Int(1, "groups of channels that do not mix", min=1)
    bias: bool = Bool(True, "one learned offset per filter")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """An image whose channels, like the filters, divide into the groups; the window fits."""
        (x,) = xs
        if x.rank != 3:
            yield from is_image(x)
            return
        yield from self._groups_divide(x)
        yield from self.fits(x)

    def _groups_divide(self, x: TensorSpec) -> Iterator[Problem]:
        for count, what in ((x.channels, "input channels"), (self.out_channels, "out_channels")):
            if count % self.groups:
                common = gcd(gcd(x.channels, self.out_channels), self.groups)
                fixes = [Fix(f"Set groups to {common}", self.replace(groups=common))]
                if x.channels % self.groups == 0:
                    rounded = -(-count // self.groups) * self.groups
                    label = f"Set out_channels to {rounded}"
                    fixes.append(Fix(label, self.replace(out_channels=rounded)))
                yield Problem(
                    f"{count} {what} do not divide into {self.groups} groups: "
                    f"{count} = {count // self.groups}·{self.groups} + {count % self.groups}.",
                    "groups",
                    fixes=tuple(fixes),
                )
                return

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """(out_channels, H, W)."""
        return xs[0].like(self.out_channels, *self.output_size(xs[0]))

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """Weight (out_channels, C / groups, kh, kw); bias (out_channels,)."""
        weight = (self.out_channels, xs[0].channels // self.groups, *self.kernel_size)
        return {"weight": weight} | ({"bias": (self.out_channels,)} if self.bias else {})

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.Conv2d."""
        names = ("kernel_size", "stride", "padding", "dilation", "groups", "bias")
        return Call("nn.Conv2d", xs[0].channels, self.out_channels, **self.pick(*names))

    def onnx(self, *xs: TensorSpec) -> Op:
        """Conv."""
        weights = ("weight", "bias") if self.bias else ("weight",)
        return Op(
            "Conv",
            X,
            *weights,
            kernel_shape=self.kernel_size,
            strides=self.stride,
            pads=self.padding * 2,
            dilations=self.dilation,
            group=self.groups,
        )

    @property
    def shorthand(self) -> str:
        """3×3, 64, /2."""
        window, *stride = super().shorthand.split(", ")
        groups = [f"{self.groups} groups"] if self.groups > 1 else []
        return ", ".join([window, str(int(self.out_channels)), *stride, *groups])
