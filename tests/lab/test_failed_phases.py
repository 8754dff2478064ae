"""A later phase that fails takes no figures of earlier ones with it."""

from typing import Any

import pytest

from designer.lab import worker
from designer.lab.execution.running import JobCancelledError
from designer.lab.measuring import profiling
from designer.lab.messages.measurement import Profile, ProfileDone
from designer.lab.results.measured import finding
from designer.lab.results.profile_sentences import failure, headline, whole
from designer.lab.results.profile_text import to_markdown
from tests.lab.subjects import Recorder, preset

FULL = RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: 9 bytes")
QUICK: dict[str, Any] = {"min_repeats": 2, "max_repeats": 2, "warmup": 1, "threads": 1}


def raising(error: Exception) -> Any:
    def fail(*_: Any, **__: Any) -> None:
        raise error

    return fail


def measured(running: Recorder, **settings: Any) -> Any:
    request = Profile(design=preset("lenet5"), **QUICK | settings)
    return profiling.profile(request, running).result


@pytest.mark.parametrize(
    ("phase", "where", "settings"),
    [
        ("training", "time_training", {"mode": "both", "layers": False}),
        ("whole", "_time_whole", {}),
        ("energy", "_energy", {"energy": True, "layers": False}),
        ("memory", "memory_check.check", {"layers": False}),
    ],
)
def test_what_was_found_before_stays(
    phase: str, where: str, settings: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"designer.lab.measuring.profiling.{where}", raising(FULL))
    running = Recorder()
    result = measured(running, **settings)
    assert result.failed_phase == phase
    assert result.failed.startswith("The device's memory ran out: try a smaller batch")
    assert str(running.survived) == str(FULL)
    assert failure(result) in to_markdown(result)
    if phase == "whole":
        assert result.layers[0].node == "c1"
        assert (result.p50_ms, result.repeats, result.images_per_s) == (0, 0, 0)
        assert finding(result) is None
        assert headline(result).startswith("The layers alone at batch 1 on ")
        assert not any("against the whole" in line for line in whole(result))
    else:
        assert result.p50_ms > 0
        assert finding(result) is not None


def test_what_fails_first_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profiling, "_time_whole", raising(FULL))
    with pytest.raises(RuntimeError, match="allocate"):
        measured(Recorder(), layers=False)
    monkeypatch.setattr(profiling, "time_training", raising(FULL))
    with pytest.raises(RuntimeError, match="allocate"):
        measured(Recorder(), mode="training")


def test_a_job_that_is_cancelled_in_a_later_phase_is_cancelled() -> None:
    running = Recorder(cancel_after=lambda event: "training step" in event.message)
    with pytest.raises(JobCancelledError):
        measured(running, mode="both", layers=False)


def test_a_worker_whose_device_is_lost_says_what_it_found_and_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lost = RuntimeError("CUDA error: an illegal memory access was encountered")
    monkeypatch.setattr(profiling, "time_training", raising(lost))
    sent: list[Any] = []
    request = Profile(design=preset("lenet5"), mode="both", layers=False, **QUICK)
    assert not worker.serve(request, sent.append, lambda _: False)
    assert isinstance(sent[-1], ProfileDone)
    assert "CUDA error" in sent[-1].result.failed
