"""Layers that are more than one module or function: weights of their own, nested expressions."""

import pytest
import torch

from blocks.boundary import Input, Output
from blocks.layer import Block, Layer
from blocks.lowering import ALL, TRAINING, WEIGHT, Built, Call, Constant, Learned, Op, X
from blocks.tensor import TensorSpec
from designer.design.evaluation import Builder
from designer.design.operations import unpack
from designer.translate.module import to_torch
from designer.translate.onnx_writer import to_onnx
from designer.translate.source import to_source


class Scale(Layer):
    """A learned factor for each channel."""

    def parameters(self, *xs):
        return {"": (xs[0].channels, 1, 1)}

    def torch(self, *xs):
        return Call("*", X, Learned((xs[0].channels, 1, 1), start=0.5))

    def onnx(self, *xs):
        return Op("Mul", X, WEIGHT)


class Recurrent(Layer):
    """The outputs of an LSTM, without its states."""

    def infer(self, *xs):
        return xs[0].like(xs[0].shape[0], 6)

    def torch(self, *xs):
        lstm = Built("nn.LSTM", xs[0].shape[-1], 6, batch_first=True)
        return Call("[]", Call("()", lstm, X), 0)


class Halves(Layer):
    """The channels in two halves."""

    outputs = ("first", "second")

    def infer(self, *xs):
        half = xs[0].like(xs[0].channels // 2, *xs[0].spatial)
        return half, half

    def torch(self, *xs):
        return Call("torch.chunk", X, 2, dim=1)

    def onnx(self, *xs):
        half = xs[0].channels // 2
        return Op("Split", X, Constant((half, half), integers=True), axis=1)


class Difference(Layer):
    """first − second."""

    inputs = ("first", "second")

    def torch(self, *xs):
        return Call("-", ALL)

    def onnx(self, *xs):
        return Op("Sub", ALL)


class Scaled(Block):
    """A scale inside a block."""

    def build(self, net, *xs):
        return net.chain(xs[0], gamma=Scale())


class Skipped(Layer):
    """Drops whole samples while training."""

    def torch(self, *xs):
        ones = Call(".new_ones", X, [Call(".size", X, 0), 1, 1, 1])
        return Call("*", X, Call("nn.functional.dropout", ones, 0.5, TRAINING))


def built(shape, **layers):
    builder = Builder("Net")
    x = builder.chain(builder.add("input", Input(shape)), **layers)
    builder.add("output", Output(), x)
    return builder.design


def test_a_weight_of_the_node_itself_is_a_parameter_named_by_it():
    design = built((3, 2, 2), gamma=Scale())
    module = to_torch(design)
    assert {name: tuple(p.shape) for name, p in module.named_parameters()} == {"gamma": (3, 1, 1)}
    x = torch.randn(2, 3, 2, 2)
    assert torch.equal(module(x), x * 0.5)
    assert "x = x * self.gamma" in to_source(design)


@pytest.mark.parametrize("repeat", [1, 3])
def test_a_weight_in_onnx_is_the_same(repeat, tmp_path):
    import onnxruntime

    builder = Builder("Net")
    x = builder.add("gamma", Scale(), builder.add("input", Input((3, 2, 2))), repeat=repeat)
    builder.add("output", Output(), x)
    module = to_torch(builder.design)
    weights = {name: value.numpy() for name, value in module.state_dict().items()}
    to_onnx(builder.design, tmp_path / "net.onnx", weights)
    x = torch.randn(2, 3, 2, 2)
    session = onnxruntime.InferenceSession(tmp_path / "net.onnx")
    (result,) = session.run(None, {"input": x.numpy()})
    assert torch.allclose(module(x), torch.from_numpy(result))
    assert torch.allclose(module(x), x * 0.5**repeat)


def test_a_weight_in_a_block_and_in_the_block_unpacked_has_the_same_key():
    design = built((3, 2, 2), stage=Scaled())
    keys = set(to_torch(design).state_dict())
    assert keys == {"stage.gamma"}
    unpack(design, "stage", (TensorSpec((3, 2, 2)),)).apply(design)
    module = to_torch(design)
    assert set(module.state_dict()) == keys
    x = torch.randn(1, 3, 2, 2)
    assert torch.equal(module(x), x * 0.5)


def test_a_weight_in_an_unpacked_repeated_block_has_the_same_key():
    builder = Builder("Net")
    x = builder.add("stage", Scaled(), builder.add("input", Input((3, 2, 2))), repeat=2)
    builder.add("output", Output(), x)
    design = builder.design
    keys = set(to_torch(design).state_dict())
    assert keys == {"stage.0.gamma", "stage.1.gamma"}
    unpack(design, "stage", (TensorSpec((3, 2, 2)),)).apply(design)
    assert set(to_torch(design).state_dict()) == keys


def test_a_module_may_be_used_inside_an_expression():
    design = built((5, 4), lstm=Recurrent())
    module = to_torch(design)
    assert "x = self.lstm(x)[0]" in to_source(design)
    x = torch.randn(2, 5, 4)
    assert torch.equal(module(x), module.lstm(x)[0])


def test_copies_of_such_a_module_are_run_one_after_the_other():
    builder = Builder("Net")
    x = builder.add("lstm", Recurrent(), builder.add("input", Input((5, 6))), repeat=2)
    builder.add("output", Output(), x)
    module = to_torch(builder.design)
    x = torch.randn(2, 5, 6)
    assert torch.equal(module(x), module.lstm[1](module.lstm[0](x)[0])[0])


def test_several_outputs_go_their_own_ways(tmp_path):
    import onnxruntime

    builder = Builder("Net")
    first, second = builder.add_all("halves", Halves(), builder.add("input", Input((4, 2, 2))))
    builder.add("output", Output(), builder.add("difference", Difference(), second, first))
    module = to_torch(builder.design)
    x = torch.randn(2, 4, 2, 2)
    assert torch.equal(module(x), x[:, 2:] - x[:, :2])
    # Split takes its sizes as an input from opset 13 on.
    to_onnx(builder.design, tmp_path / "net.onnx")
    session = onnxruntime.InferenceSession(tmp_path / "net.onnx")
    (result,) = session.run(None, {"input": x.numpy()})
    assert torch.equal(module(x), torch.from_numpy(result))


def test_training_and_nested_calls():
    module = to_torch(built((3, 2, 2), skip=Skipped()))
    x = torch.ones(64, 3, 2, 2)
    assert torch.equal(module.eval()(x), x)
    dropped = module.train()(x)
    assert set(dropped.unique().tolist()) == {0.0, 2.0}
    per_sample = dropped.flatten(1)
    assert (per_sample == per_sample[:, :1]).all()
