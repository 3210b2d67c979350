"""The chart in words: the read-out of a day, the heading of a period, and a twin in plain text."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from tightrope.chart.glyph_sets import GlyphSet
from tightrope.chart.ticks import MONTHS
from tightrope.chart.timeline import Column, Timeline
from tightrope.chart.viewport import Viewport
from tightrope.domain.balance import days_marked, interval_text, signed, voted_text
from tightrope.domain.calendar import Period
from tightrope.domain.formatting import day_range_text, short_day_text, span_text
from tightrope.domain.formatting import day_text as day_in_words
from tightrope.domain.marks import need_sign, need_words
from tightrope.domain.running import Running
from tightrope.reports.phrases import balance_line, figures

AMPLE = 1000
"""Room for any words."""

_LONGEST_BY_WEEK = 91
_LONGEST_BY_MONTH = 5 * 366
_DAYS_A_WEEK = 7

_RESTS = "the line rests"


def legend(glyphs: GlyphSet, *, room: int, is_by_day: bool = False) -> str:
    """Return what the signs of the picture are, in less `room` shorter, and in still less nothing.

    The order is that of importance: days, the line, its shade. Where a tick is a day, and not a
    share of several, it is told that half of one is both.
    """
    day, balance, shade = glyphs.legend
    ticks = f"{day} day (half: both)" if is_by_day else f"{day} share of days"
    ways = (
        f"{ticks}  {balance} balance  {shade} how sure",
        f"{day} day  {balance} balance  {shade} how sure",
        f"{day} day {balance} balance {shade} sure",
        f"{day}day {balance}balance {shade}sure",
    )
    return next((each for each in ways if len(each) <= room), "")


def read_out(timeline: Timeline, day: date, room: int = AMPLE) -> str:
    """Return what a day was, what was wanted, and where the line lies, with the 80 % interval.

    In less `room` than that takes, signs stand for words, and in still less there is no line. Its
    figure is always named: it is not the balance of the days that stand beside it.
    """
    written, running = timeline.days.get(day), timeline.running_on(day)
    state = "no entry" if written is None else written.state.value
    need = written.need if written else None
    wanted = f" · {need_words(need)}" if need else ""
    whole = f"{day_in_words(day)} · {state}{wanted}"
    wanted = f" {need_sign(need)}" if need else ""
    short = f"{short_day_text(day)} {day.year:04} · {state}{wanted}"
    if running is None:
        ways = [f"{whole} · {_RESTS}", f"{short} · {_RESTS}"]
    else:
        figures_of_line = _figures(running)
        ways = [
            f"{whole} · line at {figures_of_line}",
            f"{short} · line {figures_of_line}",
            f"{short} · line {signed(running.value)}",
        ]
    return next((way for way in ways if len(way) <= room), short)


def read_out_column(view: Viewport, day: date, room: int = AMPLE) -> str:
    """Return what stands in the column of a day: the day itself, or the bucket it is in."""
    column = view.column(day)
    if column and column.first < column.last:
        return _read_out_bucket(view.timeline, column, room)
    return read_out(view.timeline, day, room)


def _read_out_bucket(timeline: Timeline, column: Column, room: int) -> str:
    """Return how many days of a bucket are marked, and the mean of the line on them, as drawn.

    In less `room` without its interval, and in still less without the line.
    """
    period = Period(column.first, column.last)
    balance, running = timeline.balance(period), column.running
    days_alone = day_range_text(period)
    days = span_text(period)
    marked, short = days_marked(balance), f"{voted_text(balance) or 0} marked"
    if running is None:
        lines = [f"{days} · {marked} · {_RESTS}"]
    else:
        value = signed(running.value)
        lines = [
            f"{days} · {marked} · line at {_figures(running)}",
            f"{days} · {marked} · line {_figures(running)}",
            f"{days} · {marked} · line {value}",
            f"{days} · {short} · line {value}",
        ]
    lines += [f"{days} · {marked}", f"{days_alone} · {marked}"]
    return next((line for line in lines if len(line) <= room), f"{days_alone} · {short}")


def short_heading(timeline: Timeline, period: Period, room: int) -> str:
    """Return the heading of a period, in very little room only how many of the days voted."""
    text = heading(timeline, period, room)
    return text if len(text) <= room else days_marked(timeline.balance(period))


def heading(timeline: Timeline, period: Period, room: int = AMPLE) -> str:
    """Return how a period leaned, the days it is from, and its balance with the 80 % interval.

    In less `room` than that takes, the figures are left out, and then all but the word.
    """
    balance = timeline.balance(period)
    whole, days = balance_line(balance), days_marked(balance)
    word = f"{balance.leaning} · {days}" if balance.has_figures else days
    ways = (whole, whole.removesuffix(f" · {figures(balance)}"), word)
    return next((text for text in ways if len(text) <= room), word)


def describe(timeline: Timeline, period: Period, week_starts: int = 0) -> Iterator[str]:
    """Yield the chart's twin in plain words: a line a week, a month or a year, by its length.

    Only the days that the timeline covers are told. `week_starts` is 0 for Monday to 6.
    """
    if timeline.is_empty:
        return
    first, last = max(period.first, timeline.first), min(period.last, timeline.today)
    year = 0
    for part in _parts(first, last, len(period), week_starts):
        name, named_year = _name(part, len(period)), part.last.year
        if year != named_year and name != f"{named_year:04}":
            name = f"{name} {named_year:04}"
        year = named_year
        yield f"{name}: {balance_line(timeline.balance(part), with_both=True)}"


def _parts(first: date, last: date, length: int, week_starts: int) -> Iterator[Period]:
    """Yield the weeks, months or years between two days, the outer ones cut off at them."""
    while first <= last:
        if length <= _LONGEST_BY_WEEK:
            end = first + timedelta(days=(week_starts - 1 - first.weekday()) % _DAYS_A_WEEK)
        elif length <= _LONGEST_BY_MONTH:
            end = first.replace(day=monthrange(first.year, first.month)[1])
        else:
            end = first.replace(month=12, day=31)
        yield Period(first, min(end, last))
        if end >= last:
            return
        first = end + timedelta(days=1)


def _name(part: Period, length: int) -> str:
    whole_month = len(part) == monthrange(part.first.year, part.first.month)[1]
    if length <= _LONGEST_BY_WEEK or (length <= _LONGEST_BY_MONTH and not whole_month):
        return day_range_text(part)
    if length <= _LONGEST_BY_MONTH:
        return MONTHS[part.first.month - 1]
    whole_year = (part.first.month, part.first.day, part.last.month, part.last.day) == (
        1,
        1,
        12,
        31,
    )
    return f"{part.first.year:04}" if whole_year else day_range_text(part)


def _figures(running: Running) -> str:
    return f"{signed(running.value)} ({interval_text(running.low, running.high)})"
