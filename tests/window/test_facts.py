"""The inspector's figures, their arithmetic, the axes and the receptive field's picture."""

import re

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.merging import Concat
from designer.design.evaluation import Builder
from designer.window.inspector.facts import MOST_INPUTS
from designer.window.main_window import MainWindow
from tests.window.hands import click, drop, middle_of, on_wire, pixel


def said(window: MainWindow) -> str:
    text = window.inspector._facts.text().replace("&nbsp;", " ")
    return re.sub(r"<[^>]*>", "", text.replace("</tr>", "\n").replace("<br>", " | "))


def hover(window: MainWindow, place: QPointF) -> None:
    at = pixel(window, place)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, window.view.viewport().mapToGlobal(QPoint(at)))
    QApplication.sendEvent(window.view.viewport(), event)


def test_the_arithmetic_of_the_selected_node(open_window):
    window = open_window("resnet18")
    window.view.reveal("conv1")
    lines = said(window).splitlines()
    assert lines[0] == "InputN×3×224×224 (N C H W)"
    assert lines[1] == (
        "OutputN×64×112×112 (N C H W) | height, width: ⌊(224 + 2·3 − 7)/2⌋ + 1 = 112"
    )
    assert lines[2] == "Parameters9 408 | (3·7·7)·64 = 9 408"
    assert lines[3] == "MACs118 013 952 | 9 408·112·112 = 118 013 952"
    window.view.reveal("relu")
    assert "Parameters0\nMACs0" in said(window)
    window.view.reveal("fc")
    assert "N×512 (N F)" in said(window)
    assert "512·1 000 + 1 000 = 513 000" in said(window)


def test_the_receptive_field_is_drawn_for_a_node_and_hidden_else(open_window):
    window = open_window("resnet18")
    picture = window.inspector._field
    assert not picture.isVisible()
    for node, sentence in (
        ("conv1", "A central output sees 7×7 px of 224×224."),
        ("layer1", "A central output sees 43×43 px of 224×224."),
        ("layer4", "A central output sees 435×435 px, beyond the edges of the input's 224×224."),
        ("fc", "A central output sees the whole input, 224×224 px."),
    ):
        window.view.reveal(node)
        picture = window.inspector._field
        assert picture.isVisible()
        assert picture.caption.text() == sentence
    window.scene.select(set())
    assert not window.inspector._field.isVisible()


def test_the_field_is_clear_and_the_rest_dimmed(open_window):
    window = open_window("resnet18")
    pictures = []
    for node in ("conv1", "layer2", "fc"):
        window.view.reveal(node)
        QApplication.processEvents()
        pictures.append(window.inspector._field._input.grab().toImage())
    first, second, last = pictures
    centre, corner = QPoint(81 + 8, 81 + 12), QPoint(4, 4)  # of 162×162, the widget is wider
    assert first.pixelColor(corner) == second.pixelColor(corner) != last.pixelColor(corner)
    assert first.pixelColor(centre) != second.pixelColor(centre) == last.pixelColor(centre)


def test_a_wires_tooltip_names_its_axes(window):
    wire = window.scene.wires[next(w for w in window.scene.wires if w.source == "conv1")]
    hover(window, on_wire(window, "conv1"))
    assert wire.toolTip() == "N×16×16×16 (N C H W)"
    hover(window, on_wire(window, "flatten"))
    flat = window.scene.wires[next(w for w in window.scene.wires if w.source == "flatten")]
    assert flat.toolTip() == "N×64 (N F)"


def test_a_node_that_is_not_known_says_so(window):
    drop(window, "Linear", on_wire(window, "pool1"))
    click(window, middle_of(window, "conv2"))
    assert said(window) == "Outputnot known yet\n"
    assert not window.inspector._field.isVisible()


def test_of_many_inputs_the_first_are_told_one_by_one(open_window):
    builder = Builder("Wide")
    x = builder.add("input", Input((8, 4, 4)))
    ways = [builder.add(f"relu{n}", ReLU(), x) for n in range(MOST_INPUTS + 3)]
    builder.add("output", Output(), builder.add("cat", Concat(), *ways))
    window = open_window(None)
    window.files.open_design(builder.design, None)
    window.view.reveal("cat")
    lines = [line for line in said(window).splitlines() if line.startswith("Input")]
    assert lines == ["InputN×8×4×4 (N C H W)"] * MOST_INPUTS + ["Input3 more"]
