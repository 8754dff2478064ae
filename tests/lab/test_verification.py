"""Exports are checked in ONNX Runtime, with the weights that were asked for."""

from pathlib import Path

import numpy as np
import onnx
import pytest
import torch

import designer
from blocks.linear import Linear
from designer.design.error import DesignError
from designer.lab import verification
from designer.lab.execution.running import JobError
from designer.lab.messages.protocol import Export, ExportDone
from designer.lab.training.checkpoints import save_weights
from designer.translate.weights import read_safetensors
from tests.lab.subjects import Recorder, chain, preset


def exported(design: str, path: Path, **settings) -> ExportDone:
    return verification.export(Export(design=design, path=str(path), **settings), Recorder())


@pytest.mark.parametrize("name", ["small_cnn", "googlenet_2014:classes=10"])
def test_an_export_equals_the_module(tmp_path, name):
    done = exported(preset(name), tmp_path / "network.onnx")
    assert done.agrees
    assert 0 < done.max_difference < 1e-5
    assert done.scale > 0
    assert done.bytes == (tmp_path / "network.onnx").stat().st_size


def test_a_wrong_file_is_noticed(tmp_path, monkeypatch):
    def wrong(design, path, weights):
        weights["fc.bias"] = weights["fc.bias"] + np.float32(0.25)
        return right(design, path, weights)

    right = verification.to_onnx
    monkeypatch.setattr(verification, "to_onnx", wrong)
    done = exported(preset("small_cnn"), tmp_path / "network.onnx")
    assert not done.agrees
    assert done.max_difference == pytest.approx(0.25, abs=1e-3)


def test_the_seed_decides_fresh_weights(tmp_path):
    def weights(seed: int) -> bytes:
        exported(preset("small_cnn"), tmp_path / "network.onnx", seed=seed)
        model = onnx.load(tmp_path / "network.onnx")
        return next(i.raw_data for i in model.graph.initializer if i.name == "fc.weight")

    assert weights(1) == weights(1) != weights(2)


def test_trained_weights_are_exported(tmp_path):
    module = designer.to_torch(designer.load("small_cnn"))
    with torch.no_grad():
        module.fc.bias.copy_(torch.arange(10.0))
    save_weights(module.state_dict(), tmp_path / "weights.safetensors")
    again = read_safetensors(tmp_path / "weights.safetensors")
    for key, value in module.state_dict().items():
        assert np.array_equal(again[key], value.numpy()), key
    done = exported(
        preset("small_cnn"),
        tmp_path / "network.onnx",
        weights=str(tmp_path / "weights.safetensors"),
    )
    assert done.agrees
    model = onnx.load(tmp_path / "network.onnx")
    (bias,) = (i for i in model.graph.initializer if i.name == "fc.bias")
    assert np.frombuffer(bias.raw_data, "<f4").tolist() == list(range(10))


def test_weights_of_another_network_are_refused(tmp_path):
    save_weights(designer.to_torch(designer.load("small_cnn")).state_dict(), tmp_path / "w")
    with pytest.raises(JobError, match="belong to another network"):
        exported(chain((4,), Linear(2)), tmp_path / "n.onnx", weights=str(tmp_path / "w"))
    (tmp_path / "w").write_bytes(b"pickle")
    with pytest.raises(DesignError, match=r"no \.safetensors file"):
        exported(chain((4,), Linear(2)), tmp_path / "n.onnx", weights=str(tmp_path / "w"))
    assert not (tmp_path / "n.onnx").exists()


def test_a_path_that_can_t_be_written_is_a_sentence(tmp_path):
    with pytest.raises(DesignError, match="can't be saved"):
        exported(chain((4,), Linear(2)), tmp_path / "missing" / "network.onnx")


def test_outputs_that_are_not_finite_are_told(tmp_path):
    module = designer.to_torch(designer.load("small_cnn"))
    with torch.no_grad():
        module.fc.bias.fill_(float("nan"))
    save_weights(module.state_dict(), tmp_path / "weights.safetensors")
    with pytest.raises(JobError, match="not finite"):
        exported(
            preset("small_cnn"),
            tmp_path / "network.onnx",
            weights=str(tmp_path / "weights.safetensors"),
        )
