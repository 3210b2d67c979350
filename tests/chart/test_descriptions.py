"""The chart in words."""

from collections.abc import Callable
from datetime import date, timedelta

from tightrope.chart.descriptions import (
    describe,
    heading,
    legend,
    read_out,
    read_out_column,
    short_heading,
)
from tightrope.chart.glyph_sets import GlyphSet
from tightrope.chart.timeline import Timeline
from tightrope.chart.viewport import Viewport
from tightrope.chart.zoom import Zoom
from tightrope.domain.balance import signed
from tightrope.domain.calendar import Period
from tightrope.domain.day import Day

SATURDAY = date(2026, 11, 21)


def test_a_day_is_read_out_with_its_balance(autumn: Timeline) -> None:
    assert read_out(autumn, SATURDAY) == (
        "Sat 21 Nov 2026 · together · it was right · line at +0.27 (-0.02 to +0.55)"
    )


def test_in_little_room_signs_stand_for_words(autumn: Timeline) -> None:
    assert (
        read_out(autumn, SATURDAY, 60) == "21 Nov 2026 · together = · line +0.27 (-0.02 to +0.55)"
    )
    assert read_out(autumn, SATURDAY, 50) == "21 Nov 2026 · together = · line +0.27"


def test_a_day_without_an_entry_still_has_a_balance(autumn: Timeline) -> None:
    assert read_out(autumn, date(2026, 10, 1)) == (
        "Thu 1 Oct 2026 · no entry · line at -0.07 (-0.43 to +0.30)"
    )


def test_where_there_is_no_line_it_rests(
    written: Callable[[str], list[Day]],
) -> None:
    timeline = Timeline.of(written("N"), SATURDAY)
    assert read_out(timeline, SATURDAY) == "Sat 21 Nov 2026 · unmarked · the line rests"
    assert heading(timeline, Period(SATURDAY, SATURDAY)) == "nothing marked · 0 of 1 day marked"


def test_a_period_is_headed_by_how_it_leaned_and_how_sure_that_is(
    written: Callable[[str], list[Day]],
) -> None:
    timeline = Timeline.of(written("T T T T S T . B . ."), SATURDAY)
    period = timeline.window(Zoom.FOUR_WEEKS, SATURDAY)
    days = "7 of 10 days marked"
    word = "leaning together, whatever the other days were"
    assert heading(timeline, period) == f"{word} · {days} · +0.57 (+0.02 to +0.70)"
    assert heading(timeline, period, room=45) == f"leaning together · {days}"
    assert short_heading(timeline, period, room=45) == f"leaning together · {days}"
    assert short_heading(timeline, period, room=20) == days


def test_what_no_other_day_could_have_turned_is_said_where_there_is_room(
    written: Callable[[str], list[Day]],
) -> None:
    timeline = Timeline.of(written("T T T T T T S . N"), SATURDAY)
    period = timeline.window(Zoom.FOUR_WEEKS, SATURDAY)
    days = "7 of 9 days marked"
    whole = f"leaning together, whatever the other days were · {days}"
    assert heading(timeline, period, room=75) == whole
    assert heading(timeline, period).startswith(f"{whole} · +0.71 (")
    assert heading(timeline, period, room=60) == f"leaning together · {days}"


def test_until_four_days_are_marked_there_is_no_figure(
    written: Callable[[str], list[Day]],
) -> None:
    timeline = Timeline.of(written("T T T N"), SATURDAY)
    period = timeline.window(Zoom.FOUR_WEEKS, SATURDAY)
    said = "3 marked days; the line says something from about ten"
    assert heading(timeline, period) == said
    assert short_heading(timeline, period, room=30) == "3 of 4 days marked"


def test_a_column_of_several_days_is_read_out_with_the_line_that_is_drawn_in_it(
    autumn: Timeline,
) -> None:
    view = Viewport(autumn, Zoom.TWELVE_WEEKS, None, 12)
    column = view.column(date(2026, 10, 28))
    assert column
    assert column.running
    told = "25 to 31 Oct 2026 · 5 of 7 days marked"
    value = signed(column.running.value)
    whole = read_out_column(view, date(2026, 10, 28))
    assert whole.startswith(f"{told} · line at {value} (")
    assert read_out_column(view, date(2026, 10, 28), 69).startswith(f"{told} · line {value} (")
    assert read_out_column(view, date(2026, 10, 28), 53) == f"{told} · line {value}"
    assert read_out_column(view, date(2026, 10, 28), 38) == told


def test_the_legend_tells_half_ticks_where_a_tick_is_a_day() -> None:
    told = legend(GlyphSet.COLOUR, room=80, is_by_day=True)
    assert told == "▀ day (half: both)  ▄ balance  ░ how sure"
    assert legend(GlyphSet.COLOUR, room=80) == "▀ share of days  ▄ balance  ░ how sure"
    assert legend(GlyphSet.COLOUR, room=30) == "▀ day  ▄ balance  ░ how sure"


def test_twelve_weeks_are_told_by_weeks(autumn: Timeline) -> None:
    lines = list(describe(autumn, autumn.window(Zoom.TWELVE_WEEKS, SATURDAY)))
    assert lines[:5] == [
        "30 Aug 2026: 1 marked day; the line says something from about ten",
        (
            "31 Aug to 6 Sep: leaning together, whatever the other days were"
            " · 6 of 7 days marked, 2 both · +0.67 (+0.08 to +0.72)"
        ),
        "7 to 13 Sep: too early to say · 5 of 7 days marked, 1 both · +0.40 (-0.17 to +0.62)",
        "14 to 20 Sep: too early to say · 4 of 7 days marked, 1 both · -0.25 (-0.55 to +0.30)",
        "21 to 27 Sep: too early to say · 4 of 7 days marked, 1 both · -0.75 (-0.79 to +0.04)",
    ]
    assert lines[5] == "28 Sep to 4 Oct: nothing marked · 0 of 7 days marked"
    assert len(lines) == 13


def test_weeks_begin_where_they_are_said_to(autumn: Timeline) -> None:
    lines = list(describe(autumn, autumn.window(Zoom.TWELVE_WEEKS, SATURDAY), week_starts=6))
    assert lines[0].startswith("30 Aug to 5 Sep 2026: ")
    assert len(lines) == 12


def test_a_year_is_told_by_months(autumn: Timeline) -> None:
    lines = list(describe(autumn, autumn.window(Zoom.YEAR, SATURDAY)))
    assert [line.split(":")[0] for line in lines] == [
        "30 to 31 Aug 2026", "Sep", "Oct", "1 to 21 Nov",
    ]  # fmt: skip


def test_decades_are_told_by_years() -> None:
    days = [Day(SATURDAY - timedelta(days=back), 1, 9, together=True) for back in range(4000)]
    timeline = Timeline.of(days, SATURDAY)
    lines = list(describe(timeline, timeline.window(Zoom.ALL, SATURDAY)))
    word = "leaning together, whatever the other days were"
    assert lines[0] == f"10 to 31 Dec 2015: {word} · 22 of 22 days marked · +1.00 (+0.71 to +1.00)"
    assert lines[1] == f"2016: {word} · 366 of 366 days marked · +1.00 (+0.98 to +1.00)"
    assert lines[-1].startswith(f"1 Jan to 21 Nov 2026: {word} · 325 of 325 days marked · ")


def test_an_empty_journal_has_nothing_to_tell() -> None:
    timeline = Timeline.of([], SATURDAY)
    assert not list(describe(timeline, timeline.window(Zoom.ALL, SATURDAY)))


def test_balances_carry_their_sign_unless_they_are_none() -> None:
    assert [signed(each) for each in (0.214, -0.5, 0.001, -0.001)] == [
        "+0.21", "-0.50", "0.00", "0.00",
    ]  # fmt: skip
