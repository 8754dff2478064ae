"""Training: digits are learned, what is left can be loaded, heads are weighed, faults are told."""

from pathlib import Path

import msgspec
import pytest
import torch
from torch.nn import functional

import designer
from blocks.activation import ReLU, Softmax
from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.linear import Linear
from blocks.reshaping import Flatten
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, Connect
from designer.lab.execution.heads import Head, heads, loss, total_loss
from designer.lab.execution.running import JobCancelledError, JobError, sound
from designer.lab.messages.protocol import Epoch, Progress, Step, Train, TrainResult
from designer.lab.training.batches import Intake
from designer.lab.training.classifier import Classifier
from designer.lab.training.fitting import train
from designer.translate.weights import read_safetensors
from tests.lab.subjects import Recorder, chain, preset, text

MLP = chain((64,), Linear(32), ReLU(), Linear(10))


def request(design: str, folder: object, **settings) -> Train:
    return Train(design=design, folder=str(folder), threads=1, **settings)


@pytest.fixture(scope="module")
def trained(tmp_path_factory) -> tuple[TrainResult, Recorder]:
    running = Recorder()
    folder = tmp_path_factory.mktemp("training")
    done = train(request(preset("small_cnn"), folder), running)
    return done.result, running


def test_digits_are_learned(trained):
    result, running = trained
    assert result.test_accuracy > 0.9
    assert (result.training_images + result.test_images, result.classes) == (1797, 10)
    assert (result.epochs, result.steps) == (3, 3 * (result.training_images // 32))
    assert running.of(Epoch) == list(result.history)
    losses = [epoch.validation_loss for epoch in result.history]
    assert losses == sorted(losses, reverse=True)


def test_steps_are_told_in_order_and_not_too_often(trained):
    result, running = trained
    steps = running.of(Step)
    assert [s.step for s in steps] == sorted({s.step for s in steps})
    assert steps[-1].step == steps[-1].steps == result.steps
    assert len(steps) < 10 * result.seconds + len(result.history) + 2
    assert all(0 < s.loss < 5 and 0 <= s.accuracy <= 1 for s in steps)
    assert running.of(Progress)[0].message == "Reading the data"


def accuracy(network: torch.nn.Module, enter: Intake) -> float:
    from designer.lab.training.labelled import digits

    test = digits().test
    with torch.inference_mode():
        scores = network.eval()(enter(torch.from_numpy(test.images.array)))
    return float((scores.argmax(1).numpy() == test.labels).mean())


def test_the_checkpoint_and_the_weights_are_the_trained_network(trained):
    result, _ = trained
    checkpoint = torch.load(result.checkpoint, weights_only=True)
    extra = checkpoint["netwright"]
    assert extra["design"] == result.design
    enter = Intake((1, 16, 16), tuple(extra["mean"]), tuple(extra["deviation"]))
    states = [
        {k.removeprefix("network."): v for k, v in checkpoint["state_dict"].items()},
        {k: torch.from_numpy(v.copy()) for k, v in read_safetensors(Path(result.weights)).items()},
    ]
    for state in states:
        network = designer.to_torch(designer.load("small_cnn"))
        network.load_state_dict(state)
        assert accuracy(network, enter) == pytest.approx(result.test_accuracy)


def test_the_result_lies_beside_the_checkpoint(trained):
    result, _ = trained
    data = Path(result.checkpoint).with_name("result.json").read_bytes()
    assert msgspec.json.decode(data, type=TrainResult) == result


def test_the_same_seed_gives_the_same_training(tmp_path):
    runs = [
        train(request(MLP, tmp_path, epochs=1, seed=seed), Recorder()).result.test_loss
        for seed in (1, 1, 2)
    ]
    assert runs[0] == runs[1] != runs[2]


def two_heads(weight: float) -> Design:
    """A main head and an auxiliary one that hangs on the first layer; the auxiliary comes first."""
    design = Design("Two heads")
    for node in (
        Node("input", Input((64,))),
        Node("fc1", Linear(16)),
        Node("aux", Linear(10)),
        Node("aux_output", Output(training_only=True, loss_weight=weight)),
        Node("fc2", Linear(10)),
        Node("output", Output()),
    ):
        AddNode(node).apply(design)
    for source, target in (
        ("input", "fc1"),
        ("fc1", "aux"),
        ("aux", "aux_output"),
        ("fc1", "fc2"),
        ("fc2", "output"),
    ):
        Connect(Wire(source, "out", target, "in")).apply(design)
    return design


def test_auxiliary_heads_add_their_weighted_loss():
    design = two_heads(0.3)
    of = heads(sound(text(design)), classes=10)
    assert of == (Head("output", 1.0), Head("aux_output", 0.3))
    network = designer.to_torch(design)
    images, labels = torch.randint(0, 256, (8, 1, 8, 8), dtype=torch.uint8), torch.arange(8)
    classifier = Classifier(network, of, Intake((64,)), request(text(design), "f"))
    got = classifier.training_step((images, labels), 0)
    x = images.flatten(1) / 255
    main, aux = network.fc2(network.fc1(x)), network.aux(network.fc1(x))
    cross = functional.cross_entropy
    assert torch.allclose(got, cross(main, labels) + 0.3 * cross(aux, labels))
    got.backward()
    assert network.aux.weight.grad.abs().sum() > 0


def test_a_network_with_heads_trains(tmp_path):
    result = train(request(text(two_heads(0.3)), tmp_path, epochs=1), Recorder()).result
    assert result.test_accuracy > 0.3
    assert "aux.weight" in read_safetensors(Path(result.weights))


def test_behind_a_softmax_the_loss_is_of_probabilities():
    of = heads(sound(chain((4,), Linear(3), Softmax())), classes=3)
    assert of[0].probabilities
    scores, labels = torch.randn(5, 3), torch.tensor([0, 1, 2, 0, 1])
    wanted = functional.cross_entropy(scores, labels)
    assert torch.allclose(loss(scores.softmax(1), labels, of[0]), wanted)
    assert torch.allclose(total_loss((scores,), labels, (Head("o", 2.0),)), 2 * wanted)


def three_outputs() -> str:
    design = two_heads(1.0)
    design.graph.nodes["aux_output"]["node"] = Node("aux_output", Output())
    return text(design)


@pytest.mark.parametrize(
    ("design", "message", "node"),
    [
        (chain((64,), Linear(9)), "`output` has 9 scores, the data 10 classes", "output"),
        (chain((1, 8, 8), Conv2d(10, 1)), "vector of scores at `output`, got 10×8×8", "output"),
        (three_outputs(), "wants one main Output, the design has 2", None),
        (chain((2, 2), Flatten(), Linear(10)), "Input takes 2×2", None),
        ("{}", "not a Netwright design", None),
    ],
)
def test_what_is_no_classifier_is_told(tmp_path, design, message, node):
    with pytest.raises(JobError, match=message) as caught:
        train(request(design, tmp_path), Recorder())
    assert caught.value.node == node


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"epochs": 0}, "start at 1"),
        ({"batch": 0}, "start at 1"),
        ({"learning_rate": 0.0}, "should be above 0"),
        ({"data": "imagenet"}, "no data `imagenet`"),
        ({"device": "npu"}, "names no device"),
    ],
)
def test_wrong_settings_are_told(tmp_path, settings, message):
    with pytest.raises(JobError, match=message):
        train(request(MLP, tmp_path, **settings), Recorder())


def test_a_folder_that_can_t_be_written_is_told_before_training(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    running = Recorder()
    with pytest.raises(JobError, match="checkpoint can't be written"):
        train(request(MLP, blocked), running)
    assert not running.events


def test_a_loss_that_explodes_stops_with_advice(tmp_path):
    explode = request(MLP, tmp_path, learning_rate=1e25, optimizer="sgd", epochs=50)
    with pytest.raises(JobError, match=r"no longer a number in epoch \d+, .*try 1e\+24"):
        train(explode, Recorder())
    assert not (tmp_path / "checkpoint.ckpt").exists()


def test_a_cancelled_training_stops_and_leaves_no_checkpoint(tmp_path):
    running = Recorder(cancel_after=lambda event: isinstance(event, Step))
    with pytest.raises(JobCancelledError):
        train(request(MLP, tmp_path, epochs=10_000), running)
    assert running.of(Epoch) == []
    assert not list(tmp_path.iterdir())


def test_what_fails_in_training_has_its_node(tmp_path):
    design = chain((1, 16, 16), Flatten(), Linear(10))
    running = Recorder()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(torch.nn.Linear, "forward", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            train(request(design, tmp_path), running)
    assert running.node == "b"


def test_training_writes_nothing_but_in_its_folder(tmp_path, monkeypatch):
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    train(request(MLP, tmp_path / "there", epochs=1), Recorder())
    assert list(here.iterdir()) == []
    names = sorted(path.name for path in (tmp_path / "there").iterdir())
    assert names == ["checkpoint.ckpt", "result.json", "weights.safetensors"]
