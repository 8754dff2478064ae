"""Kinds of layer parameters: one field declares type, range, help, and so the form and the checks.

A class body says ``stride: tuple[int, int] = Pair(1, "step of the window", min=1)``; the function
returns a dataclass field whose metadata holds the kind. Values that do not fit raise
ParameterError in the same words wherever they come from: form, file, command line, Python.
"""

# ruff: noqa: N802, A002  (the field specifiers read as types in a class body: Int(64, min=1))

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from sys import float_info
from typing import Any

LARGEST = 2**31 - 1
LENGTH, PLANE, VOLUME = ("length",), ("height", "width"), ("depth", "height", "width")


class ParameterError(ValueError):
    """A parameter's value is of the wrong kind or out of range; the text names it and the range."""

    def __init__(self, name: str, wanted: str, value: object) -> None:
        shown = repr(value)
        shown = shown if len(shown) <= 60 else shown[:57] + "…"
        super().__init__(f"{name} must be {wanted}, got {shown}")
        self.parameter = name


@dataclass(frozen=True)
class Kind:
    """How one parameter is checked, read from text and shown."""

    doc: str
    entry: bool = False  # a repeated copy starts from the default instead (stride)

    def coerce(self, name: str, value: Any) -> Any:
        """The value as the layer holds it; raises ParameterError."""
        raise NotImplementedError

    def parse(self, name: str, text: str) -> Any:
        """The value of what a person typed; raises ParameterError."""
        return self.coerce(name, _literal(text))

    def show(self, value: Any) -> str:
        """The value as a person would type it."""
        return str(value)


@dataclass(frozen=True)
class IntKind(Kind):
    """A whole number in a range."""

    min: int = 0
    max: int = LARGEST

    def coerce(self, name: str, value: Any) -> Any:
        """Accepts int (and its subclasses, kept as they are), never bool."""
        if type(value) is int and self.min <= value <= self.max:
            return value  # nearly always, and hot
        whole = isinstance(value, int) and not isinstance(value, bool)
        if not whole or not self.min <= value <= self.max:
            wanted = f"a whole number from {self.min:,} to {self.max:,}"
            if self.max == LARGEST and not (whole and value > self.max):
                wanted = f"a whole number of at least {self.min}"
            raise ParameterError(name, wanted, value)
        return value


@dataclass(frozen=True)
class TupleKind(IntKind):
    """A whole number for each of one to three axes, one number standing for all; or a word."""

    axes: tuple[str, ...] = PLANE
    words: tuple[str, ...] = ()

    def coerce(self, name: str, value: Any) -> tuple[int, ...] | str:
        """Accepts an int, a sequence of as many as there are axes, and the words."""
        if type(value) is int and self.min <= value <= self.max:
            return (value,) * len(self.axes)
        if type(value) is tuple and len(value) == len(self.axes):
            for number in value:
                if type(number) is not int or not self.min <= number <= self.max:
                    break
            else:
                return value  # nearly always, and hot
        if isinstance(value, str) and value in self.words:
            return value
        numbers = (value,) * len(self.axes) if isinstance(value, int) else value
        right = isinstance(numbers, Sequence) and not isinstance(numbers, str)
        if not right or len(numbers) != len(self.axes):
            count = {1: "", 2: "two ", 3: "three "}[len(self.axes)]
            several = f"{count}({', '.join(self.axes)})" if count else "one in brackets"
            words = "".join(f', or "{word}"' for word in self.words)
            raise ParameterError(name, f"one whole number or {several}{words}", value)
        return tuple(super(TupleKind, self).coerce(name, number) for number in numbers)

    def show(self, value: Any) -> str:
        """3 for (3, 3), else "3, 5"; a word as it is."""
        numbers = (value,) if isinstance(value, str) else value
        return str(numbers[0]) if len(set(numbers)) == 1 else ", ".join(map(str, numbers))


@dataclass(frozen=True)
class ShapeKind(IntKind):
    """Sizes of any rank, such as (3, 224, 224)."""

    def coerce(self, name: str, value: Any) -> tuple[int, ...]:
        """Accepts an int or a sequence of one to eight."""
        sizes = (value,) if isinstance(value, int) else value
        if not isinstance(sizes, Sequence) or isinstance(sizes, str) or not 1 <= len(sizes) <= 8:
            raise ParameterError(name, "one to eight sizes such as 3, 224, 224", value)
        return tuple(super(ShapeKind, self).coerce(name, size) for size in sizes)

    def parse(self, name: str, text: str) -> tuple[int, ...]:
        """Accepts "3, 224, 224" and "3×224×224"."""
        return self.coerce(name, _literal(text.replace("×", ",").replace("x", ",")))

    def show(self, value: Any) -> str:
        """3×224×224."""
        return "×".join(map(str, value))


@dataclass(frozen=True)
class IntsKind(ShapeKind):
    """A few whole numbers that are no sizes of a tensor: axes, parts, borders."""

    def coerce(self, name: str, value: Any) -> tuple[int, ...]:
        """Accepts an int or a sequence of one to eight."""
        try:
            return super().coerce(name, value)
        except ParameterError as error:
            least = "whole numbers" if self.min < -1 else f"whole numbers of at least {self.min}"
            raise ParameterError(name, f"one to eight {least}", value) from error

    def show(self, value: Any) -> str:
        """2, 3, 1."""
        return ", ".join(map(str, value))


@dataclass(frozen=True)
class FloatKind(Kind):
    """A finite number in a range."""

    min: float = float("-inf")
    max: float = float("inf")
    growth: str = ""  # the parameter that says by how much each further copy of a repeat has more

    def coerce(self, name: str, value: Any) -> float:
        """Accepts int and float, never NaN or an infinity."""
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not -float_info.max <= value <= float_info.max:
            raise ParameterError(name, "a number", value)
        if not self.min <= value <= self.max:
            raise ParameterError(name, f"a number from {self.min:g} to {self.max:g}", value)
        return value if hasattr(value, "expression") else float(value)  # traced in a source

    def grown(self, value: float, step: float) -> float:
        """The value of the next copy in a repeat."""
        return min(self.max, round(value + step, 9))

    def show(self, value: Any) -> str:
        """Shortest exact form."""
        return f"{value:g}" if float(f"{value:g}") == value else repr(value)


@dataclass(frozen=True)
class BoolKind(Kind):
    """True or false."""

    def coerce(self, name: str, value: Any) -> bool:
        """Accepts bool only."""
        if not isinstance(value, bool):
            raise ParameterError(name, "true or false", value)
        return value

    def show(self, value: Any) -> str:
        """As in the files: true, false."""
        return "true" if value else "false"


@dataclass(frozen=True)
class ChoiceKind(Kind):
    """One of a few values."""

    choices: tuple[Any, ...] = ()

    def coerce(self, name: str, value: Any) -> Any:
        """Accepts what is listed."""
        for choice in self.choices:
            if choice == value and type(choice) is type(value):
                return choice
        raise ParameterError(name, "one of " + ", ".join(map(str, self.choices)), value)

    def parse(self, name: str, text: str) -> Any:
        """Accepts the shown form of a choice."""
        for choice in self.choices:
            if self.show(choice) == text.strip():
                return choice
        return self.coerce(name, text)


def _literal(text: str) -> Any:
    words = {"true": True, "false": False, "yes": True, "no": False}
    parts = [part.strip() for part in text.strip(" ()[]").split(",")]
    values = [words.get(part.lower(), _number(part)) for part in parts if part]
    return values[0] if len(values) == 1 else tuple(values)


def _number(text: str) -> int | float | str:
    kinds: tuple[Callable[[str], int | float], ...] = (int, float)
    for kind in kinds:
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def Int(default: int, doc: str, *, min: int = 0, max: int = LARGEST, entry: bool = False) -> Any:
    """A whole number."""
    return field(default=default, metadata={"kind": IntKind(doc, entry, min, max)})


def Tuple(
    default: int | tuple[int, ...],
    doc: str,
    *,
    min: int = 0,
    max: int = LARGEST,
    entry: bool = False,
    axes: tuple[str, ...] = PLANE,
    words: tuple[str, ...] = (),
) -> Any:
    """A whole number for each axis; words may stand instead."""
    kind = TupleKind(doc, entry, min, max, axes, words)
    return field(default=kind.coerce("default", default), metadata={"kind": kind})


def Pair(
    default: int | tuple[int, int],
    doc: str,
    *,
    min: int = 0,
    max: int = LARGEST,
    entry: bool = False,
) -> Any:
    """Two whole numbers (height, width)."""
    return Tuple(default, doc, min=min, max=max, entry=entry)


def Shape(default: tuple[int, ...], doc: str) -> Any:
    """Sizes of a tensor."""
    return field(default=default, metadata={"kind": ShapeKind(doc, min=1)})


def Ints(default: tuple[int, ...], doc: str, *, min: int = 0) -> Any:
    """A few whole numbers."""
    return field(default=default, metadata={"kind": IntsKind(doc, min=min)})


def Float(
    default: float,
    doc: str,
    *,
    min: float = float("-inf"),
    max: float = float("inf"),
    growth: str = "",
) -> Any:
    """A finite number."""
    return field(default=default, metadata={"kind": FloatKind(doc, False, min, max, growth)})


def Bool(default: bool, doc: str, *, entry: bool = False) -> Any:  # noqa: FBT001
    """True or false."""
    return field(default=default, metadata={"kind": BoolKind(doc, entry)})


def Choice(default: Any, choices: tuple[Any, ...], doc: str) -> Any:
    """One of a few values."""
    return field(default=default, metadata={"kind": ChoiceKind(doc, choices=choices)})
