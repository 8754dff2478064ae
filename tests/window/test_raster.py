"""Pictures become pixels and pages without a display."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from designer.design.error import DesignError
from designer.design.targets import load
from designer.translate.figure import DARK, LIGHT, opened, to_svg
from designer.window.look import raster
from designer.window.look.raster import svg_to_pdf, svg_to_png


@pytest.mark.parametrize("dark", [False, True])
def test_the_picture_has_its_size_and_colours(dark: bool, tmp_path: Path, qapp: object) -> None:
    path = tmp_path / "net.png"
    svg_to_png(to_svg(load("small_cnn"), dark=dark), path, scale=1.5)
    image = QImage(str(path))
    colours = {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, 400, 3)
    }
    palette = DARK if dark else LIGHT
    assert image.pixelColor(1, 1).name() == palette.ground
    assert palette.card in colours
    assert len(colours) > 10


def test_a_very_long_network_is_scaled_down(tmp_path: Path, qapp: object) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="900000"/>'
    svg_to_png(svg, tmp_path / "long.png")
    assert QImage(str(tmp_path / "long.png")).height() == 32_000


def test_drawn_by_pieces_it_is_the_same(monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    svg = to_svg(load("googlenet"))
    images = []
    for piece in (10**6, 7):
        monkeypatch.setattr(raster, "PIECE", piece)
        assert (len(list(raster._pieces(svg))) > 30) == (piece == 7)
        images.append(QImage.fromData(raster.png_of(svg, scale=1.0)))
    assert not images[0].isNull()
    assert images[0] == images[1]


def test_the_ground_of_a_very_large_page_is_drawn(tmp_path: Path, qapp: object) -> None:
    """Qt would leave a shape of that size out, and warn, which fails a test here."""
    parts = [*opened(4000, 9_000_000, "Large", "#123456"), "</svg>"]
    svg_to_pdf("".join(parts), tmp_path / "net.pdf")
    assert (tmp_path / "net.pdf").stat().st_size > 500


def test_a_page(tmp_path: Path, qapp: object) -> None:
    svg_to_pdf(to_svg(load("small_cnn")), tmp_path / "net.pdf")
    assert (tmp_path / "net.pdf").read_bytes().startswith(b"%PDF-")


def test_faults_are_one_sentence(tmp_path: Path, qapp: object) -> None:
    with pytest.raises(DesignError, match="can't be drawn"):
        svg_to_png("no picture", tmp_path / "x.png")
    with pytest.raises(DesignError, match="can't be saved"):
        svg_to_png(to_svg(load("small_cnn")), tmp_path / "missing" / "x.png")


def test_no_display_is_needed(tmp_path: Path) -> None:
    code = (
        "import sys; from designer.translate.figure import to_svg;"
        "from designer.design.targets import load;"
        "from designer.window.look.raster import svg_to_png;"
        "svg_to_png(to_svg(load('small_cnn')), sys.argv[1])"
    )
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {key: value for key, value in os.environ.items() if key not in hidden}
    command = [sys.executable, "-c", code, str(tmp_path / "net.png")]
    subprocess.run(command, check=True, env=bare)
    assert not QImage(str(tmp_path / "net.png")).isNull()
