from dataclasses import asdict
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.journals import journals, period_of, spelled
from tightrope.domain.balance import balance_of
from tightrope.domain.balance_course import BalanceCourse
from tightrope.domain.calendar import Period
from tightrope.domain.day import Day
from tightrope.domain.marks import Need, State
from tightrope.domain.patterns import weekday_pattern
from tightrope.domain.stats import Granularity, StatsDayRow, StatsWeekdayRow, stats_rows

TODAY = date(2026, 11, 22)
SEPTEMBER = Day(date(2026, 9, 5), entries=1, words=7, together=True)
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))


def test_a_row_carries_the_figures_under_the_names_scripts_rely_on() -> None:
    (row,) = stats_rows(spelled("TTSBN.."), Granularity.MONTH, today=TODAY)
    month = balance_of(spelled("TTSBN"), 22)
    assert asdict(row) == {
        "period": "2026-11",
        "days": 22,
        "days_passed": 22,
        "voted": 4,
        "together_days": 2,
        "space_days": 1,
        "both_days": 1,
        "entries": 5,
        "words": 50,
        "balance": 0.25,
        "low": month.low,
        "high": month.high,
        "mix": 0.25,
    }


def test_a_month_without_entries_stands_between_the_ones_that_have_some() -> None:
    found = stats_rows([*spelled("TS"), SEPTEMBER], Granularity.MONTH, today=TODAY)
    assert [(row.period, row.days, row.balance) for row in found] == [
        ("2026-09", 30, 1.0),
        ("2026-10", 31, None),
        ("2026-11", 22, 0.0),
    ]


def test_weeks_are_iso_weeks_or_named_by_their_first_day() -> None:
    days = spelled("TTSBN")  # from a Sunday on
    assert [row.period for row in stats_rows(days, Granularity.WEEK, today=TODAY)] == [
        "2026-W44",
        "2026-W45",
    ]
    (sunday_week,) = stats_rows(days, Granularity.WEEK, today=TODAY, week_starts=6)
    assert (sunday_week.period, sunday_week.days) == ("2026-11-01", 7)


def test_the_first_days_of_january_may_belong_to_the_last_week_of_the_year_before() -> None:
    days = spelled("T", first=date(2027, 1, 3))
    (row,) = stats_rows(days, Granularity.WEEK, today=date(2027, 2, 1))
    assert row.period == "2026-W53"


def test_years_are_named_by_their_four_digits() -> None:
    found = stats_rows([Day(date(999, 5, 5), entries=1)], Granularity.YEAR, today=TODAY)
    assert [(row.period, row.days, row.voted) for row in found] == [("0999", 365, 0)]


def test_by_weekday_there_are_seven_rows_in_the_order_of_the_week() -> None:
    found = stats_rows(spelled("TTSBN"), Granularity.WEEKDAY, today=TODAY, week_starts=6)
    assert [row.period for row in found] == [
        "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    ]  # fmt: skip
    assert [row.days for row in found] == [4, 3, 3, 3, 3, 3, 3]
    assert [row.balance for row in found] == [1, 1, -1, 0, None, None, None]


def test_a_day_carries_its_running_balance_its_need_and_its_state() -> None:
    days = [*spelled("TS"), Day(date(2026, 11, 5), entries=1, need=Need.ROOM)]
    found = stats_rows(days, Granularity.DAY, today=TODAY)
    assert all(isinstance(row, StatsDayRow) for row in found)
    as_dicts = [asdict(row) for row in found]
    assert [row["period"] for row in as_dicts] == [f"2026-11-0{day}" for day in range(1, 6)]
    assert [row["state"] for row in as_dicts] == [
        State.TOGETHER, State.SPACE, State.UNWRITTEN, State.UNWRITTEN, State.UNMARKED,
    ]  # fmt: skip
    assert [row["need"] for row in as_dicts] == [None, None, None, None, Need.ROOM]
    line = BalanceCourse.of(days, TODAY).within(Period(date(2026, 11, 1), date(2026, 11, 5)))
    assert [(row["running"], row["running_low"], row["running_high"]) for row in as_dicts] == [
        running[:3] if running else (None, None, None) for running in line
    ]


def test_an_asked_period_is_answered_whole_and_no_further() -> None:
    week = Period(date(2026, 10, 31), date(2026, 11, 6))
    found = stats_rows(spelled("TTSBN...T"), Granularity.DAY, week, today=TODAY)
    assert [row.period[-2:] for row in found] == ["31", "01", "02", "03", "04", "05", "06"]
    (month,) = stats_rows(spelled("TTSBN...T"), Granularity.YEAR, week, today=TODAY)
    assert (month.days, month.voted) == (7, 4)


def test_days_before_an_asked_period_move_its_line_and_nothing_else() -> None:
    (row,) = stats_rows(
        spelled("TTTTTS"),
        Granularity.DAY,
        Period(date(2026, 11, 6), date(2026, 11, 6)),
        today=TODAY,
    )
    assert isinstance(row, StatsDayRow)
    assert (row.balance, row.entries) == (-1, 1)
    assert row.running is not None
    assert row.running > 0


@pytest.mark.parametrize("unit", Granularity)
def test_a_day_that_was_written_ahead_counts_nowhere_until_it_comes(unit: Granularity) -> None:
    days = spelled("TTSBN") + spelled("S", first=date(2026, 11, 24))
    days += spelled("TN", first=date(2027, 2, 3))
    assert stats_rows(days, unit, today=TODAY) == stats_rows(days[:5], unit, today=TODAY)
    year = Period(date(2026, 10, 1), date(2027, 9, 30))
    assert stats_rows(days, unit, year, today=TODAY) == stats_rows(
        days[:5], unit, year, today=TODAY
    )
    assert sum(row.voted for row in stats_rows(days, unit, today=date(2026, 11, 24))) == 5


def test_days_are_those_of_the_calendar_and_days_passed_those_since_the_first_entry() -> None:
    october = Period(date(2026, 10, 1), date(2026, 12, 31))
    found = stats_rows(spelled("TTSBN"), Granularity.MONTH, october, today=TODAY)
    assert [(row.period, row.days, row.days_passed) for row in found] == [
        ("2026-10", 31, 0),
        ("2026-11", 22, 22),
    ]
    before = [Day(date(2026, 10, 20), entries=1), *spelled("TTSBN")]
    (row, _) = stats_rows(before, Granularity.MONTH, october, today=TODAY)
    assert (row.days, row.days_passed) == (31, 12)


def test_days_before_an_asked_period_say_how_its_days_come_in_runs() -> None:
    days = spelled("T" * 12 + "S" * 6)
    last = Period(date(2026, 11, 13), date(2026, 11, 18))
    (row,) = stats_rows(days, Granularity.MONTH, last, today=TODAY)
    alone = balance_of(spelled("S" * 6), 6)
    assert row.high is not None
    assert alone.high is not None
    assert row.high > alone.high


def test_a_row_of_a_weekday_lies_beside_the_other_days() -> None:
    days = spelled("TSSSSSS" * 12)
    found = stats_rows(days, Granularity.WEEKDAY, period_of(days), today=date(2027, 2, 1))
    pattern = weekday_pattern(period_of(days), days)
    for row, each in zip(found, pattern, strict=True):
        assert isinstance(row, StatsWeekdayRow)
        assert each.difference is not None
        assert row.difference == each.difference.value
        assert (row.difference_low, row.difference_high) == (
            each.difference.low,
            each.difference.high,
        )
        assert (row.low, row.high) == (each.balance.low, each.balance.high)
        assert row.sentence == each.sentence
    (sunday,) = [row for row in found if row.period == "sunday"]
    assert asdict(sunday)["sentence"] == "Sundays are more together than your other days"


@pytest.mark.parametrize("unit", [unit for unit in Granularity if unit is not Granularity.WEEKDAY])
def test_without_entries_or_in_the_future_there_are_no_rows(unit: Granularity) -> None:
    to_come = Period(date(2027, 1, 1), date(2027, 1, 31))
    assert stats_rows([], unit, today=TODAY) == []
    assert stats_rows(spelled("TT"), unit, to_come, today=TODAY) == []


def test_without_entries_the_weekdays_are_empty() -> None:
    found = stats_rows([], Granularity.WEEKDAY, today=TODAY)
    assert [(row.days, row.balance) for row in found] == [(0, None)] * 7
    assert {asdict(row)["difference"] for row in found} == {None}


@pytest.mark.parametrize("unit", [Granularity.WEEK, Granularity.MONTH, Granularity.YEAR])
def test_the_first_and_the_last_days_of_all_have_their_rows(unit: Granularity) -> None:
    first = stats_rows(spelled("T", first=date.min), unit, today=date.max, week_starts=6)
    last = stats_rows(spelled("T", first=date.max), unit, today=date.max)
    assert (len(first), first[0].voted) == (1, 1)
    assert (len(last), last[0].voted) == (1, 1)


@given(journals, st.sampled_from(Granularity), st.integers(0, 6))
def test_every_day_is_counted_in_exactly_one_row(
    days: list[Day],
    unit: Granularity,
    week_starts: int,
) -> None:
    whole = balance_of(days, len(days))
    found = stats_rows(days, unit, period_of(days), today=date.max, week_starts=week_starts)
    for name in ("voted", "together_days", "space_days", "both_days", "entries", "words"):
        assert sum(getattr(row, name) for row in found) == getattr(whole, name)
    assert sum(row.days for row in found) == len(days)
