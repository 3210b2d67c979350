"""The table for two shows two letters side by side, and prefers neither."""

import re
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from letters.two_people import NOVEMBER, letters
from tightrope.domain.marks import Need, State
from tightrope.domain.span_tide import tide_of_weeks
from tightrope.domain.week_counts import MarkedDay, WeekCounts, week_counts, weeks_of
from tightrope.letters.letter import Letter
from tightrope.letters.page import table_as_html
from tightrope.letters.table import Row, Side, Table
from tightrope.letters.text import table_as_text

TOGETHER, SPACE = (
    MarkedDay(date(2026, 11, 3), True, False, Need.CLOSER),
    MarkedDay(date(2026, 11, 3), False, True, None),
)


def by_day(day: MarkedDay) -> Letter:
    return Letter(span=NOVEMBER, weeks=week_counts([day], NOVEMBER), days=(day,))


@settings(max_examples=25)
@given(letters(), letters())
def test_swapping_the_two_swaps_the_table_and_nothing_else(one: Letter, other: Letter) -> None:
    table = Table((Side("Ada", one), Side("Ben", other)))
    swapped = table.swapped
    assert swapped.sides == table.sides[::-1]
    assert swapped.tides == table.tides[::-1]
    assert swapped.rows() == tuple(Row(title, both[::-1]) for title, both in table.rows())
    assert swapped.span == table.span
    ours, theirs = table.both_marked, swapped.both_marked
    assert (ours is None) == (theirs is None)
    assert [day.states[::-1] for day in ours or ()] == [day.states for day in theirs or ()]


def test_swapping_the_two_swaps_the_columns_of_the_page() -> None:
    one = replace(by_day(TOGETHER), talk=("Spring.",))
    table = Table((Side("Ada", one), Side("Ben", by_day(SPACE))))
    page, swapped = (re.sub("tide-[01]", "tide", table_as_html(each, "")) for each in
                     (table, table.swapped))  # fmt: skip
    for two in (
        r'(<div class="side">.*?</div>)(<div class="side">.*?</div>)',
        r"(<figure>.*?</figure>)(<figure>.*?</figure>)",
        r"(Ada [^,<]*), (Ben [^<]*)(?=</p>)",
    ):
        between = ", " if "Ada" in two else ""
        page = re.sub(two, rf"\2{between}\1", page)
    assert page == swapped


def test_there_is_no_joint_figure() -> None:
    words = table_as_text(Table((Side("Ada", by_day(TOGETHER)), Side("Ben", by_day(SPACE)))))
    for word in ("score", "match", "difference", "agree", "%", "more than", "less than", "joint"):
        assert word not in words


def test_days_that_both_marked_stand_with_the_mark_of_each() -> None:
    table = Table((Side("Ada", by_day(TOGETHER)), Side("Ben", by_day(SPACE))))
    [day] = table.both_marked or ()
    assert (day.date, day.states) == (TOGETHER.date, (State.TOGETHER, State.SPACE))
    assert "Tue 3 Nov 2026: Ada ▲ together, Ben ▼ space" in table_as_text(table)


def test_where_one_gave_weeks_alone_nobody_is_drawn_more_finely() -> None:
    weekly = replace(by_day(SPACE), days=None)
    table = Table((Side("Ada", by_day(TOGETHER)), Side("Ben", weekly)))
    assert table.both_marked is None
    assert [len(tide) for tide in table.tides] == [len(weeks_of(NOVEMBER))] * 2


def test_who_gave_no_figures_has_no_tide() -> None:
    words = Letter(span=NOVEMBER, talk=("Spring",))
    table = Table((Side("Ada", by_day(TOGETHER)), Side("Ben", words)))
    assert (len(table.tides[0]), table.tides[1]) == (len(weeks_of(NOVEMBER)), ())


@given(st.integers(0, 7), st.integers(0, 7))
def test_a_week_lies_where_its_own_days_put_it(together: int, space: int) -> None:
    if together + space > 7:
        return
    week = weeks_of(NOVEMBER)[1]
    [part] = tide_of_weeks([WeekCounts(together, space)], week)
    [other] = tide_of_weeks([WeekCounts(space, together)], week)
    if part.running is None or other.running is None:
        assert together + space == 0
        return
    assert part.running.value == -other.running.value
    assert part.running.low <= part.running.value <= part.running.high


def test_the_page_fetches_nothing_and_takes_no_word_for_markup() -> None:
    talk = Letter(span=NOVEMBER, talk=("<script src='http://x'>",), name="<b>")
    page = table_as_html(Table((Side("<i>", talk), Side("Ben", talk))), "")
    assert "default-src &#x27;none&#x27;" in page
    assert "<script" not in page
    assert "<i>" not in page
    assert "&lt;i&gt;" in page
