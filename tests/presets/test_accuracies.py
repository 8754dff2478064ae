"""The accuracies that presets state are those of torchvision's metadata and of the papers."""

from math import isnan

import pytest
import torchvision

from presets.gallery import NAMES, preset
from presets.preset import Accuracy


def _torchvisions() -> list[str]:
    known = set(torchvision.models.list_models())
    larger = ["vit:size=b_16,image_size=384", "vit:size=l_16,image_size=512"]
    return [*(name for name in NAMES if name in known), *larger, "vit:size=h_14,image_size=518"]


def stated(name: str) -> Accuracy | None:
    published = preset(name).published
    return published.accuracy if published else None


@pytest.mark.parametrize("name", _torchvisions())
def test_torchvisions_names_state_torchvisions_figures(name: str) -> None:
    """All of its row: accuracy, parameters, operations, of the weights that the source names."""
    published = preset(name).published
    accuracy = stated(name)
    assert published
    assert accuracy
    library, _, weights = accuracy.source.partition(" ")
    assert library == "torchvision"
    meta = torchvision.models.get_weight(weights).meta
    (dataset,) = meta["_metrics"]
    found = meta["_metrics"][dataset]
    assert accuracy.dataset == dataset
    assert (accuracy.top1, accuracy.top5) == (found["acc@1"], found["acc@5"])
    assert (published.source, published.gmacs) == (accuracy.source, meta["_ops"])
    heads = 6_379_984 if name == "googlenet" else 0  # which torchvision's count leaves out
    assert published.parameters == meta["num_params"] + heads
    if name in NAMES:
        assert torchvision.models.get_weight(weights) in torchvision.models.get_model_weights(name)


# Errors in percent as the papers print them: top-1, top-5.
PRINTED = {
    "alexnet_2012": (40.7, 18.2),
    "vgg_2014_a": (29.6, 10.4),
    "vgg_2014_a_lrn": (29.7, 10.5),
    "vgg_2014_b": (28.7, 9.9),
    "vgg_2014_c": (27.3, 8.8),
    "vgg_2014_d": (25.6, 8.1),
    "vgg_2014_e": (25.5, 8.0),
    "googlenet_2014": (None, 10.07),
    "resnet50_2015": (22.85, 6.71),
    "resnet101_2015": (21.75, 6.05),
    "resnet152_2015": (21.43, 5.71),
    "inception_v4": (20.0, 5.0),
    "resnet20_cifar": (8.75, None),
    "resnet110_cifar": (6.43, None),
    "resnet1202_cifar": (7.93, None),
    "preact_resnet1001_cifar": (4.92, None),
}


@pytest.mark.parametrize(("name", "printed"), PRINTED.items(), ids=list(PRINTED))
def test_papers_forms_state_the_papers_figures(
    name: str, printed: tuple[float | None, float | None]
) -> None:
    accuracy = stated(name)
    assert accuracy
    assert accuracy.dataset == ("CIFAR-10" if name.endswith("_cifar") else "ImageNet-1K")
    assert "torchvision" not in accuracy.source
    for share, error in zip((accuracy.top1, accuracy.top5), printed, strict=True):
        assert share == (None if error is None else pytest.approx(100 - error))


@pytest.mark.parametrize("name", NAMES)
def test_an_accuracy_is_a_percentage_with_a_source(name: str) -> None:
    accuracy = stated(name)
    if accuracy is None:
        return
    shares = [share for share in (accuracy.top1, accuracy.top5) if share is not None]
    assert shares == sorted(shares)
    assert not any(isnan(share) for share in shares)
    assert 50 < min(shares) <= max(shares) < 100
    assert accuracy.source


def test_other_classes_have_no_accuracy() -> None:
    assert stated("resnet50") is not None
    assert stated("resnet50:classes=10") is None
    assert stated("vit:image_size=256") is None
