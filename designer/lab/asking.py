"""Asking the lab from Python: one call runs a job and gives its result, or raises one sentence."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from designer.design.design import Design
from designer.design.files import encode
from designer.design.targets import load
from designer.lab import client
from designer.lab.far.host import Host, HostError
from designer.lab.messages.measurement import Profile, ProfileDone, ProfileResult
from designer.lab.messages.protocol import Cancelled, Ending, Event, Failed, Progress

Done = TypeVar("Done", bound=Ending)


class LabError(RuntimeError):
    """Why a job of the lab has no result: one sentence; `node` is a node's path where known."""

    def __init__(self, message: str, node: str | None = None) -> None:
        super().__init__(message)
        self.node = node


def outcome(ending: Ending, wanted: type[Done]) -> Done:
    """The ending that a job is to have; raises LabError for any other."""
    match ending:
        case Failed():
            shown = ending.node and f"`{ending.node}`" not in ending.message
            place = f"`{ending.node}`: " if shown else ""
            raise LabError(place + ending.message, ending.node)
        case Cancelled():
            raise LabError("Stopped before the end.")
    if not isinstance(ending, wanted):
        raise LabError(f"The worker answered with {type(ending).__name__}, not asked for.")
    return ending


def profile(
    design: Design | str | Path,
    *,
    on_progress: Callable[[str, int, int], None] | None = None,
    host: str = "",
    python: str = "",
    **settings: Any,
) -> ProfileResult:
    """Measure a design, a preset or a design file in a process of its own, and wait for it.

    The settings are those of `main.py profile`: device, batch, size=(224, 224), mode, dtype,
    layout, compiled, cuda_graph, backend, layers, energy, seconds, threads, warmup, min_repeats,
    max_repeats. `on_progress` is told the stage and how much of it is done, of how much (0: not
    known). `host` is another computer, by ssh, and `python` the Python there.

    Raises LabError with one sentence where nothing could be measured, TypeError for a setting that
    there isn't or that does nothing, and what `designer.load` raises. What failed after a part was
    measured is in the result's `failed`.
    """
    text = encode(design if isinstance(design, Design) else load(design)).decode()

    def follow(event: Event) -> None:
        if on_progress and isinstance(event, Progress) and event.message:
            on_progress(event.message, event.done, event.total)

    request, there = _request(text, settings), _computer(host, python)
    return outcome(client.run(request, follow, there), ProfileDone).result


def _computer(address: str, python: str) -> Host | None:
    if not address:
        if python:
            raise TypeError("profile() takes `python` for another computer: name it by `host`.")
        return None
    try:
        return Host(address, python or "python3")
    except HostError as error:
        raise LabError(str(error)) from None


def _request(text: str, settings: dict[str, Any]) -> Profile:
    """What is asked; raises TypeError in a sentence."""
    known = [name for name in Profile.__struct_fields__ if name not in {"job", "design"}]
    for name in settings:
        if name not in known:
            raise TypeError(f"profile() has no setting `{name}`: it has {', '.join(known)}.")
    try:
        return msgspec.convert({"type": "profile", "design": text, **settings}, Profile)
    except msgspec.ValidationError as error:
        raise TypeError(f"A setting of profile() can't be so: {error}.") from None
