"""Batches of images as a network takes them: its size, its channels, normalised."""

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from designer.lab.execution.running import JobError
from designer.lab.training.labelled import Images, Labelled

if TYPE_CHECKING:
    import torch
    from torch.utils.data import DataLoader

    Loader = DataLoader[tuple[torch.Tensor, torch.Tensor]]

MEASURED = 1000  # images that mean and deviation are taken from
GREY = (0.299, 0.587, 0.114)  # ITU-R BT.601


@dataclass(frozen=True)
class Intake:
    """From bytes (N×C×H×W) to what the Input declares, of mean 0 and deviation 1 a channel."""

    shape: tuple[int, ...]
    mean: tuple[float, ...] = (0.0,)
    deviation: tuple[float, ...] = (1.0,)

    @property
    def size(self) -> tuple[int, int]:
        """H×W to read images at; a vector takes them as they are."""
        return (self.shape[1], self.shape[2]) if len(self.shape) == 3 else (0, 0)

    def __call__(self, images: "torch.Tensor") -> "torch.Tensor":
        """A batch for the network, on the device that the bytes are on."""
        import torch

        x = self.plain(images)
        sizes = (1, -1, *[1] * (x.ndim - 2))
        mean, deviation = (torch.tensor(v, device=x.device) for v in (self.mean, self.deviation))
        return (x - mean.view(sizes)) / deviation.view(sizes)

    def plain(self, images: "torch.Tensor") -> "torch.Tensor":
        """Values of 0 to 1 in the right shape, not normalised yet."""
        import torch
        from torch.nn import functional

        x = images.float() / 255
        if len(self.shape) == 1:
            return x.flatten(1)
        channels = self.shape[0]
        if x.shape[1] == 3 and channels == 1:
            x = (x * torch.tensor(GREY, device=x.device).view(1, 3, 1, 1)).sum(1, keepdim=True)
        if x.shape[-2:] != self.size:
            x = functional.interpolate(x, self.size, mode="bilinear", antialias=True)
        return x.repeat(1, channels, 1, 1) if x.shape[1] == 1 and channels > 1 else x


def intake(shape: tuple[int, ...], training: Labelled) -> Intake:
    """How these images enter an Input of this shape; raises JobError where they can't."""
    import torch

    _check(shape, training.images)
    plain = Intake(shape)
    some = np.random.default_rng(0).permutation(len(training.labels))[:MEASURED]
    x = plain.plain(torch.from_numpy(training.images.batch(some, plain.size)))
    if x.ndim == 2:
        return Intake(shape, (float(x.mean()),), (max(float(x.std()), 1e-3),))
    mean, deviation = x.mean((0, 2, 3)), x.std((0, 2, 3)).clamp_min(1e-3)
    return Intake(shape, tuple(mean.tolist()), tuple(deviation.tolist()))


def _check(shape: tuple[int, ...], images: Images) -> None:
    declared = "×".join(map(str, shape))
    stored = images.shape
    if len(shape) == 3:
        channels = stored[0] if stored else 3
        if channels not in (1, shape[0]) and shape[0] != 1:
            raise JobError(
                f"The Input takes {shape[0]} channels ({declared}), the images have {channels}: "
                f"set it to {channels}×{shape[1]}×{shape[2]}."
            )
        return
    if len(shape) == 1 and stored and prod(stored) == shape[0]:
        return
    size = "×".join(map(str, stored)) if stored else "3×H×W"
    vector = f", or a vector of {prod(stored)}" if stored else ""
    raise JobError(f"The Input takes {declared}; images of {size} enter an Input C×H×W{vector}.")


class _Batches:
    """A dataset that is asked for a whole batch at a time."""

    def __init__(self, labelled: Labelled, size: tuple[int, int]) -> None:
        self._labelled, self._size = labelled, size

    def __len__(self) -> int:
        return len(self._labelled.labels)

    def __getitem__(self, indices: list[int]) -> "tuple[torch.Tensor, torch.Tensor]":
        import torch

        chosen = np.array(indices)
        images = self._labelled.images.batch(chosen, self._size)
        return torch.from_numpy(images), torch.from_numpy(self._labelled.labels[chosen])


def loader(
    labelled: Labelled, size: tuple[int, int], batch: int, shuffle_seed: int | None
) -> "Loader":
    """Batches of bytes and labels; shuffled ones leave an incomplete last batch out."""
    import torch
    from torch.utils import data

    count = len(labelled.labels)
    order: data.Sampler[int] = data.SequentialSampler(range(count))
    if shuffle_seed is not None:
        generator = torch.Generator().manual_seed(shuffle_seed)
        order = data.RandomSampler(range(count), generator=generator)
    drop = shuffle_seed is not None and count > batch  # a batch of one breaks batch normalisation
    batches = data.BatchSampler(order, batch, drop_last=drop)
    return data.DataLoader(_Batches(labelled, size), sampler=batches, batch_size=None)  # type: ignore[arg-type]
