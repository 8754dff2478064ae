"""A training step: its parts add up, losses fit the outputs, what can't be trained says so."""

import pytest
import torch

from blocks.activation import ReLU
from blocks.convolution import Conv2d
from blocks.linear import Linear
from blocks.normalization import BatchNorm2d
from designer.lab.execution.running import JobCancelledError, JobError
from designer.lab.measuring import profiling
from designer.lab.measuring.settings import prepare
from designer.lab.measuring.training_step import _Step
from designer.lab.messages.measurement import Profile, ProfileResult
from designer.lab.results.profile_sentences import whole
from tests.lab.subjects import Recorder, chain, preset

QUICK = {"min_repeats": 3, "max_repeats": 3, "warmup": 1, "threads": 1}


def measured(design: str, **settings) -> ProfileResult:
    request = Profile(design=design, **{"mode": "training"} | QUICK | settings)
    return profiling.profile(request, Recorder()).result


@pytest.mark.parametrize("dtype", ["float32", "bfloat16", "float16"])
def test_a_step_is_forward_backward_optimizer(dtype):
    result = measured(preset("small_cnn"), batch=4, dtype=dtype)
    step = result.training
    parts = (step.forward, step.backward, step.optimizer)
    assert all(part.p50_ms > 0 and part.repeats == 3 for part in parts)
    assert max(part.p50_ms for part in parts) <= step.step.p95_ms
    assert step.images_per_s == pytest.approx(4 / (step.step.p50_ms / 1e3))
    assert (result.p50_ms, result.error) == (step.step.p50_ms, step.step.error)
    assert step.loss == "cross-entropy of random labels"
    assert step.peak_memory_bytes is None
    assert result.layers == ()


def test_the_memory_of_a_step_is_measured_beside_its_forecast():
    result = measured(preset("resnet18:classes=10"), size=(64, 64), batch=4)
    found = result.training.memory
    assert found.measured_bytes > 3 * 4 * result.parameters, "weights, gradients, momentum"
    assert abs(found.error) < 0.02
    assert result.memory is None
    (line,) = (line for line in whole(result) if line.startswith("Peak memory"))
    assert line.startswith("Peak memory of a training step, all tensors alive at once: ")
    assert measured(preset("small_cnn"), batch=2, dtype="bfloat16").training.memory is None


def test_a_step_moves_the_weights_and_leaves_no_gradient():
    request = Profile(design=chain((4,), Linear(3)), batch=8)
    torch.manual_seed(3)
    step = _Step(prepare(request))
    weight = step._module.a.weight
    before = weight.detach().clone()
    step.once()
    assert not torch.equal(weight, before)
    assert weight.grad is None


def test_both_modes_leave_inference_as_the_main_figure():
    result = measured(preset("small_cnn"), batch=2, mode="both")
    assert result.training is not None
    assert result.layers
    assert result.p50_ms != result.training.step.p50_ms


def test_no_classifier_is_trained_on_squares():
    result = measured(chain((3, 8, 8), Conv2d(4, 1)), batch=2)
    assert result.training.loss == "mean of the outputs' squares"


def test_auxiliary_heads_take_part():
    result = measured(preset("googlenet_2014:classes=10"), size=(96, 96), batch=2)
    assert result.training.step.p50_ms > 0


def test_a_network_without_weights_is_refused():
    with pytest.raises(JobError, match="no weights: there is nothing to train"):
        measured(chain((4,), ReLU()))


def test_a_batch_of_one_that_can_not_be_normalised():
    design = chain((3, 1, 1), Conv2d(4, 1), BatchNorm2d())
    with pytest.raises(JobError, match="wants a batch of 2 or more"):
        measured(design)


def test_a_cancelled_training_phase_stops():
    running = Recorder(cancel_after=lambda event: "training steps" in event.message)
    endless = {"min_repeats": 10**6, "max_repeats": 10**6, "seconds": 60.0}
    request = Profile(design=preset("small_cnn"), mode="training", **QUICK | endless)
    with pytest.raises(JobCancelledError):
        profiling.profile(request, running)
