"""A sample plug-in, installed beside the project, is everywhere; a broken one harms nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = '''
"""A layer, a block and a preset from elsewhere."""

from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.layer import Block, Layer
from blocks.linear import Linear
from blocks.lowering import Call, Op, X
from blocks.parameters import Int
from blocks.reshaping import Flatten
from presets.preset import Preset


class Negate(Layer):
    """Changes the sign."""

    category = "Activation"

    def torch(self, *xs):
        return Call("torch.neg", X)

    def onnx(self, *xs):
        return Op("Neg", X)


class ReLU(Layer):
    """A name that is taken."""

    category = "Activation"


class NegatedConvolution(Block):
    """A convolution with its sign changed."""

    category = "Blocks"
    channels: int = Int(4, "filters", min=1)

    def build(self, net, *xs):
        return net.chain(xs[0], conv=Conv2d(self.channels, 3), negate=Negate())


class Foreign(Preset):
    """A network from elsewhere."""

    family = "foreign"
    title = "Foreign"
    year = 2026

    def build(self, net):
        x = net.chain(
            net.add("input", Input((1, 8, 8))),
            stage=NegatedConvolution(2),
            flatten=Flatten(),
            fc=Linear(10),
        )
        net.add("output", Output(), x)
'''


def install(folder: Path, module: str, text: str) -> None:
    """A package as pip leaves it: the module, and its entry point."""
    (folder / f"{module}.py").write_text(text)
    info = folder / f"{module}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[netwright.layers]\n{module} = {module}\n")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    install(folder, "netwright_sample", SAMPLE)
    return folder


def run(site, *arguments, cwd=ROOT):
    return subprocess.run(
        [sys.executable, *arguments],
        env=os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{site}"},
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def test_its_preset_opens_with_its_layers(site):
    done = run(site, "main.py", "summary", "foreign", "--json")
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    assert summary["totals"]["parameters"] == 2 * 9 + 2 + 72 * 10 + 10
    assert "foreign" in run(site, "main.py", "presets").stdout


def test_its_layers_go_to_a_file_source_and_onnx(site, tmp_path):
    for ending in ("json", "py", "onnx"):
        done = run(site, "main.py", "export", "foreign", str(tmp_path / f"net.{ending}"))
        assert done.returncode == 0, done.stderr
    assert "torch.neg(x)" in (tmp_path / "net.py").read_text()
    again = run(site, "main.py", "summary", str(tmp_path / "net.json"), "--json")
    assert json.loads(again.stdout)["totals"]["parameters"] == 750
    # Without the plug-in the file says what it lacks, and brings no code.
    without = run(tmp_path / "nowhere", "main.py", "summary", str(tmp_path / "net.json"))
    assert without.returncode == 1
    assert "There is no layer `NegatedConvolution`" in without.stderr
    assert "Traceback" not in without.stderr


def test_it_is_in_the_palette_and_takes_no_name(site):
    script = (
        "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from designer.window.start import application\n"
        "from designer.window.palette.palette import Palette\n"
        "from blocks.catalogue import BY_NAME\n"
        "app = application(['x']); palette = Palette(); palette.filter('negate')\n"
        "print([g.child(i).text(0) for g in palette._groups() for i in range(g.childCount())"
        " if not g.child(i).isHidden()], BY_NAME['ReLU'].__module__)"
    )
    out = run(site, "-c", script)
    assert out.stdout.strip() == "['Negate', 'NegatedConvolution'] blocks.activation", out.stderr


def test_a_broken_one_is_left_out_with_a_warning(tmp_path):
    install(tmp_path, "netwright_broken", "raise RuntimeError('not today')")
    done = run(tmp_path, "main.py", "summary", "small_cnn", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["totals"]["parameters"] == 24058
    assert "netwright_broken can't be loaded: RuntimeError: not today" in done.stderr
