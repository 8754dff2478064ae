"""Sweeps: every combination, stops before memory ends, files that a second run continues."""

from pathlib import Path
from typing import Any

import pytest
import torch
from msgspec.structs import replace

from designer.design.analysis import analyse
from designer.design.cost.memory import forecast
from designer.design.targets import load
from designer.lab.execution.running import JobCancelledError, JobError
from designer.lab.measuring import sweeping
from designer.lab.messages.measurement import Profile
from designer.lab.messages.sweep_messages import Point, Sweep, SweepDone, SweepPoint
from designer.lab.results import sweep_file
from tests.lab.subjects import Recorder, preset

QUICK = Profile(
    design="", layers=False, min_repeats=2, max_repeats=3, warmup=1, threads=1, device="cpu"
)


def swept(**changes: Any) -> tuple[SweepDone, list[Point]]:
    settings: dict[str, Any] = {"design": preset("small_cnn"), "base": QUICK, "batches": (1, 2)}
    recorder = Recorder()
    done = sweeping.sweep(Sweep(**settings | changes), recorder)
    return done, [event.point for event in recorder.of(SweepPoint)]


def test_all_combinations_are_measured_and_known_ones_are_not_again() -> None:
    vary = {"dtype": ("float32", "bfloat16"), "threads": (1, 2)}
    done, points = swept(vary=vary)
    asked = {(p.request.batch, p.request.dtype, p.request.threads) for p in points}
    assert asked == {(b, d, t) for b in (1, 2) for d in vary["dtype"] for t in vary["threads"]}
    assert all(p.p50_ms > 0 and p.images_per_s > 0 and not p.problem for p in points)
    assert all(p.name == "Small CNN" and not p.request.design for p in points)
    assert (done.measured, done.known, done.stops) == (8, 0, ())
    known = sweep_file.known(points[:5])
    again, rest = swept(vary=vary, known=known)
    assert (again.measured, again.known) == (3, 5)
    assert {p.key for p in rest} == {p.key for p in points[5:]}


def test_the_measured_peak_is_the_forecast_one() -> None:
    _, points = swept(batches=(4,))
    said = forecast(analyse(load("small_cnn")))
    assert said is not None
    assert points[0].forecast_bytes == points[0].peak_memory_bytes == said.at(4).peak


def test_an_open_row_ends_where_the_forecast_says(monkeypatch: pytest.MonkeyPatch) -> None:
    said = forecast(analyse(load("small_cnn")))
    assert said is not None
    described = sweeping.devices.describe(torch.device("cpu"))
    small = replace(described, memory_bytes=int(said.at(8).peak / 0.8) + 1)
    monkeypatch.setattr(sweeping.devices, "describe", lambda _: small)
    done, points = swept(batches=(1,), open=True)
    assert [p.request.batch for p in points] == [1, 2, 4, 8]
    assert len(done.stops) == 1
    assert done.stops[0].startswith("from batch 16: forecast")


def test_memory_that_runs_out_ends_the_row_and_is_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = sweeping.profile

    def scarce(request: Profile, running: Any) -> Any:
        if request.batch > 2:
            raise RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory")
        return real(request, running)

    monkeypatch.setattr(sweeping, "profile", scarce)
    done, points = swept(batches=(1, 2, 4, 8))
    assert [p.request.batch for p in points] == [1, 2, 4]
    assert points[-1].out_of_memory
    assert sweep_file.known(points)[points[-1].key] is None
    assert done.stops == ("from batch 4: memory ran out",)
    again, rest = swept(batches=(1, 2, 4, 8), known=sweep_file.known(points))
    assert (again.measured, rest) == (0, [])
    assert again.stops == done.stops


def test_another_fault_ends_nothing_and_is_measured_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = sweeping.profile

    def faulty(request: Profile, running: Any) -> Any:
        if request.batch == 2:
            raise RuntimeError("the disk was full")
        return real(request, running)

    monkeypatch.setattr(sweeping, "profile", faulty)
    done, points = swept(batches=(1, 2, 4), longest=1e9)
    assert [p.problem for p in points] == ["", "the disk was full", ""]
    assert done.stops == ()
    monkeypatch.setattr(sweeping, "profile", real)
    again, rest = swept(batches=(1, 2, 4), known=sweep_file.known(points))
    assert (again.measured, again.known) == (1, 2)
    assert [(p.request.batch, p.p50_ms > 0, p.problem) for p in rest] == [(2, True, "")]


def test_a_slow_pass_ends_the_row() -> None:
    done, points = swept(batches=(1,), open=True, longest=1e-9)
    assert [p.request.batch for p in points] == [1]
    assert done.stops[0].startswith("beyond batch 1: a pass takes more than")


def test_what_a_device_can_not_do_is_a_problem_of_that_setting_alone() -> None:
    done, points = swept(batches=(1,), vary={"dtype": ("tf32", "float32")})
    assert ["tf32 is a way of CUDA" in p.problem for p in points] == [True, False]
    assert done.measured == 2


@pytest.mark.parametrize("vary", [{"speed": (1,)}, {"design": ("x",)}, {"dtype": ("int3",)}])
def test_a_setting_that_there_is_not_is_refused(vary: dict[str, Any]) -> None:
    with pytest.raises(JobError, match=r"no setting|can't be had"):
        swept(vary=vary)


def test_a_sweep_is_cancelled_between_points() -> None:
    recorder = Recorder(cancel_after=lambda event: isinstance(event, SweepPoint))
    with pytest.raises(JobCancelledError):
        sweeping.sweep(Sweep(design=preset("small_cnn"), base=QUICK, batches=(1, 2, 4)), recorder)
    assert len(recorder.of(SweepPoint)) == 1


# -- the file --------------------------------------------------------------------------------------


def point(key: str) -> Point:
    return Point(key=key, design="d", name="n", request=QUICK, p50_ms=1.0)


def test_a_line_that_was_cut_off_counts_for_nothing_and_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "sweep.jsonl"
    assert sweep_file.read(path) == []
    sweep_file.append(path, point("a"))
    sweep_file.append(path, point("b"))
    path.write_bytes(path.read_bytes()[:-7])
    assert [p.key for p in sweep_file.read(path)] == ["a"]
    sweep_file.append(path, point("c"))
    assert [p.key for p in sweep_file.read(path)] == ["a", "c"]
    sweep_file.append(path, replace(point("a"), p50_ms=2.0))
    assert [p.p50_ms for p in sweep_file.read(path)] == [2.0, 1.0]
    assert sweep_file.of_design(sweep_file.read(path), "other") == []


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "design.json"
    path.write_text('{"format": 1}\n')
    with pytest.raises(ValueError, match="no point of a sweep"):
        sweep_file.read(path)
