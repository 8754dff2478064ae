"""Figures of many networks, and lines through them: what is known, and what is not made up."""

from pathlib import Path

import pytest

from designer.design.cost.correlation import fit
from designer.design.cost.survey import (
    GIVEN,
    LINEAGES,
    WELL_KNOWN,
    common_dataset,
    of_target,
    split_accuracy,
)
from designer.design.error import DesignError
from designer.design.files import save
from designer.design.targets import load


def test_a_preset_has_its_counts_and_the_source_of_its_accuracy() -> None:
    found = of_target("resnet50")
    assert (found.parameters, found.macs) == (25_557_032, 4_089_184_256)
    assert (found.family, found.lineage, found.year, found.own) == ("ResNet", "ResNet", 2015, False)
    assert found.accuracy is not None
    assert (found.accuracy.top1, found.accuracy.top5) == (76.13, 92.862)
    assert found.accuracy.source == "torchvision ResNet50_Weights.IMAGENET1K_V1"
    assert found.measured == ()


def test_another_number_of_classes_has_no_published_accuracy() -> None:
    assert of_target("resnet:depth=50,classes=10").accuracy is None


def test_an_own_design_has_no_accuracy_unless_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    save(load("resnet18"), path)
    found = of_target(str(path))
    assert (found.own, found.accuracy, found.year) == (True, None, None)
    assert found.parameters == 11_689_512
    given = of_target(f"{path}@71.2")
    assert given.accuracy is not None
    assert (given.accuracy.top1, given.accuracy.top5, given.accuracy.source) == (71.2, None, GIVEN)


@pytest.mark.parametrize("text", ["resnet18@", "resnet18@high", "resnet18@101", "resnet18@nan"])
def test_a_strange_accuracy_is_refused_with_the_form(text: str) -> None:
    with pytest.raises(DesignError, match=r"write TARGET@71\.2"):
        split_accuracy(text)


def test_a_file_may_hold_the_sign_in_its_name(tmp_path: Path) -> None:
    path = tmp_path / "net@7"
    path.write_text("{}")
    assert split_accuracy(str(path)) == (str(path), None)


def test_accuracies_on_another_dataset_do_not_compare() -> None:
    survey = [of_target(name) for name in ("resnet18", "vgg16", "resnet20_cifar")]
    assert common_dataset(survey) == "ImageNet-1K"
    assert [f.top1_on("ImageNet-1K") for f in survey] == [69.758, 71.592, None]


def test_the_well_known_all_have_an_accuracy_and_a_lineage() -> None:
    survey = [of_target(name) for name in WELL_KNOWN]
    assert all(f.top1_on("ImageNet-1K") for f in survey)
    assert {f.lineage for f in survey} == set(LINEAGES)


def test_a_fit_is_that_of_least_squares() -> None:
    found = fit([(1, 2), (2, 4), (3, 7)])
    assert found is not None
    assert (found.slope, found.offset) == pytest.approx((2.5, -2 / 3))
    assert found.r == pytest.approx(0.99339927)
    assert fit([(1, 2), (2, 4)]) is None
    assert fit([(1, 2), (1, 4), (1, 5)]) is None
