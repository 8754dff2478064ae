"""The verbs: their arguments, as typer reads and explains them."""

import re
from math import isfinite
from pathlib import Path
from typing import Annotated, get_args

import typer

from blocks.parameters import ParameterError
from designer.cli.speech import FailureError, WrongUsageError, answer
from designer.design.design import Design, DesignError
from designer.design.targets import load
from presets.gallery import UnknownPresetError

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


def open_target(target: str) -> Design:
    """The design of a TARGET; raises FailureError with one sentence."""
    try:
        return load(target)
    except (DesignError, UnknownPresetError, ParameterError) as error:
        raise FailureError(str(error)) from None
    except OSError as error:
        raise FailureError(f"{target[:60]} can't be read: {error.strerror or error}.") from None


def _one_of(name: str, value: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise WrongUsageError(f"--{name} is one of {', '.join(choices)}, got `{value[:60]}`.")
    return value


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

    return differing.diff(open_target(before), open_target(after), exit_code=exit_code, json=json)


@app.command()
def merge(
    base: Annotated[Path, typer.Argument(help="The design that both began from.")],
    first: Annotated[Path, typer.Argument(metavar="A", help="One side; it wins conflicts.")],
    second: Annotated[Path, typer.Argument(metavar="B", help="The other side.")],
    *,
    out: Annotated[Path, typer.Option(help="The merged design is written here.")],
) -> int:
    """Bring together what two sides changed of a design; exit 1 where both changed the same.

    As git's merge driver: netwright merge %O %A %B --out %A
    """
    from designer.cli import differing

    sides = [open_target(str(path)) for path in (base, first, second)]
    return differing.merge(*sides, out)


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
def profile(  # noqa: PLR0913 - one for each of its options
    target: Target,
    *,
    device: Device = "auto",
    batch: Annotated[int, typer.Option(help="Samples at a time.", min=1, max=2**31 - 1)] = 1,
    size: Annotated[
        str, typer.Option(help="Height and width of images, in pixels: 224 or 224x320.")
    ] = "",
    mode: Annotated[str, typer.Option(help="inference, training (one step) or both.")] = (
        "inference"
    ),
    dtype: Annotated[str, typer.Option(help="float32, tf32, float16 or bfloat16.")] = "float32",
    layout: Annotated[str, typer.Option(help="contiguous or channels_last.")] = "contiguous",
    compiled: Annotated[
        bool, typer.Option("--compile", help="The whole network through torch.compile.")
    ] = False,
    cuda_graph: Annotated[
        bool, typer.Option("--cuda-graph", help="Replay a recorded CUDA graph.")
    ] = False,
    backend: Annotated[str, typer.Option(help="pytorch, onnxruntime or tensorrt.")] = "pytorch",
    layers: Annotated[bool, typer.Option(help="Time the layers too.")] = True,
    seconds: Annotated[
        float, typer.Option(help="Most time for each phase.", min=0.1, max=3600)
    ] = 5,
    threads: Threads = 0,
    host: OnHost = None,
    python: ThatPython = "python3",
    json: Json = False,
    csv: Annotated[bool, typer.Option("--csv", help="The layers as CSV on stdout.")] = False,
    md: Annotated[bool, typer.Option("--md", help="Markdown on stdout.")] = False,
    out: Annotated[
        list[Path] | None,
        typer.Option(help="Save as .json .csv .md, or the bars as .svg .png; may be repeated."),
    ] = None,
    trace: Annotated[
        Path | None, typer.Option(help="Also record a pass as a Chrome trace (.json).")
    ] = None,
) -> int:
    """Measure the latency of the network and of each layer."""
    from designer.cli import jobs, profile_reports
    from designer.lab.measurement import Backend, Dtype, Layout, Mode
    from designer.lab.protocol import Profile

    _one_of("mode", mode, get_args(Mode))
    _one_of("dtype", dtype, get_args(Dtype))
    _one_of("layout", layout, get_args(Layout))
    _one_of("backend", backend, get_args(Backend))
    if json + csv + md > 1:
        raise WrongUsageError("Only one of --json, --csv and --md fits on stdout.")
    for path in out or ():
        profile_reports.check_ending(path)
    request = Profile(
        design=jobs.text_of(open_target(target)),
        device=device,
        batch=batch,
        size=_size(size) if size else None,
        mode=mode,  # type: ignore[arg-type]
        dtype=dtype,  # type: ignore[arg-type]
        layout=layout,  # type: ignore[arg-type]
        compiled=compiled,
        cuda_graph=cuda_graph,
        backend=backend,  # type: ignore[arg-type]
        layers=layers,
        seconds=seconds,
        threads=threads,
    )
    form = "json" if json else "csv" if csv else "md" if md else "text"
    there = jobs.host(host, python)
    return jobs.profile(request, form=form, outs=out or [], trace=trace, host=there)


def _size(text: str) -> tuple[int, int]:
    """224 is 224×224; 224x320 is of height 224."""
    found = re.fullmatch(r"(\d{1,6})(?:[x×](\d{1,6}))?", text)
    if not found:
        raise WrongUsageError(f"--size is 224 or 224x320, got `{text[:60]}`.")
    return int(found[1]), int(found[2] or found[1])


@app.command()
def compare(  # noqa: PLR0913 - one for each of its options
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            help="Presets and design files; TARGET@71.2 states an accuracy, in percent. "
            "Some thirty well-known networks if left out."
        ),
    ] = None,
    *,
    plot: Annotated[Path | None, typer.Option(help="A chart: .svg .png .pdf.")] = None,
    kind: Annotated[
        str,
        typer.Option(help="macs, parameters, bars, density; of measured: time, memory, operations"),
    ] = "macs",
    dark: Annotated[bool, typer.Option("--dark", help="The chart on a dark ground.")] = False,
    profile: Annotated[bool, typer.Option("--profile", help="Measure each, here, now.")] = False,
    results: Annotated[
        list[Path] | None, typer.Option(help="A result of `profile --out`; may be repeated.")
    ] = None,
    batch: Annotated[str, typer.Option(help="Samples at a time: 1, or 1,2,4.")] = "1",
    seconds: Annotated[
        float, typer.Option(help="Most time for each phase of a profile.", min=0.1, max=3600)
    ] = 2,
    device: Device = "auto",
    threads: Threads = 0,
    json: Json = False,
) -> int:
    """Compare networks by accuracy, parameters, MACs, memory and, measured, time."""
    from designer.cli import comparing
    from designer.lab.protocol import Profile

    wanted = comparing.checked(comparing.Plot(plot, kind, dark))
    batches = comparing.batches_of(batch)
    survey, complete = comparing.survey_of(targets or [], results or []), True
    if profile:
        request = Profile(design="", device=device, seconds=seconds, threads=threads)
        survey, complete = comparing.profiled(survey, request, batches)
    return comparing.compare(survey, wanted, json=json) or int(not complete)


@app.command()
def train(  # noqa: PLR0913 - one for each of its options
    target: Target,
    *,
    data: Annotated[str, typer.Option(help="digits, mnist, cifar10 or folder.")] = "digits",
    data_path: Annotated[
        Path | None, typer.Option(help="Where the data's files lie, on --host if there is one.")
    ] = None,
    epochs: Annotated[int, typer.Option(min=1, max=100_000)] = 3,
    batch: Annotated[int, typer.Option(help="Samples a step.", min=1, max=2**31 - 1)] = 64,
    learning_rate: Annotated[float, typer.Option(help="Step size of the optimizer.")] = 1e-3,
    optimizer: Annotated[str, typer.Option(help="adam or sgd.")] = "adam",
    seed: Annotated[int, typer.Option(min=0, max=2**31 - 1)] = 0,
    device: Device = "auto",
    threads: Threads = 0,
    folder: Annotated[
        Path | None, typer.Option(help="For checkpoint and weights; training-NAME-1 if left out.")
    ] = None,
    host: OnHost = None,
    python: ThatPython = "python3",
    json: Json = False,
) -> int:
    """Train a classifier and keep its checkpoint and weights."""
    from designer.cli import jobs
    from designer.lab.protocol import DATASETS, Train

    there = jobs.host(host, python)
    _one_of("data", data, tuple(DATASETS))
    _one_of("optimizer", optimizer, ("adam", "sgd"))
    if not isfinite(learning_rate) or learning_rate <= 0:
        raise WrongUsageError(f"--learning-rate is a number above 0, got {learning_rate}.")
    design = open_target(target)
    request = Train(
        design=jobs.text_of(design),
        folder=str((folder or jobs.fresh_folder(design)).resolve()),
        data=data,
        data_path=str(data_path if there else data_path.resolve()) if data_path else "",
        epochs=epochs,
        batch=batch,
        learning_rate=learning_rate,
        optimizer=optimizer,  # type: ignore[arg-type]
        seed=seed,
        device=device,
        threads=threads,
    )
    return jobs.train(request, json=json, host=there)
