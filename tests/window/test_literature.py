"""What the window tells of the literature's figures."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from designer.window.palette.palette import Palette
from tests.window.hands import click, middle_of


def test_a_presets_tooltip_states_its_accuracy_and_whose_it_is(qtbot):
    palette = Palette()
    qtbot.addWidget(palette)
    (resnet,) = palette.tree.findItems("ResNet-50", Qt.MatchFlag.MatchRecursive)
    told = "ImageNet-1K: top-1 76.13 %, top-5 92.86 % (torchvision ResNet50_Weights.IMAGENET1K_V1)"
    assert told in resnet.toolTip(0).splitlines()
    (small,) = palette.tree.findItems("Small MLP", Qt.MatchFlag.MatchRecursive)
    assert "%" not in small.toolTip(0)


def test_the_inspector_says_what_a_selected_block_saves(open_window):
    window = open_window("googlenet_2014")
    click(window, middle_of(window, "inception3a"))
    told = " ".join(label.text() for label in window.inspector.findChildren(QLabel))
    assert (
        "1×1 reductions: 163\u202f696 parameters instead of 387\u202f296 in the naive block" in told
    )
    click(window, middle_of(window, "conv1"))
    told = " ".join(label.text() for label in window.inspector.widget().findChildren(QLabel))
    assert "instead of" not in told
