"""The conversation with a worker, without a worker."""

import msgspec
import pytest

from designer.lab.conversation import Conversation
from designer.lab.far.loss import exit_cause
from designer.lab.messages import lines
from designer.lab.messages.lines import (
    MAX_LINE,
    ProtocolError,
    decode_event,
    decode_request,
    encode,
)
from designer.lab.messages.measurement import Profile
from designer.lab.messages.message import Device
from designer.lab.messages.protocol import (
    Cancel,
    Cancelled,
    Epoch,
    Export,
    ExportDone,
    Failed,
    Progress,
    Ready,
    Train,
)

READY = Ready(versions={"torch": "2"}, devices=(Device(id="cpu", name="CPU"),))
EPOCH = Epoch(
    job=1,
    epoch=1,
    step=2,
    loss=0.5,
    accuracy=0.5,
    validation_loss=0.5,
    validation_accuracy=0.5,
    seconds=1.0,
)


def requests(data: bytes) -> list:
    return [decode_request(line) for line in data.splitlines()]


@pytest.fixture
def talk() -> Conversation:
    return Conversation()


@pytest.mark.parametrize(
    "request_",
    [
        Profile(job=1, design="é\n"),
        Train(job=2, design="{}", folder="f"),
        Export(job=3, design="{}", path="p"),
        Cancel(job=4),
    ],
)
def test_requests_survive_the_line(request_):
    line = encode(request_)
    assert line.count(b"\n") == 1
    assert decode_request(line) == request_


@pytest.mark.parametrize("event", [READY, EPOCH, Failed(job=1, message="m", node="a/b")])
def test_events_survive_the_line(event):
    assert decode_event(encode(event)) == event


@pytest.mark.parametrize(
    "line",
    [b"", b"{}", b"\xff\xfe", b"[" * 100_000, b'{"type":"shell"}', b'{"type":"profile"}', b"null"],
)
def test_what_is_no_message_is_refused_in_a_sentence(line):
    for decode in (decode_request, decode_event):
        with pytest.raises(ProtocolError, match=r"^not an? (request|event): "):
            decode(line)


def test_one_job_is_sent_at_a_time(talk):
    first, second = talk.submit(Profile(design="a")), talk.submit(Profile(design="b"))
    assert requests(talk.outgoing()) == [Profile(job=first, design="a")]
    assert talk.outgoing() == b""
    assert [job.job for job in talk.waiting] == [second]
    assert talk.receive(encode(Failed(job=first, message="no"))) == [
        Failed(job=first, message="no")
    ]
    assert requests(talk.outgoing()) == [Profile(job=second, design="b")]
    talk.receive(encode(Cancelled(job=second)))
    assert not talk.busy


def test_events_come_out_of_any_pieces(talk):
    job = talk.submit(Train(design="a", folder="f"))
    talk.outgoing()
    progress = Progress(job=job, done=1, total=2, message="×")
    data = encode(READY) + encode(progress) + encode(EPOCH)
    got = [event for i in range(len(data)) for event in talk.receive(data[i : i + 1])]
    assert got == [READY, progress, EPOCH]
    assert talk.ready == READY


def test_events_of_other_jobs_are_dropped(talk):
    talk.submit(Profile(design="a"))
    talk.outgoing()
    assert talk.receive(encode(Failed(job=7, message="stale"))) == []
    assert talk.running is not None


def test_a_waiting_job_is_cancelled_without_the_worker(talk):
    talk.submit(Profile(design="a"))
    second = talk.submit(Profile(design="b"))
    talk.outgoing()
    assert talk.cancel(second) == [Cancelled(job=second)]
    assert talk.waiting == ()
    assert talk.outgoing() == b""


def test_the_running_job_is_asked_once(talk):
    job = talk.submit(Profile(design="a"))
    talk.outgoing()
    assert talk.cancel(job) == talk.cancel(job) == []
    assert requests(talk.outgoing()) == [Cancel(job=job)]


def test_a_dead_worker_fails_its_job_and_the_next_one_goes_to_a_new_worker(talk):
    first, second = talk.submit(Train(design="a", folder="f")), talk.submit(Profile(design="b"))
    talk.outgoing()
    talk.receive(encode(READY) + b'{"type":"prog')
    (failed,) = talk.lost(exit_cause(-9))
    assert failed == Failed(
        job=first,
        message="The worker stopped (killed by signal 9 (SIGKILL); was it short of memory?) "
        "during the training; the next job starts a new one.",
        lost=True,
    )
    assert talk.ready is None
    assert talk.busy
    assert requests(talk.outgoing()) == [Profile(job=second, design="b")]
    done = Failed(job=second, message="fine")
    assert talk.receive(encode(done)) == [done]
    assert talk.lost("exit code 0") == []


def test_a_worker_killed_after_a_cancellation_has_cancelled(talk):
    job = talk.submit(Profile(design="a"))
    talk.outgoing()
    talk.cancel(job)
    assert talk.lost(exit_cause(-9)) == [Cancelled(job=job, killed=True)]


def test_a_worker_that_says_why_it_stops_is_quoted(talk):
    job = talk.submit(Profile(design="a"))
    talk.outgoing()
    assert talk.receive(encode(Failed(message="PyTorch can't be loaded: x."))) == []
    assert talk.lost("exit code 1", "words") == [
        Failed(job=job, message="PyTorch can't be loaded: x.")
    ]


def test_garbage_breaks_the_conversation_until_the_worker_is_gone(talk):
    job, following = talk.submit(Profile(design="a")), talk.submit(Profile(design="b"))
    talk.outgoing()
    good = Progress(job=job, done=1, total=2, message="m")
    progress, failed = talk.receive(encode(good) + b"Segmentation fault\n" + encode(good))
    assert progress == good
    assert "it sent what is no event" in failed.message
    assert talk.broken
    assert talk.outgoing() == b""
    assert talk.receive(encode(good)) == []
    assert talk.lost("killed") == []
    assert [r.job for r in requests(talk.outgoing())] == [following]


def test_an_endless_line_breaks_the_conversation(talk, monkeypatch):
    monkeypatch.setattr("designer.lab.conversation.MAX_LINE", 1000)
    talk.submit(Profile(design="a"))
    talk.outgoing()
    assert talk.receive(b"x" * 1000) == []
    (failed,) = talk.receive(b"x")
    assert "a line of more than" in failed.message
    assert lines.MAX_LINE == MAX_LINE == 64 * 2**20


def test_an_export_done_tells_the_difference():
    event = ExportDone(
        job=1,
        path="p",
        bytes=1,
        max_difference=1e-7,
        scale=1.0,
        agrees=True,
        write_seconds=0.1,
        check_seconds=0.1,
        versions={},
    )
    assert msgspec.json.decode(encode(event))["max_difference"] == 1e-7
