"""The chart as a picture."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictures import Pictures
from tightrope.chart.bars import upright
from tightrope.chart.cells import Picture, Role, read
from tightrope.chart.draw import draw, draw_empty, plot_width
from tightrope.chart.glyph_sets import GlyphSet
from tightrope.chart.timeline import Timeline
from tightrope.domain.day import Day

SATURDAY = date(2026, 11, 21)
MIRRORED = {
    Role.TOGETHER: Role.SPACE,
    Role.TOGETHER_IN_BAND: Role.SPACE_IN_BAND,
    Role.SPACE: Role.TOGETHER,
    Role.SPACE_IN_BAND: Role.TOGETHER_IN_BAND,
}

marks = st.lists(st.sampled_from(["T", "S", "B", "N", "."]), min_size=1, max_size=60)


def picture(
    timeline: Timeline, width: int, height: int, ink: GlyphSet = GlyphSet.COLOUR, days: int = 84
) -> Picture:
    columns = timeline.columns(SATURDAY, days, plot_width(width))
    return draw(columns, height, width, ink=ink, needs=height > 8)


@pytest.mark.parametrize(
    ("width", "height", "ink"),
    [(20, 5, GlyphSet.COLOUR), (60, 8, GlyphSet.PLAIN), (96, 10, GlyphSet.COLOUR),
     (96, 10, GlyphSet.PLAIN),
     (96, 9, GlyphSet.ASCII)],
)  # fmt: skip
def test_twelve_weeks_look_as_they_did(
    autumn: Timeline,
    width: int,
    height: int,
    ink: GlyphSet,
    pictures: Pictures,
) -> None:
    pictures.hold(f"{width}x{height}-{ink}.txt", picture(autumn, width, height, ink).text)


def test_each_cell_of_twelve_weeks_plays_the_part_that_it_did(
    autumn: Timeline, pictures: Pictures
) -> None:
    rows = picture(autumn, 96, 10).rows
    pictures.hold_colours(
        "96x10-parts.txt",
        [[(cell.glyph, f"{cell.front} on {cell.back}") for cell in row] for row in rows],
    )


@given(
    marks, st.integers(0, 250), st.integers(1, 70), st.sampled_from(GlyphSet), st.integers(1, 400)
)
def test_every_picture_fills_its_room_to_the_cell(
    letters: list[str],
    width: int,
    height: int,
    ink: GlyphSet,
    days: int,
) -> None:
    timeline = Timeline.of(_days(letters), SATURDAY)
    for drawn in (
        picture(timeline, width, height, ink, days),
        draw_empty(height, width, ink=ink),
    ):
        assert [len(row) for row in drawn.rows] == [width] * height
        assert all(len(each.glyph) == 1 for row in drawn.rows for each in row)


@given(marks, st.integers(1, 40), st.integers(1, 60))
def test_swapping_the_marks_turns_the_fills_upside_down(
    letters: list[str],
    width: int,
    height: int,
) -> None:
    swapped = [{"T": "S", "S": "T"}.get(letter, letter) for letter in letters]
    one, other = (
        _fills(Timeline.of(_days(each), SATURDAY), width, height) for each in (letters, swapped)
    )
    assert other == [
        [{(MIRRORED.get(role, role), cells) for role, cells in cell} for cell in row]
        for row in reversed(one)
    ]


def test_bars_hang_as_they_rise(written: Callable[[str], list[Day]]) -> None:
    columns = Timeline.of(written("T S B ."), SATURDAY).columns(SATURDAY, 4, 4)
    bars = [column._replace(running=None) for column in columns]
    assert draw(bars, 7, 4, ink=GlyphSet.PLAIN).text.splitlines()[:6] == [
        "█",
        "█ ▄",
        "█_█_",
        " ▓▓",
        " ▓▀",
        " ▓",
    ]


def test_days_without_a_mark_are_blank(written: Callable[[str], list[Day]]) -> None:
    timeline = Timeline.of(written(f"T {'. ' * 90}"), SATURDAY)
    rows = picture(timeline, 40, 7, GlyphSet.ASCII, days=28).text.splitlines()
    assert set("".join(rows[:-1])) == {"_"}


def test_the_line_breaks_where_there_is_too_little_to_go_by(
    written: Callable[[str], list[Day]],
) -> None:
    timeline = Timeline.of(written(f"T T {'. ' * 40} S S"), SATURDAY)
    row = picture(timeline, 44, 1, days=44).rows[0]
    drawn = [cell.front is Role.LINE for cell in row]
    assert drawn[0]
    assert not any(drawn[20:42])
    assert all(drawn[42:])


def test_ascii_is_ascii(autumn: Timeline) -> None:
    assert picture(autumn, 120, 20, GlyphSet.ASCII).text.isascii()
    assert draw_empty(8, 70, ink=GlyphSet.ASCII).text.isascii()


def test_low_pictures_leave_out_names(autumn: Timeline) -> None:
    assert "Oct" in picture(autumn, 60, 4).text
    assert "Oct" not in picture(autumn, 60, 3).text


@pytest.mark.parametrize(
    ("days", "width", "names"),
    [
        (28, 96, ["26 Oct", "2 Nov", "9 Nov", "16 Nov"]),
        (84, 84, ["Sep", "Oct", "Nov"]),
        (365, 60, ["2026", "Apr", "Jul", "Oct"]),
        (365, 90, ["2026", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]),
        (1826, 40, ["2022", "2023", "2024", "2025", "2026"]),
        (7300, 40, ["2010", "2015", "2020", "2025"]),
    ],
)
def test_names_thin_out_where_there_is_little_room(
    days: int,
    width: int,
    names: list[str],
) -> None:
    columns = Timeline.of([], SATURDAY).columns(SATURDAY, days, width)
    lowest = draw(columns, 5, width).text.splitlines()[-1]
    assert " ".join(names) in " ".join(lowest.split())


@given(st.integers(1, 9000), st.integers(1, 250))
def test_names_never_touch(days: int, width: int) -> None:
    columns = Timeline.of([], SATURDAY).columns(SATURDAY, days, width)
    lowest = draw(columns, 5, width).text.splitlines()[-1]
    assert all(len(word) <= 4 for word in lowest.split())


def _days(letters: list[str]) -> list[Day]:
    return [
        Day(SATURDAY - timedelta(days=back), 1, 9, letter in "TB", letter in "SB")
        for back, letter in enumerate(reversed(letters))
        if letter != "."
    ]


def _fills(timeline: Timeline, width: int, height: int) -> list[list[set[tuple[Role, int]]]]:
    """Return which roles fill how many eighths of each cell, without line and axis."""
    eighths = "▁▂▃▄▅▆▇"
    rows = []
    for column in timeline.columns(SATURDAY, width, width):
        band = column.running and (column.running.high, column.running.low)
        cells = [*map(read, upright(column.together, column.space, band, height, GlyphSet.COLOUR))]
        below = [eighths.find(cell.glyph) + 1 or 8 for cell in cells]
        rows.append(
            [
                {(cell.front, share), (cell.back, 8 - share)} if share < 8 else {(cell.back, 8)}
                for cell, share in zip(cells, below, strict=True)
            ],
        )
    return [list(row) for row in zip(*rows, strict=True)]
