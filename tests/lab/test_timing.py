"""How many runs there are, and whether other work ran beside them."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from designer.lab.measuring import profiling, queueing
from designer.lab.measuring.queueing import Queueing
from designer.lab.measuring.timing import FEWEST, repeat
from designer.lab.messages.measurement import Profile
from designer.lab.results.profile_sentences import disturbance, whole
from tests.lab.subjects import Recorder, preset


@pytest.mark.parametrize(
    ("cost", "seconds", "runs", "warm"),
    [(5.0, 1.0, 1, 1), (0.6, 1.0, FEWEST, 2), (0.001, 1.0, 10, 3), (5.0, 100.0, 10, 3)],
)
def test_a_run_longer_than_the_time_is_the_only_one(
    cost: float, seconds: float, runs: int, warm: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    told: list[int] = []

    def once() -> float:
        now[0] += cost
        return 1000 * cost

    request = Profile(design="", seconds=seconds)
    kept = repeat(once, lambda ms: ms, request, lambda run, _: told.append(run))
    assert (len(kept), told.count(0)) == (runs, warm)


def test_a_single_run_says_that_its_error_is_not_known() -> None:
    request = Profile(
        design=preset("lenet5"), threads=1, max_repeats=1, warmup=1, mode="both", batch=2
    )
    result = profiling.profile(request, Recorder()).result
    lines = whole(result)
    assert result.repeats == 1
    assert sum("in a single run (how far off is not known)" in line for line in lines) == 2
    assert not any("±" in line for line in lines)


def _spin(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


@contextmanager
def crowd() -> Iterator[None]:
    """Three others at work on the one processor that is left to this thread."""
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)})
    work = [sys.executable, "-S", "-c", "while True: pass"]
    others = [subprocess.Popen(work) for _ in range(3)]
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)
        for other in others:
            other.kill()
            other.wait()


@pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="it is not counted here")
def test_other_work_on_the_machine_is_noticed() -> None:
    with crowd():
        time.sleep(1)
        watch = Queueing()
        _spin(1)
        share = watch.share(1)
    assert share is not None
    assert share > 0.2


def _counted(folder: Path, times: dict[str, str]) -> None:
    for thread, text in times.items():
        (folder / thread).mkdir(exist_ok=True)
        (folder / thread / "schedstat").write_text(text)


def test_the_share_is_of_all_threads_since_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queueing, "_processors", lambda: 2)
    _counted(tmp_path, {"1": "1000 500 7", "2": "10 10 1"})
    watch = Queueing(tmp_path)
    _counted(tmp_path, {"1": "1300 600 9", "3": "300 100 1", "4": "nonsense"})
    assert watch.share(2) == 200 / 800
    assert watch.share(3) is None, "they wait for each other"
    assert Queueing(tmp_path / "nowhere").share(1) is None


def test_a_profile_says_that_the_machine_was_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Queueing, "share", lambda *_: 0.45)
    request = Profile(design=preset("lenet5"), threads=1, max_repeats=2, layers=False)
    result = profiling.profile(request, Recorder()).result
    assert result.waited == 0.45
    told = "the measurement had no processor for 45 % of the time that it wanted one"
    assert told in disturbance(result)
    assert disturbance(result) in whole(result)
    assert (
        disturbance(replace(result, waited=0.02)) == disturbance(replace(result, waited=None)) == ""
    )
