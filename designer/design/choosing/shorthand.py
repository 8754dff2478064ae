"""Layers as the field writes them in short: "conv 128 3x3 /2", "fc 10", "bn", "dropout 0.2"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf

from blocks.layer import Layer
from blocks.parameters import (
    FloatKind,
    IntKind,
    IntsKind,
    Kind,
    ParameterError,
    ShapeKind,
    TupleKind,
)
from designer.design.choosing.typos import abbreviates, is_slip
from designer.design.design import MAX_REPEAT

_SIZES = re.compile(r"\d{1,9}([x×]\d{1,9})+")
_REPEAT = re.compile(r"[x×*](\d{1,9})")
_LETTER = re.compile(r"([kspdg])(\d{1,9})")
_NAMED = re.compile(r"([a-z_]\w*)=(\S+)")
_NUMBER = re.compile(r"-?(\d+\.?\d*|\.\d+)(e-?\d+)?")
LETTERS = {"k": "kernel_size", "s": "stride", "p": "padding", "d": "dilation", "g": "groups"}


@dataclass(frozen=True)
class Wish:
    """What was typed: words that name a layer, and its arguments."""

    words: tuple[str, ...] = ()
    sizes: tuple[int, ...] = ()  # 3x3
    numbers: tuple[str, ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    repeat: int = 1


def wish(text: str) -> Wish:
    """Reads any text; what is no argument is a word."""
    words, numbers, named = list[str](), list[str](), list[tuple[str, str]]()
    sizes, repeat = tuple[int, ...](), 1
    for token in text.lower().replace(",", " ").split():
        if _SIZES.fullmatch(token):
            sizes = tuple(map(int, re.split("[x×]", token)))
        elif match := _REPEAT.fullmatch(token):
            repeat = int(match[1])
        elif re.fullmatch(r"/\d{1,9}", token):
            named.append(("stride", token[1:]))
        elif match := _NAMED.fullmatch(token):
            named.append((match[1], match[2]))
        elif (match := _LETTER.fullmatch(token)) and [*words, *sizes]:
            named.append((LETTERS[match[1]], match[2]))
        elif _NUMBER.fullmatch(token):
            numbers.append(token)
        else:
            words.append(token)
    return Wish(tuple(words), sizes, tuple(numbers), tuple(named), repeat)


def granted(layer: Layer, asked: Wish) -> Layer | None:
    """The layer with the arguments asked for; None where it can't have them.

    A convolution that is given a kernel and no padding keeps the size, as papers mean it.
    """
    if not 1 <= asked.repeat <= MAX_REPEAT:
        return None
    try:
        values = dict(_values(layer, asked))
        return layer.replace(**values) if values else layer
    except (ParameterError, LookupError):
        return None


def _values(layer: Layer, asked: Wish) -> Iterator[tuple[str, object]]:
    kinds, given = type(layer).kinds, set[str]()
    for start, text in asked.named:
        name = start if start in kinds else next((n for n in kinds if n.startswith(start)), "")
        given.add(name)
        yield name, kinds[name].parse(name, text)
    if asked.sizes:
        name = "kernel_size" if "kernel_size" in kinds else _first(kinds, TupleKind, ShapeKind)
        given.add(name)
        yield name, kinds[name].coerce(name, asked.sizes)
        odd = all(size % 2 for size in asked.sizes)
        convolves = "padding" in kinds and layer.category != "Pooling"
        if name == "kernel_size" and convolves and odd and "padding" not in given:
            yield "padding", tuple(size // 2 for size in asked.sizes)
    free = [name for name, kind in kinds.items() if _is_number(kind) and name not in given]
    for text, name in zip(asked.numbers, [*free, *[""] * len(asked.numbers)], strict=False):
        yield name, kinds[name].parse(name, text)


def _first(kinds: dict[str, Kind], *wanted: type[Kind]) -> str:
    names = (name for name, kind in kinds.items() if isinstance(kind, wanted))
    found = next(names, "")
    if not found or isinstance(kinds[found], IntsKind):
        raise LookupError
    return found


def _is_number(kind: Kind) -> bool:
    whole = isinstance(kind, IntKind) and not isinstance(kind, ShapeKind)
    return whole or isinstance(kind, FloatKind)


def nearness(kinds: Iterable[type[Layer]], words: tuple[str, ...]) -> dict[type[Layer], float]:
    """The kinds that words name, and how well; where they name none, those they miswrite."""
    for loose in (False, True):
        near = {kind: likeness(kind, words, loose=loose) for kind in kinds}
        found = {kind: value for kind, value in near.items() if value < inf}
        if found:
            return found
    return {}


def likeness(kind: type[Layer], words: tuple[str, ...], *, loose: bool = False) -> float:
    """How well words name a kind of layer, smaller is better: 0 is its name; inf is not at all.

    `loose` lets pass words with letters left out, and mistyped ones.
    """
    if not words:
        return 0
    name, aliases = kind.__name__.lower(), [alias.lower() for alias in kind.aliases]
    phrase = " ".join(words)
    if phrase == name:
        return 0
    if phrase in aliases:
        return 1
    category = kind.category.lower()
    found = [_likeness(word, name, aliases, category) for word in words]
    if loose:
        found = [
            _miswritten(word, (name, *aliases)) if near == inf else near
            for word, near in zip(words, found, strict=True)
        ]
    return max(found)


def _likeness(word: str, name: str, aliases: list[str], category: str) -> float:
    if name == word:
        return 0
    if word in aliases:
        return 1
    if name.startswith(word):
        return 2
    if any(alias.startswith(word) for alias in aliases):
        return 3
    if word in name or any(word in alias for alias in aliases):
        return 4
    return 5 if category.startswith(word) else inf


def _miswritten(word: str, names: tuple[str, ...]) -> float:
    if any(is_slip(word, name) for name in names):
        return 6
    return 7 if any(abbreviates(word, name) for name in names) else inf
