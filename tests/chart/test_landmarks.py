"""Turns and the comfort band: in words, and in the picture."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.chart.cells import Picture, Role
from tightrope.chart.comfort_band import edge_rows
from tightrope.chart.draw import draw
from tightrope.chart.glyph_sets import GlyphSet
from tightrope.chart.landmarks import (
    Landmarks,
    comfort_in_words,
    legend,
    line_of,
    turns_in_words,
)
from tightrope.chart.timeline import Timeline
from tightrope.domain.calendar import Period
from tightrope.domain.comfort import Comfort
from tightrope.domain.day import Day
from tightrope.domain.wilson import Interval

SATURDAY = date(2026, 11, 21)
TURNED = (date(2026, 9, 3), date(2026, 10, 17))


def picture(timeline: Timeline, width: int, height: int, ink: GlyphSet, days: int = 84) -> Picture:
    landmarks = Landmarks.of(timeline)
    columns = timeline.columns(SATURDAY, days, width)
    return draw(
        columns,
        height,
        width,
        ink=ink,
        turns=landmarks.turns,
        comfort=landmarks.comfort.band,
    )


def test_the_first_stretch_begins_at_no_turn(autumn: Timeline) -> None:
    landmarks = Landmarks.of(autumn)
    assert [each.first for each in landmarks.stretches] == [date(2026, 8, 30), *TURNED]
    assert landmarks.turns == TURNED


def test_a_larger_threshold_leaves_fewer_turns(autumn: Timeline) -> None:
    assert Landmarks.of(autumn, 0.5).turns == (date(2026, 10, 17),)
    assert Landmarks.of(autumn, 2).turns == ()


def test_stretches_are_listed_with_day_direction_and_change(autumn: Timeline) -> None:
    assert [line_of(each) for each in Landmarks.of(autumn).stretches] == [
        "30 Aug 2026 toward together +0.31 until 3 Sep 2026",
        "3 Sep 2026  toward space    -1.12 until 17 Oct 2026",
        "17 Oct 2026 toward together +0.74 so far",
    ]


def test_the_turns_of_a_period_are_told(autumn: Timeline) -> None:
    landmarks = Landmarks.of(autumn)
    assert list(turns_in_words(landmarks, Period(autumn.first, SATURDAY))) == [
        "Turned toward space on 3 Sep 2026: -1.12 until 17 Oct 2026.",
        "Turned toward together on 17 Oct 2026: +0.74 so far.",
    ]
    assert not list(turns_in_words(landmarks, Period(SATURDAY, SATURDAY)))


def test_of_very_many_turns_the_newest_are_told_and_the_others_counted() -> None:
    days = [
        Day(SATURDAY - timedelta(days=back), 1, 9, back // 40 % 2 == 0, back // 40 % 2 == 1)
        for back in range(2000)
    ]
    timeline = Timeline.of(days, SATURDAY)
    told = list(turns_in_words(Landmarks.of(timeline), Period(timeline.first, SATURDAY)))
    assert told[0] == "25 turns before these."
    assert len(told) == 1 + 24


def test_the_next_turn_is_found_either_way(autumn: Timeline) -> None:
    landmarks = Landmarks.of(autumn)
    assert landmarks.turn_beside(SATURDAY, -1) == TURNED[1]
    assert landmarks.turn_beside(TURNED[1], -1) == TURNED[0]
    assert landmarks.turn_beside(TURNED[0], -1) is None
    assert landmarks.turn_beside(autumn.first, 1) == TURNED[0]
    assert landmarks.turn_beside(SATURDAY, 1) is None


def test_the_comfort_band_is_told_with_its_days_or_how_far_it_is(
    autumn: Timeline, written: Callable[[str], list[Day]]
) -> None:
    earned = Landmarks.of(autumn).comfort
    few = Landmarks.of(Timeline.of(written("T= S= B="), SATURDAY)).comfort
    assert comfort_in_words(earned, room=60) == "comfort band -0.02 to +0.64, from 17 content days"
    assert comfort_in_words(earned, room=40) == "comfort -0.02 to +0.64"
    assert comfort_in_words(few, room=60) == "comfort band: 3 of 10 days so far"


@pytest.mark.parametrize("ink", [GlyphSet.COLOUR, GlyphSet.ASCII])
def test_the_legend_takes_the_room_there_is(autumn: Timeline, ink: GlyphSet) -> None:
    landmarks = Landmarks.of(autumn)
    assert legend(landmarks, ink, room=38).endswith("comfort -0.02 to +0.64")
    assert legend(landmarks, ink, room=98).startswith(f"{ink.turn} turn   {ink.comfort * 2} ")
    assert all(len(legend(landmarks, ink, room=room)) <= room for room in range(26, 99))
    few = legend(Landmarks(comfort=Comfort(1, None)), ink, room=38)
    assert few == "comfort band: 1 of 10 days so far"


def test_the_legend_is_silent_on_a_band_that_nobody_wants() -> None:
    assert legend(Landmarks(), GlyphSet.COLOUR, room=98) == f"{GlyphSet.COLOUR.turn} turn"


@pytest.mark.parametrize("ink", GlyphSet)
def test_a_turn_stands_on_the_line_and_in_a_row_of_dates(autumn: Timeline, ink: GlyphSet) -> None:
    drawn = picture(autumn, 84, 15, ink)
    dates, *plot, _ = drawn.rows
    assert "".join(cell.glyph for cell in dates).split() == [
        ink.turn, "3", "Sep", ink.turn, "17", "Oct",
    ]  # fmt: skip
    columns = autumn.columns(SATURDAY, 84, 84)
    places = [column.left for column in columns if column.first in TURNED]
    assert [at for at, cell in enumerate(dates) if cell.front is Role.TURN] == places
    for at in places:
        marks = [row[at] for row in plot if row[at].front is Role.TURN]
        assert [mark.glyph for mark in marks] == [ink.turn]


def test_a_turn_at_the_right_edge_has_its_date_to_the_left(
    written: Callable[[str], list[Day]],
) -> None:
    timeline = Timeline.of(written(f"{'S ' * 20} {'T ' * 20} {'S ' * 5}"), SATURDAY)
    dates = picture(timeline, 45, 12, GlyphSet.ASCII, days=45).text.splitlines()[0]
    assert dates.endswith("16 Nov o")


def test_where_turns_are_close_their_signs_stay_and_dates_go() -> None:
    days = [
        Day(SATURDAY - timedelta(days=back), 1, 9, back // 30 % 2 == 0, back // 30 % 2 == 1)
        for back in range(900)
    ]
    dates = picture(
        Timeline.of(days, SATURDAY), 90, 12, GlyphSet.ASCII, days=900
    ).text.splitlines()[0]
    assert dates.count("o") > 20
    assert not any(character.isdigit() for character in dates[:80])


def test_the_comfort_band_shades_what_lies_between_its_edges(autumn: Timeline) -> None:
    drawn = picture(autumn, 84, 15, GlyphSet.COLOUR)
    plot = drawn.rows[1:-1]
    band = Landmarks.of(autumn).comfort.band
    assert band is not None
    high, low = edge_rows(band, len(plot))
    shaded = [
        any(Role.COMFORT in cell.colours or Role.COMFORT_EDGE in cell.colours for cell in row)
        for row in plot
    ]
    assert shaded == [high <= number <= low for number in range(len(plot))]


@pytest.mark.parametrize("ink", GlyphSet)
def test_the_edges_of_the_comfort_band_can_be_seen_without_colour(
    autumn: Timeline, ink: GlyphSet
) -> None:
    rows = picture(autumn, 84, 15, ink).text.splitlines()
    assert [row.count(ink.comfort) > 20 for row in rows].count(True) == 2
    assert ink is not GlyphSet.ASCII or "".join(rows).isascii()


@given(
    st.tuples(st.floats(-1, 1), st.floats(-1, 1)).map(sorted),
    st.integers(4, 70),
)
def test_an_edge_lies_in_the_plot_and_never_in_the_row_of_the_axis(
    ends: list[float], height: int
) -> None:
    high, low = edge_rows(Interval(*ends), height)
    assert 0 <= high <= low < height
    assert (height - 1) // 2 not in {high, low}


@given(
    st.lists(st.sampled_from("TSBN."), min_size=1, max_size=200),
    st.integers(1, 120),
    st.integers(1, 40),
    st.sampled_from(GlyphSet),
    st.integers(1, 400),
)
def test_with_turns_and_band_the_picture_fills_its_room(
    letters: list[str], width: int, height: int, ink: GlyphSet, days: int
) -> None:
    written = [
        Day(SATURDAY - timedelta(days=back), 1, 9, letter in "TB", letter in "SB")
        for back, letter in enumerate(letters)
        if letter != "."
    ]
    timeline = Timeline.of(written, SATURDAY)
    drawn = draw(
        timeline.columns(SATURDAY, days, width),
        height,
        width,
        ink=ink,
        turns=Landmarks.of(timeline).turns,
        comfort=Interval(-0.2, 0.4),
    )
    assert [len(row) for row in drawn.rows] == [width] * height
    assert all(len(cell.glyph) == 1 for row in drawn.rows for cell in row)
