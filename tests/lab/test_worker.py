"""Real worker processes: a job there and back, cancelled, killed, ill fed."""

import os
import signal
import subprocess
import sys
import time

from designer.lab.client import ROOT, environment, run
from designer.lab.messages.lines import decode_event
from designer.lab.messages.measurement import Profile, ProfileDone
from designer.lab.messages.protocol import Cancelled, Failed, Progress, Ready
from tests.lab.desk import Desk
from tests.lab.subjects import preset

QUICK = {"min_repeats": 3, "max_repeats": 5, "warmup": 1, "threads": 1}
ENDLESS = {"min_repeats": 10**9, "max_repeats": 10**9, "seconds": 300.0, "threads": 1}


def timing(event: object) -> bool:
    return isinstance(event, Progress) and "run" in event.message


def test_a_profile_there_and_back(desk: Desk):
    job = desk.submit(Profile(design=preset("small_cnn"), batch=4, **QUICK))
    done = desk.ending(job)
    assert isinstance(done, ProfileDone), done
    ready = next(event for event in desk.events if isinstance(event, Ready))
    assert ready.devices[-1].id == "cpu"
    assert ready.versions["torch"][0].isdecimal()
    assert done.result.request == Profile(job=job, design=preset("small_cnn"), batch=4, **QUICK)
    assert [row.node for row in done.result.layers if row.depth == 0] == (
        ["conv1", "pool1", "conv2", "pool2", "conv3", "avgpool", "flatten", "fc"]
    )


def test_a_running_job_is_cancelled_within_two_seconds(desk: Desk):
    job = desk.submit(Profile(design=preset("small_cnn"), **ENDLESS))
    waiting = desk.submit(Profile(design=preset("small_cnn"), **QUICK))
    desk.wait(timing)
    process = desk.process
    os.kill(process.pid, signal.SIGINT)  # a terminal's Ctrl-C reaches it too, and is the client's
    begun = time.monotonic()
    desk.conversation.cancel(job)
    desk.write()
    assert desk.ending(job) == Cancelled(job=job)
    assert time.monotonic() - begun < 2
    assert isinstance(desk.ending(waiting), ProfileDone)
    assert desk.process is process


def test_a_killed_worker_is_replaced(desk: Desk):
    job = desk.submit(Profile(design=preset("small_cnn"), **ENDLESS))
    desk.wait(timing)
    first = desk.process.pid
    following = desk.submit(Profile(design=preset("small_cnn"), **QUICK))
    os.kill(first, signal.SIGKILL)
    failed = desk.ending(job)
    assert isinstance(failed, Failed)
    assert "killed by signal 9" in failed.message
    assert isinstance(desk.ending(following), ProfileDone)
    assert desk.process.pid != first


def test_bad_requests_are_answered_and_survived(desk: Desk):
    broken = desk.submit(Profile(design="{", **QUICK))
    assert "not a Netwright design" in desk.ending(broken).message
    large = desk.submit(Profile(design=preset("resnet18"), batch=2**60, **QUICK))
    assert "memory ran out: try a smaller batch" in desk.ending(large).message
    desk.process.stdin.write(b'{"type":"dance","job":77}\n')
    answer = decode_event(os.read(desk.process.stdout.fileno(), 65536))
    assert answer.job == 77
    assert "did not understand" in answer.message
    job = desk.submit(Profile(design=preset("small_cnn"), **QUICK))
    assert isinstance(desk.ending(job), ProfileDone)


def test_a_worker_ends_with_its_client(desk: Desk):
    desk.submit(Profile(design=preset("small_cnn"), **ENDLESS))
    desk.wait(timing)
    process = desk.process
    process.stdin.close()
    process.wait(timeout=10)
    desk.close()


def test_prints_of_libraries_do_not_reach_the_client():
    code = (
        "import os, sys\n"
        "from designer.lab import worker\n"
        "requests, events = worker._private_lines()\n"
        "print('noise', flush=True); os.write(1, b'more noise')\n"
        "events.write(b'event\\n'); events.flush()\n"
        "assert sys.stdin.read() == ''\n"
        "assert requests.readline() == b'request\\n'\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=b"request\n",
        capture_output=True,
        cwd=ROOT,
        check=True,
        timeout=60,
    )
    assert done.stdout == b"event\n"
    assert done.stderr == b"noise\nmore noise"


def test_run_blocks_until_the_end():
    events = []
    ending = run(Profile(design=preset("small_cnn"), device="cuda:99", **QUICK), events.append)
    assert isinstance(ending, Failed)
    assert "CUDA" in ending.message
    assert isinstance(events[0], Ready)
    assert events[-1] is ending


def test_ctrl_c_cancels_a_run():
    code = (
        "import designer, signal\n"
        # a shell that starts the tests in the background has it ignored
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from designer.design.files import encode\n"
        "from designer.lab.client import run\n"
        "from designer.lab.messages.protocol import Profile\n"
        "design = encode(designer.load('small_cnn')).decode()\n"
        f"job = Profile(design=design, **{ENDLESS})\n"
        "print(run(job, lambda e: print(type(e).__name__, flush=True)), flush=True)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
    )
    for _ in range(4):
        assert process.stdout.readline() in (b"Ready\n", b"Progress\n")
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the worker too
    rest, _ = process.communicate(timeout=10)
    assert rest.splitlines()[-1] == b"Cancelled(job=1, killed=False)"
    assert process.returncode == 0


def test_the_client_needs_no_torch():
    code = (
        "import sys\n"
        "import designer.lab.client, designer.lab.conversation, designer.lab.messages.protocol\n"
        "heavy = {'torch', 'lightning', 'numpy', 'onnx', 'sklearn', 'PySide6'}\n"
        "assert not heavy & sys.modules.keys()\n"
    )
    subprocess.run([sys.executable, "-c", code], env=environment(), check=True, timeout=60)
