"""Readers of labelled images, on tiny files made here; and how images enter a network."""

import gzip
import pickle
import struct
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from designer.lab.execution.running import JobError
from designer.lab.training.batches import intake, loader
from designer.lab.training.data import load
from designer.lab.training.labelled import InMemory, Labelled, digits, held_out


def idx(array: np.ndarray) -> bytes:
    sizes = struct.pack(f">{array.ndim}I", *array.shape)
    return bytes((0, 0, 8, array.ndim)) + sizes + array.astype(np.uint8).tobytes()


def write_mnist(folder: Path, *, packed: bool = False) -> np.ndarray:
    images = np.arange(6 * 4 * 4).reshape(6, 4, 4)
    for prefix, count in (("train", 6), ("t10k", 3)):
        for name, array in (
            (f"{prefix}-images-idx3-ubyte", images[:count]),
            (f"{prefix}-labels-idx1-ubyte", np.arange(count)),
        ):
            data = idx(array)
            path = folder / (name + (".gz" if packed else ""))
            path.write_bytes(gzip.compress(data) if packed else data)
    return images


def test_digits_are_split_by_class_and_always_alike():
    data = digits()
    assert len(data.training.labels) + len(data.test.labels) == 1797
    for label in range(10):
        train, test = ((part.labels == label).sum() for part in (data.training, data.test))
        assert test / (train + test) == pytest.approx(0.2, abs=0.01)
    again = digits()
    assert np.array_equal(data.test.images.array, again.test.images.array)
    assert data.training.images.shape == (1, 8, 8)
    assert data.training.images.array.max() == 255


def test_no_image_is_in_both_parts():
    labels = np.array([0] * 10 + [1] * 3 + [2])
    training, test = held_out(labels)
    assert sorted([*training, *test]) == list(range(14))
    assert sorted(labels[test]) == [0, 0, 1]


@pytest.mark.parametrize("packed", [False, True])
def test_mnist_reads_idx_files(tmp_path, packed):
    images = write_mnist(tmp_path, packed=packed)
    data = load("mnist", str(tmp_path))
    assert np.array_equal(data.training.images.array[:, 0], images)
    assert list(data.test.labels) == [0, 1, 2]
    assert len(data.classes) == 10


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("train-images-idx3-ubyte", None, r"lacks train-images-idx3-ubyte \(or .*\.gz\)"),
        ("train-images-idx3-ubyte", b"GIF89a", "is no idx file"),
        ("t10k-images-idx3-ubyte", idx(np.zeros((3, 4, 4)))[:-1], "cut off"),
        ("train-labels-idx1-ubyte", idx(np.zeros(5)), "6 train images and 5 labels"),
        ("t10k-labels-idx1-ubyte", idx(np.full(3, 200)), "label 200"),
        ("train-images-idx3-ubyte", struct.pack(">I3I", 0x803, 2**31, 2**31, 2**31), "cut off"),
    ],
)
def test_mnist_says_what_is_wrong(tmp_path, name, content, message):
    write_mnist(tmp_path)
    (tmp_path / name).unlink()
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(JobError, match=message):
        load("mnist", str(tmp_path))


def test_a_damaged_archive_is_a_sentence(tmp_path):
    write_mnist(tmp_path, packed=True)
    path = tmp_path / "train-images-idx3-ubyte.gz"
    path.write_bytes(path.read_bytes()[:-12])
    with pytest.raises(JobError, match=r"ubyte\.gz is damaged"):
        load("mnist", str(tmp_path))


def test_cifar10_reads_the_binary_version(tmp_path):
    folder = tmp_path / "cifar-10-batches-bin"
    folder.mkdir()
    records = np.random.default_rng(0).integers(0, 256, (5, 3073), dtype=np.uint8)
    records[:, 0] = [3, 1, 4, 1, 5]
    for name in ("data_batch_1.bin", "data_batch_2.bin", "test_batch.bin"):
        (folder / name).write_bytes(records.tobytes())
    data = load("cifar10", str(tmp_path))
    assert list(data.training.labels) == [3, 1, 4, 1, 5] * 2
    assert data.training.images.shape == (3, 32, 32)
    assert np.array_equal(data.test.images.array[0].ravel(), records[0, 1:])
    assert data.classes[data.test.labels[0]] == "cat"
    records[0, 0] = 10
    (folder / "test_batch.bin").write_bytes(records.tobytes())
    with pytest.raises(JobError, match="label 10"):
        load("cifar10", str(tmp_path))
    (folder / "test_batch.bin").write_bytes(b"short")
    with pytest.raises(JobError, match="records of 3,073 bytes"):
        load("cifar10", str(tmp_path))


class Trap:
    """Unpickled, it leaves a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self):
        return open, (str(self.path), "w")


def test_pickles_are_never_opened(tmp_path):
    for name in ("data_batch_1", "test_batch"):
        (tmp_path / name).write_bytes(pickle.dumps(Trap(tmp_path / "sprung")))
    with pytest.raises(JobError, match="binary version"):
        load("cifar10", str(tmp_path))
    assert not (tmp_path / "sprung").exists()


def write_images(folder: Path, counts: dict[str, int]) -> None:
    for shade, (name, count) in enumerate(counts.items()):
        (folder / name).mkdir(parents=True)
        for number in range(count):
            colour = (100 * shade, number, 7)
            Image.new("RGB", (12, 6 + number), colour).save(folder / name / f"{number}.png")


def test_a_folder_of_images_is_read_when_needed(tmp_path):
    write_images(tmp_path, {"cats": 10, "dogs": 5})
    (tmp_path / "cats" / "notes.txt").write_text("no image")
    data = load("folder", str(tmp_path))
    assert data.classes == ("cats", "dogs")
    assert (len(data.training.labels), len(data.test.labels)) == (12, 3)
    batch = data.test.images.batch(np.array([0, 2]), (4, 8))
    assert batch.shape == (2, 3, 4, 8)
    assert [int(image[0, 0, 0]) for image in batch] == [0, 100]


def test_a_folder_may_hold_its_splits(tmp_path):
    write_images(tmp_path / "train", {"cats": 2, "dogs": 2})
    write_images(tmp_path / "val", {"dogs": 1})
    data = load("folder", str(tmp_path))
    assert (list(data.training.labels), list(data.test.labels)) == ([0, 0, 1, 1], [1])


def test_a_folder_says_what_is_wrong(tmp_path):
    with pytest.raises(JobError, match="two classes are the least"):
        load("folder", str(tmp_path))
    write_images(tmp_path, {"cats": 2, "dogs": 0})
    (tmp_path / "cats" / "0.png").write_bytes(b"not a picture")
    (tmp_path / "cats" / "1.png").write_bytes(b"not a picture")
    data = load("folder", str(tmp_path))
    with pytest.raises(JobError, match=r"\.png can't be read as an image"):
        data.training.images.batch(np.array([0]), (4, 4))


@pytest.mark.parametrize(
    ("name", "path", "message"),
    [
        ("imagenet", "", "There is no data `imagenet`: choose one of digits, mnist"),
        ("mnist", "", "`mnist` wants a path"),
        ("cifar10", "/nowhere/at/all", "is no folder"),
    ],
)
def test_what_is_missing_is_a_sentence(name, path, message):
    with pytest.raises(JobError, match=message):
        load(name, path)


# -- into the network ------------------------------------------------------------------------------


def random_images(*shape: int) -> Labelled:
    array = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
    return Labelled(InMemory(array), np.arange(shape[0]))


@pytest.mark.parametrize(
    ("stored", "shape"),
    [
        ((1, 8, 8), (1, 16, 16)),
        ((1, 8, 8), (3, 8, 8)),
        ((3, 32, 32), (3, 20, 24)),
        ((3, 8, 8), (1, 8, 8)),
        ((1, 8, 8), (64,)),
        ((1, 8, 8), (5, 4, 4)),
    ],
)
def test_images_enter_normalised_at_the_input_s_shape(stored, shape):
    labelled = random_images(40, *stored)
    enter = intake(shape, labelled)
    x = enter(torch.from_numpy(labelled.images.array))
    assert x.shape == (40, *shape)
    assert x.mean().abs() < 1e-4
    assert x.std() == pytest.approx(1, abs=0.05)
    if stored[0] == 1 and len(shape) == 3:
        assert torch.allclose(x[:, 0], x[:, -1])


@pytest.mark.parametrize(
    ("stored", "shape", "message"),
    [
        ((3, 8, 8), (4, 8, 8), "takes 4 channels .* images have 3: set it to 3×8×8"),
        ((1, 8, 8), (63,), "takes 63; images of 1×8×8 enter .* a vector of 64"),
        ((1, 8, 8), (8, 8), "takes 8×8"),
    ],
)
def test_an_input_that_images_do_not_fit_is_a_sentence(stored, shape, message):
    with pytest.raises(JobError, match=message):
        intake(shape, random_images(4, *stored))


def test_batches_are_shuffled_by_the_seed_and_none_is_left_of_one():
    labelled = random_images(9, 1, 2, 2)

    def epoch(seed: int | None) -> list[int]:
        return [int(n) for _, labels in loader(labelled, (2, 2), 4, seed) for n in labels]

    assert epoch(None) == list(range(9))
    assert epoch(1) == epoch(1) != epoch(2)
    assert len(set(epoch(1))) == 8
    images, labels = next(iter(loader(labelled, (2, 2), 4, 3)))
    assert np.array_equal(images.numpy(), labelled.images.array[labels.numpy()])
