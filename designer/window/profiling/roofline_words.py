"""What the roofline says: verdicts, its legend, and what has no place on the chart."""

from collections.abc import Sequence

from designer.design.cost.roofline import Limit, Peaks, Place
from designer.lab.messages.measurement import LayerTime
from designer.window.languages.words import count, decimal, filled, tr
from designer.window.profiling.elsewhere import Placed

LISTED = 3  # layers by name, the slowest first
SIGNS: dict[Limit, str] = {"compute": "●", "memory": "■", "overhead": "▼"}


def limits() -> dict[Limit, tuple[str, str]]:
    """Each verdict in a word and in a sentence."""
    return {
        "compute": (tr("compute"), tr("Bound by arithmetic")),
        "memory": (tr("memory"), tr("Bound by memory")),
        "overhead": (
            tr("overhead"),
            tr("Bound by overhead: neither arithmetic nor memory explains the time"),
        ),
    }


def legend() -> str:
    """The symbols."""
    said = "   ".join(f"{SIGNS[limit]} {word}" for limit, (word, _) in limits().items())
    return tr("Bound by {limits}").format(limits=said)


def of_peaks(peaks: Peaks) -> tuple[str, str]:
    """Arithmetic and memory, as they stand at the roof."""
    figures = (f"{value / 1e9:,.1f}" for value in (peaks.flops_per_s, peaks.bytes_per_s))
    flops, moved = map(decimal, figures)
    return f"{flops}\u202f{tr('GFLOP/s')}", f"{moved}\u202f{tr('GB/s')}"


def told(row: LayerTime, spot: Place, *, estimate: bool = False) -> str:
    """What a dot says: the layer, its figures, and what binds it."""
    text = (
        tr(
            "{node}: estimate, at least {ms:.3g} ms, {intensity:.1f} FLOPs a byte\n{verdict} at "
            "the peaks"
        )
        if estimate
        else tr(
            "{node}: {ms:.3f} ms, {rate:.1f} GFLOP/s, {intensity:.1f} FLOPs a byte, {part:.0f} % "
            "of the roof\n{verdict}"
        )
    )
    return filled(
        text,
        node=row.node,
        ms=spot.ms,
        rate=spot.flops_per_s / 1e9,
        intensity=spot.intensity,
        part=100 * spot.efficiency,
        verdict=limits()[spot.limit][1],
    )


def whole(placed: Placed, peaks: Peaks, batch: int) -> str:
    """What an estimate says of the network."""
    ms = sum(spot.ms for _, spot in placed)
    return filled(
        tr(
            "Estimate, not a measurement: {device} at {dtype} would take {ms} ms at least at batch "
            "{batch}, {rate} images/s at most, by {source}"
        ),
        device=peaks.device,
        dtype=peaks.dtype,
        ms=decimal(f"{ms:.3g}"),
        batch=batch,
        rate=count(round(1000 * batch / ms)) if ms else "–",
        source=source(peaks),
    )


def source(peaks: Peaks) -> str:
    """Who tells the peaks."""
    stated = peaks.source == "the vendor's data sheet"
    return tr("the vendor's data sheet") if stated else peaks.source


def without_place(placed: Placed, *, estimate: bool = False) -> str:
    """The layers without FLOPs, with their times; empty where all are drawn."""
    left = sorted(
        (pair for pair in placed if not (pair[1].flops and pair[1].bytes)),
        key=lambda pair: -pair[1].ms,
    )
    if not left:
        return ""
    names = [_timed(row, spot, estimate=estimate) for row, spot in left[:LISTED]]
    text = tr("Not on the chart, as they have no FLOPs: {names}")
    if len(left) > LISTED:
        text = tr("Not on the chart, as they have no FLOPs: {names} and {count} more")
    others = count(len(left) - LISTED)
    said = text.format(names=", ".join(names), count=others)
    share = sum(row.share for row, _ in left)
    together = filled(tr("{share:.1f} % of the time"), share=100 * share)
    if estimate or len(left) < 2:
        return said
    return tr("{first}; {second}").format(first=said, second=together)


def _timed(row: LayerTime, spot: Place, *, estimate: bool) -> str:
    if estimate:
        return filled(tr("{node} {ms:.3g} ms"), node=row.node, ms=spot.ms)
    word = limits()[spot.limit][0]
    return filled(
        tr("{node} {share:.1f} % ({word})"), node=row.node, share=100 * row.share, word=word
    )


def bounds(placed: Placed) -> dict[str, Limit]:
    """The verdict on each layer, by its path."""
    return {row.node: spot.limit for row, spot in placed}


def named(devices: Sequence[Peaks]) -> list[str]:
    """As a choice lists them."""
    text = tr("{device}, {dtype} (estimate)")
    return [text.format(device=peaks.device, dtype=peaks.dtype) for peaks in devices]
