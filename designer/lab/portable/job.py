"""A measurement as a folder, for computers with nothing but PyTorch: run.py and what it needs."""

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from designer.design.analysis import analyse
from designer.design.design import Design
from designer.design.error import DesignError
from designer.design.files import encode
from designer.design.saving import write_safely
from designer.lab.execution.running import JobError, sound
from designer.lab.far.parcel import own_version
from designer.lab.measuring.images import refuse_layout, resized
from designer.lab.messages.measurement import Dtype, Layout, Profile
from designer.lab.portable.result import FORMAT, RunSettings
from designer.translate.source import print_source

DESIGNER = Path(__file__).parents[2]
TEMPLATE = "lab/portable/run.py"
# What run.py would import of Netwright, and what stands there instead: the very code. It is read
# as text, since the window writes these folders too and loads nothing that may load PyTorch.
INLINED = {
    "from designer.design.cost.ledger import leaves\n": (("design/cost/ledger.py", ("leaves",)),),
    "from designer.lab.measuring.medians import spread\n": (
        ("lab/measuring/medians.py", ("spread",)),
    ),
    "from designer.lab.measuring.timing import clock, repeat\n": (
        ("lab/measuring/timing.py", ("Clock", "cpu_clock", "clock", "repeat", "_runs_wanted")),
    ),
}
CONSTANTS = ("lab/measuring/timing.py", ("T", "FEWEST", "STEADY"))
IMPORTS = """\
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
"""


@dataclass(frozen=True)
class Plan:
    """What is to be measured: these batch sizes, each phase for so many seconds at most.

    The rest is as in Profile; `size` changes the design that is taken along.
    """

    batches: Sequence[int] = (1,)
    seconds: float = 5.0
    dtype: Dtype = "float32"
    layout: Layout = "contiguous"
    compiled: bool = False
    threads: int = 0
    size: tuple[int, int] | None = None


def write(design: Design, folder: Path, plan: Plan) -> None:
    """Write run.py and what it needs into a new or empty folder; raises DesignError, OSError."""
    files = texts(design, plan)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        name = folder.resolve().name or folder
        raise DesignError(f"{name} holds something already: name a new folder.")
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        write_safely(folder / name, text.encode())


def texts(design: Design, plan: Plan) -> dict[str, str]:
    """The files by name."""
    design = _as_measured(design, plan)
    plain = print_source(design)
    job = {
        "format": FORMAT,
        "netwright": own_version(),
        "class": plain.class_name,
        "inputs": _inputs(design),
        "batches": list(plan.batches),
        "threads": plan.threads,
        "settings": _settings(plan),
        "design": encode(design).decode(),
    }
    return {
        "run.py": run_text(),
        "network.py": plain.text,
        "probed.py": print_source(design, probes=True).text,
        "job.json": msgspec.json.format(msgspec.json.encode(job), indent=1).decode() + "\n",
        "README": _readme(design),
    }


def _as_measured(design: Design, plan: Plan) -> Design:
    """With the images that are asked for; raises DesignError where they can't be."""
    try:
        if plan.size:
            design = resized(sound(encode(design).decode()), plan.size).design
        refuse_layout(plan.layout, analyse(design))
    except JobError as error:
        raise DesignError(str(error)) from None
    return design


def _inputs(design: Design) -> list[dict[str, Any]]:
    specs = analyse(design).inputs.values()
    return [{"shape": list(spec.shape), "dtype": spec.dtype} for spec in specs]


def _settings(plan: Plan) -> RunSettings:
    usual = Profile(
        design="",
        seconds=plan.seconds,
        dtype=plan.dtype,
        layout=plan.layout,
        compiled=plan.compiled,
    )
    names = RunSettings.__struct_fields__
    return RunSettings(**{name: getattr(usual, name) for name in names})


def run_text() -> str:
    """run.py: the template, with the code that it shares with Netwright in place of imports."""
    text = (DESIGNER / TEMPLATE).read_text(encoding="utf-8")
    for line, places in INLINED.items():
        assert line in text
        text = text.replace(line, "")
        shared = "\n\n\n".join(part for place in places for part in _parts(*place))
        text = text.replace("\n\nclass Watch:", f"\n\n{shared}\n\n\nclass Watch:", 1)
    text = text.replace("HERE = Path", "\n".join(_parts(*CONSTANTS)) + "\nHERE = Path", 1)
    text = text.replace("import sys\n", "import sys\n" + IMPORTS, 1)
    return text.replace("import Any\n", "import Any, TypeVar\n", 1)


def _parts(file: str, names: tuple[str, ...]) -> list[str]:
    """The texts of a file's functions, classes and constants of these names."""
    text = (DESIGNER / file).read_text(encoding="utf-8")
    lines, found = text.splitlines(), {}
    for node in ast.parse(text).body:
        decorators = getattr(node, "decorator_list", [])
        first = min([node.lineno, *(each.lineno for each in decorators)])
        for name in _names(node):
            found[name] = "\n".join(lines[first - 1 : node.end_lineno])
    return [found[name] for name in names]


def _names(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.Assign):
        return [target.id for target in node.targets if isinstance(target, ast.Name)]
    return [node.name] if isinstance(node, ast.FunctionDef | ast.ClassDef) else []


def _readme(design: Design) -> str:
    name = re.sub(r"[^\w .,()+-]", "", design.name)[:60].strip() or "A network"
    return (
        f"{name}, drawn in Netwright: `python run.py` measures it with PyTorch alone; see --help.\n"
        "It writes result.json: `python main.py result result.json` shows it, as does Run, Open "
        "results in the window.\n"
        "# On SLURM: sbatch --gres=gpu:1 --time=00:15:00 --wrap 'python run.py --device cuda'\n"
    )
