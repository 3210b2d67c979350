"""The pictures of a month's page: its calendar, its running balance, and the twelve months.

Each says in its description what it shows, and beside each the page has the same in a table.
Together and space differ by shape and place; colour only repeats it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tightrope.domain.balance import Balance
from tightrope.domain.formatting import interval_text, signed, weekday_names
from tightrope.domain.marks import State
from tightrope.domain.review import Review
from tightrope.domain.running import Running
from tightrope.reports.html_builder import NOTHING, Markup, element, joined, text
from tightrope.reports.month_grid import weeks
from tightrope.reports.phrases import (
    MonthOfDays,
    balance_line,
    day_line,
    days_line,
    heading,
    month_rows,
)

_CELL, _ROW, _TOP = 42, 36, 22
_SIZE = 8  # from the middle of a sign to its edge
_WIDE, _HIGH, _LEFT, _GAP = 720, 150, 70, 24
_HALF = 60  # from 0 to a pole
_NAMED = (1, 8, 15, 22, 29)

_Point = tuple[float, float]


def calendar(
    review: MonthOfDays,
    week_starts: int = 0,
    *,
    name: str = "calendar",
    elsewhere: str = "The table of days has each.",
) -> Markup:
    """Return the month as a calendar; `week_starts` is 0 for Monday to 6.

    Each of several on a page has a `name` of its own; `elsewhere` says where its days are told.
    """
    rows = weeks(review.month, week_starts)
    names = [
        element("text", text(each), x=_CELL * (place + 0.5), y=14, class_="name middle")
        for place, each in enumerate(weekday_names(week_starts))
    ]
    days = [
        _day(review, day, _CELL * column, _TOP + _ROW * row)
        for row, week in enumerate(rows)
        for column, day in enumerate(week)
        if day
    ]
    days_said = ", ".join(days_line(review.balance))
    return _picture(
        name,
        f"Calendar of {heading(review)}",
        f"Days by their marks: {days_said}, others without a mark. {elsewhere}",
        (7 * _CELL, _TOP + _ROW * len(rows)),
        [*names, *days],
    )


def curve(review: Review) -> Markup:
    """Return the running balance of the days that have come, with its 80 % interval."""
    points = [each and (_x(review, at), each) for at, each in enumerate(review.running)]
    runs = list(_runs(points))
    return _picture(
        "curve",
        f"Running balance in {heading(review)}",
        _said(review.running),
        (_WIDE, _HIGH + _GAP),
        [
            *map(_band, runs),
            *_poles(_WIDE),
            *map(_line, runs),
            *(
                element("text", text(str(day)), x=_x(review, day - 1), y=_HIGH + 16,
                        class_="name middle")
                for day in _NAMED
                if day <= len(review.month)
            ),
        ],
    )  # fmt: skip


def strip(review: Review) -> Markup:
    """Return the balances of the twelve months with their intervals."""
    rows = [*month_rows(review)]
    return balances("strip", f"Balances of {len(rows)} months up to {heading(review)}", rows)


def balances(name: str, title: str, rows: Sequence[tuple[str, Balance]]) -> Markup:
    """Return the balances of some months, each under its short name, with their intervals.

    Each of several on a page has a `name` of its own.
    """
    step = (_WIDE - _LEFT) / len(rows)
    parts: list[Markup] = []
    for place, (month, balance) in enumerate(rows):
        x = _LEFT + step * (place + 0.5)
        parts.append(_whisker(balance, x))
        parts.append(element("text", text(month[:3]), x=x, y=_HIGH + 16, class_="name middle"))
    told = "; ".join(
        f"{month}: {balance_line(balance)}" for month, balance in rows if balance.voted
    )
    return _picture(
        name,
        title,
        f"With 80 % intervals. {told}.",
        (_WIDE, _HIGH + _GAP),
        [*_poles(_WIDE), *parts],
    )


def mark(state: State) -> Markup:
    """Return the sign of a state as a small picture for a line of text, hidden from readers."""
    box = f"{-_SIZE} {-_SIZE} {2 * _SIZE} {2 * _SIZE}"
    return element("svg", _sign(state, 0, 0), viewBox=box, class_="mark", aria_hidden="true")


def _picture(
    name: str, title: str, description: str, size: tuple[int, int], parts: Iterable[Markup]
) -> Markup:
    return element(
        "svg",
        element("title", text(title), id=f"{name}-title"),
        element("desc", text(description), id=f"{name}-desc"),
        *parts,
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        viewBox=f"0 0 {size[0]} {size[1]}",
        class_=name.split("-", maxsplit=1)[0],
    )


def _day(review: MonthOfDays, day: date, x: int, y: int) -> Markup:
    written = review.days.get(day)
    has_come = day <= review.today
    parts = [
        element("title", text(day_line(review, day))),
        element(
            "rect", x=x + 1, y=y + 1, width=_CELL - 2, height=_ROW - 2, rx=3,
            class_="today" if day == review.today else "day",
        ),
        element("text", text(str(day.day)), x=x + 5, y=y + 14,
                class_="number" if has_come else "number to-come"),
    ]  # fmt: skip
    if written:
        parts.append(_sign(written.state, x + _CELL - 14, y + _ROW / 2 + 3))
    return element("g", *parts)


def _sign(state: State, x: float, y: float) -> Markup:
    top, bottom = (x, y - _SIZE), (x, y + _SIZE)
    left, right = (x - _SIZE, y), (x + _SIZE, y)
    match state:
        case State.TOGETHER:
            return _polygon("together", top, (x + _SIZE, y + 6), (x - _SIZE, y + 6))
        case State.SPACE:
            return _polygon("space", bottom, (x + _SIZE, y - 6), (x - _SIZE, y - 6))
        case State.BOTH:
            halves = _polygon("together", left, top, right), _polygon("space", left, bottom, right)
            return joined(*halves)
        case State.UNMARKED:
            return element("circle", cx=x, cy=y, r=2.5, class_="unmarked")
        case _:
            return NOTHING


def _poles(width: int) -> tuple[Markup, ...]:
    middle = _y(0)
    return (
        element("text", text("together"), x=0, y=_y(1) + 4, class_="pole"),
        element("text", text("0"), x=_LEFT - 12, y=middle + 4, class_="name end"),
        element("text", text("space"), x=0, y=_y(-1) + 4, class_="pole"),
        element("line", x1=_LEFT, y1=_y(1), x2=width, y2=_y(1), class_="edge"),
        element("line", x1=_LEFT, y1=middle, x2=width, y2=middle, class_="even"),
        element("line", x1=_LEFT, y1=_y(-1), x2=width, y2=_y(-1), class_="edge"),
    )


def _x(review: Review, place: int) -> float:
    return _LEFT + (place + 0.5) * (_WIDE - _LEFT) / len(review.month)


def _y(balance: float) -> float:
    return _HIGH / 2 - balance * _HALF


def _runs(
    points: Iterable[tuple[float, Running] | None],
) -> Iterator[list[tuple[float, Running]]]:
    """Yield the pieces of a line between the days on which it is broken."""
    run: list[tuple[float, Running]] = []
    for point in points:
        if point:
            run.append(point)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _band(run: list[tuple[float, Running]]) -> Markup:
    (x, only), *more = run
    if not more:
        return element("line", x1=x, y1=_y(only.low), x2=x, y2=_y(only.high), class_="whisker")
    above = [(x, _y(each.high)) for x, each in run]
    below = [(x, _y(each.low)) for x, each in reversed(run)]
    return _polygon("band", *above, *below)


def _line(run: list[tuple[float, Running]]) -> Markup:
    (x, only), *more = run
    if not more:
        return element("circle", cx=x, cy=_y(only.value), r=3, class_="dot")
    return element(
        "polyline", points=_points([(x, _y(each.value)) for x, each in run]), class_="line"
    )


def _whisker(balance: Balance, x: float) -> Markup:
    value, interval = balance.value, balance.interval
    if value is None or interval is None:
        return NOTHING
    return joined(
        element("line", x1=x, y1=_y(interval.low), x2=x, y2=_y(interval.high), class_="whisker"),
        element("circle", cx=x, cy=_y(value), r=4, class_="dot"),
    )


def _polygon(name: str, *points: _Point) -> Markup:
    return element("polygon", points=_points(points), class_=name)


def _points(points: Sequence[_Point]) -> str:
    return " ".join(f"{x + 0.0:.1f},{y + 0.0:.1f}" for x, y in points)


def _said(line: Sequence[Running | None]) -> str:
    """Return where a line begins and ends, in words."""
    known = [each for each in line if each]
    if not known:
        return "There is too little to go by on every day."
    first, last = known[0], known[-1]
    return (
        f"It goes from {signed(first.value)} to {signed(last.value)}, with a band of 80 % round"
        f" it; the last one is {interval_text(last.low, last.high)}."
        " The table of days has each."
    )
