"""The forms that a profile is saved in, by the ending of the file's name."""

from pathlib import Path

import msgspec

from designer.design.error import DesignError
from designer.design.saving import write_safely
from designer.lab.messages.measurement import ProfileResult
from designer.lab.results.profile_bars import to_svg
from designer.lab.results.profile_text import to_csv, to_markdown

ENDINGS = (".json", ".csv", ".md", ".svg", ".png")  # .png is drawn from the text of .svg


def text(result: ProfileResult, ending: str, *, dark: bool = False) -> str:
    """The content of a file with that ending."""
    match ending:
        case ".csv":
            return to_csv(result)
        case ".md":
            return to_markdown(result)
        case ".svg" | ".png":
            return to_svg(result, dark=dark)
        case _:
            return msgspec.json.format(msgspec.json.encode(result), indent=2).decode() + "\n"


def save(result: ProfileResult, path: str | Path) -> None:
    """Write the file that `profile --out` writes, as .json .csv .md or .svg; raises DesignError.

    .png is left to the command line and the window, which draw.
    """
    path = Path(path)
    ending = path.suffix.lower()
    if ending not in ENDINGS or ending == ".png":
        raise DesignError(f"From Python a profile is saved as .json .csv .md .svg: {path.name}.")
    write_safely(path, text(result, ending).encode())
