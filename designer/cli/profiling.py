"""The verb profile: measure, show what was found, and only then write files, each for itself."""

from functools import partial
from pathlib import Path

from designer.cli import jobs, profile_reports
from designer.cli.speech import WrongUsageError, answer, answer_json, tell
from designer.cli.writing import all_written, check_apart, check_place
from designer.design.saving import write_safely
from designer.lab.far.host import Host
from designer.lab.messages.measurement import Profile, ProfileResult, Settings, Trace
from designer.lab.results.profile_files import text
from designer.lab.results.profile_sentences import failure


def check_files(outs: list[Path], trace: Path | None) -> None:
    """Raises WrongUsageError and FailureError before hours of measuring."""
    for out in outs:
        profile_reports.check_ending(out)
    if trace:
        if trace.suffix.lower() != ".json":
            raise WrongUsageError(f"A trace is saved as .json; got `{trace.name[:60]}`.")
        check_place(trace)
    check_apart([*outs, *([trace] if trace else [])])


def profile(
    request: Profile, *, form: str, outs: list[Path], trace: Path | None, host: Host | None = None
) -> int:
    """Latency of the network and of its layers; `form` is of stdout: text, json, csv or md."""
    result = jobs.measure(request, host=host)
    _show(result, form)
    if not result.layers and (form == "csv" or any(out.suffix.lower() == ".csv" for out in outs)):
        tell(f"The CSV has no rows: {_no_layers(request)}.")
    tasks = [partial(_save, result, out) for out in outs]
    if trace:
        tasks.append(partial(_record, request, trace, host))
    complete = all_written(tasks)
    if result.failed:
        tell(failure(result))
    return int(not complete or bool(result.failed))


def _show(result: ProfileResult, form: str) -> None:
    if form == "text":
        profile_reports.show(result)
    elif form == "json":
        answer_json(result)
    else:
        answer(text(result, f".{form}").rstrip("\n"))


def _no_layers(request: Profile) -> str:
    if request.mode == "training":
        return "layers are timed in inference, so choose --mode both"
    if request.backend != "pytorch":
        return "ONNX Runtime fuses layers, so choose --backend pytorch"
    return "--no-layers leaves the layers out"


def _save(result: ProfileResult, out: Path) -> str:
    profile_reports.save(result, out)
    return f"Saved {out.name}."


def _record(request: Profile, trace: Path, host: Host | None) -> str:
    shared = {name: getattr(request, name) for name in Settings.__struct_fields__}
    write_safely(trace, jobs.trace(Trace(**shared), host).encode())
    return f"Saved {trace.name}: open it at ui.perfetto.dev or chrome://tracing."
