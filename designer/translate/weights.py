"""Weights by their keys in a state dict: fresh ones, those of a file, and whether they fit."""

from collections.abc import Iterable, Mapping
from math import prod
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from blocks.layer import Shape
from blocks.lowering import Learned, Stored
from designer.design.error import DesignError

Array = np.ndarray[Any, np.dtype[Any]]
Shapes = Mapping[str, Shape]
Starts = Mapping[str, Learned | Stored]
Source = Mapping[str, Array] | str | Path | None

MAX_HEADER = 100 * 2**20
DTYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "<u2", "I64": "<i8", "I32": "<i4"}
DTYPES |= {"I16": "<i2", "I8": "i1", "U8": "u1", "BOOL": "u1"}


def weights_for(
    wanted: Shapes, known: Iterable[str], source: Source, starts: Starts
) -> dict[str, Array]:
    """An array for every wanted key: from a mapping, a .safetensors file, or fresh.

    Of float32, or of int64 where whole numbers are stored. `starts` says how what no module of
    PyTorch's holds begins.
    Raises DesignError naming the key that is missing, has another shape, or is not `known`.
    """
    if source is None:
        return fresh(wanted, starts)
    given = source if isinstance(source, Mapping) else read_safetensors(Path(source))
    missing = next((key for key in wanted if key not in given), None)
    if missing:
        raise DesignError(f"The weights lack `{missing}`, {_size(wanted[missing])} in the design.")
    surplus = given.keys() - set(known)
    if surplus:
        raise DesignError(
            f"The weights hold `{min(surplus)[:200]}`, which the design does not have: they belong "
            "to another network."
        )
    return {key: _fitted(key, given[key], shape, starts.get(key)) for key, shape in wanted.items()}


def _fitted(key: str, value: Array, shape: Shape, start: Learned | Stored | None) -> Array:
    array = np.asarray(value)
    if array.shape != shape:
        raise DesignError(
            f"`{key}` is {_size(array.shape)} in the weights and {_size(shape)} in the design: "
            "they belong to another network."
        )
    if array.dtype.kind not in "fiub":
        raise DesignError(f"`{key}` holds {array.dtype.name} in the weights, not numbers.")
    kind = _stored(start).dtype if isinstance(start, Stored) else np.dtype("<f4")
    return np.ascontiguousarray(array, dtype=kind)


def _size(shape: Shape) -> str:
    return "×".join(map(str, shape)) or "a single number"


def fresh(wanted: Shapes, starts: Starts | None = None, seed: int = 0) -> dict[str, Array]:
    """Initial weights with the distributions of PyTorch's defaults; the same for the same seed.

    Convolutions and linear layers: uniform in ±1/√(inputs of one output), weight and bias alike.
    """
    random = np.random.default_rng(seed)
    own = starts or {}
    return {
        key: _started(random, own[key]) if key in own else _fresh(random, key, shape, wanted)
        for key, shape in wanted.items()
    }


def _started(random: np.random.Generator, start: Learned | Stored) -> Array:
    if isinstance(start, Stored):
        return _stored(start)
    noise = random.standard_normal(start.shape, dtype=np.float32)
    return np.float32(start.start) + np.float32(start.deviation) * noise


def _stored(buffer: Stored) -> Array:
    array = np.array(buffer.values())
    array = array.astype("<i8" if array.dtype.kind == "i" else "<f4")
    return array.reshape(-1) if buffer.flat else array


def _fresh(random: np.random.Generator, key: str, shape: Shape, wanted: Shapes) -> Array:
    module, _, name = key.rpartition(".")
    kernel = wanted.get(f"{module}.weight", ()) if name == "bias" else shape
    if len(kernel) > 1:
        bound = np.float32(prod(kernel[1:]) ** -0.5)
        array = random.random(shape, dtype=np.float32)
        array *= 2 * bound
        array -= bound
        return array
    ones = name in ("weight", "running_var")
    return np.ones(shape, np.float32) if ones else np.zeros(shape, np.float32)


# -- .safetensors: a length, a JSON table of tensors, their bytes ----------------------------------


class _Tensor(msgspec.Struct):
    dtype: str
    shape: tuple[int, ...]
    data_offsets: tuple[int, int]


def read_safetensors(path: Path) -> dict[str, Array]:
    """All tensors of a file, mapped rather than read; raises DesignError with the reason."""
    try:
        data: Array = np.memmap(path, dtype=np.uint8, mode="r")
        length = int.from_bytes(data[:8].tobytes(), "little")
        if len(data) < 8 or length > min(MAX_HEADER, len(data) - 8):
            raise DesignError(f"{path.name} is no .safetensors file, or it is cut off.")
        table = msgspec.json.decode(data[8 : 8 + length].tobytes(), type=dict[str, msgspec.Raw])
        table.pop("__metadata__", None)
        entries = {key: msgspec.json.decode(raw, type=_Tensor) for key, raw in table.items()}
    except OSError as error:
        raise DesignError(f"{path.name} can't be read: {error.strerror or error}.") from None
    except (ValueError, RecursionError) as error:
        if isinstance(error, DesignError):
            raise
        reason = str(error).splitlines()[0].rstrip(".")
        raise DesignError(f"{path.name} is no .safetensors file: {reason}.") from None
    body = data[8 + length :]
    return {
        key: _view(body, entry, f"{path.name}, `{key[:200]}`") for key, entry in entries.items()
    }


def _view(body: Array, entry: _Tensor, place: str) -> Array:
    if entry.dtype not in DTYPES:
        raise DesignError(f"{place} is of type {entry.dtype[:20]}, which can't be read.")
    begin, end = entry.data_offsets
    dtype = np.dtype(DTYPES[entry.dtype])
    positive = all(size >= 0 for size in entry.shape) and begin >= 0
    if not positive or prod(entry.shape) * dtype.itemsize != end - begin or end > len(body):
        raise DesignError(f"{place} does not fit its file: it is damaged or cut off.")
    array = body[begin:end].view(dtype).reshape(entry.shape)
    if entry.dtype == "BF16":  # the upper half of a float32
        return (array.astype("<u4") << 16).view("<f4")
    return array
