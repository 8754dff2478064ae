"""What a training leaves in its folder: checkpoint.ckpt, weights.safetensors, result.json."""

from pathlib import Path

from designer.lab.execution.running import JobError, Running
from designer.lab.messages.protocol import Part

CHECKPOINT = "checkpoint.ckpt"
WEIGHTS = "weights.safetensors"
RESULT = "result.json"
PIECE = 2**20  # bytes of a file in one event


def prepare(folder: str) -> Path:
    """Make the folder, before hours of training; raises JobError where nothing can be written."""
    place = Path(folder).expanduser()
    try:
        place.mkdir(parents=True, exist_ok=True)
        trial = place / ".writable"
        trial.touch()
        trial.unlink()
    except OSError as error:
        raise JobError(
            f"The checkpoint can't be written in {folder}: {error.strerror or error}. Choose "
            "another folder."
        ) from None
    return place


def send(folder: Path, running: Running) -> None:
    """Send checkpoint and weights to a client elsewhere, piece by piece."""
    files = [folder / CHECKPOINT, folder / WEIGHTS]
    total, done = sum(file.stat().st_size for file in files), 0
    running.stage("Bringing the files", 0, total)
    for file in files:
        size, offset = file.stat().st_size, 0
        with file.open("rb") as stream:
            while data := stream.read(PIECE):
                part = Part(job=running.job, name=file.name, offset=offset, size=size, data=data)
                running.send(part)
                offset += len(data)
                done += len(data)
                running.advance("Bringing the files", done, total)
