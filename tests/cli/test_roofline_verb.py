"""roofline --on: an estimate in figures that say something, and options that would do nothing."""

import re
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


def test_a_short_time_has_digits_that_are_not_zero(cli: Run) -> None:
    said = cli("roofline", "small_cnn", "--on", "A100")
    assert said.code == 0
    times = re.findall(r"([\d.]+) ms", said.out)
    assert len(times) == 3
    assert all(float(time) > 0 for time in times)


@pytest.mark.parametrize("name", ["", "  "])
def test_a_device_has_a_name(name: str, cli: Run) -> None:
    said = cli("roofline", "small_cnn", "--on", name)
    assert (said.code, said.out, said.err) == (2, "", "--on names a device, as `A100`.\n")


@pytest.mark.parametrize("options", ["--host x", "--device cpu", "--threads 1", "--python p"])
def test_an_estimate_runs_nothing_anywhere(options: str, cli: Run) -> None:
    said = cli("roofline", "small_cnn", "--on", "A100", *options.split())
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"{options.split(maxsplit=1)[0]}: nothing runs")
