"""Export by the ending of the file's name."""

from pathlib import Path

from designer.cli.speech import FailureError, WrongUsageError, answer, answer_json
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
    if out.is_dir():
        raise FailureError(f"{out.name} is a folder: name a file in it.")
    if ending == ".onnx":
        from designer.cli.jobs import export_onnx

        return export_onnx(design, out, weights, json=json)
    if ending == ".py":
        from designer.translate.source import to_source

        write_safely(out, to_source(design).encode())
    elif ending in FILE_ENDINGS:
        save(design, out)
    else:
        _draw(design, out, ending, dark=dark, horizontal=horizontal)
    if json:
        answer_json({"path": str(out.resolve()), "bytes": out.stat().st_size})
    else:
        answer(f"Wrote {out}.")
    return 0


def _draw(design: Design, out: Path, ending: str, *, dark: bool, horizontal: bool) -> None:
    from designer.translate.figure import to_svg

    svg = to_svg(design, dark=dark, horizontal=horizontal)
    if ending == ".svg":
        write_safely(out, svg.encode())
        return
    from designer.window.raster import svg_to_pdf, svg_to_png

    (svg_to_png if ending == ".png" else svg_to_pdf)(svg, out)
