"""Across the flow: a place for each node of a layered drawing, given the order inside the rows.

After Brandes and Köpf (2001): nodes that follow each other are joined to straight columns, which
are then pushed together. The longest path through a link decides which links become straight, so
that a network's trunk is a line, and shortcuts and auxiliary heads lie beside it.
"""

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from graphlib import TopologicalSorter
from itertools import pairwise
from math import inf

Rows = list[list[int]]
Link = tuple[int, int]
Gap = Callable[[int, int], float]

SWEEPS = 8


def columns(
    rows: Rows, links: list[Link], gap: Gap, is_real: Callable[[int], bool]
) -> dict[int, float]:
    """The centre of each node. Links join neighbouring rows, downwards.

    `gap` is the distance that the centres of two neighbours need at least; nodes that are not
    real are the bends of long wires.
    """
    weights = _weights(rows, links, is_real)
    column: dict[int, int] = {}
    above = {v: u for u, v in _straight(rows, weights)}
    for row in rows:
        for node in row:
            column[node] = column[above[node]] if node in above else node
    packing = _Packing(rows, column, links, gap)
    place = packing.packed()
    for sweep in range(SWEEPS):
        packing.pull(place, backwards=bool(sweep % 2))
    return {node: place[number] for node, number in column.items()}


def _weights(rows: Rows, links: list[Link], is_real: Callable[[int], bool]) -> dict[Link, int]:
    """For each link the most real nodes on a path through it."""
    before, after = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
    for u, v in links:
        after[u].append(v)
        before[v].append(u)
    depth: dict[int, int] = {}
    height: dict[int, int] = {}
    for row in rows:
        for node in row:
            depth[node] = max((depth[u] for u in before[node]), default=0) + is_real(node)
    for row in reversed(rows):
        for node in row:
            height[node] = max((height[v] for v in after[node]), default=0) + is_real(node)
    return {(u, v): depth[u] + height[v] for u, v in links}


def _straight(rows: Rows, weights: dict[Link, int]) -> Iterator[Link]:
    """The links to draw straight: one above and below a node at most, none that cross.

    Where two paths are equally long neither is preferred: a fork then lies between its branches.
    """
    place = {node: number for row in rows for number, node in enumerate(row)}
    below = _heaviest([(u, v, weight) for (u, v), weight in weights.items()])
    above = _heaviest([(v, u, weight) for (u, v), weight in weights.items()])
    for row in rows:
        candidates = [(u, below[u]) for u in row if u in below and above.get(below[u]) == u]
        candidates.sort(key=lambda link: (-weights[link], place[link[0]]))
        taken: list[Link] = []  # the chosen links' places in this row and the next
        for u, v in candidates:
            here = place[u], place[v]
            at = bisect(taken, here)
            if all(
                map(_beside, pairwise([*taken[max(at - 1, 0) : at], here, *taken[at : at + 1]]))
            ):
                taken.insert(at, here)
                yield u, v


def _heaviest(ends: list[tuple[int, int, int]]) -> dict[int, int]:
    """For each first node the other end of its heaviest link, unless two weigh the same."""
    most: dict[int, int] = {}
    for node, _, weight in ends:
        most[node] = max(weight, most.get(node, 0))
    count = Counter(node for node, _, weight in ends if weight == most[node])
    return {n: end for n, end, weight in ends if weight == most[n] and count[n] == 1}


def _beside(links: tuple[Link, Link]) -> bool:
    """Whether two links neither cross nor touch."""
    (above, below), (above_next, below_next) = links
    return above < above_next and below < below_next


class _Packing:
    """Columns, what keeps them apart, and what pulls them together."""

    def __init__(self, rows: Rows, column: dict[int, int], links: list[Link], gap: Gap) -> None:
        self.left = defaultdict[int, dict[int, float]](dict)  # the columns to its left, how near
        self.right = defaultdict[int, dict[int, float]](dict)
        for row in rows:
            for a, b in pairwise(row):
                left, right = column[a], column[b]
                apart = max(gap(a, b), self.left[right].get(left, 0.0))
                self.left[right][left] = self.right[left][right] = apart
        self.pulls = defaultdict[int, list[int]](list)
        for u, v in links:
            if column[u] != column[v]:
                self.pulls[column[u]].append(column[v])
                self.pulls[column[v]].append(column[u])
        graph = {number: self.left[number] for number in dict.fromkeys(column.values())}
        self.order = list(TopologicalSorter(graph).static_order())

    def packed(self) -> dict[int, float]:
        """The middle between all columns pushed to the left and all pushed to the right."""
        left: dict[int, float] = {}
        right: dict[int, float] = {}
        for number in self.order:
            left[number] = max((left[n] + d for n, d in self.left[number].items()), default=0.0)
        edge = max(left.values())
        for number in reversed(self.order):
            right[number] = min((right[n] - d for n, d in self.right[number].items()), default=edge)
        return {number: (left[number] + right[number]) / 2 for number in self.order}

    def pull(self, place: dict[int, float], *, backwards: bool) -> None:
        """Move each column towards what it is linked to, as far as its neighbours let it."""
        for number in reversed(self.order) if backwards else self.order:
            linked = self.pulls[number]
            if linked:
                wish = sum(place[n] for n in linked) / len(linked)
                low = max((place[n] + d for n, d in self.left[number].items()), default=-inf)
                high = min((place[n] - d for n, d in self.right[number].items()), default=inf)
                place[number] = min(max(wish, low), high)
