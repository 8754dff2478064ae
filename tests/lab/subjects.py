"""What the lab's tests work on: designs as text, and a job in this process that takes notes."""

from collections.abc import Callable
from itertools import pairwise

import designer
from blocks.boundary import Input, Output
from blocks.layer import Layer
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, Connect
from designer.design.files import encode
from designer.lab.execution.running import Running
from designer.lab.messages.protocol import Event


def text(design: Design) -> str:
    return encode(design).decode()


def preset(target: str) -> str:
    return text(designer.load(target))


def chain(shape: tuple[int, ...], *layers: Layer, output: Output | None = None) -> str:
    """Input → layers → Output, named a, b, c, …."""
    design = Design("Chain")
    names = ["input", *"abcdefgh"[: len(layers)], "output"]
    for name, layer in zip(names, [Input(shape), *layers, output or Output()], strict=True):
        AddNode(Node(name, layer)).apply(design)
    for source, target in pairwise(names):
        Connect(Wire(source, "out", target, "in")).apply(design)
    return text(design)


class Recorder(Running):
    """A job under way in this process, with the events that it sent."""

    def __init__(self, *, cancel_after: Callable[[Event], bool] = lambda _: False) -> None:
        self.events: list[Event] = []
        self.stop = False

        def send(event: Event) -> None:
            self.events.append(event)
            self.stop = self.stop or cancel_after(event)

        super().__init__(1, send, lambda: self.stop)

    def of(self, kind: type) -> list:
        return [event for event in self.events if isinstance(event, kind)]
