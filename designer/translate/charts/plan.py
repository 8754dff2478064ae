"""What a chart shows, whoever draws it: marks with two figures, bars, or lines over the batch."""

from collections.abc import Callable
from dataclasses import dataclass

from designer.design.cost.correlation import Fit
from designer.translate.charts.scales import Scale

Words = Callable[[str], str]  # translates what is fixed


@dataclass(frozen=True)
class Axis:
    """What it means, with its unit, and its range."""

    title: str
    scale: Scale


@dataclass(frozen=True)
class Mark:
    """A network on a chart. `y` is None where that figure is not known: it lies on the axis.

    Its `lineage` has a colour. `area` is what the circle's area stands for, `about` all figures in
    words, a line each.
    """

    name: str
    target: str
    lineage: str
    own: bool
    x: float
    y: float | None
    area: float
    about: str


@dataclass(frozen=True)
class Line:
    """A straight line through some marks, and whose; over the whole chart without a span."""

    name: str
    lineage: str | None
    span: tuple[float, float] | None
    fit: Fit


@dataclass(frozen=True)
class Scatter:
    """One figure against another; circles' areas stand for a third where `area` names it."""

    title: str
    x: Axis
    y: Axis
    marks: tuple[Mark, ...]
    area: str = ""
    unit: float = 1.0  # of the areas as the legend writes them
    lines: tuple[Line, ...] = ()
    unknown: str = ""  # what a hollow mark on the axis means
    batch: int = 1  # that times were measured at


@dataclass(frozen=True)
class Bars:
    """One figure of each network; `text` where it is not known."""

    title: str
    x: Axis
    rows: tuple[Mark, ...]
    unknown: str = ""


@dataclass(frozen=True)
class Series:
    """One network's figure at each batch."""

    name: str
    target: str
    lineage: str
    own: bool
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Curves:
    """A figure against the batch, both axes logarithmic where the values differ much."""

    title: str
    x: Axis
    y: Axis
    series: tuple[Series, ...]


Chart = Scatter | Bars | Curves
