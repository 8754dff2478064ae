"""Integers that remember the expression they came from.

A block expanded with these writes its own class body as a person would:
``nn.Conv2d(in_channels, 4 * channels, …)``. Comparisons give plain truth values, so the branch that
was taken is part of the text, and two blocks share a class exactly if their texts are equal.
"""

import re
from dataclasses import replace
from typing import Any, Self, TypeVar

from blocks.layer import Block, Layer
from blocks.parameters import FloatKind, IntKind, ShapeKind, TupleKind
from blocks.tensor import TensorSpec
from designer.design.evaluation import Builder, Evaluation, Expansion, Specs, build_inside

SUM, PRODUCT, ATOM = 1, 2, 3


class Traced(int):
    """A whole number and the Python expression that gives it."""

    expression: str
    binding: int  # how tightly the expression's outermost operator binds

    def __new__(cls, value: int, expression: str, binding: int = ATOM) -> Self:
        """A number with its expression."""
        traced = super().__new__(cls, value)
        traced.expression, traced.binding = expression, binding
        return traced

    def __add__(self, other: object) -> Any:
        return _combine(self, "+", other, SUM)

    def __radd__(self, other: object) -> Any:
        return _combine(other, "+", self, SUM)

    def __sub__(self, other: object) -> Any:
        return _combine(self, "-", other, SUM)

    def __rsub__(self, other: object) -> Any:
        return _combine(other, "-", self, SUM)

    def __mul__(self, other: object) -> Any:
        return _combine(self, "*", other, PRODUCT)

    def __rmul__(self, other: object) -> Any:
        return _combine(other, "*", self, PRODUCT)

    def __floordiv__(self, other: object) -> Any:
        return _combine(self, "//", other, PRODUCT)

    def __rfloordiv__(self, other: object) -> Any:
        return _combine(other, "//", self, PRODUCT)


class TracedFloat(float):
    """A number and the name of the parameter that it is; arithmetic on it gives plain numbers."""

    expression: str

    def __new__(cls, value: float, expression: str) -> Self:
        """A number with its name."""
        traced = super().__new__(cls, value)
        traced.expression = expression
        return traced


def _combine(  # noqa: PLR0911 - one a rule of writing
    left: object, operator: str, right: object, binding: int
) -> Any:
    if not isinstance(left, int) or not isinstance(right, int):
        return NotImplemented
    value = {
        "+": int.__add__,
        "-": int.__sub__,
        "*": int.__mul__,
        "//": int.__floordiv__,
    }[operator](int(left), int(right))
    if operator in "+-" and right == 0 and not isinstance(right, Traced):
        return left
    if operator in {"*", "//"} and right == 1 and not isinstance(right, Traced):
        return left
    if (operator, left) in {("*", 1), ("+", 0)} and not isinstance(left, Traced):
        return right
    if operator in "+-" and isinstance(left, Traced) and not isinstance(right, Traced):
        return _moved(left, value, right if operator == "+" else -right)
    if operator == "+" and isinstance(left, Traced) and isinstance(right, Traced):
        summed = _once_more(left.expression, right.expression)
        if summed:
            return Traced(value, summed, SUM if " + " in summed else PRODUCT)
    text = f"{_operand(left, binding)} {operator} {_operand(right, binding + 1)}"
    return Traced(value, text, binding)


def _moved(total: Traced, value: int, by: int) -> Traced:
    """The sum of a total and a number, in which the total's own last number goes up: a + 1 + 1."""
    term = re.fullmatch(r"(.+) ([+-]) (\d+)", total.expression)
    if total.binding != SUM or not term:
        return Traced(value, f"{total.expression} {'+' if by > 0 else '-'} {abs(by)}", SUM)
    before, sign, number = term.groups()
    rest = int(f"{sign}{number}") + by
    if rest:
        return Traced(value, f"{before} {'+' if rest > 0 else '-'} {abs(rest)}", SUM)
    return Traced(value, before, SUM if re.search(" [+-] ", before) else PRODUCT)


def _once_more(total: str, name: str) -> str | None:
    """The sum of a total and a name that is its last term already: a + 3 * b of a + 2 * b and b."""
    before, plus, last = total.rpartition(" + ")
    count, _, factor = last.rpartition(" * ")
    if not name.isidentifier() or factor != name or not (count or "1").isdecimal():
        return None
    return f"{before}{plus}{int(count or 1) + 1} * {name}"


def _operand(value: int, binding: int) -> str:
    if isinstance(value, Traced):
        return f"({value.expression})" if value.binding < binding else value.expression
    return str(value) if value >= 0 else f"({value})"


class TracingBuilder(Builder):
    """Builds with traced numbers; infers alone, past the caches: a traced 64 equals a plain one."""

    def evaluate(self, layer: Layer, specs: Specs, repeat: int) -> Evaluation:
        """The output's spec; the inputs are known to fit."""
        for number in range(repeat):
            outputs = infer(layer, specs)
            if number and outputs == specs:
                break
            layer, specs = layer.after_entry(), outputs
        return Evaluation(outputs=outputs)


def infer(layer: Layer, specs: Specs) -> Specs:
    """The outputs' specs past the caches, expressions kept."""
    if isinstance(layer, Block):
        return build_inside(layer, specs, TracingBuilder()).outputs
    return layer.infer_all(*specs)


def trace(block: Block, specs: Specs) -> tuple[Expansion, dict[str, Any]]:
    """A block's inside in terms of its own parameters, and what each of the names stands for.

    The names are the block's parameters that are numbers, and in_channels, of tokens in_tokens too
    (in1_channels, … of several inputs); numbers that are all equal (kernel_size) go by one.
    """
    block, specs, names = traced(block, specs)
    return build_inside(block, specs, TracingBuilder()), names


AnyLayer = TypeVar("AnyLayer", bound=Layer)


def traced(layer: AnyLayer, specs: Specs) -> tuple[AnyLayer, Specs, dict[str, Any]]:
    """A layer and its inputs in terms of names, and what each of these stands for."""
    names: dict[str, Any] = {}
    layer = layer.replace(**_traced_parameters(layer, names))
    inputs = []
    for number, spec in enumerate(specs):
        prefix = "in" if len(specs) == 1 else f"in{number + 1}"
        shape = [int(size) for size in spec.shape]  # in nothing else's terms
        for axis, place in named_axes(layer, spec).items():
            names[f"{prefix}_{axis}"] = shape[place]
            shape[place] = Traced(shape[place], f"{prefix}_{axis}")
        inputs.append(replace(spec, shape=tuple(shape)))
    return layer, tuple(inputs), names


def named_axes(layer: Layer, spec: TensorSpec) -> dict[str, int]:
    """The axes whose sizes have names, and where they are."""
    if layer.axis_names:
        places = range(-len(layer.axis_names), 0)
        named = zip(layer.axis_names, places, strict=True)
        return {name: place for name, place in named if -place <= spec.rank}
    if spec.rank == 2:
        return {"tokens": 0, "channels": 1}
    return {"channels": 0} if spec.rank else {}


def _traced_parameters(block: Layer, names: dict[str, Any]) -> dict[str, Any]:
    traced: dict[str, Any] = {}
    for name, kind in block.kinds.items():
        value = getattr(block, name)
        if isinstance(kind, TupleKind):
            alike = len(set(value)) == 1
            names[name] = value[0] if alike else value
            parts = [name if alike else f"{name}[{place}]" for place in range(len(value))]
            traced[name] = tuple(map(Traced, value, parts))
        elif isinstance(kind, FloatKind):
            names[name] = value
            traced[name] = TracedFloat(value, name)
        elif isinstance(kind, IntKind) and not isinstance(kind, ShapeKind):
            names[name] = value
            traced[name] = Traced(value, name)
    return traced


def literal(value: Any, *, pair: bool = False) -> str:
    """A value as Python source: traced numbers as expressions, numbers all equal as one."""
    if isinstance(value, Traced | TracedFloat):
        return value.expression
    if isinstance(value, tuple):
        texts = [literal(item) for item in value]
        if pair and len(set(texts)) == 1:
            return texts[0]
        return f"({', '.join(texts)}{',' if len(texts) == 1 else ''})"
    if value is None or isinstance(value, bool | int | float | str):
        return repr(value)
    raise TypeError(f"{value!r} has no source form")
