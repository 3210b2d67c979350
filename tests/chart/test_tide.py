"""The tide as a picture."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictures import Pictures
from tightrope.chart.area import Sample, column, reaches, samples
from tightrope.chart.cells import Cell, Picture, Role, read
from tightrope.chart.glyph_sets import EDGES, GlyphSet
from tightrope.chart.tide import draw_empty, draw_tide, layout, plot_width
from tightrope.chart.timeline import Timeline
from tightrope.domain.day import Day

SATURDAY = date(2026, 11, 21)
MIRRORED = {
    Role.TOGETHER: Role.SPACE,
    Role.TOGETHER_AREA: Role.SPACE_AREA,
    Role.TOGETHER_AREA_SHADED: Role.SPACE_AREA_SHADED,
}
MIRRORED |= {other: one for one, other in MIRRORED.items()}

marks = st.lists(st.sampled_from(["T", "S", "B", "N", "."]), min_size=1, max_size=60)
heights = st.integers(1, 20).map(lambda rows: 2 * rows)


@st.composite
def lines(draw: st.DrawFn, height: int) -> list[Sample | None]:
    """Give the line over some cells of a plot: in balances, and rounded to its eighths."""
    balances = st.tuples(st.floats(-1, 1), st.floats(0, 1), st.floats(0, 1))
    values = [
        each and (each[0], max(each[0] - each[1], -1.0), min(each[0] + each[2], 1.0))
        for each in draw(st.lists(st.none() | balances, min_size=1, max_size=20))
    ]
    return samples(values, height, 1.0)


def picture(
    timeline: Timeline,
    width: int,
    height: int,
    glyphs: GlyphSet = GlyphSet.COLOUR,
    days: int = 84,
) -> Picture:
    columns = timeline.columns(SATURDAY, days, plot_width(width, height))
    return draw_tide(columns, height, width, glyphs=glyphs, needs=timeline.has_needs)


def parts(cells: Sequence[Cell]) -> list[Role]:
    """Return what stands in each eighth of cells below each other, from top to bottom."""
    eighths: list[Role] = []
    for glyph, (front, back) in cells:
        if glyph in "▔▀":
            hanging = {"▔": 1, "▀": 4}[glyph]
            eighths += [front] * hanging + [back] * (8 - hanging)
        else:
            rising = " ▁▂▃▄▅▆▇█".index(glyph)
            eighths += [back] * (8 - rising) + [front] * rising
    return eighths


def drawn(line: Sequence[Sample | None], height: int) -> list[list[Role]]:
    """Return the eighths of each cell's width of a plot, from top to bottom."""
    return [
        parts([*map(read, column(each, reach, height, GlyphSet.COLOUR))])
        for each, reach in zip(line, reaches(line, 4), strict=True)
    ]


@pytest.mark.parametrize(
    ("width", "height", "glyphs"),
    [
        (20, 5, GlyphSet.COLOUR),
        (60, 8, GlyphSet.PLAIN),
        (96, 13, GlyphSet.COLOUR),
        (96, 13, GlyphSet.PLAIN),
        (96, 12, GlyphSet.ASCII),
        (60, 1, GlyphSet.COLOUR),
    ],
)
def test_twelve_weeks_look_as_they_did(
    autumn: Timeline, width: int, height: int, glyphs: GlyphSet, pictures: Pictures
) -> None:
    shown = picture(autumn, width, height, glyphs).text
    pictures.hold(f"{width}x{height}-{glyphs}.txt", shown)


def test_each_cell_of_twelve_weeks_plays_the_part_that_it_did(
    autumn: Timeline, pictures: Pictures
) -> None:
    rows = picture(autumn, 96, 13).rows
    pictures.hold_colours(
        "96x13-parts.txt",
        [[(cell.glyph, f"{cell.front} on {cell.back}") for cell in row] for row in rows],
    )


@given(
    marks, st.integers(0, 250), st.integers(1, 70), st.sampled_from(GlyphSet), st.integers(1, 400)
)
def test_every_picture_fills_its_room_to_the_cell(
    letters: list[str], width: int, height: int, glyphs: GlyphSet, days: int
) -> None:
    timeline = Timeline.of(days_up_to(letters), SATURDAY)
    for shown in (picture(timeline, width, height, glyphs, days), draw_empty(height, width)):
        assert [len(row) for row in shown.rows] == [width] * height
        assert all(len(each.glyph) == 1 for row in shown.rows for each in row)


@given(st.data(), heights)
def test_the_edge_ends_at_the_eighth_where_the_line_lies(data: st.DataObject, height: int) -> None:
    line = data.draw(lines(height))
    for each, eighths in zip(line, drawn(line, height), strict=True):
        middle = 4 * height
        edge = [middle - at for at, role in enumerate(eighths) if role in EDGES]
        if each is None:
            assert set(eighths) == {Role.GROUND}
        elif each.level > 0:
            assert edge[0] == each.level
        elif each.level < 0:
            assert edge[-1] == each.level + 1
        else:
            assert edge == [1, 0]


@given(st.data(), heights)
def test_the_edge_is_unbroken(data: st.DataObject, height: int) -> None:
    line = data.draw(lines(height))
    before: set[int] = set()
    for each, eighths in zip(line, drawn(line, height), strict=True):
        edge = {at for at, role in enumerate(eighths) if role in EDGES}
        # Side by side, or corner to corner.
        assert (
            not before or each is None or before & {at + near for at in edge for near in (-1, 0, 1)}
        )
        before = edge


@given(st.data(), heights)
def test_the_area_reaches_from_even_to_the_edge(data: st.DataObject, height: int) -> None:
    line = data.draw(lines(height))
    for each, eighths in zip(line, drawn(line, height), strict=True):
        level = each.level if each else 0
        middle = 4 * height
        area = eighths[middle - level : middle] if level > 0 else eighths[middle : middle - level]
        beyond = eighths[: middle - level] if level > 0 else eighths[middle - level :]
        assert not {Role.GROUND, Role.SHADE} & set(area)
        assert level == 0 or {Role.GROUND, Role.SHADE} >= set(beyond)


@given(st.data(), heights)
def test_the_shade_is_drawn_to_the_row_at_least(data: st.DataObject, height: int) -> None:
    line = data.draw(lines(height))
    shaded = {Role.SHADE, Role.TOGETHER_AREA_SHADED, Role.SPACE_AREA_SHADED}
    for each, eighths in zip(line, drawn(line, height), strict=True):
        for at, role in enumerate(eighths):
            level = 4 * height - at
            if each and role in shaded:
                assert each.low - 8 <= level - 1 < each.high + 8
            elif each and each.low + 8 < level <= each.high - 8:
                assert role in EDGES


@given(st.data(), heights)
def test_swapping_the_marks_turns_the_plot_upside_down(data: st.DataObject, height: int) -> None:
    line = data.draw(lines(height))
    swapped = [each and Sample(-each.level, -each.high, -each.low) for each in line]
    assert drawn(swapped, height) == [
        [MIRRORED.get(role, role) for role in reversed(eighths)] for eighths in drawn(line, height)
    ]


def test_days_stand_above_and_below_as_wholes_and_halves(
    written: Callable[[str], list[Day]],
) -> None:
    columns = Timeline.of(written("T S B N . T"), SATURDAY).columns(SATURDAY, 6, 6)
    rows = draw_tide(columns, 7, 6).rows
    whole, half, none = [8, 4, 0]
    assert [parts([cell]).count(Role.TOGETHER) for cell in rows[0]] == [
        whole, none, half, none, none, whole,
    ]  # fmt: skip
    assert [parts([cell]).count(Role.SPACE) for cell in rows[-2]] == [
        none, whole, half, none, none, none,
    ]  # fmt: skip


def test_at_wider_zooms_days_are_shares_in_eighths(written: Callable[[str], list[Day]]) -> None:
    timeline = Timeline.of(written("T . . .  . . . .  S S S B  T T . ."), SATURDAY)
    rows = draw_tide(timeline.columns(SATURDAY, 16, 4), 7, 4).rows
    assert [parts([cell]).count(Role.TOGETHER) for cell in rows[0]] == [2, 0, 1, 4]
    assert [parts([cell]).count(Role.SPACE) for cell in rows[-2]] == [0, 0, 7, 0]


def test_the_days_never_cover_the_curve(autumn: Timeline) -> None:
    columns = autumn.columns(SATURDAY, 84, 84)
    bare = [each._replace(together=0.0, space=0.0) for each in columns]
    assert draw_tide(columns, 13, 84).lines[1:-2] == draw_tide(bare, 13, 84).lines[1:-2]


@given(st.integers(1, 80), st.booleans())
def test_even_is_the_border_of_two_rows_and_all_rows_are_used(height: int, needs: bool) -> None:
    rows = layout(height, needs=needs)
    assert rows.height == height
    assert rows.plot == 1 or rows.plot % 2 == 0


def test_the_line_rests_where_there_is_too_little_to_go_by(
    written: Callable[[str], list[Day]],
) -> None:
    timeline = Timeline.of(written(f"T T {'. ' * 40} S S"), SATURDAY)
    row = draw_tide(timeline.columns(SATURDAY, 44, 44), 1, 44).rows[0]
    is_drawn = [cell.glyph != " " for cell in row]
    assert is_drawn[0]
    assert not any(is_drawn[20:42])
    assert all(is_drawn[42:])


@pytest.mark.parametrize(("scale", "ends"), [(1.0, ("+1", "-1")), (0.5, ("+½", "-½"))])
def test_the_axis_says_what_its_ends_stand_for(
    autumn: Timeline, scale: float, ends: tuple[str, str]
) -> None:
    rows = draw_tide(autumn.columns(SATURDAY, 84, 61), 9, 70, scale=scale).text.splitlines()
    assert [row[:9].strip() for row in rows] == [
        "together", ends[0], "", "even   ▁", "", "", ends[1], "space", "",
    ]  # fmt: skip


def test_half_the_scale_draws_twice_as_high() -> None:
    values = [(0.25, -0.1, 0.4)]
    (whole,), (half,) = (samples(values, 16, scale) for scale in (1.0, 0.5))
    assert whole
    assert half
    assert half.level == 2 * whole.level


def test_ascii_is_ascii(autumn: Timeline) -> None:
    assert picture(autumn, 120, 20, GlyphSet.ASCII).text.isascii()
    assert draw_empty(8, 70).text.isascii()


@pytest.mark.parametrize("glyphs", [GlyphSet.PLAIN, GlyphSet.ASCII])
def test_without_colour_no_two_parts_look_alike(autumn: Timeline, glyphs: GlyphSet) -> None:
    looks: dict[str, set[str]] = {}
    for row in picture(autumn, 84, 30, glyphs).rows[1:-3]:
        for glyph, (front, back) in row:
            if back is Role.GROUND and front not in {Role.GROUND, Role.LABEL}:
                kind = "edge" if front in EDGES else front.removesuffix("-shaded")
                looks.setdefault(glyph if kind != "edge" else "edge", set()).add(kind)
    assert all(len(kinds) == 1 for kinds in looks.values())
    assert {"edge", "shade", "together-area", "space-area"} <= set.union(*looks.values())


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
def test_names_thin_out_where_there_is_little_room(days: int, width: int, names: list[str]) -> None:
    columns = Timeline.of([], SATURDAY).columns(SATURDAY, days, width)
    lowest = draw_tide(columns, 5, width).text.splitlines()[-1]
    assert " ".join(names) in " ".join(lowest.split())


@given(st.integers(1, 9000), st.integers(1, 250))
def test_names_never_touch(days: int, width: int) -> None:
    columns = Timeline.of([], SATURDAY).columns(SATURDAY, days, width)
    lowest = draw_tide(columns, 5, width).text.splitlines()[-1]
    assert all(len(word) <= 4 for word in lowest.split())


def days_up_to(letters: list[str]) -> list[Day]:
    return [
        Day(SATURDAY - timedelta(days=back), 1, 9, letter in "TB", letter in "SB")
        for back, letter in enumerate(reversed(letters))
        if letter != "."
    ]
