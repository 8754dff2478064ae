"""What profiles found belongs to the very network that was measured, with how it was measured."""

import pytest
from msgspec.structs import replace

from designer.design.cost.survey import of_target
from designer.design.files import encode
from designer.design.targets import load
from designer.lab.messages.measurement import Energy, MemoryCheck, Profile, ProfileResult
from designer.lab.messages.message import Device
from designer.lab.results.measured import finding, with_findings


@pytest.fixture
def result() -> ProfileResult:
    figures = of_target("small_cnn")
    return ProfileResult(
        request=Profile(design=encode(load("small_cnn")).decode(), batch=4),
        device=Device(id="cpu", name="a processor"),
        versions={},
        threads=2,
        p50_ms=3.0,
        p95_ms=3.5,
        spread_ms=0.1,
        repeats=9,
        images_per_s=1333.3,
        peak_memory_bytes=None,
        parameters=figures.parameters,
        macs=figures.macs * 4,
        layers=(),
        layers_ms=0.0,
        layer_repeats=0,
        difference_ms=0.0,
    )


def test_a_finding_goes_to_its_network_alone(result: ProfileResult) -> None:
    found = with_findings(of_target("small_cnn"), [None, finding(result)])
    (measured,) = found.measured
    assert (measured.batch, measured.ms, measured.joules) == (4, 3.0, None)
    assert measured.where == "a processor, 2 CPU threads, float32"
    assert with_findings(of_target("lenet5"), [finding(result)]).measured == ()


def test_settings_and_energy_are_told(result: ProfileResult) -> None:
    request = replace(result.request, dtype="float16", compiled=True, backend="onnxruntime")
    energy = Energy(source="NVML", joules_per_sample=0.02)
    gpu = Device(id="cuda:0", name="a GPU")
    found = finding(replace(result, request=request, energy=energy, device=gpu))
    assert found is not None
    assert found.measured.where == "a GPU, float16, compiled, onnxruntime"
    assert found.measured.joules == 0.02


def test_a_training_step_and_a_broken_design_are_no_finding(result: ProfileResult) -> None:
    assert finding(replace(result, request=replace(result.request, mode="training"))) is None
    assert finding(replace(result, request=replace(result.request, design="{}"))) is None


def test_on_a_cpu_the_peak_is_that_of_the_run_for_memory(result: ProfileResult) -> None:
    check = MemoryCheck(measured_bytes=2**20, forecast_bytes=2**20)
    found = finding(replace(result, memory=check))
    assert found is not None
    assert found.measured.peak_memory_bytes == 2**20
    found = finding(replace(result, memory=check, peak_memory_bytes=2**21))
    assert found is not None
    assert found.measured.peak_memory_bytes == 2**21
