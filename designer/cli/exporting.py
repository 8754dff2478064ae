"""Export by the ending of the file's name."""

from pathlib import Path

from designer.cli.speech import WrongUsageError, answer, answer_json
from designer.cli.writing import check_place, write_picture
from designer.design.design import Design
from designer.design.files import save
from designer.design.saving import write_safely
from designer.design.targets import FILE_ENDINGS

ENDINGS = (".onnx", ".py", ".svg", ".png", ".pdf", *sorted(FILE_ENDINGS))


def ending_of(out: Path) -> str:
    """The ending, if it is one that can be written; raises WrongUsageError."""
    ending = out.suffix.lower()
    if ending not in ENDINGS:
        found = f"`{ending}`" if ending else "a name without an ending"
        raise WrongUsageError(f"Netwright writes {', '.join(ENDINGS)}; {found} is none of them.")
    return ending


def export(
    design: Design, out: Path, weights: Path | None, *, dark: bool, horizontal: bool, json: bool
) -> int:
    """Write the design in the form that the file's name asks for."""
    ending = ending_of(out)
    if weights and ending != ".onnx":
        raise WrongUsageError("--weights belong into .onnx files only.")
    check_place(out)
    if ending == ".onnx":
        from designer.cli.jobs import export_onnx

        return export_onnx(design, out, weights, json=json)
    if ending == ".py":
        from designer.translate.source import to_source

        write_safely(out, to_source(design).encode())
    elif ending in FILE_ENDINGS:
        save(design, out)
    else:
        from designer.translate.figure import to_svg

        write_picture(to_svg(design, dark=dark, horizontal=horizontal), out)
    if json:
        answer_json({"path": str(out.resolve()), "bytes": out.stat().st_size})
    else:
        answer(f"Wrote {out}.")
    return 0
