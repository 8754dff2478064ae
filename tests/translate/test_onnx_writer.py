"""ONNX Runtime computes what PyTorch computes, layer by layer and network by network."""

import itertools
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from torch import nn

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.catalogue import LAYERS
from blocks.conv_bn_relu import ConvBnReLU
from blocks.convolution import Conv2d
from blocks.layer import Block, Layer, Value
from blocks.lowering import Learned, OwnModule
from blocks.pooling import AvgPool2d, MaxPool2d
from blocks.regularization import Dropout
from blocks.tensor import TensorSpec
from designer.design.design import Design
from designer.design.error import DesignError
from designer.design.evaluation import Builder
from designer.design.targets import load
from designer.translate import onnx_writer
from designer.translate.module import to_torch
from designer.translate.onnx_writer import to_onnx
from tests.oracle import Expression
from tests.translate.onnx_cases import CASES

Arrays = dict[str, np.ndarray]


def network(
    layer: Layer, *shapes: tuple[int, ...], repeat: int = 1, dtype: str = "float32"
) -> Design:
    """The layer between Inputs and Outputs."""
    builder = Builder("One layer")
    inputs = [builder.add(f"x{i}", Input(shape, dtype)) for i, shape in enumerate(shapes)]
    if repeat > 1:
        results: tuple[Value, ...] = (builder.add("layer", layer, *inputs, repeat=repeat),)
    else:
        results = builder.add_all("layer", layer, *inputs)
    for number, value in enumerate(results):
        builder.add(f"output{number or ''}", Output(), value)
    return builder.design


def expression(layer: Layer, specs: tuple[TensorSpec, ...]) -> tuple[nn.Module, Arrays]:
    """The layer's PyTorch expression with random weights, and these by key."""
    module = Expression(layer, specs).eval()
    randomise(module)
    attribute = module.call.attribute
    if isinstance(attribute, Learned):
        module.held.normal_()
    if isinstance(attribute, OwnModule):
        for name, part in attribute.attributes.items():
            if isinstance(part, Learned):
                getattr(module.held, name).normal_()
    state = {f"layer.{k}".rstrip("."): v.numpy() for k, v in module.stored().items()}
    return module, state


def randomise(module: nn.Module) -> None:
    """Statistics as after training, so that a swap of two of them shows."""
    for name, buffer in module.named_buffers():
        if name.endswith("running_mean"):
            buffer.normal_()
        elif name.endswith("running_var"):
            buffer.uniform_(0.5, 2)
    for weight in module.parameters():
        weight.requires_grad_(False)
        if weight.dim() == 1:
            weight.uniform_(0.2, 1.5)


def session(path: Path) -> onnxruntime.InferenceSession:
    onnx.checker.check_model(str(path), full_check=True)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def agree(path: Path, run: Callable[..., Any], shapes: Any, batch: int) -> None:
    xs = [torch.randn(batch, *shape) for shape in shapes]
    loaded = session(path)
    if "int64" in loaded.get_inputs()[0].type:
        xs = [torch.randint(4, x.shape) for x in xs]
    names = [entry.name for entry in loaded.get_inputs()]
    feeds = {name: x.numpy() for name, x in zip(names, xs, strict=True)}
    got = loaded.run(None, feeds)
    with torch.no_grad():
        result = run(*xs)
    wanted = result if isinstance(result, tuple) else (result,)
    assert len(got) == len(wanted)
    for one, other in zip(got, wanted, strict=True):
        assert one.shape == other.shape
        np.testing.assert_allclose(one, other.numpy(), rtol=1e-3, atol=1e-5)


@pytest.mark.parametrize(("layer", "shapes"), CASES, ids=str)
def test_a_layer_agrees(layer: Layer, shapes: Any, tmp_path: Path) -> None:
    torch.manual_seed(0)
    path = tmp_path / "layer.onnx"
    for dtype in layer.dtypes:
        specs = tuple(TensorSpec(shape, dtype) for shape in shapes)
        if dtype == "int64" and layer.problems(*specs):  # a border of a fraction
            continue
        run, weights = expression(layer, specs)
        to_onnx(network(layer, *shapes, dtype=dtype), path, weights)
        for batch in (1, 3):
            agree(path, run, shapes, batch)


def test_every_leaf_layer_has_a_case() -> None:
    tested = {type(layer) for layer, _ in CASES} | {Input, Output}
    assert {layer for layer in LAYERS if not issubclass(layer, Block)} <= tested


def window_cases() -> list[tuple[int, int, int, int, int]]:
    """(size, kernel, stride, padding, dilation) wherever PyTorch takes them."""
    ranges = ((5, 6, 7, 8), (1, 2, 3, 4), (1, 2, 3, 5), (0, 1, 2), (1, 2, 3))
    return [
        (n, k, s, p, d)
        for n, k, s, p, d in itertools.product(*ranges)
        if p <= k // 2 and n + 2 * p >= d * (k - 1) + 1
    ]


@pytest.mark.parametrize("include", [None, True, False], ids=["max", "with pad", "without"])
def test_pools_that_run_over_the_edge_agree_at_every_size(
    include: bool | None, tmp_path: Path
) -> None:
    """All in one network: many layers on inputs of four sizes."""
    builder, results = Builder("Pools"), []
    inputs = {n: builder.add(f"x{n}", Input((2, n, n + 1))) for n in (5, 6, 7, 8)}
    for number, (n, k, s, p, d) in enumerate(window_cases()):
        if include is None:
            layer: Layer = MaxPool2d(k, s, p, dilation=d, ceil_mode=True)
        elif d == 1:
            layer = AvgPool2d(k, s, p, ceil_mode=True, count_include_pad=include)
        else:
            continue
        builder.add(f"y{number}", Output(), builder.add(f"pool{number}", layer, inputs[n]))
        call = layer.torch(inputs[n].spec)
        results.append((n, getattr(nn, call.target[3:])(*call.args, **call.kwargs)))
    path = tmp_path / "pools.onnx"
    to_onnx(builder.design, path)
    xs = {n: torch.randn(2, 2, n, n + 1) - 1 for n in inputs}
    got = session(path).run(None, {f"x{n}": x.numpy() for n, x in xs.items()})
    assert len(got) == len(results) > 100
    for y, (n, pool) in zip(got, results, strict=True):
        np.testing.assert_allclose(y, pool(xs[n]).numpy(), rtol=1e-5, atol=1e-6)


def state_of(module: nn.Module) -> Arrays:
    return {key: value.numpy() for key, value in module.state_dict().items()}


@pytest.mark.parametrize(
    "target",
    [
        "small_cnn",
        "resnet18",
        "resnet:depth=50,classes=7",
        "googlenet_2014:aux_logits=false",
        "alexnet_2012:classes=10",
        "swin_t",
        "swin_v2_t",
        "maxvit_t",
    ],
)
def test_a_preset_agrees(target: str, tmp_path: Path) -> None:
    torch.manual_seed(0)
    design = load(target)
    module = to_torch(design).eval()
    randomise(module)
    path = tmp_path / "net.onnx"
    to_onnx(design, path, state_of(module))
    shape = next(node.layer for node in design.nodes() if isinstance(node.layer, Input)).shape
    agree(path, module, (shape,), 2)


def test_auxiliary_heads_are_left_out(tmp_path: Path) -> None:
    torch.manual_seed(0)
    design = load("googlenet_2014:classes=10")
    module = to_torch(design).eval()
    state = state_of(module)
    main = {key: value for key, value in state.items() if not key.startswith("aux")}
    to_onnx(design, tmp_path / "with.onnx", state)
    to_onnx(load("googlenet_2014:classes=10,aux_logits=false"), tmp_path / "without.onnx", main)
    assert (tmp_path / "with.onnx").read_bytes() == (tmp_path / "without.onnx").read_bytes()
    agree(tmp_path / "with.onnx", lambda x: first(module(x)), ((3, 224, 224),), 1)


def first(result: Any) -> torch.Tensor:
    return result[0] if isinstance(result, tuple) else result


@pytest.mark.parametrize("repeat", [1, 2, 3])
def test_repeats_of_blocks_and_of_layers(repeat: int, tmp_path: Path) -> None:
    torch.manual_seed(0)
    for layer in (ConvBnReLU(4, stride=2), Conv2d(4, 3, 2, 1)):
        design = network(layer, (3, 9, 9), repeat=repeat)
        module = to_torch(design).eval()
        randomise(module)
        path = tmp_path / "net.onnx"
        to_onnx(design, path, state_of(module))
        agree(path, module, ((3, 9, 9),), 2)


def test_names_are_the_designs_own(tmp_path: Path) -> None:
    path = tmp_path / "net.onnx"
    to_onnx(load("resnet18"), path)
    model = onnx.load(path)
    assert model.producer_name == "netwright"
    assert model.graph.name == "ResNet-18"
    assert [node.name for node in model.graph.node][:6] == [
        *("conv1", "bn1", "relu", "maxpool", "layer1.0.conv1", "layer1.0.bn1")
    ]
    keys = {tensor.name for tensor in model.graph.initializer}
    assert {"conv1.weight", "layer1.0.conv1.weight", "layer2.0.downsample.0.weight"} <= keys
    (entry,), (result,) = model.graph.input, model.graph.output
    assert (entry.name, result.name) == ("input", "output")
    sizes = [size.dim_param or size.dim_value for size in entry.type.tensor_type.shape.dim]
    assert sizes == ["batch", 3, 224, 224]
    assert not [node for node in model.graph.node if node.op_type == "Identity"]


def test_an_input_straight_to_two_outputs(tmp_path: Path) -> None:
    builder = Builder("Copies")
    x = builder.add("x", Input((4,)))
    y = builder.add("relu", ReLU(), builder.add("drop", Dropout(), x))
    for name, value in (("a", x), ("b", x), ("c", y), ("d", y)):
        builder.add(name, Output(), value)
    to_onnx(builder.design, tmp_path / "copies.onnx")
    data = np.array([[-1, 2, -3, 4]], np.float32)
    a, b, c, d = session(tmp_path / "copies.onnx").run(["a", "b", "c", "d"], {"x": data})
    for got, wanted in ((a, data), (b, data), (c, data.clip(0)), (d, data.clip(0))):
        np.testing.assert_array_equal(got, wanted)


def test_the_same_bytes_each_time(tmp_path: Path) -> None:
    for name in ("a", "b"):
        to_onnx(load("small_cnn"), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_heavy_weights_go_into_a_file_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    design = load("small_cnn")
    to_onnx(design, tmp_path / "one.onnx")
    monkeypatch.setattr(onnx_writer, "LARGEST_FILE", 1000)
    to_onnx(design, tmp_path / "two.onnx")
    assert (tmp_path / "two.onnx.data").stat().st_size > 10 * (tmp_path / "two.onnx").stat().st_size
    feeds = {"input": np.random.default_rng(0).random((2, 1, 16, 16), np.float32)}
    one, two = (session(tmp_path / n).run(None, feeds)[0] for n in ("one.onnx", "two.onnx"))
    np.testing.assert_array_equal(one, two)


def test_faults_and_bad_paths_are_one_sentence(tmp_path: Path) -> None:
    broken = network(ReLU(), (3, 8, 8))
    broken.graph.remove_edge("x0", "layer")
    for design in (broken, Design()):
        with pytest.raises(DesignError, match=r"\.$"):
            to_onnx(design, tmp_path / "x.onnx")
    assert not list(tmp_path.iterdir())
    with pytest.raises(DesignError, match="can't be saved"):
        to_onnx(load("small_cnn"), tmp_path / "missing" / "x.onnx")


def good_weights() -> Arrays:
    return state_of(to_torch(load("small_cnn")))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"fc.weight": None}, "lack `fc.weight`, 10×64"),
        ({"fc.weight": np.zeros((10, 63), "f")}, "`fc.weight` is 10×63 .* and 10×64"),
        ({"other.weight": np.zeros(1, "f")}, "hold `other.weight`"),
        ({"fc.bias": np.array(["a"] * 10)}, "not numbers"),
    ],
)
def test_weights_that_do_not_fit(change: Mapping[str, Any], sentence: str, tmp_path: Path) -> None:
    weights = {k: v for k, v in (good_weights() | change).items() if v is not None}
    with pytest.raises(DesignError, match=sentence):
        to_onnx(load("small_cnn"), tmp_path / "x.onnx", weights)
