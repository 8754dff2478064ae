"""Windows that skip pixels, or that slide over a single one."""

from collections.abc import Iterator
from itertools import islice

from blocks.convolution import Convolution
from blocks.layer import Layer
from blocks.merging import Merge
from blocks.pooling import AdaptivePool, AvgPool, MaxPool, Pool
from blocks.windows import Windowed, joined
from designer.design.design import Node
from designer.design.lints.rule import Finding, Rule, Site
from designer.design.repairs.diagnosis import Repair

NEAR = 3  # layers between a shortcut's projection and the merge: norm, scale, dropout


def _skips(site: Site) -> Iterator[Finding]:
    """A stride beyond the window; not of a shortcut's projection, which is to be cheap.

    He et al. 2016, section 3.3, option B: 1×1 with stride 2, in every residual network since.
    """
    layer = site.node.layer
    assert isinstance(layer, Windowed)
    if max(layer.stride) == 1:
        return  # nearly always
    reach, sizes = layer.reach(), site.known.specs[0].spatial
    for axis, size, wide, stride in zip(layer.axes, sizes, reach, layer.stride, strict=True):
        if stride > wide and size > wide:
            if set(reach) == {1} and _is_shortcut(site):
                return
            yield Finding(
                site.node.id,
                f"`{site.node.id}` skips values: a step of {stride} over a window of {wide} leaves "
                f"{stride - wide} of {stride} along the {axis} unseen.",
                _covering(site, layer),
                "stride",
            )
            return


def _covering(site: Site, layer: Windowed) -> tuple[Repair, ...]:
    """The smallest window that leaves nothing out, padded so that the result keeps its size."""
    if isinstance(layer.padding, str):
        return ()
    taps = zip(layer.kernel_size, layer.dilation, layer.stride, strict=False)
    kernel = tuple(max(k, -(-(stride - 1) // d) + 1) for k, d, stride in taps)
    if "padding" not in layer.kinds:  # LPPool2d
        label = f"Set kernel_size of `{site.node.id}` to {joined(kernel)}"
        return site.changed(layer.replace(kernel_size=kernel), label)
    wider = layer.replace(kernel_size=kernel, padding=0)
    more = tuple(new - old for new, old in zip(wider.reach(), layer.reach(), strict=True))
    for up in (0, 1):
        padding = tuple(p + (m + up) // 2 for p, m in zip(layer.padding, more, strict=True))
        label = f"Set kernel_size of `{site.node.id}` to {joined(kernel)}"
        if any(padding):
            label += f", padding to {joined(padding)}"
        repair = site.changed(layer.replace(kernel_size=kernel, padding=padding), label)
        if repair:
            return repair
    return ()


def _is_shortcut(site: Site) -> bool:
    """Whether it soon ends in a merge, through layers without a fork."""
    return any(isinstance(node.layer, Merge) for node in islice(_trail(site.node, site), NEAR + 1))


def _trail(node: Node, site: Site) -> Iterator[Node]:
    while len(wires := site.design.wires_from(node.id)) == 1:
        node = site.design.node(wires[0].target)
        yield node


def _single(site: Site) -> Iterator[Finding]:
    x, layer = site.known.specs[0], site.node.layer
    if x.rank < 2 or set(x.spatial) != {1}:
        return
    plain = isinstance(layer, MaxPool | AdaptivePool) or (
        isinstance(layer, AvgPool) and not any(layer.padding)
    )
    yield Finding(
        site.node.id,
        f"`{site.node.id}` pools a map of {'×'.join(map(str, x.spatial))}: there is one value a "
        f"channel, and nothing to choose from.",
        site.removed() if plain else (),
    )


SLIDING: tuple[type[Layer], ...] = (Convolution, Pool)
POOLING: tuple[type[Layer], ...] = (Pool, AdaptivePool)
RULES = (
    Rule(
        "stride-over-window",
        "Stride larger than the window",
        "What lies between two places of the window is never seen.",
        SLIDING,
        _skips,
    ),
    Rule(
        "pooling-one-value",
        "Pooling a 1×1 map",
        "There is one value a channel: the largest and the mean are that one.",
        POOLING,
        _single,
    ),
)
