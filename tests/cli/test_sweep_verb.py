"""The verb sweep, answered by a worker's stand-in."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from designer.cli import jobs, writing
from designer.cli.sweeping import VALUES
from designer.design.error import DesignError
from designer.lab.messages.protocol import Event, Job
from designer.lab.messages.sweep_messages import (
    VARIABLE,
    Point,
    Sweep,
    SweepDone,
    SweepPoint,
    digest,
    key_of,
)

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
        ("--vary", "dtype=foo"),
        ("--vary", "threads=-1"),
        ("--vary", "compiled=maybe"),
        ("--vary", "seconds="),
        ("--plot", "picture.txt"),
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


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("dtype=foo", "--vary dtype is one of float32, tf32, float16, bfloat16, got `foo`."),
        ("threads=-1", "--vary threads is a whole number from 0 to 4,096, got `-1`."),
        ("compiled=1", "--vary compiled is one of true, false, got `1`."),
        ("device=", "--vary device is auto, cpu, cuda or cuda:1, got ``."),
    ],
)
def test_a_value_that_cannot_be_had_names_those_that_can(asked: str, meant: str, cli: Run) -> None:
    said = cli("sweep", "small_cnn", "--vary", asked)
    assert (said.code, said.err.strip()) == (2, meant)


def test_a_value_named_twice_is_measured_once(swept: list[Sweep], cli: Run, tmp_path: Path) -> None:
    twice = ("--vary", "threads=1,1", "--vary", "threads=2,1", "--vary", "dtype=float32,float32")
    cli("sweep", "small_cnn", "--batch", "1", *twice, "--out", tmp_path / "s.jsonl")
    assert swept[0].vary == {"threads": (1, 2), "dtype": ("float32",)}


@pytest.mark.parametrize("option", ["--out", "--plot"])
def test_a_place_that_cannot_be_written_is_refused_before_measuring(
    option: str, swept: list[Sweep], cli: Run, tmp_path: Path
) -> None:
    (tmp_path / "folder.svg").mkdir()
    said = cli("sweep", "small_cnn", option, tmp_path / "folder.svg")
    assert (said.code, said.err.strip()) == (1, "folder.svg is a folder: name a file in it.")
    said = cli("sweep", "small_cnn", option, tmp_path / "none" / "a.svg")
    assert said.code == 1
    assert "There is no folder" in said.err
    assert not swept


def test_the_picture_does_not_take_the_place_of_the_points(
    swept: list[Sweep], cli: Run, tmp_path: Path
) -> None:
    both = "--out", tmp_path / "s.svg", "--plot", tmp_path / "." / "s.svg"
    said = cli("sweep", "small_cnn", *both)
    assert said.code == 2
    assert "named twice" in said.err
    assert not swept


def test_points_are_shown_though_the_picture_cannot_be_written(
    swept: list[Sweep], cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise DesignError("The disk is full.")

    monkeypatch.setattr(writing, "write_safely", refuse)
    said = cli(
        "sweep", "small_cnn", *ROW, "--out", tmp_path / "s.jsonl", "--plot", tmp_path / "p.svg"
    )
    assert said.code == 1
    assert "The disk is full." in said.err
    assert "images/s" in said.out.lower()


def test_every_setting_of_a_profile_can_be_varied_or_is_left_out_for_a_reason() -> None:
    left_out = {"size", "layers", "energy"}  # pairs of numbers; not of the whole network's latency
    assert set(VALUES) | left_out == set(VARIABLE)


ROW = ("--batch", "1,2,4,8,16,32")


def test_points_as_csv_and_markdown(swept: list[Sweep], cli: Run, tmp_path: Path) -> None:
    args = ("sweep", "small_cnn", *ROW, "--out", tmp_path / "s.jsonl")
    lines = list(csv.DictReader(cli(*args, "--csv").out.splitlines()))
    assert [line["batch"] for line in lines] == ["1", "2", "4", "8", "16", "32"]
    assert float(lines[3]["images_per_s"]) == RATES[8]
    assert [line["frontier"] for line in lines].index("knee") == 3
    said = cli(*args, "--markdown").out.splitlines()
    assert said[0] == "| Batch | ms | ±, % | Images/s | Peak, MiB | Frontier |"
    assert [cell.strip() for cell in said[5].split("|")][1:6:4] == ["8", ""]
    assert said[5].endswith("| knee |")
    assert cli(*args, "--csv", "--md").code == 2


@pytest.mark.parametrize("ending", [".svg", ".png"])
def test_the_picture_marks_the_knee(
    ending: str, swept: list[Sweep], cli: Run, tmp_path: Path
) -> None:
    plot = tmp_path / f"picture{ending}"
    said = cli("sweep", "small_cnn", *ROW, "--out", tmp_path / "s.jsonl", "--plot", plot)
    assert said.code == 0
    assert f"Wrote {plot}." in said.err
    if ending == ".png":
        assert plot.read_bytes().startswith(b"\x89PNG")
    else:
        assert "knee: batch 8" in plot.read_text()


def test_a_point_that_failed_is_not_counted_as_measured(
    cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(request: Sweep, on_event: Callable[[Event], None], host: Any = None) -> Event:
        each = replace(request.base, batch=1, threads=1)
        where = {"key": "k", "design": digest(request.design), "name": "Small CNN"}
        on_event(SweepPoint(point=Point(request=each, problem="It broke.", **where)))
        done = SweepDone(design=digest(request.design), measured=1, known=0)
        on_event(done)
        return done

    monkeypatch.setattr(jobs.client, "run", run)
    args = ("sweep", "small_cnn", "--batch", "1", "--vary", "threads=1")
    plot = tmp_path / "p.svg"
    said = cli(*args, "--out", tmp_path / "s.jsonl", "--plot", plot)
    assert said.code == 1
    assert "batch 1, 1 thread: It broke." in said.out
    assert "0 measured now, 1 failed, 0 known from before." in said.out
    assert "nothing to draw" in said.err
    assert not plot.exists()
    record = cli(*args, "--out", tmp_path / "s.jsonl", "--json").data
    assert (record["measured"], record["failed"]) == (0, 1)
