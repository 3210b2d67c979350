"""Where the days lie."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.chart.timeline import Timeline, column_at, column_of
from tightrope.chart.zoom import Zoom, offered
from tightrope.domain.balance_course import BalanceCourse
from tightrope.domain.calendar import Period
from tightrope.domain.day import Day
from tightrope.domain.marks import Need

SATURDAY = date(2026, 11, 21)
EMPTY = Timeline.of([], SATURDAY)

views = st.tuples(st.integers(1, 9000), st.integers(1, 250))


@given(views)
def test_the_columns_hold_every_day_in_view_once(view: tuple[int, int]) -> None:
    days_shown, width = view
    columns = EMPTY.columns(SATURDAY, days_shown, width)
    days = [day for column in columns for day in Period(column.first, column.last)]
    assert days == [SATURDAY - timedelta(days=back) for back in range(days_shown - 1, -1, -1)]


@given(views)
def test_the_columns_stand_side_by_side_up_to_the_right_edge(view: tuple[int, int]) -> None:
    days_shown, width = view
    columns = EMPTY.columns(SATURDAY, days_shown, width)
    ends = [column.left + column.cells for column in columns]
    assert ends == [*(column.left for column in columns[1:]), width]
    assert columns[0].left * 8 <= width


@given(views, st.integers(0, 9000))
def test_a_day_finds_its_column_and_the_column_its_day(view: tuple[int, int], back: int) -> None:
    days_shown, width = view
    columns = EMPTY.columns(SATURDAY, days_shown, width)
    day = SATURDAY - timedelta(days=back % days_shown)
    column = column_of(columns, day)
    assert column is not None
    assert column.first <= day <= column.last
    assert column_at(columns, column.left + column.cells - 1) is column


def test_outside_the_columns_there_is_none() -> None:
    columns = EMPTY.columns(SATURDAY, 28, 96)
    assert column_of(columns, SATURDAY + timedelta(days=1)) is None
    assert column_of(columns, SATURDAY - timedelta(days=28)) is None
    assert column_at(columns, 96) is None
    assert column_at(columns, columns[0].left - 1) is None


def test_four_weeks_in_96_cells_are_three_cells_a_day() -> None:
    columns = EMPTY.columns(SATURDAY, 28, 96)
    assert {column.cells for column in columns} == {3}


def test_days_are_rounded_to_cells_where_equal_ones_would_leave_too_much_free() -> None:
    columns = EMPTY.columns(SATURDAY, 84, 148)
    assert columns[0].left == 0
    assert {column.cells for column in columns} == {1, 2}


def test_nothing_lies_beyond_today() -> None:
    tomorrow = SATURDAY + timedelta(days=1)
    timeline = Timeline.of([Day(tomorrow, 1, 9, together=True)], SATURDAY)
    assert timeline.is_empty
    assert timeline.columns(tomorrow, 7, 7)[-1].last == SATURDAY
    assert timeline.window(Zoom.YEAR, tomorrow).last == SATURDAY


def test_a_bucket_shares_its_days_between_the_poles(
    written: Callable[[str], list[Day]],
) -> None:
    timeline = Timeline.of(written("T S B N . . T T"), SATURDAY)
    (column,) = timeline.columns(SATURDAY, 8, 1)
    assert (column.together, column.space) == (3.5 / 8, 1.5 / 8)


def test_a_bucket_wants_what_most_of_its_days_wanted(
    written: Callable[[str], list[Day]],
) -> None:
    timeline = Timeline.of(written("T> T= S< T> S< T< T> T= S="), SATURDAY)
    tied, clear = timeline.columns(SATURDAY, 9, 1), timeline.columns(SATURDAY, 3, 1)
    assert [column.need for column in (*tied, *clear)] == [None, Need.CONTENT]


def test_a_day_stands_where_the_running_balance_does(
    written: Callable[[str], list[Day]],
) -> None:
    days = written("T S T T . B T S")
    line = BalanceCourse.of(days, SATURDAY).line
    columns = Timeline.of(days, SATURDAY).columns(SATURDAY, 8, 8)
    assert [column.running for column in columns] == list(line)


def test_a_bucket_stands_at_the_mean_of_its_days(autumn: Timeline) -> None:
    known = [running for running in autumn.running if running]
    (column,) = autumn.columns(SATURDAY, 84, 1)
    assert column.running is not None
    assert column.running.value == pytest.approx(sum(each.value for each in known) / len(known))


def test_days_before_the_first_entry_have_not_passed(
    written: Callable[[str], list[Day]],
) -> None:
    timeline = Timeline.of(written("T . S"), SATURDAY)
    balance = timeline.balance(timeline.window(Zoom.FOUR_WEEKS, SATURDAY))
    assert (balance.voted, balance.days_passed) == (2, 3)


def test_a_window_stays_on_the_timeline(autumn: Timeline) -> None:
    long_ago = autumn.window(Zoom.FOUR_WEEKS, date(1999, 1, 1))
    assert long_ago == Period(autumn.first, autumn.first + timedelta(days=27))
    assert len(autumn.window(Zoom.YEAR, date(1999, 1, 1))) == 365


def test_all_of_a_young_journal_is_four_weeks(
    written: Callable[[str], list[Day]],
    autumn: Timeline,
) -> None:
    young = Timeline.of(written("T S"), SATURDAY)
    assert len(young.window(Zoom.ALL, SATURDAY)) == 28
    assert autumn.window(Zoom.ALL, SATURDAY) == Period(autumn.first, SATURDAY)


def test_zooming_ends_at_either_end() -> None:
    assert Zoom.FOUR_WEEKS.step(-1, 9000) is Zoom.FOUR_WEEKS
    assert Zoom.FOUR_WEEKS.step(1, 9000) is Zoom.TWELVE_WEEKS
    assert Zoom.ALL.step(1, 9000) is Zoom.ALL


@pytest.mark.parametrize(
    ("length", "titles"),
    [
        (1, ["4 weeks"]),
        (28, ["4 weeks"]),
        (41, ["4 weeks", "all"]),
        (84, ["4 weeks", "12 weeks"]),
        (400, ["4 weeks", "12 weeks", "6 months", "a year", "all"]),
        (7300, ["4 weeks", "12 weeks", "6 months", "a year", "2 years", "5 years", "all"]),
    ],
)
def test_no_zoom_is_longer_than_the_journal_but_the_shortest(
    length: int, titles: list[str]
) -> None:
    assert [zoom.title for zoom in offered(length)] == titles


def test_a_zoom_that_is_too_long_gives_way_to_all_there_is() -> None:
    assert Zoom.YEAR.fitting(41) is Zoom.ALL
    assert Zoom.YEAR.fitting(20) is Zoom.FOUR_WEEKS
    assert Zoom.YEAR.fitting(400) is Zoom.YEAR


def test_the_first_days_of_the_calendar_are_no_trouble() -> None:
    timeline = Timeline.of([Day(date.min, 1, 9, together=True)], date.min)
    assert timeline.columns(date.min, 28, 28)[0].first == date.min
    assert timeline.window(Zoom.YEAR, date.min) == Period(date.min, date.min)
