"""Settings of a measurement: each does what it says, and what can't be had is one sentence."""

import pytest
import torch

from blocks.convolution import Conv2d
from blocks.linear import Linear
from designer.lab.execution.running import JobError
from designer.lab.measuring import profiling
from designer.lab.measuring.settings import precision, prepare
from designer.lab.messages.measurement import Profile, ProfileResult
from designer.lab.messages.protocol import Progress
from tests.lab.subjects import Recorder, chain, preset

QUICK = {"min_repeats": 3, "max_repeats": 3, "warmup": 1, "threads": 1}
cuda = pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")
without_cuda = pytest.mark.skipif(torch.cuda.is_available(), reason="there is a CUDA device")


def measured(design: str, **settings) -> ProfileResult:
    return profiling.profile(Profile(design=design, **QUICK | settings), Recorder()).result


def test_a_size_replaces_the_inputs_and_changes_the_cost():
    small = measured(preset("resnet18"), size=(64, 96))
    assert small.settled["inputs"] == "3×64×96"
    assert small.macs < measured(preset("resnet18"), layers=False).macs
    assert small.request.size == (64, 96)


@pytest.mark.parametrize(
    ("design", "size", "message", "node"),
    [
        (chain((4,), Linear(2)), (8, 8), "takes 4, no image", None),
        (chain((3, 8, 8), Conv2d(4, 1)), (0, 8), "from 1 on, not 0×8", None),
        (chain((3, 8, 8), Conv2d(4, 5)), (4, 4), "doesn't take images of 4×4: The window", "a"),
    ],
)
def test_a_size_that_the_network_does_not_allow(design, size, message, node):
    with pytest.raises(JobError, match=message) as caught:
        measured(design, size=size)
    assert caught.value.node == node


@pytest.mark.parametrize("dtype", ["bfloat16", "float16"])
def test_half_the_bits_are_half_the_bytes(dtype):
    design = chain((3, 8, 8), Conv2d(4, 3, padding=1))
    subject = prepare(Profile(design=design, dtype=dtype, layout="channels_last"))
    (x,), module = subject.inputs(), subject.module()
    assert module(x).dtype == getattr(torch, dtype)
    assert x.is_contiguous(memory_format=torch.channels_last)
    assert module.a.weight.is_contiguous(memory_format=torch.channels_last)
    (row,) = measured(design, dtype=dtype).layers
    weights = 4 * 3 * 9 + 4
    assert row.bytes == 2 * (3 * 64 + 4 * 64 + weights)
    assert row.activation_bytes == 2 * 4 * 64
    assert row.gbytes_per_s == pytest.approx(row.bytes / row.ms / 1e6)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"batch": 0}, "Batch sizes start at 1"),
        ({"max_repeats": 0}, "repeats start at 1"),
        ({"cuda_graph": True}, "CUDA graphs want a CUDA device"),
        ({"dtype": "tf32"}, "tf32 is a way of CUDA devices"),
        ({"backend": "tensorrt"}, "TensorRT wants a CUDA device"),
        ({"backend": "onnxruntime", "dtype": "bfloat16"}, "runs our ONNX file, in float32"),
        ({"backend": "onnxruntime", "compiled": True}, "runs our ONNX file, in float32"),
        ({"backend": "onnxruntime", "mode": "both"}, "runs inference only"),
    ],
)
@without_cuda
def test_what_can_not_be_had_is_a_sentence(settings, message):
    with pytest.raises(JobError, match=message):
        measured(chain((3, 8, 8), Conv2d(4, 1)), **settings)


def test_channels_last_is_for_images():
    with pytest.raises(JobError, match="layout of images, and this network takes none"):
        measured(chain((4,), Linear(2)), layout="channels_last")


def test_a_missing_kernel_is_a_sentence_with_the_node(monkeypatch):
    def broken(*_):
        raise RuntimeError("\"conv\" not implemented for 'Half'")

    monkeypatch.setattr(torch.nn.Conv2d, "forward", broken)
    running = Recorder()
    with pytest.raises(JobError, match=r"can't compute a layer in float16: choose another dtype"):
        profiling.profile(
            Profile(design=chain((3, 8, 8), Conv2d(4, 1)), dtype="float16", **QUICK), running
        )
    assert running.node == "a"


def test_precision_is_put_back():
    before = torch.backends.cudnn.allow_tf32
    with precision(Profile(design="", dtype="float32")):
        assert not torch.backends.cudnn.allow_tf32
        assert not torch.backends.cuda.matmul.allow_tf32
    with precision(Profile(design="", dtype="tf32")):
        assert torch.backends.cudnn.allow_tf32
        assert torch.backends.cuda.matmul.allow_tf32
    assert torch.backends.cudnn.allow_tf32 == before


def test_onnx_runtime_times_the_whole():
    result = measured(preset("small_cnn"), backend="onnxruntime", batch=2)
    assert result.p50_ms > 0
    assert result.repeats == 3
    assert result.layers == ()
    assert result.difference_ms == 0
    assert result.settled["provider"] == "ONNX Runtime, CPUExecutionProvider"


def test_a_compiled_network_is_measured():
    recorder = Recorder()
    request = Profile(design=chain((4,), Linear(2)), **QUICK | {"compiled": True})
    result = profiling.profile(request, recorder).result
    assert result.p50_ms > 0
    assert [row.node for row in result.layers] == ["a"]
    said = [event.message for event in recorder.of(Progress)]
    assert "Building and compiling the network" in said


def test_results_explain_themselves():
    result = measured(chain((4,), Linear(2)), layers=False)
    assert {"python", "netwright", "torch", "onnxruntime"} <= result.versions.keys()
    assert (result.threads, result.layers, result.layers_ms) == (1, (), 0)
    assert result.clock_mhz is None or 100 < result.clock_mhz < 10_000
    assert result.error >= 0


@pytest.mark.gpu
@cuda
@pytest.mark.parametrize(
    "settings",
    [
        {"dtype": "tf32"},
        {"dtype": "float16", "layout": "channels_last"},
        {"dtype": "bfloat16", "mode": "both"},
        {"cuda_graph": True},
        {"compiled": True, "cuda_graph": True},
    ],
)
def test_settings_on_cuda(settings):
    result = measured(preset("resnet18"), device="cuda", batch=8, **settings)
    assert result.device.driver
    assert result.versions["cuda"]
    assert result.peak_memory_bytes > 0
    assert all(row.peak_memory_bytes > 0 for row in result.layers)
