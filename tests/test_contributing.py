"""The examples of CONTRIBUTING.md, put into a copy of the project, work everywhere at once."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLE = re.compile(r"<!-- (\S+\.py) -->\n```python\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the project with the examples as files of it."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("blocks", "presets", "designer"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "main.py", folder)
    examples = EXAMPLE.findall((ROOT / "CONTRIBUTING.md").read_text())
    assert len(examples) == 3
    for path, text in examples:
        (folder / path).write_text(text)
    return folder


def run(folder, *arguments):
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin", "HOME": str(folder)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_preset_opens_with_the_block_and_its_published_figures(copy):
    summary = json.loads(run(copy, "main.py", "summary", "tiny", "--json"))
    assert summary["totals"]["parameters"] == 4370
    assert {node["layer"] for node in summary["nodes"]} >= {"DoubleConvolution", "Linear"}
    assert "tiny" in run(copy, "main.py", "presets")


LAYER = """
import numpy, onnxruntime, torch
from blocks.catalogue import BY_NAME
from blocks.boundary import Input, Output
from designer.design.analysis import analyse
from designer.design.design import Design
from designer.design.edits import ReplaceNode
from designer.design.evaluation import Builder
from designer.design.files import decode, encode
from designer.translate.module import to_torch
from designer.translate.onnx_writer import to_onnx

layer = BY_NAME["GroupedSoftsign"]
builder = Builder("example")
x = builder.chain(builder.add("input", Input((6, 4, 4))), sign=layer(groups=3))
builder.add("output", Output(), x)
design = decode(encode(builder.design))
assert design == builder.design
to_onnx(design, "example.onnx")
image = torch.randn(2, 6, 4, 4)
(result,) = onnxruntime.InferenceSession("example.onnx").run(None, {"input": image.numpy()})
assert numpy.allclose(result, to_torch(design)(image).numpy(), atol=1e-6)
node = design.node("sign")
ReplaceNode(node, type(node)("sign", layer(groups=4))).apply(design)
(fault,) = analyse(design).diagnostics
assert fault.message == "6 channels do not divide into 4 groups."
fault.repairs[0].transaction.apply(design)
assert not analyse(design).diagnostics
"""


def test_the_layer_is_in_file_source_onnx_and_diagnostics(copy):
    run(copy, "-c", LAYER)


def test_the_layer_is_in_the_palette(copy):
    script = (
        "from designer.window.start import application"
        "; from designer.window.palette.palette import Palette"
        "; app = application(['x']); palette = Palette(); palette.filter('soft sign')"
        "; print([g.child(i).text(0) for g in palette._groups() for i in range(g.childCount())"
        " if not g.child(i).isHidden()])"
    )
    out = run(copy, "-c", f"import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'; {script}")
    assert out.strip() == "['GroupedSoftsign']"
