"""The file of a sweep: a point a line (JSON), appended as they are measured."""

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from designer.lab.messages.sweep_messages import Point

LARGEST = 256 * 2**20  # bytes
_decoder: msgspec.json.Decoder[Point] = msgspec.json.Decoder(Point)


def read(path: Path) -> list[Point]:
    """The points of a file, the latest of each key; none where there is no file.

    A last line without an end was cut off when it was written, and counts for nothing. Raises
    ValueError with a sentence where a line is no point, OSError.
    """
    if not path.exists():
        return []
    if path.stat().st_size > LARGEST:
        raise ValueError(f"{path.name} is larger than any sweep.")
    lines = path.read_bytes().split(b"\n")[:-1]
    found: dict[str, Point] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            point = _decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise ValueError(
                f"Line {number} of {path.name} is no point of a sweep: name another file."
            ) from None
        found[point.key] = point
    return list(found.values())


def append(path: Path, point: Point) -> None:
    """One more line, on the disk before this returns; what was cut off before goes."""
    line = msgspec.json.encode(point) + b"\n"
    with path.open("ab+") as file:
        end = file.seek(0, os.SEEK_END)
        if end:
            file.seek(0)
            data = file.read()
            if not data.endswith(b"\n"):
                file.truncate(data.rfind(b"\n") + 1)
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


def known(points: Iterable[Point]) -> dict[str, float | None]:
    """What the next sweep need not measure: the ms of each key, None where memory ran out."""
    return {p.key: None if p.out_of_memory else p.p50_ms for p in points if p.lasts}


def of_design(points: Iterable[Point], design: str) -> list[Point]:
    """Those of a design, by its digest."""
    return [point for point in points if point.design == design]
