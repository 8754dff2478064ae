"""Heads of attention: channels in equal parts."""

from collections.abc import Iterator
from math import gcd

from blocks.layer import Fix, Layer, Problem


def heads_divide(layer: Layer, width: int) -> Iterator[Problem]:
    """The channels divide into the layer's num_heads."""
    heads: int = layer.values()["num_heads"]
    if width % heads:
        common = gcd(width, heads)
        yield Problem(
            f"{width} channels do not divide into {heads} heads: {width} = "
            f"{width // heads}·{heads} + {width % heads}.",
            "num_heads",
            fixes=(Fix(f"Set num_heads to {common}", layer.replace(num_heads=common)),),
        )
