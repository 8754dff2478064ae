"""The verbs that measure: profile, compare, roofline, jobs elsewhere, training."""

import re
from math import isfinite
from pathlib import Path
from typing import Annotated, get_args

import typer

from designer.cli.opening import open_target
from designer.cli.speech import WrongUsageError
from designer.cli.verbs import (
    Device,
    Json,
    OnHost,
    Target,
    ThatPython,
    Threads,
    app,
    batches_of,
    one_of,
    without,
)

Size = Annotated[str, typer.Option(help="Height and width of images, in pixels: 224 or 224x320.")]
Dtypes = Annotated[str, typer.Option("--dtype", help="float32, tf32 (CUDA), float16 or bfloat16.")]
Layouts = Annotated[str, typer.Option("--layout", help="contiguous or channels_last.")]
Compiled = Annotated[
    bool, typer.Option("--compile", help="The whole network through torch.compile.")
]
Seconds = Annotated[
    float,
    typer.Option(
        help="Most time for each phase, after warm-up of as long at most. Three runs, and one to "
        "warm up, are made in any case; one of each where a single run takes longer.",
        min=0.1,
        max=3600,
    ),
]
OF_MEASURING = ("device", "threads", "seconds", "batch", "energy", "host", "python")


@app.command()
def profile(  # noqa: PLR0913 - one for each of its options
    target: Target,
    *,
    device: Device = "auto",
    batch: Annotated[int, typer.Option(help="Samples at a time.", min=1, max=2**31 - 1)] = 1,
    size: Size = "",
    mode: Annotated[str, typer.Option(help="inference, training (one step) or both.")] = (
        "inference"
    ),
    dtype: Dtypes = "float32",
    layout: Layouts = "contiguous",
    compiled: Compiled = False,
    cuda_graph: Annotated[
        bool, typer.Option("--cuda-graph", help="Replay a recorded CUDA graph.")
    ] = False,
    backend: Annotated[str, typer.Option(help="pytorch, onnxruntime or tensorrt.")] = "pytorch",
    layers: Annotated[bool, typer.Option(help="Time the layers too.")] = True,
    energy: Annotated[
        bool, typer.Option("--energy", help="Joules an image, where the device tells.")
    ] = False,
    seconds: Seconds = 5,
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
    from designer.cli import jobs, profiling
    from designer.lab.messages.measurement import Backend, Dtype, Layout, Mode, Profile

    one_of("mode", mode, get_args(Mode))
    one_of("dtype", dtype, get_args(Dtype))
    one_of("layout", layout, get_args(Layout))
    one_of("backend", backend, get_args(Backend))
    if json + csv + md > 1:
        raise WrongUsageError("Only one of --json, --csv and --md fits on stdout.")
    profiling.check_files(out or [], trace)
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
        energy=energy,
        seconds=seconds,
        threads=threads,
    )
    form = "json" if json else "csv" if csv else "md" if md else "text"
    there = jobs.host(host, python)
    return profiling.profile(request, form=form, outs=out or [], trace=trace, host=there)


def _size(text: str) -> tuple[int, int]:
    """224 is 224×224; 224x320 is of height 224."""
    found = re.fullmatch(r"(\d{1,6})(?:[x×](\d{1,6}))?", text)
    if not found:
        raise WrongUsageError(f"--size is 224 or 224x320, got `{text[:60]}`.")
    return int(found[1]), int(found[2] or found[1])


@app.command()
def compare(  # noqa: PLR0913 - one for each of its options
    context: typer.Context,
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
        typer.Option(
            help="macs, parameters, bars, density; of measured: time, memory, energy, operations."
        ),
    ] = "macs",
    dark: Annotated[bool, typer.Option("--dark", help="The chart on a dark ground.")] = False,
    profile: Annotated[bool, typer.Option("--profile", help="Measure each, here, now.")] = False,
    results: Annotated[
        list[Path] | None, typer.Option(help="A result of `profile --out`; may be repeated.")
    ] = None,
    batch: Annotated[
        str,
        typer.Option(
            help="Samples at a time: 1, or 1,2,4. Left out: 1; 1,2,4,8 for a chart against it."
        ),
    ] = "",
    seconds: Annotated[
        float,
        typer.Option(help="Most time for each phase; see profile --help.", min=0.1, max=3600),
    ] = 2,
    device: Device = "auto",
    threads: Threads = 0,
    energy: Annotated[
        bool, typer.Option("--energy", help="Joules, where told; --kind energy asks too.")
    ] = False,
    host: OnHost = None,
    python: ThatPython = "python3",
    json: Json = False,
) -> int:
    """Compare networks by accuracy, parameters, MACs, memory and, measured, time."""
    from designer.cli import comparing, jobs
    from designer.lab.messages.measurement import Profile
    from designer.lab.results.in_turn import asked
    from designer.translate.charts import kinds

    wanted = comparing.checked(comparing.Plot(plot, kind, dark))
    batches = batches_of(batch) if batch else kinds.batches(kind)
    if not profile:
        without(context, OF_MEASURING, "only --profile measures, so add it")
        if plot is None:
            without(context, ("kind", "dark"), "a chart is drawn with --plot alone, so add it")
    survey, complete = comparing.survey_of(targets or [], results or []), True
    if profile:
        settings = Profile(design="", device=device, threads=threads)
        request = asked(settings, energy=energy or kind == "energy", seconds=seconds)
        there = jobs.host(host, python)
        survey, complete = comparing.profiled(survey, request, batches, there)
    return comparing.compare(survey, wanted, json=json, measured=profile) or int(not complete)


@app.command()
def job(  # noqa: PLR0913 - one for each of its options
    target: Target,
    folder: Annotated[Path, typer.Argument(metavar="OUTDIR", help="A new folder.")],
    *,
    batch: Annotated[str, typer.Option(help="Samples at a time: 1, or 1,8,64.")] = "1",
    size: Size = "",
    dtype: Dtypes = "float32",
    layout: Layouts = "contiguous",
    compiled: Compiled = False,
    seconds: Seconds = 5,
    threads: Threads = 0,
) -> int:
    """Write a folder whose run.py measures the network elsewhere, with PyTorch alone.

    It measures inference: the layers, then the whole, at each batch.
    """
    from designer.cli import portable_jobs
    from designer.lab.messages.measurement import Dtype, Layout
    from designer.lab.portable.job import Plan

    one_of("dtype", dtype, get_args(Dtype))
    one_of("layout", layout, get_args(Layout))
    plan = Plan(
        batches=batches_of(batch),
        seconds=seconds,
        dtype=dtype,  # type: ignore[arg-type]
        layout=layout,  # type: ignore[arg-type]
        compiled=compiled,
        threads=threads,
        size=_size(size) if size else None,
    )
    return portable_jobs.write(open_target(target), folder, plan)


@app.command()
def result(
    files: Annotated[list[Path], typer.Argument(help="result.json of a job, or of profile --out.")],
    *,
    json: Json = False,
    md: Annotated[bool, typer.Option("--md", help="Markdown on stdout.")] = False,
) -> int:
    """Show what was measured, here or elsewhere: several files one after the other."""
    from designer.cli import portable_jobs

    if json and md:
        raise WrongUsageError("Only one of --json and --md fits on stdout.")
    return portable_jobs.show(files, "json" if json else "md" if md else "text")


@app.command()
def sweep(  # noqa: PLR0913 - one for each of its options
    target: Target,
    *,
    batch: Annotated[
        str, typer.Option(help="Samples at a time: 1,8,64, or 1,2,4,... on until memory ends it.")
    ] = "1,2,4,...",
    vary: Annotated[
        list[str] | None,
        typer.Option(
            help="A setting of profile and its values, as dtype=float32,bfloat16, "
            "layout=contiguous,channels_last, compiled=false,true or threads=1,2; may be repeated."
        ),
    ] = None,
    device: Device = "auto",
    mode: Annotated[str, typer.Option(help="inference, or training (one step).")] = "inference",
    seconds: Annotated[
        float, typer.Option(help="Most time for each point.", min=0.1, max=3600)
    ] = 2,
    longest: Annotated[
        float, typer.Option(help="Seconds of a pass beyond which batches grow no more.", min=0.01)
    ] = 10,
    under: Annotated[str, typer.Option(help="Ask for the best within a time, as 5ms.")] = "",
    out: Annotated[
        Path,
        typer.Option(help="Points are added to this file; what it has is not measured again."),
    ] = Path("sweep.jsonl"),
    host: OnHost = None,
    python: ThatPython = "python3",
    json: Json = False,
    csv: Annotated[bool, typer.Option("--csv", help="The points as CSV on stdout.")] = False,
    md: Annotated[
        bool, typer.Option("--markdown", "--md", help="The table as Markdown on stdout.")
    ] = False,
    plot: Annotated[
        Path | None, typer.Option(help="Latency against throughput: .svg .png .pdf.")
    ] = None,
    dark: Annotated[bool, typer.Option("--dark", help="The chart on a dark ground.")] = False,
) -> int:
    """Measure latency against throughput over batches and settings, and show the frontier."""
    from designer.cli import jobs, sweeping
    from designer.lab.messages.measurement import Profile
    from designer.lab.messages.sweep_messages import Sweep

    one_of("mode", mode, ("inference", "training"))
    if json + csv + md > 1:
        raise WrongUsageError("Only one of --json, --csv and --markdown fits on stdout.")
    batches, further = sweeping.row_of(batch)
    base = Profile(
        design="",
        device=device,
        mode=mode,  # type: ignore[arg-type]
        seconds=seconds,
        layers=False,
    )
    request = Sweep(
        design=jobs.text_of(open_target(target)),
        base=base,
        batches=batches,
        open=further,
        vary=sweeping.varied(vary or ()),
        longest=longest,
        host=host or "",
    )
    limit = sweeping.milliseconds(under) if under else None
    there = jobs.host(host, python)
    form = "json" if json else "csv" if csv else "md" if md else "text"
    shown = sweeping.Shown(form, plot, dark=dark, under=limit)
    return sweeping.sweep(request, out, shown, there)


@app.command()
def roofline(  # noqa: PLR0913 - one for each of its options
    context: typer.Context,
    target: Target,
    *,
    device: Device = "auto",
    batch: Annotated[int, typer.Option(help="Samples at a time.", min=1, max=2**31 - 1)] = 1,
    dtype: Dtypes = "float32",
    on: Annotated[
        str | None,
        typer.Option(help="Instead estimate for a device that is not here, as `A100`."),
    ] = None,
    threads: Threads = 0,
    host: OnHost = None,
    python: ThatPython = "python3",
    json: Json = False,
) -> int:
    """Say of each layer what binds it, arithmetic, memory or overhead, by the device's peaks."""
    from designer.cli import jobs, roofing
    from designer.lab.messages.measurement import Dtype, Profile

    one_of("dtype", dtype, get_args(Dtype))
    design = open_target(target)
    if on is not None:
        idle = ("device", "threads", "host", "python")
        without(context, idle, "nothing runs for an estimate by --on, so leave it out")
        return roofing.guess(design, roofing.stated(on, dtype), batch=batch, json=json)
    request = Profile(
        design=jobs.text_of(design),
        device=device,
        batch=batch,
        dtype=dtype,  # type: ignore[arg-type]
        threads=threads,
    )
    return roofing.roofline(request, host=jobs.host(host, python), json=json)


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
    from designer.lab.messages.protocol import DATASETS, Train

    there = jobs.host(host, python)
    one_of("data", data, tuple(DATASETS))
    one_of("optimizer", optimizer, ("adam", "sgd"))
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
