"""What a job on another computer leaves is brought here: a training's files, both versions."""

import os
from contextlib import suppress
from pathlib import Path
from typing import IO

import msgspec
from msgspec.structs import replace

from designer.design.error import DesignError
from designer.design.saving import write_safely
from designer.lab.far.host import Host
from designer.lab.far.parcel import own_versions
from designer.lab.messages.measurement import ProfileDone
from designer.lab.messages.protocol import Event, Failed, Job, Part, Train, TrainDone
from designer.lab.training.folder import CHECKPOINT, RESULT, WEIGHTS

LARGEST = 32 * 2**30  # bytes of one file; a larger one is not what was asked for


class Delivery:
    """Between a conversation and a worker on another computer.

    What is sent names no folder of this one; what comes is written piece by piece under another
    name, and has its own once it is whole.
    """

    def __init__(self, host: Host) -> None:
        self._host = host
        self._file: IO[bytes] | None = None
        self._partial: Path | None = None
        self._at = 0

    def departing(self, job: Job) -> Job:
        """The job as the other side is to see it."""
        return replace(job, folder="") if isinstance(job, Train) else job

    def arriving(self, event: Event, job: Job) -> Event | None:
        """The event as this side is to see it; nothing for a piece of a file."""
        try:
            match event:
                case Part() if isinstance(job, Train):
                    return self._keep(event, job)
                case Part():
                    return None
                case ProfileDone(result=result):
                    return replace(
                        event, result=replace(result, versions=self._both(result.versions))
                    )
                case TrainDone(result=result) if isinstance(job, Train):
                    folder = Path(job.folder).expanduser()
                    result = replace(
                        result,
                        request=job,
                        versions=self._both(result.versions),
                        checkpoint=str(folder / CHECKPOINT),
                        weights=str(folder / WEIGHTS),
                    )
                    write_safely(folder / RESULT, msgspec.json.encode(result))
                    return replace(event, result=result)
        except (OSError, DesignError) as error:
            self.abandon()
            reason = getattr(error, "strerror", None) or str(error).rstrip(".")
            message = f"What {self._host} sent can't be written: {reason}."
            return Failed(job=job.job, message=message)
        return event

    def _both(self, versions: dict[str, str]) -> dict[str, str]:
        return versions | {"host": str(self._host)} | own_versions()

    def _keep(self, part: Part, job: Train) -> Event | None:
        end = part.offset + len(part.data)
        if part.offset == 0:
            self.abandon()
        target = Path(job.folder).expanduser() / part.name
        partial = target.with_name(f".{part.name}.part")
        fits = part.offset == self._at and end <= part.size <= LARGEST
        fits = fits and self._partial in {None, partial}
        if part.name not in {CHECKPOINT, WEIGHTS} or not fits:
            self.abandon()
            message = f"{self._host} sent a file other than the training's."
            return Failed(job=job.job, message=message)
        if self._file is None:
            self._partial, self._file = partial, partial.open("wb")
        self._file.write(part.data)
        self._at = end
        if end == part.size:
            self._complete(target)
        return None

    def _complete(self, target: Path) -> None:
        assert self._file is not None
        assert self._partial is not None
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._partial.replace(target)
        self._file, self._partial, self._at = None, None, 0

    def abandon(self) -> None:
        """No more will come: what is not whole goes."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
        if self._partial is not None:
            with suppress(OSError):
                self._partial.unlink()
        self._file, self._partial, self._at = None, None, 0
