"""Readers of the field's image files: MNIST's idx, CIFAR-10's binary version, folders of images.

None of them runs what a file holds: CIFAR-10's Python version consists of pickles, which can, and
is not read.
"""

import gzip
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

import numpy as np

from designer.lab.execution.running import JobError
from designer.lab.training.labelled import Bytes, Data, InMemory, Integers, Labelled, held_out

LARGEST = 2**31  # bytes of one file, unpacked
CIFAR10 = "airplane automobile bird cat deer dog frog horse ship truck".split()  # noqa: SIM905
ENDINGS = frozenset((".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".ppm"))


# -- MNIST and what shares its format --------------------------------------------------------------


def mnist(folder: Path) -> Data:
    """train-images-idx3-ubyte and its three companions, plain or .gz."""
    training, test = (_idx_pair(folder, prefix) for prefix in ("train", "t10k"))
    count = int(training.labels.max(initial=0)) + 1
    _check_labels(test.labels, count, folder)
    return Data(training, test, tuple(map(str, range(max(count, 10)))))


def _idx_pair(folder: Path, prefix: str) -> Labelled:
    images = _idx(folder, f"{prefix}-images-idx3-ubyte", 3)
    labels = _idx(folder, f"{prefix}-labels-idx1-ubyte", 1)
    if len(images) != len(labels) or not len(images):
        raise JobError(
            f"{folder.name} holds {len(images):,} {prefix} images and {len(labels):,} labels: "
            "fetch the files again."
        )
    return Labelled(InMemory(images[:, None]), labels.astype(np.int64))


def _idx(folder: Path, name: str, rank: int) -> Bytes:
    """An idx file: two zeros, the type (8: bytes), the rank, the sizes, the values."""
    data = _unpacked(folder, name)
    header = 4 + 4 * rank
    if len(data) < header or data[:4] != bytes((0, 0, 8, rank)):
        raise JobError(f"{name} is no idx file of bytes with {rank} dimensions: fetch it again.")
    sizes = struct.unpack(f">{rank}I", data[4:header])
    if prod(sizes) != len(data) - header:
        expected = "×".join(map(str, sizes))
        raise JobError(f"{name} should hold {expected} bytes but is cut off: fetch it again.")
    return np.frombuffer(data, np.uint8, offset=header).reshape(sizes)


def _unpacked(folder: Path, name: str) -> bytes:
    for path in (folder / name, folder / name.replace("-idx", ".idx")):
        if path.is_file():
            return path.read_bytes()
        packed = path.with_name(path.name + ".gz")
        if packed.is_file():
            return _gunzip(packed)
    raise JobError(f"{folder} lacks {name} (or {name}.gz), one of MNIST's four files.")


def _gunzip(path: Path) -> bytes:
    try:
        with gzip.open(path) as file:
            data = file.read(LARGEST + 1)
    except (EOFError, gzip.BadGzipFile) as error:
        raise JobError(f"{path.name} is damaged: {error}. Fetch it again.") from None
    if len(data) > LARGEST:
        raise JobError(f"{path.name} unpacks to more than 2 GiB: it is not MNIST.")
    return data


# -- CIFAR-10 --------------------------------------------------------------------------------------


def cifar10(folder: Path) -> Data:
    """The binary version: records of a label and 3×32×32 bytes."""
    inner = folder / "cifar-10-batches-bin"
    folder = inner if inner.is_dir() else folder
    names = sorted(path.name for path in folder.glob("data_batch_*.bin"))
    if not names or not (folder / "test_batch.bin").is_file():
        raise JobError(
            f"{folder} lacks data_batch_1.bin … or test_batch.bin: unpack CIFAR-10's binary "
            "version (cifar-10-binary.tar.gz) there. The Python version is not read, since its "
            "pickles can run code."
        )
    training = [_cifar10(folder / name) for name in names]
    return Data(_joined(training), _joined([_cifar10(folder / "test_batch.bin")]), tuple(CIFAR10))


def _cifar10(path: Path) -> Bytes:
    data = np.frombuffer(path.read_bytes(), np.uint8)
    if not len(data) or len(data) % 3073:
        raise JobError(f"{path.name} is no whole number of records of 3,073 bytes: fetch it again.")
    records = data.reshape(-1, 3073)
    _check_labels(records[:, 0], 10, path)
    return records


def _joined(parts: list[Bytes]) -> Labelled:
    records = np.concatenate(parts)
    return Labelled(InMemory(records[:, 1:].reshape(-1, 3, 32, 32)), records[:, 0].astype(np.int64))


def _check_labels(labels: "np.ndarray[Any, np.dtype[Any]]", classes: int, place: Path) -> None:
    largest = int(labels.max(initial=0))
    if largest >= classes:
        raise JobError(f"{place.name} holds the label {largest}; {classes - 1} is the largest.")


# -- folders of images -----------------------------------------------------------------------------


def folder(place: Path) -> Data:
    """One sub-folder a class; with folders train and val (or test) in it, those are the splits."""
    test = next((place / n for n in ("val", "test", "validation") if (place / n).is_dir()), None)
    if test and (place / "train").is_dir():
        classes = _class_names(place / "train")
        return Data(_listed(place / "train", classes), _listed(test, classes), classes)
    classes = _class_names(place)
    paths, labels = _found(place, classes)
    training, held = held_out(labels)
    if not len(held):
        raise JobError(f"{place.name} has one image a class: some are needed to test with.")
    first, second = (
        Labelled(OnDisk(tuple(paths[i] for i in indices)), labels[indices])
        for indices in (training, held)
    )
    return Data(first, second, classes)


def _class_names(place: Path) -> tuple[str, ...]:
    names = tuple(sorted(p.name for p in place.iterdir() if p.is_dir() and p.name[0] != "."))
    if len(names) < 2:
        raise JobError(f"{place} has {len(names)} sub-folders; two classes are the least.")
    return names


def _listed(place: Path, classes: Sequence[str]) -> Labelled:
    paths, labels = _found(place, classes)
    return Labelled(OnDisk(tuple(paths)), labels)


def _found(place: Path, classes: Sequence[str]) -> tuple[list[Path], Integers]:
    paths: list[Path] = []
    labels: list[int] = []
    for label, name in enumerate(classes):
        inside = (place / name).rglob("*") if (place / name).is_dir() else ()
        found = sorted(path for path in inside if path.suffix.lower() in ENDINGS)
        paths += found
        labels += [label] * len(found)
    if not paths:
        raise JobError(f"The sub-folders of {place} hold no images ({', '.join(sorted(ENDINGS))}).")
    return paths, np.array(labels, np.int64)


@dataclass(frozen=True)
class OnDisk:
    """Colour images in files, read when they are asked for."""

    paths: tuple[Path, ...]
    shape: None = None

    def __len__(self) -> int:
        return len(self.paths)

    def batch(self, indices: Integers, size: tuple[int, int]) -> Bytes:
        """Read and resized to H×W, as RGB."""
        return np.stack([_read_image(self.paths[index], size) for index in indices])


def _read_image(path: Path, size: tuple[int, int]) -> Bytes:
    try:
        from PIL import Image
    except ImportError:
        raise JobError("Reading image files wants Pillow: pip install pillow.") from None
    try:
        with Image.open(path) as image:
            resized = image.convert("RGB").resize((size[1], size[0]), Image.Resampling.BILINEAR)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise JobError(f"{path} can't be read as an image: {error}.") from None
    return np.asarray(resized, np.uint8).transpose(2, 0, 1)
