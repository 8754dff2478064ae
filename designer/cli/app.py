"""One run of the command line: what it says and how it ends."""

import os
import sys

import typer

from designer.cli import measuring  # noqa: F401 - its verbs join the others'
from designer.cli.speech import FailureError, WrongUsageError, tell
from designer.cli.verbs import app
from designer.design.error import DesignError

# What typer builds upon is a package of its own in older versions, and part of it in newer ones.
UsageError: type[Exception] = typer.BadParameter.__mro__[1]


def run(arguments: list[str]) -> int:
    """Do what the arguments say; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if stream and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        code = _run(arguments)
        if sys.stdout:
            sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except OSError as error:
        tell(f"The output can't be written: {error.strerror or error}.")
        return 1
    return code


def _run(arguments: list[str]) -> int:
    try:
        result = typer.main.get_command(app).main(
            arguments, prog_name="main.py", standalone_mode=False
        )
    except WrongUsageError as error:
        tell(str(error))
        return 2
    except UsageError as error:
        tell(f"{_sentence(error)} See main.py --help.")
        return 2
    except (FailureError, DesignError) as error:
        tell(str(error))
        return 1
    except (KeyboardInterrupt, typer.Abort):
        tell("Stopped.")
        return 1
    return result if isinstance(result, int) else 0


def _sentence(error: Exception) -> str:
    """Typer's own, with an end."""
    text: str = error.format_message() if hasattr(error, "format_message") else str(error)
    return text if text.endswith((".", "?")) else text + "."
