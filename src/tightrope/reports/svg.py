"""The pictures of a month's page beside its tide: its calendar, and the twelve months.

Each says in its description what it shows, and beside each the page has the same in a table.
Together and space differ by shape and place; colour only repeats it.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from tightrope.domain.balance import Balance
from tightrope.domain.calendar import weeks
from tightrope.domain.formatting import weekday_names
from tightrope.domain.marks import State
from tightrope.domain.review import Review
from tightrope.reports.html_builder import NOTHING, Markup, element, joined, text
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

_Point = tuple[float, float]


def picture(
    name: str, title: str, description: str, size: tuple[int, int], parts: Iterable[Markup]
) -> Markup:
    """Return a picture of `size` that says what it shows; its `name` is its own on the page."""
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
        element("text", text(each), x=_CELL * (index + 0.5), y=14, class_="name middle")
        for index, each in enumerate(weekday_names(week_starts))
    ]
    days = [
        _day(review, day, _CELL * column, _TOP + _ROW * row)
        for row, week in enumerate(rows)
        for column, day in enumerate(week)
        if day
    ]
    days_said = ", ".join(days_line(review.balance))
    return picture(
        name,
        f"Calendar of {heading(review)}",
        f"Days by their marks: {days_said}, others without a mark. {elsewhere}",
        (7 * _CELL, _TOP + _ROW * len(rows)),
        [*names, *days],
    )


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
    for index, (month, balance) in enumerate(rows):
        x = _LEFT + step * (index + 0.5)
        parts.append(_whisker(balance, x))
        parts.append(element("text", text(month[:3]), x=x, y=_HIGH + 16, class_="name middle"))
    summary = "; ".join(
        f"{month}: {balance_line(balance)}" for month, balance in rows if balance.voted
    )
    return picture(
        name,
        title,
        f"With 80 % intervals. {summary}.",
        (_WIDE, _HIGH + _GAP),
        [*_poles(_WIDE), *parts],
    )


def mark(state: State) -> Markup:
    """Return the sign of a state as a small picture for a line of text, hidden from readers."""
    box = f"{-_SIZE} {-_SIZE} {2 * _SIZE} {2 * _SIZE}"
    return element("svg", _sign(state, 0, 0), viewBox=box, class_="mark", aria_hidden="true")


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
        element("text", text("even"), x=0, y=middle + 4, class_="pole"),
        element("text", text("space"), x=0, y=_y(-1) + 4, class_="pole"),
        element("line", x1=_LEFT, y1=_y(1), x2=width, y2=_y(1), class_="end-of-axis"),
        element("line", x1=_LEFT, y1=middle, x2=width, y2=middle, class_="even"),
        element("line", x1=_LEFT, y1=_y(-1), x2=width, y2=_y(-1), class_="end-of-axis"),
    )


def _y(balance: float) -> float:
    return _HIGH / 2 - balance * _HALF


def _whisker(balance: Balance, x: float) -> Markup:
    value, interval = balance.value, balance.interval
    if value is None or interval is None or not balance.has_figures:
        return NOTHING
    return joined(
        element("line", x1=x, y1=_y(interval.low), x2=x, y2=_y(interval.high), class_="whisker"),
        element("circle", cx=x, cy=_y(value), r=4, class_="dot"),
    )


def _polygon(name: str, *points: _Point) -> Markup:
    return element("polygon", points=_points(points), class_=name)


def _points(points: Sequence[_Point]) -> str:
    return " ".join(f"{x + 0.0:.1f},{y + 0.0:.1f}" for x, y in points)
