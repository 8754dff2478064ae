"""Compare: figures of many networks as a table, as data, as charts."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

from designer.design.cost.survey import WELL_KNOWN
from designer.design.design import Design
from designer.design.files import save
from designer.design.targets import load
from designer.lab.messages.measurement import Energy, Profile
from designer.lab.messages.protocol import Failed
from tests.cli.conftest import answers

Run = Callable[..., Any]
KEYS = {
    "name",
    "target",
    "family",
    "year",
    "own",
    "parameters",
    "macs",
    "memory_bytes",
    "partial",
    "top1",
    "top5",
    "dataset",
    "source",
    "top1_per_million_parameters",
    "measured",
}


def test_without_targets_the_well_known_are_compared(cli: Run) -> None:
    said = cli("compare", "--json")
    assert said.code == 0
    assert [row["target"] for row in said.data["networks"]] == list(WELL_KNOWN)
    assert set(said.data["networks"][0]) == KEYS
    assert said.data["fits"] == []
    assert said.err == ""


def test_an_own_design_beside_presets(cli: Run, tmp_path: Path) -> None:
    mine, out = tmp_path / "mine.json", tmp_path / "out.svg"
    save(load("small_cnn"), mine)
    said = cli("compare", "resnet18", f"{mine}@64.5", mine, "--plot", out)
    assert said.code == 0
    for words in ("Parameters, M", "MACs, G", "Memory, MiB", "69.76", "64.50", "own design"):
        assert words in said.out
    root = ET.parse(out).getroot()
    hollow = [e for e in root.iter() if "stroke-width" in e.attrib and e.tag.endswith("circle")]
    assert hollow
    data = cli("compare", mine, "--json").data["networks"][0]
    assert (data["top1"], data["source"], data["own"]) == (None, None, True)


@pytest.mark.parametrize("ending", [".svg", ".png", ".pdf"])
@pytest.mark.parametrize("kind", ["macs", "bars", "density", "parameters"])
def test_charts_are_written(cli: Run, tmp_path: Path, ending: str, kind: str) -> None:
    out = tmp_path / f"out{ending}"
    assert cli("compare", "resnet18", "vgg16", "--plot", out, "--kind", kind).code == 0
    start = {".svg": b"<svg", ".png": b"\x89PNG", ".pdf": b"%PDF"}[ending]
    assert out.read_bytes().startswith(start)


def test_each_is_profiled_at_each_batch(cli: Run, lab: Any, tmp_path: Path) -> None:
    out = tmp_path / "time.svg"
    names = ["resnet18", "resnet34", "resnet50"]
    arguments = ["--profile", "--batch", "1,4", "--plot", out, "--kind", "time", "--json"]
    said = cli("compare", *names, *arguments)
    assert said.code == 0
    assert [request.batch for request in lab.requests] == [1, 4] * 3
    first = said.data["networks"][0]["measured"][1]
    assert (first["batch"], first["ms"], first["peak_memory_bytes"]) == (4, 1.5, 2**21)
    assert (first["settings"], first["joules_per_sample"]) == ("1 CPU thread, float32", None)
    assert not any(request.layers for request in lab.requests)
    assert "2/3 ResNet-34 at batch 4" in said.err
    assert "ResNet-50" in out.read_text()


def test_a_chart_against_the_batch_is_measured_at_several(cli: Run, lab: Any) -> None:
    cli("compare", "resnet18", "--profile", "--kind", "energy")
    assert [request.batch for request in lab.requests] == [1, 2, 4, 8]
    assert all(request.energy for request in lab.requests)


def test_a_network_that_fails_is_not_tried_at_larger_batches(cli: Run, lab: Any) -> None:
    lab.ending = Failed(message="It does not fit into the memory.")
    said = cli("compare", "resnet18", "resnet34", "--profile", "--batch", "2,1,4")
    assert said.code == 1
    assert [request.batch for request in lab.requests] == [2, 1, 2, 1]


def test_what_can_t_be_measured_is_said_and_the_rest_shown(cli: Run, lab: Any) -> None:
    lab.ending = Failed(message="It does not fit into the memory.")
    said = cli("compare", "resnet18", "--profile", "--json")
    assert said.code == 1
    assert said.data["networks"][0]["measured"] == []
    assert "ResNet-18: It does not fit into the memory." in said.err


def test_results_are_taken_of_the_very_network_only(cli: Run, tmp_path: Path) -> None:
    design = load("resnet18")
    macs, parameters = 1_814_073_344, 11_689_512
    paths = []
    for batch in (1, 2):
        request = Profile(design="", batch=batch)
        record = {
            "request": {"type": "profile", "design": _text(design), "batch": request.batch},
            "device": {"id": "cpu", "name": "a processor"},
            "versions": {},
            "threads": 1,
            "p50_ms": 30.0 * batch,
            "p95_ms": 31.0,
            "spread_ms": 1.0,
            "repeats": 10,
            "images_per_s": 33.3,
            "peak_memory_bytes": None,
            "parameters": parameters,
            "macs": macs * batch,
            "layers": [],
            "layers_ms": 30.0,
            "layer_repeats": 10,
            "difference_ms": 0.0,
        }
        paths.append(tmp_path / f"{batch}.json")
        paths[-1].write_text(json.dumps(record))
    given = [part for path in paths for part in ("--results", path)]
    said = cli("compare", "resnet18", "resnet34", *given, "--json")
    first, second = said.data["networks"]
    assert [m["ms"] for m in first["measured"]] == [30.0, 60.0]
    assert second["measured"] == []
    assert "of other networks" in cli("compare", "resnet34", *given).err


def _text(design: Any) -> str:
    from designer.cli.jobs import text_of

    return text_of(design)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("resnet19",), 1, "Did you mean"),
        (("resnet18@much",), 1, "TARGET@71.2"),
        (("resnet18", "--batch", "1,x"), 2, "--batch is one number or some"),
        (("resnet18", "--batch", "0"), 2, "--batch is one number or some"),
        (("resnet18", "--batch", "9" * 5000), 2, "--batch is one number or some"),
        (("resnet18", "--kind", "pie"), 2, "--kind is one of"),
        (("resnet18", "--plot", "out.gif"), 2, "Charts are written as"),
        (("resnet18", "--plot", "out.svg", "--kind", "time"), 1, "--profile"),
        (("resnet18", "--results", "nowhere.json"), 1, "nowhere.json"),
    ],
)
def test_what_can_t_be_meant_is_one_sentence(
    cli: Run, arguments: tuple[str, ...], code: int, words: str
) -> None:
    said = cli("compare", *arguments)
    assert (said.code, said.out) == (code, "")
    assert words in said.err
    assert len(said.err.splitlines()) == 1


def test_without_energy_the_times_are_shown_and_the_reason_said(
    cli: Run, lab: Any, tmp_path: Path
) -> None:
    (done,) = answers(Profile(design="{}"), tmp_path)
    energy = Energy(unavailable="this machine has no RAPL counters")
    lab.ending = replace(done, result=replace(done.result, energy=energy))
    out = tmp_path / "e.svg"
    said = cli(
        *("compare", "resnet18", "vgg16", "--profile", "--kind", "energy", "--plot", out, "--json")
    )
    assert (said.code, out.exists()) == (1, False)
    assert [m["ms"] for m in said.data["networks"][1]["measured"]] == [1.5] * 4
    assert said.err.count("Energy is not available: this machine has no RAPL counters.") == 1
    assert "Add --profile" not in said.err


def test_a_chart_that_can_not_be_written_is_refused_before_measuring(cli: Run, lab: Any) -> None:
    said = cli("compare", "resnet18", "--profile", "--plot", "nowhere/e.svg")
    assert (said.code, lab.requests) == (1, [])
    assert "There is no folder nowhere" in said.err


def test_each_network_is_compared_once(cli: Run) -> None:
    networks = cli("compare", "small_cnn", "lenet5", "small_cnn", "--json").data["networks"]
    assert [network["target"] for network in networks] == ["small_cnn", "lenet5"]


def test_an_empty_design_is_no_network(cli: Run, tmp_path: Path) -> None:
    save(Design("Nothing"), tmp_path / "none.json")
    said = cli("compare", tmp_path / "none.json")
    assert (said.code, said.out) == (1, "")
    assert "none.json is empty" in said.err


@pytest.mark.parametrize(
    "options",
    [
        *("--host x", "--device cpu", "--seconds 1", "--batch 2", "--threads 1", "--energy"),
        "--python p",
    ],
)
def test_options_of_measuring_need_profile(options: str, cli: Run) -> None:
    said = cli("compare", "resnet18", *options.split())
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(options.split(maxsplit=1)[0] + ": only --profile measures")


@pytest.mark.parametrize("options", ["--kind time", "--dark"])
def test_options_of_the_chart_need_one(options: str, cli: Run) -> None:
    said = cli("compare", "resnet18", *options.split())
    assert (said.code, said.out) == (2, "")
    assert "--plot" in said.err
