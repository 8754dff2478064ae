"""What a layer's trick saves: its figures beside those of the plain way, on the same inputs."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from blocks.layer import Block, Instead, Layer, Value
from blocks.parameters import ParameterError
from blocks.tensor import TensorSpec
from designer.design.error import DesignError
from designer.design.evaluation import Builder, Evaluation, Specs, build_inside, evaluate

MEGA = 1_000_000


@dataclass(frozen=True)
class Saving:
    """Parameters and multiply–accumulates of one sample, with the trick and without."""

    trick: str
    plain: str
    parameters: int
    macs: int
    output: TensorSpec
    plain_parameters: int
    plain_macs: int
    plain_output: TensorSpec

    def sentence(self, words: Callable[[str], str] = str) -> str:
        """All of it in words, of which the fixed ones are translated by `words`."""
        text = words(
            "{trick}: {parameters} parameters instead of {plain_parameters} {plain} ({ratio}); "
            "{macs} MACs instead of {plain_macs} ({macs_ratio})."
        ).format(
            trick=words(self.trick),
            plain=words(self.plain),
            parameters=f"{self.parameters:,}",
            plain_parameters=f"{self.plain_parameters:,}",
            ratio=_ratio(self.parameters, self.plain_parameters, words),
            macs=_millions(self.macs),
            plain_macs=_millions(self.plain_macs),
            macs_ratio=_ratio(self.macs, self.plain_macs, words),
        )
        if self.output != self.plain_output:
            grown = words(" The output is {output} instead of {plain_output}.")
            text += grown.format(output=self.output, plain_output=self.plain_output)
        return text


@lru_cache(maxsize=256)
def savings(layer: Layer, specs: Specs, repeat: int = 1) -> tuple[Saving, ...]:
    """What the layer, so often in a chain, saves on these inputs; none where it does not fit."""
    own = evaluate(layer, specs, repeat)
    if own.problems:
        return ()
    found = [(instead, _plainly(layer, specs, repeat, instead)) for instead in _known(layer, specs)]
    found += _wide_windows(layer, specs, repeat)
    return tuple(
        Saving(
            instead.trick,
            instead.plain,
            own.parameters,
            own.macs,
            own.outputs[0],
            plain.parameters,
            plain.macs,
            plain.outputs[0],
        )
        for instead, plain in found
        if plain and not plain.problems
    )


def _known(layer: Layer, specs: Specs) -> Iterator[Instead]:
    """What the layer declares; nothing where the plain way's own parameters can't be."""
    try:
        yield from layer.instead_of(*specs)
    except ParameterError:
        return


def _plainly(layer: Layer, specs: Specs, repeat: int, instead: Instead) -> Evaluation | None:
    if instead.layer:
        return evaluate(instead.layer, specs, repeat)
    return _chain(layer, specs, repeat, instead) if isinstance(layer, Block) else None


def _chain(block: Block, specs: Specs, repeat: int, instead: Instead) -> Evaluation | None:
    """The copies of a block with other nodes inside; where one keeps the spec, the rest are so."""
    parameters = macs = 0
    outputs = specs
    for number in range(repeat):
        inside = _inside(block, outputs, instead.nodes)
        if inside is None:
            return None
        later, fixed = block.after_entry(), inside.outputs == outputs
        same = repeat - number if block == later and fixed else 1
        parameters += same * inside.parameters
        macs += same * inside.macs
        outputs = inside.outputs
        if same > 1:
            break
        others = list(_known(later, outputs))
        instead = next((other for other in others if other.trick == instead.trick), instead)
        block = later
    return Evaluation(outputs=outputs, parameters=parameters, macs=macs)


def _inside(
    block: Block, specs: Specs, nodes: Mapping[str, tuple[Layer, ...]]
) -> Evaluation | None:
    builder = _Substituting(type(block).__name__, nodes=nodes)
    try:
        inside = build_inside(block, specs, builder)
    except (DesignError, ParameterError):
        return None
    parts = inside.evaluations.values()
    return Evaluation(
        outputs=inside.outputs,
        parameters=sum(part.parameters for part in parts),
        macs=sum(part.macs for part in parts),
    )


@dataclass
class _Substituting(Builder):
    """Builds a block with other layers in the place of some nodes."""

    nodes: Mapping[str, tuple[Layer, ...]] = field(default_factory=dict)

    def add(self, node_id: str, layer: Layer, *inputs: Value, repeat: int = 1) -> Value:
        """The node, or what stands in its place: nothing, one layer or several."""
        if node_id not in self.nodes:
            return super().add(node_id, layer, *inputs, repeat=repeat)
        (x,) = inputs
        for number, other in enumerate(self.nodes[node_id]):
            x = super().add(f"{node_id}{'_' * number}", other, x)
        return x


def _wide_windows(
    layer: Layer, specs: Specs, repeat: int
) -> Iterator[tuple[Instead, Evaluation | None]]:
    """One large window for several small ones in a chain, which see as much (VGG, section 2.3)."""
    values = layer.values()
    kernel, padding = values.get("kernel_size"), values.get("padding")
    if repeat < 2 or "out_channels" not in values:
        return
    if not isinstance(kernel, tuple) or not isinstance(padding, tuple) or max(kernel) < 2:
        return
    if {*values.get("stride", ()), *values.get("dilation", ())} - {1}:
        return
    wide = tuple(repeat * (size - 1) + 1 for size in kernel)
    shown, seen = ("×".join(map(str, size)) for size in (kernel, wide))
    try:
        plain = layer.replace(kernel_size=wide, padding=tuple(repeat * size for size in padding))
    except ParameterError:
        return
    instead = Instead(f"{repeat} times {shown}, which see {seen}", f"with one {seen}", plain)
    yield instead, evaluate(plain, specs)


def _millions(count: int) -> str:
    digits = 0 if count >= 100 * MEGA else 1 if count >= 10 * MEGA else 2
    return f"{count / MEGA:,.{digits}f} M"


def _ratio(own: int, plain: int, words: Callable[[str], str]) -> str:
    if own == plain or not own or not plain:
        return words("as many") if own == plain else "–"
    if own < plain:
        return words("{times} times fewer").format(times=_times(plain / own))
    return words("{times} times more").format(times=_times(own / plain))


def _times(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio < 1.95 else f"{ratio:.1f}"
