"""The type of a value on a wire."""

from dataclasses import dataclass
from functools import lru_cache
from math import prod

DTYPES = ("float32", "int64")  # what an Input may hold, and layers that move values alone take
BYTES_PER_ELEMENT = {"float32": 4, "float16": 2, "bfloat16": 2, "int64": 8, "uint8": 1}


@dataclass(frozen=True, slots=True)
class TensorSpec:
    """Shape and dtype of one sample; the batch dimension N is implied and always free.

    An image is (C, H, W), a vector (C,), a sequence of tokens (T, C).
    """

    shape: tuple[int, ...]
    dtype: str = "float32"

    @property
    def rank(self) -> int:
        """Number of dimensions without the batch."""
        return len(self.shape)

    @property
    def channels(self) -> int:
        """Size of the first dimension: C of an image or a vector."""
        return self.shape[0]

    @property
    def spatial(self) -> tuple[int, ...]:
        """Sizes after the channels: (H, W) of an image."""
        return self.shape[1:]

    @property
    def places(self) -> tuple[int, ...]:
        """Sizes of the axes along which places lie: (H, W) of an image, (T,) of tokens."""
        return self.shape[:-1] if self.rank == 2 else self.shape[1:]

    @property
    def numel(self) -> int:
        """Number of elements of one sample."""
        return prod(self.shape)

    @property
    def nbytes(self) -> int:
        """Bytes of one sample."""
        return self.numel * BYTES_PER_ELEMENT[self.dtype]

    def like(self, *shape: int) -> "TensorSpec":
        """Another shape of the same dtype."""
        return TensorSpec(shape, self.dtype)

    def __str__(self) -> str:
        return _written(self.shape)


@lru_cache(maxsize=4096)
def _written(shape: tuple[int, ...]) -> str:
    return "×".join(str(int(size)) for size in shape) or "scalar"
