"""A layer's Call as the text of a Python expression."""

import re
from collections.abc import Collection
from typing import Any

from blocks.layer import Layer
from blocks.lowering import AllInputs, Built, Call, InputValue, Learned, Span, Training
from blocks.parameters import TupleKind
from designer.translate.tracing import Traced, TracedFloat, literal

NAME = re.compile(r"[A-Za-z_]\w*")
OPERATORS = ("+", "-", "*", "/", "@")


def constructor(layer: Layer, attribute: Call | Learned) -> str:
    """What a module or a weight begins as in __init__: nn.Conv2d(3, 64, kernel_size=3, …)."""
    if isinstance(attribute, Call):
        return f"{attribute.target}({_Printer(layer).arguments(attribute)})"
    shape = ", ".join(literal(size) for size in attribute.shape)
    if attribute.deviation:
        start = f"{literal(attribute.start)} + " if attribute.start else ""
        return f"nn.Parameter({start}torch.randn({shape}) * {literal(attribute.deviation)})"
    if attribute.start in (0, 1):
        return f"nn.Parameter(torch.{'ones' if attribute.start else 'zeros'}({shape}))"
    return f"nn.Parameter(torch.full({literal(attribute.shape)}, {literal(attribute.start)}))"


def expression(
    layer: Layer, call: Call, place: str, read: list[str], taken: Collection[str] = ()
) -> str:
    """The value in forward; `place` is where the node's module or weight is to be had.

    A block's arguments are had as self.channels and so on, except the names that are `taken`.
    """
    if call.is_module:
        return f"{place}({', '.join(read)})"
    return _Printer(layer, place, read, taken).call(call)


class _Printer:
    def __init__(
        self,
        layer: Layer,
        place: str = "",
        read: list[str] | None = None,
        taken: Collection[str] = (),
    ) -> None:
        self._pairs = {name for name, kind in layer.kinds.items() if isinstance(kind, TupleKind)}
        self._place, self._read = place, read or []
        self._in_forward, self._taken = read is not None, taken

    def call(self, call: Call) -> str:
        """A function, a method, an item or an operator."""
        target, args = call.target, list(call.args)
        if target in OPERATORS:
            parts = self._read if args == [AllInputs()] else [self._operand(part) for part in args]
            return f" {target} ".join(parts)
        if target == "[]":
            return f"{self._operand(args[0])}[{', '.join(map(self.value, args[1:]))}]"
        if target == "()" or target.startswith("."):
            subject, rest = self._operand(args.pop(0)), Call(target, *args, **call.kwargs)
            return f"{subject}{target.strip('()')}({self.arguments(rest)})"
        return f"{target}({self.arguments(call)})"

    def arguments(self, call: Call) -> str:
        """What stands between the parentheses."""
        texts = [self.value(value) for value in call.args]
        for name, value in call.kwargs.items():
            pair = name in self._pairs and isinstance(value, tuple)
            texts.append(f"{name}={self._literal(value, pair=True) if pair else self.value(value)}")
        return ", ".join(texts)

    def _operand(self, part: Any) -> str:
        text = self.value(part)
        joined = isinstance(part, Call) and part.target in OPERATORS
        return f"({text})" if joined else text

    def value(self, value: Any) -> str:  # noqa: PLR0911 - one a kind of value
        """An argument."""
        if isinstance(value, InputValue):
            return self._read[value.index]
        if isinstance(value, AllInputs):
            return f"[{', '.join(self._read)}]"
        if isinstance(value, Training):
            return "self.training"
        if isinstance(value, Built | Learned):
            return self._place
        if isinstance(value, Span):
            ends = (value.start, value.stop, value.step)
            start, stop, step = ("" if n is None else self._literal(n) for n in ends)
            return f"{start}:{stop}" + (f":{step}" if step else "")
        if isinstance(value, Call):
            return self.call(value)
        if isinstance(value, list):
            return f"[{', '.join(map(self.value, value))}]"
        return self._literal(value)

    def _literal(self, value: Any, *, pair: bool = False) -> str:
        """A value; in forward the arguments of __init__ are attributes."""
        return literal(_held(value, self._taken) if self._in_forward else value, pair=pair)


def _held(value: Any, taken: Collection[str]) -> Any:
    """The same in terms of self.channels; as a plain number where that attribute is another's."""
    if isinstance(value, tuple):
        return tuple(_held(item, taken) for item in value)
    if not isinstance(value, Traced | TracedFloat):
        return value
    if any(name in taken for name in NAME.findall(value.expression)):
        return int(value) if isinstance(value, int) else float(value)
    expression = NAME.sub(r"self.\g<0>", value.expression)
    return (
        Traced(value, expression) if isinstance(value, Traced) else TracedFloat(value, expression)
    )
