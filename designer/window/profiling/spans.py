"""Where each layer lies in time, one after another, blocks around their insides."""

from collections.abc import Sequence
from dataclasses import dataclass

from designer.lab.messages.measurement import LayerTime


@dataclass(frozen=True)
class Span:
    """A row of a profile, from its `start` in ms on."""

    row: LayerTime
    start: float

    @property
    def end(self) -> float:
        """In ms."""
        return self.start + self.row.ms


def spans(rows: Sequence[LayerTime]) -> list[Span]:
    """In the order of execution; a block begins with the first layer inside it."""
    ends: dict[str, float] = {}  # of the last child so far, by the path around it
    found = []
    for row in rows:  # a block comes before its insides
        parent = row.node.rpartition("/")[0]
        span = Span(row, ends.get(parent, 0.0))
        ends[parent] = span.end
        ends[row.node] = span.start
        found.append(span)
    return found
