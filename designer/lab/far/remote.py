"""The connection to a worker on another computer."""

from designer.lab.far.arrival import MARK
from designer.lab.far.host import Host
from designer.lab.far.loss import Loss, exit_cause, last_line
from designer.lab.far.parcel import greeting
from designer.lab.far.ssh import refusal, ssh_command

NOISE = 2**20  # bytes that login scripts may print before the worker's first word


class Remote:
    """A worker on another computer."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._before: bytes | None = b""  # what came so far, while the worker has said nothing

    @property
    def command(self) -> list[str]:
        """The system's ssh."""
        return ssh_command(self._host)

    @property
    def greeting(self) -> bytes:
        """Netwright's source."""
        return greeting()

    def sift(self, data: bytes) -> bytes:
        """Leave out what login scripts print."""
        if self._before is None:
            return data
        noise, mark, ours = (self._before + data).partition(MARK)
        if mark:
            self._before = None
        elif len(noise) > NOISE:
            self._before, ours = None, noise  # which breaks the conversation
        else:
            self._before = noise
        return ours

    def loss(self, code: int | None, errors: bytes) -> Loss:
        """A sentence about the line, or the far process's exit code or signal."""
        text = errors.decode(errors="replace")
        if code is None:
            return Loss("no ssh", sentence="There is no `ssh` here: install OpenSSH's client.")
        if code < 0:
            return Loss(f"ssh was {exit_cause(code)}")
        if self._before is not None:
            return Loss(f"exit code {code}", sentence=refusal(self._host, code, text))
        if code == 255:
            ended = (
                f"The connection to {self._host} ended before the job did; what ran there stops "
                "by itself. Try again when the line is back."
            )
            return Loss("exit code 255", sentence=ended)
        cause = exit_cause(128 - code if code > 128 else code)
        return Loss(f"on {self._host}: {cause}", last_line(errors))
