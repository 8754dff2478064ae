"""What a central output sees of the input, for the picture."""

from blocks.convolution import Conv1d, Conv2d, Conv3d
from blocks.linear import Linear
from blocks.pooling import AdaptiveAvgPool2d
from designer.design.analysis import analyse
from designer.design.cost.receptive import Field, field_of
from designer.design.targets import load
from tests.design.test_analysis import chain


def test_fields_by_hand() -> None:
    analysis = analyse(chain(Conv2d(4, (3, 5)), Conv2d(4, 3, 2), shape=(3, 32, 24)))
    assert field_of(analysis, "input") == Field((32, 24), (1, 1))
    assert field_of(analysis, "a") == Field((32, 24), (3, 5))
    assert field_of(analysis, "b") == Field((32, 24), (5, 7))
    volume = analyse(chain(Conv3d(4, (1, 3, 5)), shape=(3, 8, 16, 24)))
    assert field_of(volume, "a") == Field((16, 24), (3, 5))


def test_all_of_it_and_more() -> None:
    analysis = analyse(chain(Conv2d(4, 3, padding=9), AdaptiveAvgPool2d(1), shape=(3, 2, 8)))
    larger, whole = field_of(analysis, "a"), field_of(analysis, "b")
    assert larger is not None
    assert larger.reaches_beyond
    assert larger.inside == (2, 3)
    assert whole == Field((2, 8), None)
    assert whole.inside == (2, 8)


def test_sequences_and_vectors() -> None:
    sequence = analyse(chain(Conv1d(4, 5), shape=(3, 90)))
    assert field_of(sequence, "a") == Field((1, 90), (1, 5), sequence=True)
    assert field_of(analyse(chain(Linear(4), shape=(9,))), "a") is None


def test_unknown_nodes_have_none() -> None:
    assert field_of(analyse(chain(Conv2d(4, 9), shape=(3, 4, 4))), "a") is None


def test_resnet() -> None:
    analysis = analyse(load("resnet50"))
    assert field_of(analysis, "layer1") == Field((224, 224), (35, 35))
    assert field_of(analysis, "fc") == Field((224, 224), None)
