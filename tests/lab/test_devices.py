"""The choice of a device."""

import pytest
import torch

from designer.lab.execution import devices
from designer.lab.execution.running import JobError

without_cuda = pytest.mark.skipif(torch.cuda.is_available(), reason="there is a CUDA device")


def test_the_cpu_is_always_there_and_has_a_name():
    *_, cpu = devices.available()
    assert cpu.id == "cpu"
    assert cpu.name
    assert cpu.memory_bytes is None or cpu.memory_bytes > 2**28


@without_cuda
def test_auto_is_the_cpu_where_there_is_no_cuda():
    assert devices.choose("auto") == torch.device("cpu")


@without_cuda
@pytest.mark.parametrize("name", ["cuda", "cuda:0"])
def test_cuda_where_there_is_none_is_a_sentence(name):
    with pytest.raises(JobError, match=r"There is no CUDA device here: .* Choose auto or cpu"):
        devices.choose(name)


@pytest.mark.parametrize("name", ["", "gpu", "cuda:x", "cuda:-1", "tpu:0"])
def test_unknown_devices_are_a_sentence(name):
    with pytest.raises(JobError, match="names no device: use auto, cpu, cuda"):
        devices.choose(name)


def test_threads_return_to_the_usual_number():
    usual = devices.usual_threads()
    assert devices.use_threads(1) == torch.get_num_threads() == 1
    assert devices.use_threads(0) == torch.get_num_threads() == usual


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")
def test_cuda_is_the_first_choice():
    assert devices.choose("auto").type == "cuda"
    assert devices.available()[0].memory_bytes > 2**30
    with pytest.raises(JobError, match="PyTorch sees"):
        devices.choose("cuda:99")
