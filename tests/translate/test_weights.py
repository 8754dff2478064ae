"""Weights from .safetensors files and fresh ones."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from designer.design.error import DesignError
from designer.design.targets import load
from designer.translate.module import to_torch
from designer.translate.onnx_writer import to_onnx
from designer.translate.weights import fresh, read_safetensors


def safetensors(path: Path, table: Any, body: bytes = b"") -> Path:
    header = table if isinstance(table, bytes) else json.dumps(table).encode()
    path.write_bytes(len(header).to_bytes(8, "little") + header + body)
    return path


def entry(dtype: str, shape: list[int], begin: int, end: int) -> dict[str, Any]:
    return {"dtype": dtype, "shape": shape, "data_offsets": [begin, end]}


def test_every_dtype_is_read(tmp_path: Path) -> None:
    numbers = [1.5, -2.0]
    half = torch.tensor(numbers, dtype=torch.bfloat16).view(torch.int16).numpy().tobytes()
    body = np.array(numbers, "<f4").tobytes() + np.array(numbers, "<f2").tobytes() + half
    table = {
        "__metadata__": {"format": "pt"},
        "a": entry("F32", [2], 0, 8),
        "b": entry("F16", [2, 1], 8, 12),
        "c": entry("BF16", [1, 2], 12, 16),
        "d": entry("F32", [0, 3], 16, 16),
    }
    read = read_safetensors(safetensors(tmp_path / "w.safetensors", table, body))
    assert [read[key].ravel().tolist() for key in "abc"] == [numbers] * 3
    assert [read[key].shape for key in "abcd"] == [(2,), (2, 1), (1, 2), (0, 3)]


@pytest.mark.parametrize(
    ("table", "body"),
    [
        (b"[[[[" * 100_000, b""),
        (b"{broken", b""),
        (b"\xff\xfe", b""),
        ([], b""),
        ({"a": 1}, b""),
        ({"a": entry("F32", [2], 0, 8)}, b"1234"),
        ({"a": entry("F32", [3], 0, 8)}, b"12345678"),
        ({"a": entry("F32", [2], -8, 0)}, b"12345678"),
        ({"a": entry("F32", [-1, -2], 0, 8)}, b"12345678"),
        ({"a": entry("F32", [2], 8, 0)}, b"12345678"),
        ({"a": entry("Q4", [2], 0, 8)}, b"12345678"),
        ({"a": entry("F32", [10**30], 0, 8)}, b"12345678"),
    ],
)
def test_a_broken_file_is_one_sentence(table: Any, body: bytes, tmp_path: Path) -> None:
    path = safetensors(tmp_path / "w.safetensors", table, body)
    with pytest.raises(DesignError, match=r"w\.safetensors"):
        read_safetensors(path)


@pytest.mark.parametrize("data", [b"", b"1234", b"\xff" * 100, (10**9).to_bytes(8, "little")])
def test_garbage_is_one_sentence(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "w.safetensors"
    path.write_bytes(data)
    with pytest.raises(DesignError, match=r"w\.safetensors"):
        read_safetensors(path)


def test_a_missing_file_and_a_folder_are_one_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "none.safetensors", tmp_path):
        with pytest.raises(DesignError, match="can't be read"):
            read_safetensors(path)


def test_a_file_is_written_as_the_mapping_is(tmp_path: Path) -> None:
    state = {k: v.numpy() for k, v in to_torch(load("small_cnn")).state_dict().items()}
    floats = {k: v for k, v in state.items() if v.dtype == np.float32}
    table, body = {}, b""
    for key, value in floats.items():
        data = value.tobytes()
        table[key] = entry("F32", list(value.shape), len(body), len(body) + len(data))
        body += data
    path = safetensors(tmp_path / "w.safetensors", table, body)
    to_onnx(load("small_cnn"), tmp_path / "mapping.onnx", state)
    to_onnx(load("small_cnn"), tmp_path / "file.onnx", path)
    assert (tmp_path / "mapping.onnx").read_bytes() == (tmp_path / "file.onnx").read_bytes()


def test_fresh_weights_are_distributed_as_pytorchs() -> None:
    module = to_torch(load("resnet18"))
    state = {k: v for k, v in module.state_dict().items() if not k.endswith("batches_tracked")}
    made = fresh({key: tuple(value.shape) for key, value in state.items()})
    for key, value in state.items():
        assert made[key].dtype == np.float32
        if value.numel() > 4000:
            assert abs(made[key].std() / value.std().item() - 1) < 0.05
            assert abs(abs(made[key]).max() / value.abs().max().item() - 1) < 0.05
        elif value.dim() == 1 and not key.startswith("fc"):
            np.testing.assert_array_equal(made[key], value.numpy())
    bound = 512**-0.5
    assert 0.8 * bound < abs(made["fc.bias"]).max() <= bound
    again = fresh({key: tuple(value.shape) for key, value in state.items()})
    assert all(np.array_equal(made[key], again[key]) for key in made)
