"""What the window tells of the literature's figures."""

from PySide6.QtCore import Qt

from designer.window.palette import Palette


def test_a_presets_tooltip_states_its_accuracy_and_whose_it_is(qtbot):
    palette = Palette()
    qtbot.addWidget(palette)
    (resnet,) = palette.tree.findItems("ResNet-50", Qt.MatchFlag.MatchRecursive)
    told = "ImageNet-1K: top-1 76.13 %, top-5 92.86 % (torchvision ResNet50_Weights.IMAGENET1K_V1)"
    assert told in resnet.toolTip(0).splitlines()
    (small,) = palette.tree.findItems("Small MLP", Qt.MatchFlag.MatchRecursive)
    assert "%" not in small.toolTip(0)
