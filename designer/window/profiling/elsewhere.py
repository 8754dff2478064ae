"""What the layers of a profile would need at least on a device that is not here."""

from collections.abc import Sequence

from designer.design.cost.ledger import ELEMENT_BYTES, leaves
from designer.design.cost.roofline import STATED, Peaks, Place, place
from designer.lab.messages.measurement import LayerTime, ProfileResult

Placed = list[tuple[LayerTime, Place]]
SHORTEST = 1e-9  # ms


def devices(result: ProfileResult) -> list[Peaks]:
    """Those whose numbers are as wide as the measured ones, so that the bytes counted hold."""
    wide = ELEMENT_BYTES[result.request.dtype]
    return [peaks for peaks in STATED if ELEMENT_BYTES[peaks.dtype] == wide]


def measured(rows: Sequence[LayerTime], peaks: Peaks) -> Placed:
    """The leaves that took time, under the peaks of the device that ran them."""
    return [(row, place(2 * row.macs, row.bytes, row.ms, peaks)) for row in _leaves(rows) if row.ms]


def estimated(rows: Sequence[LayerTime], peaks: Peaks) -> Placed:
    """The leaves at the peaks themselves: on the roof."""
    found = []
    for row in _leaves(rows):
        spot = place(2 * row.macs, row.bytes, SHORTEST, peaks)
        found.append((row, place(spot.flops, spot.bytes, max(spot.least_ms, SHORTEST), peaks)))
    return found


def _leaves(rows: Sequence[LayerTime]) -> list[LayerTime]:
    named = {row.node: row for row in rows}
    return [named[path] for path in leaves(named)]
