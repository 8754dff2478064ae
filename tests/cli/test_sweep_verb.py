"""The verb sweep, answered by a worker's stand-in."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from designer.cli import jobs
from designer.lab.messages.protocol import Event, Job
from designer.lab.messages.sweep_messages import Point, Sweep, SweepDone, SweepPoint, digest, key_of

Run = Callable[..., Any]
RATES = {1: 100.0, 2: 190.0, 4: 350.0, 8: 600.0, 16: 640.0, 32: 650.0}  # images/s by batch


@pytest.fixture
def swept(monkeypatch: pytest.MonkeyPatch) -> list[Sweep]:
    """The requests that were sent; a point for each batch that is not known comes back."""
    requests: list[Sweep] = []

    def run(request: Job, on_event: Callable[[Event], None], host: Any = None) -> Event:
        assert isinstance(request, Sweep)
        requests.append(request)
        measured = 0
        for batch in request.batches:
            each = replace(request.base, design=request.design, batch=batch)
            key = key_of(each, request.host)
            if key in request.known:
                continue
            measured += 1
            rate, ms = RATES[batch], 1000 * batch / RATES[batch]
            found = {"p50_ms": ms, "p95_ms": ms, "error": 0.01, "images_per_s": rate}
            bare = replace(each, design="")
            where = {"key": key, "design": digest(request.design), "name": "Small CNN"}
            on_event(SweepPoint(point=Point(request=bare, **where, **found)))
        known = len(request.batches) - measured
        stops = ("from batch 64: memory ran out",)
        ending = SweepDone(
            design=digest(request.design), measured=measured, known=known, stops=stops
        )
        on_event(ending)
        return ending

    monkeypatch.setattr(jobs.client, "run", run)
    return requests


def test_the_frontier_the_knee_and_the_best_under_a_time(
    swept: list[Sweep], cli: Run, tmp_path: Path
) -> None:
    out = tmp_path / "sweep.jsonl"
    args = ("sweep", "small_cnn", "--batch", "1,2,4,8,16,32", "--out", out)
    said = cli(*args, "--under", "12ms")
    assert said.code == 0
    assert "Most images a second within 12 ms: batch 4, 350.0 images/s at 11.429 ms." in said.out
    assert "Stopped from batch 64: memory ran out." in said.out
    assert len(out.read_text().splitlines()) == 6
    again = cli(*args, "--json")
    assert (again.data["measured"], again.data["known"]) == (0, 6)
    assert len(swept[1].known) == 6
    knee = next(p for p in again.data["points"] if p["key"] == again.data["knee"])
    assert knee["request"]["batch"] == 8
    assert cli(*args, "--under", "1ms").out.count("No setting stays within 1 ms") == 1


def test_an_open_row_and_what_is_varied(swept: list[Sweep], cli: Run, tmp_path: Path) -> None:
    cli(
        *("sweep", "small_cnn", "--batch", "1,2,...", "--vary", "compiled=false,true"),
        *("--vary", "threads=1,2", "--out", tmp_path / "s.jsonl"),
    )
    assert (swept[0].batches, swept[0].open) == ((1, 2), True)
    assert swept[0].vary == {"compiled": (False, True), "threads": (1, 2)}
    assert not swept[0].base.layers


@pytest.mark.parametrize(
    "wrong",
    [
        ("--batch", "0"),
        ("--vary", "speed=1"),
        ("--vary", "batch=1"),
        ("--under", "soon"),
        ("--mode", "both"),
    ],
)
def test_wrong_usage(wrong: tuple[str, str], swept: list[Sweep], cli: Run) -> None:
    said = cli("sweep", "small_cnn", *wrong)
    assert said.code == 2
    assert wrong[0] in said.err
    assert not swept


def test_another_file_is_not_written_to(swept: list[Sweep], cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "design.json"
    path.write_text(json.dumps({"format": 1}) + "\n")
    said = cli("sweep", "small_cnn", "--out", path)
    assert said.code == 1
    assert "no point of a sweep" in said.err
    assert not swept
