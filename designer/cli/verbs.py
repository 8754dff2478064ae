"""The verbs: their arguments, as typer reads and explains them."""

from pathlib import Path
from typing import Annotated

import typer

from designer.cli.opening import open_target
from designer.cli.speech import WrongUsageError, answer
from designer.design.cost import batch_sizes, byte_sizes

HELP = """Design neural networks: shapes, cost, PyTorch, ONNX, profiling and training.

Without a verb the window opens: main.py [TARGET]. A TARGET is a preset with options
(resnet50, resnet:depth=50,classes=10) or a design file (.json).

Exit codes: 0 fine, 1 the design or the run failed, 2 wrong usage.
"""
app = typer.Typer(
    help=HELP, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
)

Target = Annotated[str, typer.Argument(help="A preset, with options, or a design file.")]
Json = Annotated[bool, typer.Option("--json", help="JSON alone on stdout.")]
Device = Annotated[str, typer.Option(help="auto, cpu, cuda, or cuda:1.")]
OnHost = Annotated[
    str | None,
    typer.Option("--host", help="Run on another computer, by ssh: user@box or an alias."),
]
ThatPython = Annotated[
    str, typer.Option("--python", help="The Python to use there, such as ~/venv/bin/python.")
]
Threads = Annotated[int, typer.Option(help="CPU threads; 0 leaves it to PyTorch.", min=0, max=4096)]


def without(context: typer.Context, names: tuple[str, ...], reason: str) -> None:
    """Raises WrongUsageError where one of these options was given, which would do nothing."""
    given = [name for name in names if _was_given(context, name)]
    if given:
        options = ", ".join(f"--{name.replace('_', '-')}" for name in given)
        raise WrongUsageError(f"{options}: {reason}.")


def _was_given(context: typer.Context, name: str) -> bool:
    source = context.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"


def one_of(name: str, value: str, choices: tuple[str, ...]) -> str:
    """The value, if it is one of these; raises WrongUsageError."""
    if value not in choices:
        raise WrongUsageError(f"--{name} is one of {', '.join(choices)}, got `{value[:60]}`.")
    return value


def batches_of(text: str) -> tuple[int, ...]:
    """1,8,32 as numbers; raises WrongUsageError."""
    try:
        return batch_sizes.parsed(text)
    except ValueError:
        raise WrongUsageError(
            f"--batch is one number or some, as 1,2,4; got `{text[:60]}`."
        ) from None


def _bytes(text: str) -> int:
    try:
        return byte_sizes.parsed(text)
    except ValueError as error:
        raise WrongUsageError(f"--device-memory: {error}") from None


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer's form
    if wanted:
        from importlib.metadata import version

        answer(f"Netwright {version('netwright')}")
        raise typer.Exit


@app.callback()
def options(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="The version.")
    ] = False,
) -> None:
    """Nothing but --version applies to every verb."""


@app.command()
def presets(*, json: Json = False) -> int:
    """List the networks that can be opened by name."""
    from designer.cli import reports

    return reports.presets(json=json)


@app.command()
def summary(
    target: Target,
    *,
    batch: Annotated[int, typer.Option(help="Samples at a time, for memory.", min=1)] = 1,
    json: Json = False,
) -> int:
    """Show each node's output, parameters, MACs, memory and receptive field, and the totals."""
    from designer.cli import reports

    return reports.summary(open_target(target), batch=batch, json=json)


@app.command()
def check(
    target: Target,
    *,
    lints: Annotated[
        bool, typer.Option("--lints/--no-lints", help="Also what fits and is hardly meant.")
    ] = True,
    json: Json = False,
) -> int:
    """List what is wrong with a design, what is hardly meant, and repairs; exit 1 for errors."""
    from designer.cli import reports

    return reports.check(open_target(target), lints=lints, json=json)


@app.command()
def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="A preset or a design file.")],
    after: Annotated[str, typer.Argument(metavar="B", help="What it became.")],
    *,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit 1 where they differ, as git diff does.")
    ] = False,
    json: Json = False,
) -> int:
    """Say what differs between two designs, node by node, and what it costs.

    As git's difftool: git difftool --extcmd "netwright diff" design.json
    """
    from designer.cli import differing
    from designer.cli.sides import side

    return differing.diff(side(before), side(after), exit_code=exit_code, json=json)


@app.command()
def merge(
    base: Annotated[Path, typer.Argument(help="The design that both began from.")],
    first: Annotated[Path, typer.Argument(metavar="A", help="One side; it wins conflicts.")],
    second: Annotated[Path, typer.Argument(metavar="B", help="The other side.")],
    *,
    out: Annotated[Path, typer.Option(help="The merged design is written here.")],
    name: Annotated[str, typer.Option(help="What messages call it; OUT's name if left out.")] = "",
) -> int:
    """Bring together what two sides changed of a design; exit 1 where both changed the same.

    As git's merge driver: netwright merge %O %A %B --out %A --name %P
    """
    from designer.cli import differing

    return differing.merge(base, first, second, out, name)


@app.command()
def export(
    target: Target,
    out: Annotated[Path, typer.Argument(help="A file: .onnx .py .svg .png .pdf .json.")],
    *,
    weights: Annotated[
        Path | None, typer.Option(help="A .safetensors file for .onnx; else fresh weights.")
    ] = None,
    dark: Annotated[bool, typer.Option("--dark", help="Pictures on a dark ground.")] = False,
    horizontal: Annotated[
        bool, typer.Option("--horizontal", help="Pictures from left to right.")
    ] = False,
    json: Json = False,
) -> int:
    """Write the design as ONNX (checked against PyTorch), PyTorch source, a picture or a file."""
    from designer.cli import exporting

    exporting.ending_of(out)
    design = open_target(target)
    return exporting.export(design, out, weights, dark=dark, horizontal=horizontal, json=json)


@app.command()
def memory(
    target: Target,
    *,
    batch: Annotated[str, typer.Option(help="Batch sizes, as 1,8,32.")] = "1,8,32",
    optimizer: Annotated[
        str, typer.Option(help="Of the training: sgd, momentum (SGD with it) or adam.")
    ] = "adam",
    dtype: Annotated[str, typer.Option(help="float32, bfloat16 or float16, of everything.")] = (
        "float32"
    ),
    device_memory: Annotated[
        str, typer.Option(help="As 8GiB: also say the largest batch that fits.")
    ] = "",
    json: Json = False,
) -> int:
    """Forecast the memory of inference and of training, part by part, without running anything."""
    from designer.cli import memory_report
    from designer.design.cost.memory import FLOATS

    one_of("optimizer", optimizer, memory_report.OPTIMIZERS)
    one_of("dtype", dtype, FLOATS)
    return memory_report.memory(
        open_target(target),
        batches_of(batch),
        optimizer,  # type: ignore[arg-type]
        dtype=dtype,
        available=_bytes(device_memory) if device_memory else None,
        json=json,
    )
