"""The forecast of memory on the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from designer.design.cost import batch_sizes, byte_sizes

Run = Callable[..., Any]


def test_memory_by_batch_and_what_fits(cli: Run) -> None:
    said = cli("memory", "resnet18", "--batch", "1,8", "--device-memory", "8GiB")
    assert said.code == 0
    assert said.out.count("inference") == 3  # two rows, and the sentence
    assert "optimizer step" in said.out
    assert "in training with Adam" in said.out


def test_the_parts_make_the_peak(cli: Run) -> None:
    data = cli("memory", "resnet18", "--batch", "4", "--optimizer", "momentum", "--json").data
    (row,) = data["batches"]
    for run in ("inference", "training"):
        parts = ("weight", "gradient", "optimizer", "activation", "working")
        assert sum(row[run][f"{part}_bytes"] for part in parts) == row[run]["peak_bytes"]
    assert row["training"]["optimizer_bytes"] == 4 * 11_689_512
    assert data["largest_batch"] is None


def test_half_precision(cli: Run) -> None:
    args = ("memory", "small_cnn", "--batch", 1, "--json")
    whole, half = cli(*args).data, cli(*args, "--dtype", "bfloat16").data
    peaks = [data["batches"][0]["training"]["peak_bytes"] for data in (whole, half)]
    assert 0.45 < peaks[1] / peaks[0] < 0.65


@pytest.mark.parametrize(
    "wrong",
    [("--batch", "0"), ("--optimizer", "best"), ("--dtype", "int8"), ("--device-memory", "8 cats")],
)
def test_wrong_usage(wrong: tuple[str, str], cli: Run) -> None:
    said = cli("memory", "small_cnn", *wrong)
    assert said.code == 2
    assert wrong[0] in said.err


def test_a_fault_is_named(cli: Run, faulty: Path) -> None:
    said = cli("memory", faulty)
    assert said.code == 1
    assert "Linear wants a vector" in said.err


@pytest.mark.parametrize(
    ("text", "size"), [("8GiB", 2**33), ("512 mib", 2**29), ("80GB", 8 * 10**10), ("1.5KiB", 1536)]
)
def test_amounts(text: str, size: int) -> None:
    assert byte_sizes.parsed(text) == size


def test_batch_sizes() -> None:
    assert batch_sizes.parsed("1,8 , 8,64") == (1, 8, 64)
    for text in ("", "0", "-1", "1,", "9" * 5000, "2147483648", "one"):
        with pytest.raises(ValueError, match="are written as 1,8,32"):
            batch_sizes.parsed(text)
