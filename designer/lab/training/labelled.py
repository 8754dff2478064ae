"""Labelled images to train on, and how they are parted into training and test; numpy only.

Images stay as they are stored, bytes of 0 to 255; batches.py makes them fit a network.
"""

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

Bytes = np.ndarray[Any, np.dtype[np.uint8]]
Integers = np.ndarray[Any, np.dtype[np.int64]]
HELD_OUT = 5  # one image in five of a set without a test split of its own


class Images(Protocol):
    """N images, C×H×W bytes each; `batch` may read them from disk, resized to `size` if given."""

    @property
    def shape(self) -> tuple[int, int, int] | None:
        """C, H, W where all are alike."""

    def __len__(self) -> int: ...

    def batch(self, indices: Integers, size: tuple[int, int]) -> Bytes:
        """Images of these indices: N×C×H×W, of their own size or of the one asked for."""


@dataclass(frozen=True)
class InMemory:
    """Images in one array, N×C×H×W."""

    array: Bytes

    @property
    def shape(self) -> tuple[int, int, int]:
        """C, H, W."""
        _, channels, height, width = self.array.shape
        return channels, height, width

    def __len__(self) -> int:
        return len(self.array)

    def batch(self, indices: Integers, size: tuple[int, int]) -> Bytes:
        """As they are stored, whatever size is asked for."""
        return self.array[indices]


@dataclass(frozen=True)
class Labelled:
    """Images and the index of each one's class."""

    images: Images
    labels: Integers


@dataclass(frozen=True)
class Data:
    """A set to train on and one, never trained on, to test with."""

    training: Labelled
    test: Labelled
    classes: tuple[str, ...]


def digits() -> Data:
    """1,797 grey digits of 8×8 pixels (UCI; scikit-learn): one in five held out, by class."""
    from sklearn.datasets import load_digits

    loaded = load_digits()
    images = np.round(loaded.images * (255 / 16)).astype(np.uint8)[:, None]
    labels = loaded.target.astype(np.int64)
    training, test = held_out(labels)
    return Data(
        Labelled(InMemory(images[training]), labels[training]),
        Labelled(InMemory(images[test]), labels[test]),
        tuple(map(str, range(10))),
    )


def held_out(labels: Integers) -> tuple[Integers, Integers]:
    """Indices to train on and to test with: of every class the same part, always the same images.

    A class of a single image is trained on.
    """
    random = np.random.default_rng(0)
    test = np.zeros(len(labels), dtype=bool)
    for label in np.unique(labels):
        members = random.permutation(np.flatnonzero(labels == label))
        count = max(len(members) // HELD_OUT, 1 if len(members) > 1 else 0)
        test[members[:count]] = True
    return np.flatnonzero(~test), np.flatnonzero(test)
