"""Running the command line in the test's own process, or in one of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from blocks.boundary import Input, Output
from blocks.linear import Linear
from designer.cli import jobs
from designer.cli.app import run
from designer.design.design import Node, Wire
from designer.design.edits import AddNode, Connect
from designer.design.evaluation import Builder
from designer.design.files import save
from designer.lab.far.host import Host
from designer.lab.messages.measurement import Profile, ProfileDone, ProfileResult, Trace, TraceDone
from designer.lab.messages.message import Device
from designer.lab.messages.protocol import (
    Epoch,
    Event,
    ExportDone,
    Job,
    Progress,
    Step,
    Train,
    TrainDone,
    TrainResult,
)

ROOT = Path(__file__).resolve().parents[2]


class Said:
    """One run: its exit code and what it printed."""

    def __init__(self, code: int, captured: Any) -> None:
        self.code, self.out, self.err = code, captured.out, captured.err

    @property
    def data(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    def call(*arguments: object) -> Said:
        said = Said(run([str(argument) for argument in arguments]), capsys.readouterr())
        assert "Traceback" not in said.out + said.err
        return said

    return call


@pytest.fixture
def start() -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """`python main.py …` without a display."""
    return _start


def _start(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {key: value for key, value in os.environ.items() if key not in hidden}
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        env=bare | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A linear layer on an image."""
    builder = Builder("Faulty")
    builder.add("input", Input((3, 8, 8)))
    design = builder.design
    for node in (Node("fc", Linear(99)), Node("output", Output())):
        AddNode(node).apply(design)
    for wire in (Wire("input", "out", "fc", "in"), Wire("fc", "out", "output", "in")):
        Connect(wire).apply(design)
    path = tmp_path / "faulty.json"
    save(design, path)
    return path


DEVICE = Device(id="cpu", name="a processor")


def answers(request: Job, tmp_path: Path) -> list[Event]:
    """What a worker would say."""
    match request:
        case Profile():
            result = ProfileResult(
                request=request,
                device=DEVICE,
                versions={},
                threads=1,
                p50_ms=1.5,
                p95_ms=2.0,
                spread_ms=0.1,
                repeats=10,
                images_per_s=666.7,
                peak_memory_bytes=2**21,
                parameters=1,
                macs=1,
                layers=(),
                layers_ms=1.4,
                layer_repeats=9,
                difference_ms=-0.1,
            )
            return [ProfileDone(result=result)]
        case Trace():
            return [TraceDone(trace='{"traceEvents": []}')]
        case Train():
            trained = TrainResult(
                request=request,
                device=DEVICE,
                versions={},
                threads=1,
                classes=10,
                training_images=1,
                test_images=359,
                epochs=1,
                steps=2,
                test_loss=0.25,
                test_accuracy=0.93,
                seconds=1,
                images_per_s=1,
                peak_memory_bytes=None,
                checkpoint=str(tmp_path / "checkpoint.ckpt"),
                weights=str(tmp_path / "weights.safetensors"),
            )
            figures = {"loss": 0.5, "accuracy": 0.8}
            held_out = {"validation_loss": 0.4, "validation_accuracy": 0.9, "seconds": 1.0}
            return [
                Step(epoch=1, step=1, steps=2, **figures),
                Epoch(epoch=1, step=2, **figures, **held_out),
                TrainDone(result=trained),
            ]
    times = {"write_seconds": 0.1, "check_seconds": 0.1, "versions": {}}
    wrong = {"max_difference": 0.5, "scale": 1.0, "agrees": False}
    return [ExportDone(path=request.path, bytes=1, **wrong, **times)]


class Lab:
    """A worker's stand-in: the requests it got, and the ending that it is to give."""

    def __init__(self, folder: Path) -> None:
        self.requests: list[Any] = []
        self.ending: Event | None = None
        self._folder = folder

    def run(
        self, request: Job, on_event: Callable[[Event], None], host: Host | None = None
    ) -> Event:
        self.requests.append(request)
        self.host = host
        planned = [self.ending] if self.ending else answers(request, self._folder)
        events = [Progress(done=1, total=2, message="Working"), *planned]
        for event in events:
            on_event(event)
        return events[-1]


@pytest.fixture
def lab(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Lab:
    stand_in = Lab(tmp_path)
    monkeypatch.setattr(jobs.client, "run", stand_in.run)
    return stand_in
