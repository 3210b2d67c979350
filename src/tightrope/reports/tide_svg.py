"""The tide as an SVG picture: the curve filled from "even", its shade, and the days beside it.

Above and below tell the poles apart; colour only repeats it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from tightrope.domain.balance import interval_text, signed
from tightrope.domain.formatting import short_day_text
from tightrope.domain.interval import Interval
from tightrope.domain.marks import State
from tightrope.domain.running import Running
from tightrope.reports.html_builder import Markup, element, text
from tightrope.reports.svg import picture

_WIDE, _LEFT = 720, 70
_TICK, _GAP, _PLOT, _NAMES = 12, 6, 116, 20
_TOP = _TICK + _GAP
_EVEN = _TOP + _PLOT / 2
_HIGH = _TOP + _PLOT + _GAP + _TICK + _NAMES
_APART_FROM = 6  # wide enough for a day that there is a gap to the next

TIDE_CAPTION = "days above and below, the balance between, and how sure it is in grey"

_Point = tuple[float, float]
_SIDES = {1: "together", 0: "even", -1: "space"}
_SHARES = {
    "together": {State.TOGETHER: 1.0, State.BOTH: 0.5},
    "space": {State.SPACE: 1.0, State.BOTH: 0.5},
}


class TideDay(NamedTuple):
    """A day of the picture: what it was, and where the line lay, None where it rested."""

    date: date
    state: State
    running: Running | None


class _Scale(NamedTuple):
    """Where a day and a balance lie in the picture."""

    step: float
    end: float

    def x(self, index: float) -> float:
        """Return the middle of the day at a place, counted from 0."""
        return _LEFT + (index + 0.5) * self.step

    def y(self, balance: float) -> float:
        """Return the height of a balance; what lies beyond the axis is at its end."""
        return _EVEN - min(max(balance / self.end, -1.0), 1.0) * _PLOT / 2


def tide(
    name: str,
    title: str,
    days: Sequence[TideDay],
    names: Mapping[int, str],
    *,
    end: float = 1.0,
    turns: Sequence[date] = (),
    comfort: Interval | None = None,
) -> Markup:
    """Return the tide of consecutive days, at least one; `names` stand below those at a place.

    `name` is that of the picture on its page, and the ends of the axis stand for ±`end`. The
    `turns` among the days get a ring and their date, and a `comfort` band is two lines.
    """
    scale = _Scale((_WIDE - _LEFT) / len(days), end)
    runs = [*_runs(days)]
    return picture(
        name,
        title,
        _described(days),
        (_WIDE, _HIGH),
        [
            *(_shade(run, scale) for run in runs),
            *_comfort(comfort, scale),
            *(part for run in runs for part in _area(run, scale)),
            *_ticks(days, scale),
            *_axis(end),
            *_turns(days, turns, scale),
            *(_label(words, scale.x(at), _HIGH - 4, "name middle") for at, words in names.items()),
        ],
    )


def _runs(days: Sequence[TideDay]) -> Iterator[list[tuple[float, Running]]]:
    """Yield the pieces of the line between rests, by place; each begins and ends with its day."""
    placed = ((at, day.running) for at, day in enumerate(days))
    for is_known, piece in groupby(placed, key=lambda each: each[1] is not None):
        if is_known:
            run = [(float(at), running) for at, running in piece if running]
            (first, begin), (last, end) = run[0], run[-1]
            yield [(first - 0.5, begin), *run, (last + 0.5, end)]


def _shade(run: list[tuple[float, Running]], scale: _Scale) -> Markup:
    above = [(scale.x(at), scale.y(each.high)) for at, each in run]
    below = [(scale.x(at), scale.y(each.low)) for at, each in reversed(run)]
    return element("polygon", points=_points([*above, *below]), class_="shade")


def _area(run: list[tuple[float, Running]], scale: _Scale) -> Iterator[Markup]:
    """Yield the area of each piece of the line on one side of "even", and then its edge."""
    for side, points in _sides([(at, each.value) for at, each in run]):
        line = [(scale.x(at), scale.y(value)) for at, value in points]
        (first, _), (last, _) = line[0], line[-1]
        if side:
            corners = [(first, _EVEN), *line, (last, _EVEN)]
            yield element("polygon", points=_points(corners), class_=f"area {_SIDES[side]}")
        yield element("polyline", points=_points(line), class_=f"{_SIDES[side]}-edge")


def _sides(points: list[_Point]) -> Iterator[tuple[int, list[_Point]]]:
    """Yield the pieces of a line above (1), on (0) and below (-1) the level of 0.

    Where it crosses that level, one piece ends and the next begins.
    """
    signed_points: list[tuple[int, _Point]] = []
    before: _Point | None = None
    for following in points:
        if before and before[1] * following[1] < 0:
            share = before[1] / (before[1] - following[1])
            crossing = (before[0] + share * (following[0] - before[0]), 0.0)
            signed_points += [(_sign(before), crossing), (_sign(following), crossing)]
        signed_points.append((_sign(following), following))
        before = following
    pieces = [
        (side, [point for _, point in piece])
        for side, piece in groupby(signed_points, key=itemgetter(0))
    ]
    for at, (side, piece) in enumerate(pieces):
        # A piece that touches 0 without crossing it is joined to what lies there.
        touched = pieces[at + 1][1][0] if at + 1 < len(pieces) else piece[-1]
        yield side, [*piece, touched] if touched != piece[-1] else piece


def _sign(point: _Point) -> int:
    return (point[1] > 0) - (point[1] < 0)


def _ticks(days: Sequence[TideDay], scale: _Scale) -> Iterator[Markup]:
    """Yield a mark for each day of a pole, half of one for both; equal neighbours are one mark."""
    gap = 2.0 if scale.step >= _APART_FROM else 0.0
    for side, shares in _SHARES.items():
        of_days = [(at if gap else 0, shares.get(day.state, 0.0)) for at, day in enumerate(days)]
        at = 0
        for (_, share), piece in groupby(of_days):
            count = len([*piece])
            if share:
                high = _TICK * share
                y = _TICK - high if side == "together" else _TOP + _PLOT + _GAP
                x, width = scale.x(at - 0.5) + gap / 2, count * scale.step - gap
                yield element("rect", x=x, y=y, width=width, height=high, class_=f"tick {side}")
            at += count


def _axis(end: float) -> Iterator[Markup]:
    ends = "1" if end == 1 else "½"
    yield _label("together", 0, _TICK, "pole")
    yield _label("even", 0, _EVEN + 4, "pole")
    yield _label("space", 0, _HIGH - _NAMES - 1, "pole")
    yield _label(f"+{ends}", _LEFT - 8, _TOP + 8, "name end")
    yield _label(f"-{ends}", _LEFT - 8, _TOP + _PLOT, "name end")
    yield element("line", x1=_LEFT - 6, y1=_EVEN, x2=_LEFT, y2=_EVEN, class_="even")


def _comfort(band: Interval | None, scale: _Scale) -> Iterator[Markup]:
    if band is None:
        return
    for y in (scale.y(band.high), scale.y(band.low)):
        yield element("line", x1=_LEFT, y1=y, x2=_WIDE, y2=y, class_="comfort")
    yield _label("comfort", _WIDE, scale.y(band.high) - 3, "name end")


def _turns(days: Sequence[TideDay], turns: Sequence[date], scale: _Scale) -> Iterator[Markup]:
    places = {day.date: at for at, day in enumerate(days)}
    free = 0.0
    for turn in turns:
        at = places.get(turn)
        running = days[at].running if at is not None else None
        if at is None or running is None:
            continue
        x, y = scale.x(at), scale.y(running.value)
        yield element("circle", cx=x, cy=y, r=3.5, class_="turn")
        words = short_day_text(turn)
        if x >= free:
            yield _label(words, min(x, _WIDE - 20), min(y, _EVEN) - 7, "name middle")
            free = x + 7 * len(words)


def _label(words: str, x: float, y: float, name: str) -> Markup:
    return element("text", text(words), x=x, y=y, class_=name)


def _points(points: Sequence[_Point]) -> str:
    return " ".join(f"{x + 0.0:.1f},{y + 0.0:.1f}" for x, y in points)


def _described(days: Sequence[TideDay]) -> str:
    """Return where the line begins and ends, in words."""
    known = [day.running for day in days if day.running]
    if not known:
        return "There is too little to go by on every day."
    first, last = known[0], known[-1]
    return (
        f"The balance goes from {signed(first.value)} to {signed(last.value)}; the last one lies"
        f" in {interval_text(last.low, last.high)}."
    )
