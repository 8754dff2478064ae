"""Tokens T×C: what attention and recurrent layers want, and how other inputs become them."""

from collections.abc import Iterator

from blocks.layer import Fix, Problem
from blocks.parameters import LARGEST
from blocks.rearranging import Transpose
from blocks.reshaping import Flatten, Unsqueeze
from blocks.splitting import Slice
from blocks.tensor import TensorSpec


def is_tokens(x: TensorSpec, port: int = 0, name: str = "") -> Iterator[Problem]:
    """Tokens T×C are wanted: an image's pixels can be them, a vector is one."""
    if x.rank == 2:
        return
    fix = Fix("Insert Unsqueeze: one token", insert=(Unsqueeze(1),))
    if x.rank > 2:
        pixels = (Flatten(2), Transpose(1, 2))
        fix = Fix("Insert Flatten and Transpose: a token for each pixel", insert=pixels)
    where = f" at {name}" if name else ""
    yield Problem(f"Expected tokens T×C, got {x} (rank {x.rank}){where}.", port=port, fixes=(fix,))


def equally_many(key: TensorSpec, value: TensorSpec) -> Iterator[Problem]:
    """A value for each key; the longer of the two, at port 1 or 2, can be cut."""
    keys, values = key.shape[-2], value.shape[-2]
    if keys != values:
        fewest = min(keys, values)
        cut = Slice(key.rank - 1, stop=min(fewest, LARGEST))
        yield Problem(
            f"There must be a value for each key, got {keys} keys and {values} values.",
            port=1 if keys > values else 2,
            fixes=(Fix(f"Insert Slice to the first {fewest}", insert=(cut,)),),
        )
