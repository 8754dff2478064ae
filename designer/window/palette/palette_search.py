"""What of the palette is meant by what is typed: names, aliases, shorthand, miswritten words."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from blocks.layer import Layer
from designer.design.choosing.shorthand import Wish, granted, likeness, nearness, wish
from designer.design.choosing.typos import is_slip
from designer.window.menus.closeness import closeness

EXACT, BEGINS, HOLDS, MISWRITTEN = range(4)


@dataclass(frozen=True)
class Entry:
    """A line of the palette: a layer with its kind, or a preset without one."""

    name: str
    text: str
    group: str
    kind: type[Layer] | None = None

    @property
    def searched(self) -> str:
        """All words that find it."""
        aliases = self.kind.aliases if self.kind else ()
        return " ".join([self.text, self.name, self.group, *aliases]).lower()


@dataclass(frozen=True)
class Hit:
    """How near an entry is, smaller is nearer; the layer with the arguments that were typed."""

    near: int
    layer: Layer | None = None

    def rank(self, entry: Entry) -> tuple[int, bool, bool]:
        """Of two that are as near, a layer goes before, a convolution of a window before others."""
        other = self.layer is not None and self.layer.category != "Convolution"
        return self.near, entry.kind is None, other


def hits(entries: Sequence[Entry], typed: str) -> list[Hit | None]:
    """For each entry whether it is meant; where nothing is, what may have been miswritten."""
    asked = wish(typed)
    strict = [_strict(entry, typed, asked) for entry in entries]
    return strict if any(strict) else _loose(entries, typed, asked)


def has_arguments(asked: Wish) -> bool:
    """Whether more was typed than words; a number alone may belong to a name, as in resnet 50."""
    more = asked.sizes or asked.named or (asked.words and (asked.numbers or asked.repeat > 1))
    return bool(more)


def _strict(entry: Entry, typed: str, asked: Wish) -> Hit | None:
    text = typed.strip().lower()
    near, kind = inf, entry.kind
    if kind and has_arguments(asked) and (near := likeness(kind, asked.words)) < inf:
        layer = granted(kind(), asked)
        if layer is not None:
            return Hit(_grade(near), layer)
    if not all(word in entry.searched for word in text.split()):
        return None
    if kind and text in kind.aliases:
        return Hit(EXACT)
    name = entry.text.lower()
    return Hit(EXACT if name == text else BEGINS if name.startswith(text) else HOLDS)


def _grade(near: float) -> int:
    return EXACT if near <= 1 else BEGINS if near <= 2 else HOLDS


def _loose(entries: Sequence[Entry], typed: str, asked: Wish) -> list[Hit | None]:
    near = nearness([e.kind for e in entries if e.kind], asked.words) if asked.words else {}
    return [
        _miswritten(entry, asked) if entry.kind in near else _preset(entry, typed)
        for entry in entries
    ]


def _miswritten(entry: Entry, asked: Wish) -> Hit | None:
    assert entry.kind is not None
    layer = granted(entry.kind(), asked)
    return Hit(MISWRITTEN, layer if has_arguments(asked) else None) if layer else None


def _preset(entry: Entry, typed: str) -> Hit | None:
    word = "".join(typed.lower().split())
    if entry.kind or len(word) < 3:
        return None
    meant = closeness(typed, entry.text, entry.name) is not None or is_slip(word, entry.name)
    return Hit(MISWRITTEN) if meant else None
