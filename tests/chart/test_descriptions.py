"""The chart in words."""

from collections.abc import Callable
from datetime import date, timedelta

from tightrope.chart.descriptions import describe, heading, read_out, read_out_period, short_heading
from tightrope.chart.timeline import Timeline
from tightrope.chart.zoom import Zoom
from tightrope.domain.calendar import Period
from tightrope.domain.day import Day
from tightrope.domain.formatting import signed

SATURDAY = date(2026, 11, 21)


def test_a_day_is_read_out_with_its_balance(autumn: Timeline) -> None:
    assert read_out(autumn, SATURDAY) == (
        "Sat 21 Nov 2026 · together · content · balance +0.31 (+0.004 to +0.61)"
    )


def test_in_little_room_signs_stand_for_words(autumn: Timeline) -> None:
    assert read_out(autumn, SATURDAY, 60) == "21 Nov 2026 · together = · +0.31 (+0.004 to +0.61)"


def test_a_day_without_an_entry_still_has_a_balance(autumn: Timeline) -> None:
    assert read_out(autumn, date(2026, 10, 1)) == (
        "Thu 1 Oct 2026 · no entry · balance -0.08 (-0.49 to +0.32)"
    )


def test_without_enough_days_it_is_too_early_to_say(
    written: Callable[[str], list[Day]],
) -> None:
    timeline = Timeline.of(written("N"), SATURDAY)
    assert read_out(timeline, SATURDAY) == "Sat 21 Nov 2026 · unmarked · balance too early to say"
    assert heading(timeline, Period(SATURDAY, SATURDAY)) == "nothing marked · 0 of 1 day"


def test_a_period_is_headed_by_how_it_leaned_and_how_sure_that_is(
    written: Callable[[str], list[Day]],
) -> None:
    timeline = Timeline.of(written("T T T T S T . B . ."), SATURDAY)
    period = timeline.window(Zoom.FOUR_WEEKS, SATURDAY)
    assert heading(timeline, period) == "leaning together  +0.57 (+0.09 to +0.84) · 7 of 10 days"
    assert heading(timeline, period, room=40) == "leaning together · 7 of 10 days"
    assert short_heading(timeline, period, room=40) == "leaning together · 7 of 10 days"
    assert short_heading(timeline, period, room=20) == "7 of 10 days"


def test_a_bucket_is_read_out_as_a_period(autumn: Timeline) -> None:
    period = Period(date(2026, 10, 26), date(2026, 11, 1))
    assert read_out_period(autumn, period) == (
        "26 Oct to 1 Nov 2026 · leaning together  +0.80 (+0.24 to +0.96) · 5 of 7 days"
    )
    assert read_out_period(autumn, period, 60) == (
        "26 Oct to 1 Nov 2026 · leaning together · 5 of 7 days"
    )


def test_twelve_weeks_are_told_by_weeks(autumn: Timeline) -> None:
    lines = list(describe(autumn, autumn.window(Zoom.TWELVE_WEEKS, SATURDAY)))
    assert lines[:5] == [
        "30 Aug 2026: too early to say, 1 of 1 day",
        "31 Aug to 6 Sep: leaned together, 6 of 7 days, 2 of them both",
        "7 to 13 Sep: too early to say, 5 of 7 days, 1 of them both",
        "14 to 20 Sep: too early to say, 4 of 7 days, 1 of them both",
        "21 to 27 Sep: leaned space, 4 of 7 days, 1 of them both",
    ]
    assert lines[5] == "28 Sep to 4 Oct: nothing marked"
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
    assert lines[0] == "10 to 31 Dec 2015: leaned together, 22 of 22 days"
    assert lines[1] == "2016: leaned together, 366 of 366 days"
    assert lines[-1] == "1 Jan to 21 Nov 2026: leaned together, 325 of 325 days"


def test_an_empty_journal_has_nothing_to_tell() -> None:
    timeline = Timeline.of([], SATURDAY)
    assert not list(describe(timeline, timeline.window(Zoom.ALL, SATURDAY)))


def test_balances_carry_their_sign_unless_they_are_none() -> None:
    assert [signed(each) for each in (0.214, -0.5, 0.001, -0.001)] == [
        "+0.21", "-0.50", "0.00", "0.00",
    ]  # fmt: skip
