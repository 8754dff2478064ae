"""Measurements elsewhere without ssh: a folder is taken there, a file of results comes back."""

from collections.abc import Sequence
from pathlib import Path

from designer.cli import profile_reports
from designer.cli.speech import FailureError, answer, answer_json, tell
from designer.design.design import Design
from designer.design.error import DesignError
from designer.lab.messages.measurement import ProfileResult
from designer.lab.portable import job as portable
from designer.lab.portable.result import read_results
from designer.lab.results import profile_files
from designer.lab.results.profile_sentences import failure


def write(design: Design, folder: Path, plan: portable.Plan) -> int:
    """Write the folder, and say what to do with it."""
    try:
        portable.write(design, folder, plan)
    except OSError as error:
        reason = error.strerror or error
        raise FailureError(f"{folder.name} can't be written: {reason}.") from None
    tell(f"Wrote {folder}: take it to where PyTorch is, run `python run.py` in it, and bring back")
    tell("result.json for `python main.py result`.")
    return 0


def read(files: Sequence[Path]) -> list[ProfileResult]:
    """All profiles in the files; raises FailureError."""
    try:
        return [result for file in files for result in read_results(file)]
    except DesignError as error:
        raise FailureError(str(error)) from None
    except OSError as error:
        reason = error.strerror or error
        raise FailureError(f"{error.filename or 'The file'} can't be read: {reason}.") from None


def show(files: Sequence[Path], form: str) -> int:
    """As `profile` shows what it measured; in JSON always a list."""
    results = read(files)
    if form == "json":
        answer_json(results)
    for number, result in enumerate(results):
        if form == "md":
            answer(profile_files.text(result, ".md").rstrip("\n") + "\n")
        elif form == "text":
            if number:
                answer("")
            profile_reports.show(result)
        if result.failed:
            tell(failure(result))
    return 0
