"""Turns and the comfort band: in words, and in the picture."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.chart.cells import Cell, Picture, Role
from tightrope.chart.glyph_sets import GlyphSet
from tightrope.chart.landmarks import (
    Landmarks,
    legend,
    legend_in_two,
    stretches_in_words,
)
from tightrope.chart.tide import draw_tide
from tightrope.chart.timeline import Timeline
from tightrope.domain.calendar import Period
from tightrope.domain.comfort import Comfort
from tightrope.domain.day import Day
from tightrope.domain.interval import Interval

SATURDAY = date(2026, 11, 21)
TURNED = (date(2026, 10, 17),)


def picture(
    timeline: Timeline, width: int, height: int, glyphs: GlyphSet, days: int = 84
) -> Picture:
    landmarks = Landmarks.of(timeline)
    columns = timeline.columns(SATURDAY, days, width)
    return draw_tide(
        columns,
        height,
        width,
        glyphs=glyphs,
        turns=landmarks.turns,
        comfort=landmarks.comfort.band,
    )


def test_the_first_stretch_begins_at_no_turn(autumn: Timeline) -> None:
    landmarks = Landmarks.of(autumn)
    assert [each.first for each in landmarks.stretches] == [date(2026, 9, 11), *TURNED]
    assert landmarks.turns == TURNED


def test_the_stretches_of_a_period_are_told_as_the_review_tells_them(autumn: Timeline) -> None:
    crossing = autumn.course.crossing(Period(autumn.first, SATURDAY))
    assert list(stretches_in_words(crossing, SATURDAY)) == [
        "Toward space for five weeks, 11 September to 17 October.",
        "Toward together for three weeks, since 17 October, furthest on 6 November.",
    ]
    later = autumn.course.crossing(Period(SATURDAY, SATURDAY))
    assert [*stretches_in_words(later, SATURDAY)] == [
        "Toward together for three weeks, since 17 October, furthest on 6 November."
    ]


def test_of_very_many_stretches_the_newest_are_told_and_the_others_counted() -> None:
    days = [
        Day(SATURDAY - timedelta(days=back), 1, 9, back // 40 % 2 == 0, back // 40 % 2 == 1)
        for back in range(2000)
    ]
    timeline = Timeline.of(days, SATURDAY)
    told = list(stretches_in_words(timeline.course.stretches, SATURDAY))
    assert told[0] == "25 stretches before these."
    assert len(told) == 1 + 24


def test_the_next_turn_is_found_either_way(autumn: Timeline) -> None:
    landmarks = Landmarks.of(autumn)
    assert landmarks.turn_beside(SATURDAY, -1) == TURNED[0]
    assert landmarks.turn_beside(TURNED[0], -1) is None
    assert landmarks.turn_beside(autumn.first, 1) == TURNED[0]
    assert landmarks.turn_beside(SATURDAY, 1) is None


def test_the_comfort_band_is_told_as_the_review_tells_it_or_in_figures_alone(
    autumn: Timeline, written: Callable[[str], list[Day]]
) -> None:
    earned = Landmarks.of(autumn)
    told = "the line mostly lay at -0.02 to +0.48 on 17 days that were right"
    assert legend(earned, GlyphSet.COLOUR, room=98) == f"○ turn   ╌╌ comfort: {told}"
    assert legend(earned, GlyphSet.COLOUR, room=60) == "○ turn   ╌╌ comfort -0.02 to +0.48"
    few = Landmarks.of(Timeline.of(written("T= S= B="), SATURDAY))
    assert legend(few, GlyphSet.COLOUR, room=60) == "○ turn   comfort: 3 of 10 days so far"


@pytest.mark.parametrize("glyphs", [GlyphSet.COLOUR, GlyphSet.ASCII])
def test_the_legend_takes_the_room_there_is(autumn: Timeline, glyphs: GlyphSet) -> None:
    landmarks = Landmarks.of(autumn)
    assert legend(landmarks, glyphs, room=38).endswith("comfort -0.02 to +0.48")
    assert legend(landmarks, glyphs, room=98).startswith(
        f"{glyphs.turn} turn   {glyphs.comfort * 2} "
    )
    assert all(len(legend(landmarks, glyphs, room=room)) <= room for room in range(26, 99))
    few = legend(Landmarks(comfort=Comfort(1)), glyphs, room=38)
    assert few == f"{glyphs.turn} turn   comfort: 1 of 10 days so far"


def test_in_two_lines_of_80_columns_what_was_wanted_and_all_of_the_band_are_told(
    autumn: Timeline,
) -> None:
    above, below = legend_in_two(Landmarks.of(autumn), GlyphSet.COLOUR, room=78).split("\n")
    assert above == "○ turn   < wanted space  = it was right  > wanted closeness"
    assert below.endswith("at -0.02 to +0.48 on 17 days that were right")


def test_the_legend_is_silent_on_a_band_that_nobody_wants() -> None:
    assert legend(Landmarks(), GlyphSet.COLOUR, room=98) == f"{GlyphSet.COLOUR.turn} turn"


@pytest.mark.parametrize("glyphs", GlyphSet)
def test_a_turn_is_a_ring_on_the_edge_with_its_date_above(
    autumn: Timeline, glyphs: GlyphSet
) -> None:
    rows = picture(autumn, 84, 17, glyphs).rows
    places = [each.left for each in autumn.columns(SATURDAY, 84, 84) if each.first in TURNED]
    for at, name in zip(places, ("17 Oct",), strict=True):
        (ring,) = [number for number, row in enumerate(rows) if row[at].front is Role.TURN]
        assert rows[ring][at].glyph == glyphs.turn
        above = ["".join(cell.glyph for cell in row) for row in rows[1:ring]]
        (told,) = [line for line in above if name in line]
        assert abs(told.index(name) + len(name) // 2 - at) <= len(name) // 2


def test_a_date_at_the_edge_of_the_plot_is_drawn_into_it(
    written: Callable[[str], list[Day]],
) -> None:
    timeline = Timeline.of(written(f"{'T ' * 40} {'S ' * 230} {'T ' * 20}"), SATURDAY)
    shown = picture(timeline, 40, 14, GlyphSet.ASCII, days=290).text
    assert any(line.endswith("1 Nov") for line in shown.splitlines())


def test_a_date_without_room_above_its_turn_stands_below_it(
    written: Callable[[str], list[Day]],
) -> None:
    timeline = Timeline.of(written(f"{'T ' * 80} {'S ' * 30} {'T ' * 60}"), SATURDAY)
    rows = picture(timeline, 24, 14, GlyphSet.ASCII, days=170).text.splitlines()
    (ring,) = [at for at, row in enumerate(rows) if "o" in row]
    assert rows[ring + 1].strip() == "22 Sep"


def test_where_turns_are_close_dates_go_and_where_they_crowd_their_rings_too() -> None:
    days = [
        Day(SATURDAY - timedelta(days=back), 1, 9, back // 30 % 2 == 0, back // 30 % 2 == 1)
        for back in range(900)
    ]
    timeline = Timeline.of(days, SATURDAY)
    close, crowded = (
        [*map(str.rstrip, picture(timeline, width, 15, GlyphSet.ASCII, days=900).text.splitlines())]
        for width in (150, 60)
    )
    assert sum(row.count("o") for row in close[1:-2]) > 20
    dates = sum(month in row for row in close[1:-2] for month in ("Jan", "Mar", "Apr", "Jun"))
    assert 0 < dates < 20
    assert sum(row.count("o") for row in crowded[1:-2]) == 0


@pytest.mark.parametrize("glyphs", GlyphSet)
def test_the_comfort_band_is_two_lines_and_has_a_name(autumn: Timeline, glyphs: GlyphSet) -> None:
    columns = autumn.columns(SATURDAY, 84, 84)
    band = Landmarks.of(autumn).comfort.band
    rows = draw_tide(columns, 25, 96, glyphs=glyphs, comfort=band).rows
    lines = [number for number, row in enumerate(rows) if any(map(is_comfort, row))]
    assert len(lines) == 2
    assert "".join(cell.glyph for cell in rows[lines[0]]).startswith("comfort ")


def test_what_is_drawn_goes_over_the_comfort_band(autumn: Timeline) -> None:
    columns = autumn.columns(SATURDAY, 84, 84)
    bare, banded = (
        draw_tide(columns, 25, 84, comfort=band).rows for band in (None, Interval(-0.2, 0.3))
    )
    for before, after in zip(bare, banded, strict=True):
        for one, other in zip(before, after, strict=True):
            assert one == other or {*one.colours} <= {Role.GROUND, Role.SHADE}


def is_comfort(cell: Cell) -> bool:
    return cell.front is Role.COMFORT


@given(
    st.lists(st.sampled_from("TSBN."), min_size=1, max_size=200),
    st.integers(1, 120),
    st.integers(1, 40),
    st.sampled_from(GlyphSet),
    st.integers(1, 400),
)
def test_with_turns_and_band_the_picture_fills_its_room(
    letters: list[str], width: int, height: int, glyphs: GlyphSet, days: int
) -> None:
    written = [
        Day(SATURDAY - timedelta(days=back), 1, 9, letter in "TB", letter in "SB")
        for back, letter in enumerate(letters)
        if letter != "."
    ]
    timeline = Timeline.of(written, SATURDAY)
    drawn = draw_tide(
        timeline.columns(SATURDAY, days, width),
        height,
        width,
        glyphs=glyphs,
        turns=Landmarks.of(timeline).turns,
        comfort=Interval(-0.2, 0.4),
    )
    assert [len(row) for row in drawn.rows] == [width] * height
    assert all(len(cell.glyph) == 1 for row in drawn.rows for cell in row)
