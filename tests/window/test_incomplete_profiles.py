"""The headline of a profile that is not complete, or that had a single run."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from designer.lab.messages.measurement import Profile, ProfileResult
from designer.window.profiling.headline import headline
from tests.cli.conftest import answers


@pytest.fixture
def result(tmp_path: Path) -> ProfileResult:
    (done,) = answers(Profile(design="{}", mode="both"), tmp_path)
    return done.result


def test_what_failed_stands_behind_what_was_found(result: ProfileResult) -> None:
    failed = replace(result, failed_phase="training", failed="The device's memory ran out.")
    said = "A step of training could not be measured. The device's memory ran out."
    assert headline(failed) == f"{headline(result)}; {said}"
    assert "1.50 ms ±" in headline(failed)


def test_no_time_and_no_error_is_shown_that_is_not_known(result: ProfileResult) -> None:
    assert headline(replace(result, repeats=1)).startswith("a processor: 1.50 ms in a single run")
    alone = headline(replace(result, repeats=0, p50_ms=0.0))
    assert alone == "a processor: the layers alone were timed, at batch 1"
