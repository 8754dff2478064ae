"""Jobs on another computer: a real worker behind a real ssh server on this one."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import msgspec
import pytest
from safetensors import safe_open

from designer.lab.client import environment, run
from designer.lab.far.host import Host
from designer.lab.messages.measurement import Profile, ProfileDone
from designer.lab.messages.protocol import (
    Cancelled,
    Failed,
    Part,
    Progress,
    Ready,
    Train,
    TrainDone,
    TrainResult,
)
from tests.lab.desk import Desk
from tests.lab.subjects import preset
from tests.remote.server import Server

QUICK = {"min_repeats": 3, "max_repeats": 5, "warmup": 1, "threads": 1}
ENDLESS = {"min_repeats": 10**9, "max_repeats": 10**9, "seconds": 300.0, "threads": 1}
BOX = Host("box", sys.executable)


def timing(event: object) -> bool:
    return isinstance(event, Progress) and "run" in event.message


def eventually(state: Callable[[], bool], seconds: float = 30) -> bool:
    deadline = time.monotonic() + seconds
    while not state() and time.monotonic() < deadline:
        time.sleep(0.1)
    return state()


@pytest.fixture
def far(box: Server) -> Iterator[Desk]:
    desk = Desk(BOX)
    yield desk
    desk.close()
    assert eventually(lambda: not box.processes()), box.processes()


def test_profiles_there_and_back_by_one_worker(box: Server, far: Desk) -> None:
    job = far.submit(Profile(design=preset("small_cnn"), batch=4, **QUICK))
    done = far.ending(job)
    assert isinstance(done, ProfileDone), done
    assert done.result.request == Profile(job=job, design=preset("small_cnn"), batch=4, **QUICK)
    versions = done.result.versions
    assert versions["host"] == "box"
    assert versions["netwright"] == versions["client netwright"]
    assert {"python", "torch", "client python"} <= versions.keys()
    (worker,), (place,) = box.workers(), box.brought()
    assert (place / "designer" / "lab" / "worker.py").is_file()
    assert not (place / "designer" / "window").exists()
    again = far.submit(Profile(design=preset("small_cnn"), **QUICK))
    assert isinstance(far.ending(again), ProfileDone)
    assert box.workers() == [worker]
    far.close()
    assert eventually(lambda: not place.exists())


def test_a_training_there_leaves_its_files_here(box: Server, tmp_path) -> None:
    folder = tmp_path / "training"
    request = Train(design=preset("small_cnn"), folder=str(folder), epochs=1, threads=1)
    events = []
    done = run(request, events.append, BOX)
    assert isinstance(done, TrainDone), done
    assert not [event for event in events if isinstance(event, Part)]
    names = ["checkpoint.ckpt", "result.json", "weights.safetensors"]
    assert sorted(path.name for path in folder.iterdir()) == names
    with safe_open(folder / "weights.safetensors", "numpy") as weights:
        assert sum(weights.get_tensor(name).size for name in weights.keys()) >= 24058  # noqa: SIM118
    result = msgspec.json.decode((folder / "result.json").read_bytes(), type=TrainResult)
    assert result == done.result
    assert result.checkpoint == str(folder / "checkpoint.ckpt")
    assert result.request.folder == str(folder)
    assert eventually(lambda: not box.processes())


def test_a_folder_that_cannot_be_written_is_told_before_the_training(tmp_path) -> None:
    (tmp_path / "file").touch()
    request = Train(design=preset("small_cnn"), folder=str(tmp_path / "file" / "folder"))
    ending = run(request, lambda _: None, BOX)
    assert isinstance(ending, Failed)
    assert "can't be written" in ending.message


def test_a_running_job_is_cancelled_and_the_next_one_runs(far: Desk) -> None:
    job = far.submit(Profile(design=preset("small_cnn"), **ENDLESS))
    far.wait(timing)
    following = far.submit(Profile(design=preset("small_cnn"), **QUICK))
    far.conversation.cancel(job)
    far.write()
    assert far.ending(job) == Cancelled(job=job)
    assert isinstance(far.ending(following), ProfileDone)


def test_a_worker_killed_there_is_told_of_and_replaced(box: Server, far: Desk) -> None:
    job = far.submit(Profile(design=preset("small_cnn"), **ENDLESS))
    far.wait(timing)
    place = box.brought()[0]
    following = far.submit(Profile(design=preset("small_cnn"), **QUICK))
    os.kill(box.workers()[0], signal.SIGKILL)
    failed = far.ending(job)
    assert isinstance(failed, Failed)
    assert "The worker stopped (on box: killed by signal 9 (SIGKILL)" in failed.message
    assert isinstance(far.ending(following), ProfileDone)
    assert not place.exists()


def test_a_connection_lost_midway_ends_the_job_here_and_there(box: Server, far: Desk) -> None:
    job = far.submit(Profile(design=preset("small_cnn"), **ENDLESS))
    far.wait(timing)
    command = ["ps", "-o", "ppid=", "-p"]
    (worker,) = box.workers()
    parent = subprocess.check_output([*command, str(worker)], text=True).strip()
    session = subprocess.check_output([*command, parent], text=True).strip()
    os.kill(int(session), signal.SIGKILL)
    failed = far.ending(job)
    assert isinstance(failed, Failed)
    assert failed.message.startswith("The connection to box ended before the job did")
    assert eventually(lambda: not box.processes())


def test_a_killed_client_leaves_no_worker_there(box: Server) -> None:
    code = (
        "import designer\n"
        "from designer.design.files import encode\n"
        "from designer.lab.client import run\n"
        "from designer.lab.far.host import Host\n"
        "from designer.lab.messages.protocol import Profile\n"
        "design = encode(designer.load('small_cnn')).decode()\n"
        f"job = Profile(design=design, **{ENDLESS})\n"
        f"run(job, lambda e: print(type(e).__name__, flush=True), {BOX!r})\n"
    )
    client = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, env=environment()
    )
    for _ in range(3):
        assert client.stdout.readline() in (b"Ready\n", b"Progress\n")
    (place,) = box.brought()
    client.kill()
    client.wait()
    client.stdout.close()
    assert eventually(lambda: not box.processes()), box.processes()
    assert not place.exists()


def test_what_login_scripts_print_is_no_event(box: Server) -> None:
    text = f'#!/bin/sh\necho "Welcome to box"\nexec {sys.executable} "$@"\n'
    host = Host("box", box.script("talkative", text))
    events = []
    assert isinstance(
        run(Profile(design=preset("small_cnn"), **QUICK), events.append, host), ProfileDone
    )
    assert isinstance(events[0], Ready)
