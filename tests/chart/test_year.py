"""A year in shapes."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.chart.glyph_sets import GlyphSet
from tightrope.chart.timeline import Timeline
from tightrope.chart.year import GUTTER, YearSheet, draw_year, legend, years_shown
from tightrope.domain.calendar import Period, year_of
from tightrope.domain.day import Day

SATURDAY = date(2026, 11, 21)

years = st.integers(1, 9999)
weekdays = st.integers(0, 6)


@given(years, weekdays, st.integers(60, 200))
def test_every_day_of_a_year_has_a_place_of_its_own(
    year: int, week_starts: int, width: int
) -> None:
    sheet = YearSheet(year, width, 99, week_starts)
    assert sheet.is_whole
    places = {}
    for day in year_of(date(year, 6, 1)):
        place = sheet.cell_of(day)
        assert place is not None
        assert sheet.day_at(*place) == day
        assert place[0] < width
        assert place[1] == sheet.head + (day.weekday() - week_starts) % 7
        places[place] = day
    assert len(places) == len(year_of(date(year, 6, 1)))


@given(years, weekdays, st.integers(10, 54), st.integers(0, 364))
def test_where_weeks_are_left_out_the_focus_is_shown(
    year: int, week_starts: int, width: int, number: int
) -> None:
    focus = date.fromordinal(date(year, 1, 1).toordinal() + number)
    sheet = YearSheet(year, width, 99, week_starts, focus)
    if sheet.shown * 2 >= sheet.weeks:
        assert sheet.cell_of(focus) is not None
    assert not sheet.is_whole


def test_a_year_has_53_weeks_and_54_where_a_leap_year_begins_on_their_last_day() -> None:
    assert YearSheet(2026, 60, 99).weeks == 53
    assert YearSheet(2012, 60, 99).weeks == 54
    assert YearSheet(2012, 60, 99, week_starts=6).weeks == 53


@pytest.mark.parametrize(("width", "cells"), [(56, 1), (96, 1), (109, 2), (196, 2), (400, 2)])
def test_a_week_is_as_wide_as_there_is_room_for(width: int, cells: int) -> None:
    assert YearSheet(2026, width, 99).cells == cells


def test_signs_say_what_a_day_was(written: Callable[[str], list[Day]]) -> None:
    timeline = Timeline.of(written("T S B N . T"), SATURDAY)
    for glyphs, signs in ((GlyphSet.COLOUR, "▲▼◆·.▲"), (GlyphSet.ASCII, "^v&.,^")):
        rows = draw_year(timeline, YearSheet(2026, 56, 99), glyphs=glyphs).rows
        sheet = YearSheet(2026, 56, 99)
        places = [sheet.cell_of(SATURDAY - timedelta(days=back)) for back in range(5, -1, -1)]
        assert "".join(rows[place[1]][place[0]].glyph for place in places if place) == signs


def test_days_to_come_and_of_other_years_are_blank(written: Callable[[str], list[Day]]) -> None:
    timeline = Timeline.of(written("T"), SATURDAY)
    drawn = draw_year(timeline, YearSheet(2026, 56, 99)).text.splitlines()
    assert drawn[3].startswith("Mo  .")  # 2026 begins on a Thursday
    assert drawn[6].startswith("Th .")
    signs = "".join(row[GUTTER:] for row in drawn[3:]).replace(" ", "")
    assert signs.count(".") + signs.count("▲") == len(signs)
    assert len(signs) == len(Period(date(2026, 1, 1), SATURDAY))


def test_the_year_and_its_months_stand_above_their_weeks(
    written: Callable[[str], list[Day]],
) -> None:
    timeline = Timeline.of(written("T"), SATURDAY)
    sheet = YearSheet(2026, 56, 99)
    year, names, *_ = draw_year(timeline, sheet).text.splitlines()
    assert year == "2026  too early to say"
    assert names.split() == [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]  # fmt: skip
    place = sheet.cell_of(date(2026, 6, 1))
    assert place is not None
    assert names.index("Jun") == place[0]


def test_how_a_month_leaned_stands_beside_its_name_or_below_it(
    written: Callable[[str], list[Day]],
) -> None:
    timeline = Timeline.of(written(f"{'S ' * 30} {'. ' * 40} {'T ' * 12}"), SATURDAY)
    wide, narrow = (
        draw_year(timeline, YearSheet(2026, width, 99)).text.splitlines() for width in (120, 60)
    )
    assert "Sep ▼" in wide[1]
    assert "Nov ▲" in wide[1]
    assert "Oct   " in wide[1]
    assert narrow[2][narrow[1].index("Sep")] == "▼"
    assert narrow[2][narrow[1].index("Nov")] == "▲"


@pytest.mark.parametrize(("height", "head"), [(7, 1), (8, 1), (9, 2), (10, 3), (99, 3)])
def test_where_there_are_few_rows_the_days_have_them(height: int, head: int) -> None:
    assert YearSheet(2026, 56, height).head == head
    assert YearSheet(2026, 120, height).head == min(head, 2)


def test_weeks_that_are_left_out_are_pointed_to(written: Callable[[str], list[Day]]) -> None:
    timeline = Timeline.of(written("T"), SATURDAY)
    spring, autumn = (
        draw_year(timeline, YearSheet(2026, 36, 99, 0, date(2026, month, 1))).text.splitlines()[1]
        for month in (3, 11)
    )
    assert spring.split()[0] == "Jan"
    assert spring.endswith(">")
    assert len(spring) == 36
    assert autumn.startswith("<")
    assert "Dec" in autumn


@given(years, weekdays, st.integers(1, 250), st.sampled_from(GlyphSet))
def test_a_year_fills_its_room_to_the_cell(
    year: int, week_starts: int, width: int, glyphs: GlyphSet
) -> None:
    timeline = Timeline.of([], SATURDAY)
    sheet = YearSheet(year, width, 99, week_starts)
    drawn = draw_year(timeline, sheet, glyphs=glyphs)
    assert [len(row) for row in drawn.rows] == [width] * sheet.rows
    assert glyphs is not GlyphSet.ASCII or drawn.text.isascii()


def test_earlier_years_are_shown_where_there_is_room(written: Callable[[str], list[Day]]) -> None:
    timeline = Timeline.of(written(f"T {'. ' * 700}"), SATURDAY)
    assert list(years_shown(timeline, 2026, 19, 10)) == [2026]
    assert list(years_shown(timeline, 2026, 20, 10)) == [2025, 2026]
    assert list(years_shown(timeline, 2026, 99, 10)) == [2024, 2025, 2026]
    assert list(years_shown(timeline, 2024, 99, 10)) == [2024]
    assert list(years_shown(timeline, 2026, 1, 10)) == [2026]


@pytest.mark.parametrize("ascii_only", [False, True])
def test_the_legend_of_shapes_fits(ascii_only: bool) -> None:
    assert len(legend(ascii_only=ascii_only, room=38)) <= 38
    assert "unmarked" in legend(ascii_only=ascii_only, room=38)
    assert not ascii_only or legend(ascii_only=True, room=99).isascii()
