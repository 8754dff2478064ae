"""Latency against throughput as a picture: measured settings, their frontier and its knee."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from designer.design.cost.frontier import Spot, frontier, knee
from designer.translate.charts.labels import Anchor, placed
from designer.translate.charts.plan import Words
from designer.translate.charts.scales import Scale, from_zero
from designer.translate.charts.scales import number as rounded
from designer.translate.charts.svg import ROUNDS, SMALL, TOP, Picture, cut, hint, label_width
from designer.translate.figure import n, written

RADIUS, RING = 4.0, 9.0


@dataclass(frozen=True)
class Setting:
    """What was measured: ms of the whole batch, images a second."""

    name: str
    ms: float
    rate: float


def to_svg(
    title: str,
    settings: Sequence[Setting],
    *,
    dark: bool = False,
    limit: float | None = None,
    words: Words = str,
) -> str:
    """The picture; `limit` is a latency that was asked for, in ms."""
    return _Tradeoff(settings, dark, limit, words).svg(title)


class _Tradeoff(Picture):
    def __init__(
        self,
        settings: Sequence[Setting],
        dark: bool,  # noqa: FBT001
        limit: float | None,
        words: Words,
    ) -> None:
        super().__init__(dark)
        self.settings, self.limit, self.words = settings, limit, words
        spots = [Spot(setting.ms, setting.rate) for setting in settings]
        self.best, self.bend = frontier(spots), knee(spots)
        times = [setting.ms for setting in settings] + ([limit] if limit else [])
        self.x = Scale(min(times) / 1.3, max(times) * 1.6, logarithmic=True)
        self.y = from_zero(setting.rate for setting in settings)

    def svg(self, title: str) -> str:
        words = self.words
        parts = [*self.x_axis(words("latency, ms (median, whole batch)"), self.x)]
        parts += self.y_axis(words("images/s"), self.y)
        parts += [*self._limit(), *self._frontier()]
        for place, setting in enumerate(self.settings):
            colour = self.palette.text if place in self.best else self.palette.muted
            kind = "filled" if place in self.best else "hollow"
            shown = self.circle(*self._place(setting), RADIUS, colour, kind)
            told = words("{setting}: {ms:.3f} ms, {rate:.1f} images/s")
            about = told.format(setting=setting.name, ms=setting.ms, rate=setting.rate)
            parts.append(shown.replace("/>", f">{hint(about)}</circle>"))
        if self.bend is not None:
            parts.append(self._ring(*self._place(self.settings[self.bend])))
        return self.framed(title, [*parts, *self._names(), *self._meanings()])

    def _place(self, setting: Setting) -> tuple[float, float]:
        return self.across(self.x, setting.ms), self.up(self.y, setting.rate)

    def _limit(self) -> Iterator[str]:
        if self.limit:
            x = self.across(self.x, self.limit)
            yield self.line(x, TOP, x, self.bottom, self.palette.muted, 1.2, "6 4")

    def _frontier(self) -> Iterator[str]:
        places = [self._place(self.settings[number]) for number in self.best]
        path = " ".join(f"{n(x)},{n(y)}" for x, y in places)
        colour = self.palette.text
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>'

    def _ring(self, x: float, y: float) -> str:
        style = f'fill="none" stroke="{self.palette.text}" stroke-width="2"'
        return f'<circle class="knee" cx="{n(x)}" cy="{n(y)}" r="{n(RING)}" {style}/>'

    def _names(self) -> Iterator[str]:
        """Of those on the frontier; the others tell theirs to the mouse."""
        names = [self._name(number) for number in self.best]
        anchors = [
            Anchor(
                *self._place(self.settings[number]),
                RING if number == self.bend else RADIUS,
                label_width(name, SMALL, bold=number == self.bend),
                SMALL + 3,
                float(number == self.bend),
            )
            for name, number in zip(names, self.best, strict=True)
        ]
        area = (self.left + 2, TOP, self.right, self.bottom - 2)
        for name, anchor, number, place in zip(
            names, anchors, self.best, placed(anchors, area, ROUNDS), strict=True
        ):
            if place.leader is not None:
                yield self.line(anchor.x, anchor.y, *place.leader, self.palette.muted, 0.7)
            bold, colour = number == self.bend, self.palette.text
            yield written(name, place.x, place.y + SMALL, SMALL, colour, bold=bold)

    def _name(self, number: int) -> str:
        name = cut(self.settings[number].name, 40)
        return self.words("knee: {setting}").format(setting=name) if number == self.bend else name

    def _meanings(self) -> Iterator[str]:
        x, y, p = self.right + 22, TOP + 8, self.palette
        yield self.circle(x, y - 4, RADIUS, p.text, "filled")
        yield written(self.words("on the frontier"), x + 14, y, SMALL, p.text)
        if len(self.best) < len(self.settings):
            y += 20
            yield self.circle(x, y - 4, RADIUS, p.muted, "hollow")
            yield written(self.words("beaten by another"), x + 14, y, SMALL, p.text)
        if self.limit:
            y += 20
            yield self.line(x - 5, y - 4, x + 7, y - 4, p.muted, 1.2, "6 4")
            yield written(
                self.words("{n} ms").format(n=rounded(self.limit)), x + 14, y, SMALL, p.text
            )
