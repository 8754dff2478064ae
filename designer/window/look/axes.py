"""Axes of the charts in the theme's colours."""

import pyqtgraph as pg

from designer.window.look.theme import Theme


def colour_axes(plot: pg.PlotItem, theme: Theme) -> None:
    """Quiet lines, readable numbers; labels are set after, since these reset them."""
    for name in ("left", "bottom"):
        plot.getAxis(name).setPen(theme["border"])
        plot.getAxis(name).setTextPen(theme["text"])
