"""A colour a lineage of networks: told apart by the colour-blind too; red is left to what is wrong.

After Okabe and Ito 2008, and Tol's muted scheme beyond; the names beside the marks say it as well.
"""

from designer.design.cost.survey import LINEAGES

SERIES_LIGHT = (
    "#0072b2",
    "#c98500",
    "#00835f",
    "#b0588a",
    "#2b8cc4",
    "#8a7d00",
    "#44318d",
    "#2a9184",
    "#8c6d31",
    "#3f4f8f",
)
OTHER = ("#6d7a87", "#a6b1bc")  # light, dark
SERIES_DARK = (
    "#4aa8e0",
    "#e8a93a",
    "#2fc196",
    "#dd92b9",
    "#8fd0f5",
    "#d8cb4a",
    "#a394e8",
    "#6fd0c2",
    "#c7a765",
    "#9fb0f5",
)


def colour_of(lineage: str, *, dark: bool) -> str:
    """Always the same for the same, whatever else is on the chart; grey for the others."""
    series = SERIES_DARK if dark else SERIES_LIGHT
    order = list(LINEAGES)
    return series[order.index(lineage)] if lineage in LINEAGES else OTHER[dark]
