"""What presets, summary and check print."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from presets.gallery import NAMES

Run = Callable[..., Any]


def test_presets(cli: Run) -> None:
    said = cli("presets", "--json")
    assert (said.code, said.err) == (0, "")
    assert {preset["name"] for preset in said.data["presets"]} == set(NAMES)
    figures = {preset["name"]: preset["parameters"] for preset in said.data["presets"]}
    assert figures["alexnet_2012"] == 60_965_224
    records = {preset["name"]: preset for preset in said.data["presets"]}
    told = ("top1", "top5", "dataset", "source")
    assert [records["resnet50"][key] for key in told] == [
        *(76.13, 92.862, "ImageNet-1K", "torchvision ResNet50_Weights.IMAGENET1K_V1")
    ]
    assert [records["resnet20_cifar"][key] for key in told] == [
        *(91.25, None, "CIFAR-10", "He et al. 2015, table 6")
    ]
    assert [records["small_mlp"][key] for key in told] == [None] * 4
    assert records["vgg16"]["note"].startswith("Two 3×3 convolutions")
    text = cli("presets").out
    assert re.search(r"resnet50 +ResNet-50 +25,557,032 +4.089 +76.13 +92.86 +ImageNet-1K", text)
    assert "depth (18, 34, 50, 101, 152)" in text


def test_summary_json_has_its_stable_keys(cli: Run) -> None:
    said = cli("summary", "resnet:depth=18", "--json")
    assert (said.code, said.err) == (0, "")
    data = said.data
    first, conv = data["nodes"][:2]
    assert conv["id"] == "conv1"
    assert conv["layer"] == "Conv2d"
    assert conv["output"] == [64, 112, 112]
    assert (conv["parameters"], conv["macs"]) == (9408, 118_013_952)
    assert conv["memory_bytes"] == 4 * (9408 + 64 * 112 * 112)
    assert (first["receptive_field"], conv["receptive_field"]) == (1, 7)
    assert data["nodes"][-1]["receptive_field"] is None
    assert data["totals"]["parameters"] == 11_689_512
    assert data["totals"]["macs"] == 1_814_073_344
    assert data["diagnostics"] == []


def test_summary_by_batch(cli: Run) -> None:
    one, eight = (
        cli("summary", "small_cnn", "--json", "--batch", n).data["totals"] for n in (1, 8)
    )
    assert one["parameters"] == eight["parameters"]
    assert one["memory_bytes"] < eight["memory_bytes"] < 8 * one["memory_bytes"]


def test_summary_for_people(cli: Run) -> None:
    said = cli("summary", "resnet18")
    lines = said.out.splitlines()
    assert said.code == 0
    assert lines[0].split() == [
        *("Node", "Layer", "Output", "Parameters", "MACs,", "M", "Memory,", "MiB"),
        *("Receptive", "field,", "px"),
    ]
    assert "layer1 ×2" in said.out
    assert "whole input" in said.out
    assert "11,689,512" in said.out
    assert "multiply–accumulates" in lines[-1]
    assert "\x1b" not in said.out
    assert "training only" in cli("summary", "googlenet_2014").out


def test_a_fault_is_listed_with_its_repairs(faulty: Path, cli: Run) -> None:
    said = cli("check", faulty)
    assert said.code == 1
    assert said.out.startswith("error `fc`: Linear wants a vector, got 3×8×8")
    assert "repair: Insert Flatten" in said.out
    data = cli("check", faulty, "--json").data
    (found,) = data["diagnostics"]
    assert (found["node"], found["severity"]) == ("fc", "error")
    assert "Insert Flatten" in found["fixes"]
    assert cli("check", "small_cnn").code == 0
    summary = cli("summary", faulty, "--json")
    assert summary.code == 0
    assert summary.data["diagnostics"] == data["diagnostics"]
    assert summary.data["nodes"][1]["output"] is None
    assert "known so far" in cli("summary", faulty).out


def test_lints_are_listed_and_are_no_failure(cli: Run) -> None:
    said = cli("check", "vgg11_bn")
    assert said.code == 0
    assert said.out.startswith("advice `features.0`: The bias of `features.0` has no effect")
    assert "(bias-before-norm)\n    repair: Set bias of `features.0` to false" in said.out
    assert said.out.endswith("no faults in 40 nodes.\n")
    found = cli("check", "vgg11_bn", "--json").data["diagnostics"]
    assert {(d["severity"], d["check"]) for d in found} == {("advice", "bias-before-norm")}
    assert len(found) == 8
    assert cli("check", "vgg11_bn", "--json", "--no-lints").data["diagnostics"] == []
