"""Portable jobs: run.py where nothing of Netwright can be imported, and reading its result."""

import inspect
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import designer
from blocks.boundary import Input
from blocks.embedding import Embedding
from blocks.linear import Linear
from designer.design.analysis import analyse
from designer.design.cost.ledger import costs
from designer.design.edits import ReplaceNode
from designer.design.error import DesignError
from designer.design.files import decode
from designer.lab.measuring import medians, timing
from designer.lab.portable import job as portable
from designer.lab.portable.result import read_results
from tests.lab.subjects import chain

QUICK = portable.Plan(batches=(1, 3), seconds=0.2)
# run.py with all but the standard library and what PyTorch itself imports kept away.
ALONE = """
import runpy, sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"designer", "blocks", "presets", "msgspec", "psygnal"}:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Absent())
program = sys.argv.pop(1)
sys.argv[0] = program
runpy.run_path(program, run_name="__main__")
"""


def start(folder: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-I", "-B", "-c", ALONE, str(folder / "run.py"), *options]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=240, cwd=folder.parent
    )


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A job that was run."""
    folder = tmp_path_factory.mktemp("job") / "small"
    portable.write(designer.load("small_cnn"), folder, QUICK)
    ran = start(folder, "--threads", "1", "--device", "cpu")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Batch 3: " in ran.stdout
    return folder


def test_the_folder_holds_five_files_and_the_result(done: Path) -> None:
    names = ["README", "job.json", "network.py", "probed.py", "result.json", "run.py"]
    assert sorted(path.name for path in done.iterdir()) == names
    source = designer.to_source(designer.load("small_cnn"))
    assert (done / "network.py").read_text() == source
    lines = (done / "README").read_text().splitlines()
    assert len(lines) == 3
    assert lines[-1].startswith("# On SLURM: sbatch ")


def test_its_result_is_a_profile_for_each_batch(done: Path) -> None:
    one, three = read_results(done / "result.json")
    analysis = analyse(designer.load("small_cnn"))
    paper = costs(analysis)
    assert (one.request.batch, three.request.batch) == (1, 3)
    for result in (one, three):
        batch = result.request.batch
        assert decode(result.design.encode(), "d").name == "Small CNN"
        assert result.parameters == analysis.totals.parameters
        assert result.macs == analysis.totals.macs * batch
        assert result.threads == 1
        assert result.device.id == "cpu"
        assert result.device.name
        assert {"python", "torch"} <= result.versions.keys()
        assert result.repeats >= timing.FEWEST
        assert result.images_per_s == pytest.approx(1000 * batch / result.p50_ms)
        assert [row.node for row in result.layers if row.depth == 0] == (
            ["conv1", "pool1", "conv2", "pool2", "conv3", "avgpool", "flatten", "fc"]
        )
        assert {row.node: row.macs for row in result.layers} == (
            {path: cost.macs * batch for path, cost in paper.items()}
        )
        assert sum(row.share for row in result.layers if row.depth == 0) == pytest.approx(1)
    raw = json.loads((done / "result.json").read_text())["batches"][1]
    assert three.p50_ms == medians.timing(raw["whole_ms"]).p50_ms
    assert three.error == medians.timing(raw["whole_ms"]).error


def test_it_times_by_the_very_code_of_profile() -> None:
    text = portable.run_text()
    for part in (timing.repeat, timing.clock, medians.spread, timing._runs_wanted):
        assert inspect.getsource(part) in text
    assert f"\nSTEADY = {timing.STEADY} " in text
    assert f"\nFEWEST = {timing.FEWEST} " in text
    assert "designer" not in text


def test_blocks_and_copies(tmp_path: Path) -> None:
    design = designer.load("resnet18")
    portable.write(design, tmp_path / "job", portable.Plan((1,), 0.1))
    assert start(tmp_path / "job", "--out", str(tmp_path / "mine.json")).returncode == 0
    (result,) = read_results(tmp_path / "mine.json")
    assert {row.node for row in result.layers} == set(costs(analyse(design)))


def test_whole_numbers(tmp_path: Path) -> None:
    design = decode(chain((5,), Embedding(num_embeddings=10, embedding_dim=4)).encode(), "d")
    before = design.node("input")
    ReplaceNode(before, replace(before, layer=Input((5,), dtype="int64"))).apply(design)
    portable.write(design, tmp_path / "job", portable.Plan((2,), 0.1))
    ran = start(tmp_path / "job")
    assert ran.returncode == 0, ran.stderr
    (result,) = read_results(tmp_path / "job" / "result.json")
    assert [row.layer for row in result.layers] == ["Embedding"]


def test_a_batch_that_does_not_fit_is_told_and_the_others_are_kept(tmp_path: Path) -> None:
    plan = portable.Plan((1, 2**30), 0.1)
    portable.write(designer.load("resnet18"), tmp_path / "job", plan)
    ran = start(tmp_path / "job")
    assert ran.returncode == 1
    assert "Batch 1073741824: " in ran.stdout
    assert [r.request.batch for r in read_results(tmp_path / "job" / "result.json")] == [1]


KILLED = """
import importlib.util, os, sys
spec = importlib.util.spec_from_file_location("run", sys.argv[1])
run = sys.modules["run"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(run)
whole = run.measure
run.measure = lambda job, batch, device: os._exit(9) if batch > 1 else whole(job, batch, device)
sys.argv = ["run.py"]
run.main()
"""


def test_a_run_that_is_killed_leaves_the_batches_before(tmp_path: Path) -> None:
    portable.write(designer.load("small_cnn"), tmp_path / "job", QUICK)
    command = [sys.executable, "-I", "-B", "-c", KILLED, str(tmp_path / "job" / "run.py")]
    assert subprocess.run(command, check=False, timeout=240).returncode == 9
    assert [r.request.batch for r in read_results(tmp_path / "job" / "result.json")] == [1]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("--out nowhere/r.json", "There is no folder nowhere for --out"),
        ("--out .", "--out . is a folder"),
        ("--threads -1", "--threads is a number from 0 on, got -1."),
    ],
)
def test_what_can_not_be_meant_is_refused_before_measuring(
    options: str, words: str, done: Path
) -> None:
    before = (done / "result.json").stat().st_mtime_ns
    ran = start(done, *options.split())
    assert (ran.returncode, ran.stdout) == (2, "")
    assert words in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert (done / "result.json").stat().st_mtime_ns == before


def test_the_settings_of_a_job(tmp_path: Path) -> None:
    plan = portable.Plan(
        (2,), 0.1, dtype="bfloat16", layout="channels_last", threads=1, size=(20, 24)
    )
    portable.write(designer.load("small_cnn"), tmp_path / "job", plan)
    ran = start(tmp_path / "job")
    assert (ran.returncode, ran.stderr) == (0, "")
    (result,) = read_results(tmp_path / "job" / "result.json")
    request = result.request
    assert (request.dtype, request.layout, request.compiled) == ("bfloat16", "channels_last", False)
    assert (result.threads, result.settled["inputs"]) == (1, "1×20×24")
    small, wide = (costs(analyse(decode(result.design.encode(), "d")), size) for size in (2, 4))
    rows = {row.node: row.bytes for row in result.layers}
    conv = small["conv1"]
    assert rows["conv1"] == 2 * conv.moved_bytes + conv.weight_bytes
    assert rows["conv1"] < 2 * wide["conv1"].moved_bytes


PROBE = """
import importlib.util, json, sys, torch
spec = importlib.util.spec_from_file_location("run", sys.argv[1])
run = sys.modules["run"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(run)
job, device = run.json.loads((run.HERE / "job.json").read_text()), torch.device("cpu")
compiled = []
torch.compile = lambda module: compiled.append(module) or module
module, (x,) = run.placed(job, run.network(job), device), run.samples(job, 2, device)
run.once_and_again(job, 2, device)
weight = next(w for w in module.parameters() if w.ndim == 4 and w.shape[1] > 1)
lain = weight.is_contiguous(memory_format=torch.channels_last)
print(weight.dtype, x.dtype, lain, weight.is_contiguous(), len(compiled))
"""


def test_they_are_what_runs(tmp_path: Path) -> None:
    plan = portable.Plan((2,), 0.1, dtype="bfloat16", layout="channels_last", compiled=True)
    portable.write(designer.load("lenet5"), tmp_path / "job", plan)
    command = [sys.executable, "-I", "-B", "-c", PROBE, str(tmp_path / "job" / "run.py")]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, timeout=240)
    assert ran.stdout == "torch.bfloat16 torch.bfloat16 True False 1\n"


@pytest.mark.parametrize(
    "plan",
    [portable.Plan(layout="channels_last"), portable.Plan(size=(8, 8))],
)
def test_what_asks_for_images_wants_some(plan: portable.Plan, tmp_path: Path) -> None:
    design = decode(chain((4,), Linear(2)).encode(), "d")
    with pytest.raises(DesignError, match="network takes"):
        portable.write(design, tmp_path / "job", plan)
    assert not (tmp_path / "job").exists()


def test_tf32_is_refused_on_a_cpu(tmp_path: Path) -> None:
    portable.write(designer.load("small_cnn"), tmp_path / "job", portable.Plan(dtype="tf32"))
    ran = start(tmp_path / "job", "--device", "cpu")
    assert (ran.returncode, len(ran.stderr.splitlines())) == (1, 1)
    assert "tf32 is a way of CUDA devices" in ran.stderr


@pytest.mark.parametrize(
    ("device", "words"), [("tpu", "names no device"), ("cuda:99", "PyTorch sees no cuda:99 here")]
)
def test_a_device_that_is_not_there(device: str, words: str, done: Path) -> None:
    ran = start(done, "--device", device)
    assert ran.returncode == 1
    assert words in ran.stderr
    assert "Traceback" not in ran.stderr


def test_names_reach_no_command() -> None:
    design = designer.load("small_cnn")
    design.name = 'x`rm`\n# y\'; $(z) """'
    texts = portable.texts(design, QUICK)
    lines = texts["README"].splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("xrm y (z), drawn in Netwright: ")
    for name in ("run.py", "network.py", "probed.py"):
        compile(texts[name], name, "exec")


def test_a_design_with_a_fault_makes_no_job(tmp_path: Path) -> None:
    design = decode(chain((3, 8, 8), Linear(4)).encode(), "d")
    with pytest.raises(DesignError):
        portable.write(design, tmp_path / "job", QUICK)
    assert not (tmp_path / "job").exists()


def tampered(done: Path, change: Any) -> str:
    record = json.loads((done / "result.json").read_text())
    change(record)
    return json.dumps(record)


CHANGES = {
    "parameters": lambda r: r.update(parameters=7),
    "a path": lambda r: r["batches"][0]["paths"].__setitem__(0, "../evil"),
    "a path twice": lambda r: r["batches"][0]["paths"].__setitem__(0, "fc"),
    "a time below zero": lambda r: r["batches"][0]["whole_ms"].append(-1),
    "an endless time": lambda r: r["batches"][0]["whole_ms"].append(1e300),
    "no times": lambda r: r["batches"][0].update(whole_ms=[]),
    "a short run": lambda r: r["batches"][0]["runs_ms"][0].pop(),
    "a batch": lambda r: r["batches"][0].update(batch=0),
    "a word": lambda r: r.update(threads="many"),
    "a design": lambda r: r.update(design="{}"),
    "nothing": lambda r: r.update(batches=[]),
    "format": lambda r: r.update(format="other"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_result_that_was_changed_is_refused(what: str, done: Path, tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text(tampered(done, CHANGES[what]))
    with pytest.raises(DesignError):
        read_results(tmp_path / "r.json")


@pytest.mark.parametrize("data", [b"", b"[" * 100_000, b"\xff", b"null", b"[]", b'{"format":1}'])
def test_what_is_no_result_is_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "r.json").write_bytes(data)
    with pytest.raises(DesignError):
        read_results(tmp_path / "r.json")


def test_a_file_larger_than_any_result_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "r.json").open("wb") as file:
        file.truncate(2**40)
    with pytest.raises(DesignError, match="larger than any profile"):
        read_results(tmp_path / "r.json")
