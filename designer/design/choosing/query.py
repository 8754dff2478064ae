"""A small language for finding nodes: "conv macs>5%", "params>1M", "shape:64x*", "-type:ReLU".

All terms must hold; a minus turns one round. Words are looked for in ids, types and aliases.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from operator import eq, ge, gt, le, lt, ne

from designer.design.analysis import Analysis, NodeAnalysis, Totals
from designer.design.design import Node
from designer.design.error import DesignError

Figure = Callable[[Node, NodeAnalysis], float]
Text = Callable[[Node, NodeAnalysis], list[str]]
Holds = Callable[[Node, NodeAnalysis, Totals], bool]

FIGURES: dict[str, Figure] = {
    "params": lambda _, known: known.evaluation.parameters,
    "macs": lambda _, known: known.evaluation.macs,
    "flops": lambda _, known: 2 * known.evaluation.macs,
    "memory": lambda _, known: known.evaluation.memory_bytes,
    "rf": lambda _, known: known.receptive_field or 0,
    "repeat": lambda node, _: node.repeat,
}
TOTALS: dict[str, Callable[[Totals], float]] = {
    "params": lambda totals: totals.parameters,
    "macs": lambda totals: totals.macs,
    "flops": lambda totals: 2 * totals.macs,
    "memory": lambda totals: totals.memory_bytes,
}
TEXTS: dict[str, Text] = {
    "type": lambda node, _: [type(node.layer).__name__.lower()],
    "family": lambda node, _: [node.layer.category.lower()],
    "id": lambda node, _: [node.id.lower()],
    "shape": lambda _, known: [str(spec) for spec in known.evaluation.outputs],
    "in": lambda _, known: [str(spec) for spec in known.specs],
    "is": lambda _, known: ["wrong"] if known.evaluation.problems else [],
}
SYNONYMS = {"parameters": "params", "name": "id", "out": "shape", "mem": "memory", "input": "in"}
STATES = ("wrong",)
COMPARE = {">=": ge, "<=": le, "!=": ne, ">": gt, "<": lt, "=": eq, ":": eq}
PREFIXES = {"": 1.0, "k": 1e3, "m": 1e6, "g": 1e9, "t": 1e12}
BINARY = {"": 1.0, "k": 2.0**10, "m": 2.0**20, "g": 2.0**30, "t": 2.0**40}  # of memory
_TERM = re.compile(r"([a-z_]+)(>=|<=|!=|>|<|=|:)(.*)")
_APART = re.compile(r"(?<=[a-z_])\s*(>=|<=|!=|>|<|=|:)\s*")  # macs > 5: one term all the same
_PERCENT = re.compile(r"(?<=[\d.])\s+%")
_NUMBER = re.compile(r"(\d{1,15}\.?\d{0,9}|\.\d{1,9})(?:([kmgt]?)(?:i?b)?|(%))")


class QueryError(DesignError):
    """A query that can't be read; one sentence says what can be asked."""


@dataclass(frozen=True)
class Query:
    """What all must hold; nothing asked finds nothing."""

    terms: tuple[Holds, ...]

    def matches(self, node: Node, known: NodeAnalysis, totals: Totals) -> bool:
        """Whether the node is meant."""
        return bool(self.terms) and all(holds(node, known, totals) for holds in self.terms)


def find(analysis: Analysis, text: str) -> list[str]:
    """The ids of the nodes that a query means, in their order; raises QueryError."""
    query = parse(text)
    if not query.terms:
        return []
    totals, nodes = analysis.totals, analysis.nodes
    return [n.id for n in analysis.design.nodes() if query.matches(n, nodes[n.id], totals)]


def parse(text: str) -> Query:
    """Reads a query; raises QueryError and nothing else."""
    return Query(tuple(_terms(text)))


def _terms(text: str) -> Iterator[Holds]:
    for token in _APART.sub(r"\1", _PERCENT.sub("%", text.lower())).split():
        turned = len(token) > 1 and token.startswith("-")
        holds = _term(token[1:] if turned else token)
        yield _not(holds) if turned else holds


def _not(holds: Holds) -> Holds:
    return lambda node, known, totals: not holds(node, known, totals)


def _term(token: str) -> Holds:
    match = _TERM.fullmatch(token)
    if not match:
        return _word(token)
    name, sign, wanted = SYNONYMS.get(match[1], match[1]), match[2], match[3]
    if name in FIGURES:
        return _figure(name, sign, wanted)
    if name not in TEXTS:
        known = ", ".join([*FIGURES, *TEXTS])
        raise QueryError(f"`{match[1][:40]}` can't be asked for: ask for one of {known}.")
    if sign not in {":", "=", "!="} or not wanted:
        raise QueryError(f"`{name}` is compared by a colon, as in {name}:{EXAMPLES[name]}.")
    if name == "is" and wanted not in STATES:
        raise QueryError(f"`is:` is followed by {' or '.join(STATES)}, got `{wanted[:40]}`.")
    holds = _text(name, wanted)
    return _not(holds) if sign == "!=" else holds


EXAMPLES = {
    "type": "conv2d",
    "family": "pooling",
    "id": "layer1*",
    "shape": "64x*",
    "in": "3x224x224",
    "is": "wrong",
}


def _figure(name: str, sign: str, wanted: str) -> Holds:
    match, compare, figure = _NUMBER.fullmatch(wanted), COMPARE[sign], FIGURES[name]
    if not match:
        example = f"{name}>5%" if name in TOTALS else f"{name}>1"
        raise QueryError(f"`{name}` is compared with a number, as in {example} or {name}<2k.")
    number = float(match[1])
    if match[3]:
        total = TOTALS.get(name)
        if total is None:
            raise QueryError(f"`{name}` has no total to take {wanted} of: write a plain number.")
        return lambda node, known, totals: compare(
            figure(node, known), number / 100 * total(totals)
        )
    number *= (BINARY if name == "memory" else PREFIXES)[match[2] or ""]
    return lambda node, known, _: compare(figure(node, known), number)


def _text(name: str, wanted: str) -> Holds:
    """The whole of it, * standing for anything; of shapes × or x between the sizes."""
    pattern = wanted.replace("x", "×") if name in {"shape", "in"} else wanted
    pattern = pattern.replace("[", "[[]").replace("?", "[?]")
    text = TEXTS[name]
    return lambda node, known, _: any(fnmatchcase(found, pattern) for found in text(node, known))


def _word(word: str) -> Holds:
    def holds(node: Node, _: NodeAnalysis, __: Totals) -> bool:
        names = (node.id, type(node.layer).__name__, *node.layer.aliases)
        return any(word in name.lower() for name in names)

    return holds
