"""The chart pane: its keys, its mouse, and what it shows."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.message import Message
from textual.pilot import Pilot

from tightrope.chart.landmarks import Landmarks
from tightrope.chart.palettes import edges
from tightrope.chart.timeline import Timeline
from tightrope.chart.zoom import Zoom
from tightrope.domain.day import Day
from tightrope.paths import asset
from tightrope.tui.terminal import terminal_colours
from tightrope.tui.widgets.chart.timeline import ChartPane

SATURDAY = date(2026, 11, 21)
RISING, FALLING = "\u2571", "\u2572"
FIRST = SATURDAY - timedelta(days=799)
EMPTY = Timeline.of([], SATURDAY)


def eight_hundred_days() -> Timeline:
    """Every second day written, three weeks together and three weeks space, again and again."""
    return Timeline.of(
        (
            Day(SATURDAY - timedelta(days=back), 1, 9, back // 21 % 2 == 0, back // 21 % 2 == 1)
            for back in [*range(0, 799, 2), 799]
        ),
        SATURDAY,
    )


class ChartApp(App[None]):
    CSS = asset("styles", "chart.tcss").read_text(encoding="utf-8")

    def __init__(self, timeline: Timeline, *, in_ascii: bool = False) -> None:
        super().__init__()
        self.timeline, self.in_ascii = timeline, in_ascii
        self.said: list[tuple[str, date]] = []

    def compose(self) -> ComposeResult:
        yield ChartPane(terminal=lambda: terminal_colours(self), ascii=self.in_ascii)

    def on_mount(self) -> None:
        self.query_one(ChartPane).timeline = self.timeline

    def on_chart_pane_cursor_moved(self, message: ChartPane.CursorMoved) -> None:
        self.said.append(("moved", message.day))

    def on_chart_pane_day_chosen(self, message: ChartPane.DayChosen) -> None:
        self.said.append(("chosen", message.day))


@asynccontextmanager
async def chart(
    timeline: Timeline,
    size: tuple[int, int] = (100, 12),
    *,
    in_ascii: bool = False,
) -> AsyncIterator[tuple[ChartApp, ChartPane, Pilot[None]]]:
    app = ChartApp(timeline, in_ascii=in_ascii)
    async with app.run_test(size=size) as pilot:
        pane = app.query_one(ChartPane)
        yield app, pane, pilot


def rows(pane: ChartPane) -> list[str]:
    return [pane.render_line(y).text for y in range(pane.size.height)]


def where(pane: ChartPane) -> tuple[date | None, date | None]:
    return pane.cursor, pane.end


def days(back: int) -> timedelta:
    return timedelta(days=back)


async def test_it_begins_today_and_reads_out() -> None:
    async with chart(eight_hundred_days()) as (_, pane, _pilot):
        assert pane.cursor == SATURDAY
        assert str(pane.border_title).startswith("Ebb and flow · 12 weeks")
        assert str(pane.border_title).endswith(
            "about even · 42 of 84 days marked · +0.05 (-0.15 to +0.24)"
        )
        assert str(pane.border_subtitle).startswith("Sat 21 Nov 2026 · together · line at +0.")


async def test_arrows_move_by_a_day_and_say_so() -> None:
    async with chart(eight_hundred_days()) as (app, pane, pilot):
        await pilot.press("left", "h", "right", "l", "l")
        moved = [SATURDAY - days(back) for back in (1, 2, 1, 0)]
        assert app.said == [("moved", day) for day in moved]
        assert pane.cursor == SATURDAY


async def test_at_wide_zooms_arrows_move_by_columns_onto_days_with_entries() -> None:
    async with chart(eight_hundred_days()) as (app, pane, pilot):
        pane.zoom = Zoom.ALL
        await pilot.press("left", "left")
        assert [(SATURDAY - day).days % 2 for _, day in app.said] == [0, 0]
        assert app.said[1][1] < app.said[0][1] < SATURDAY - days(5)
        assert " of " in str(pane.border_subtitle)


async def test_home_and_end_go_to_the_first_day_and_today() -> None:
    async with chart(eight_hundred_days()) as (_, pane, pilot):
        await pilot.press("home")
        assert where(pane) == (FIRST, FIRST + days(83))
        await pilot.press("left")
        assert pane.cursor == FIRST
        await pilot.press("end")
        assert where(pane) == (SATURDAY, None)


async def test_a_cursor_set_from_outside_comes_into_view_without_a_message() -> None:
    async with chart(eight_hundred_days()) as (app, pane, pilot):
        pane.cursor = SATURDAY - days(200)
        assert pane.end == SATURDAY - days(200 - 83)
        pane.cursor = SATURDAY + days(3)
        assert where(pane) == (SATURDAY, None)
        await pilot.pause()
        assert app.said == []


async def test_half_screens_take_the_cursor_along() -> None:
    async with chart(eight_hundred_days()) as (app, pane, pilot):
        await pilot.press("shift+left")
        assert pane.end == SATURDAY - days(42)
        assert app.said == [("moved", SATURDAY - days(42))]
        await pilot.press("right_curly_bracket")
        assert pane.end is None
        assert pane.cursor == SATURDAY - days(42)


async def test_zooming_keeps_the_cursor_in_view() -> None:
    async with chart(eight_hundred_days()) as (_, pane, pilot):
        await pilot.press("minus", "minus")
        assert pane.zoom.title == "a year"
        pane.cursor = SATURDAY - days(100)
        await pilot.press("plus", "plus", "plus")
        assert pane.zoom is Zoom.FOUR_WEEKS
        assert pane.cursor == SATURDAY - days(100)
        assert any("│" in row for row in rows(pane))


async def test_enter_asks_for_the_day() -> None:
    async with chart(eight_hundred_days()) as (app, _, pilot):
        await pilot.press("enter")
        assert app.said == [("chosen", SATURDAY)]


async def test_a_click_moves_and_a_double_click_opens() -> None:
    async with chart(eight_hundred_days()) as (app, pane, pilot):
        right = pane.content_region.right - 1
        await pilot.click(offset=(right - 4, 5))
        assert app.said == [("moved", SATURDAY - days(4))]
        await pilot.click(offset=(right - 4, 5), times=2)
        assert app.said[-1] == ("chosen", SATURDAY - days(4))
        await pilot.click(offset=(3, 5))
        assert pane.cursor == SATURDAY - days(4)


@pytest.mark.parametrize(
    ("ctrl", "zoom", "end"),
    [(False, Zoom.TWELVE_WEEKS, SATURDAY - days(7)), (True, Zoom.FOUR_WEEKS, None)],
)
async def test_the_wheel_pans_and_with_ctrl_zooms(
    ctrl: bool,
    zoom: Zoom,
    end: date | None,
) -> None:
    async with chart(eight_hundred_days()) as (app, pane, pilot):
        pane.post_message(wheel(events.MouseScrollUp, pane, ctrl=ctrl))
        await pilot.pause()
        assert (pane.zoom, pane.end) == (zoom, end)
        assert (pane.cursor, app.said) == (SATURDAY, [])


def wheel(kind: type[events.MouseScrollUp], pane: ChartPane, *, ctrl: bool) -> Message:
    return kind(pane, 9, 5, 0, -1, 0, shift=False, meta=False, ctrl=ctrl, screen_x=9, screen_y=5)


async def test_moving_the_cursor_draws_the_picture_no_second_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with chart(eight_hundred_days()) as (_, pane, pilot):
        before = rows(pane)
        monkeypatch.setattr("tightrope.tui.widgets.chart.timeline.draw_tide", None)
        await pilot.press("left", "left")
        after = rows(pane)
    changed = [
        sum(a != b for a, b in zip(old, new, strict=True))
        for old, new in zip(before, after, strict=True)
    ]
    assert 0 < max(changed) <= 2


async def test_a_view_up_to_today_follows_it() -> None:
    async with chart(eight_hundred_days()) as (_, pane, _pilot):
        sunday = SATURDAY + days(1)
        pane.timeline = Timeline.of(pane.timeline.days.values() if pane.timeline else (), sunday)
        pane.cursor = sunday
        assert where(pane) == (sunday, None)
        assert str(pane.border_subtitle).startswith("Sun 22 Nov 2026 · no entry · line at +0.")


async def test_an_empty_journal_says_where_the_chart_begins() -> None:
    async with chart(EMPTY) as (app, pane, pilot):
        await pilot.press("left", "right", "home", "end", "plus", "minus", "shift+left", "enter")
        await pilot.click(offset=(50, 5))
        words = " ".join(" ".join(rows(pane)).split())
        assert words.startswith("Nothing marked yet: the chart begins with the first day you mark.")
        assert str(pane.border_title) == "Ebb and flow"
        assert [said for said in app.said if said[0] == "moved"] == []


async def test_all_its_colours_are_true_ones_so_that_none_has_to_be_made_so() -> None:
    async with chart(eight_hundred_days()) as (_, pane, pilot):
        await pilot.press("left")
        shown = pane.render_lines(Region(0, 0, *pane.outer_size))
        styles = {style for strip in shown for _, style, _ in strip if style}
        assert len(styles) > 10
        for style in styles:
            assert not style.dim
            assert all(each is None or each.triplet for each in (style.color, style.bgcolor))


def kinds_of_colour(pane: ChartPane, glyph: str) -> set[str | None]:
    """Return what kinds of colour the cells with this glyph have, in front."""
    strips = [pane.render_line(y) for y in range(pane.size.height)]
    return {
        style.color.name if style and style.color and not style.color.triplet else "true"
        for strip in strips
        for text, style, _ in strip
        if glyph in text
    }


async def test_in_16_colours_the_poles_are_a_terminals_own_bright_yellow_and_cyan(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "standard")
    async with chart(eight_hundred_days(), (100, 24)) as (_, pane, pilot):
        pane.styles.height = "1fr"
        await pilot.pause()
        assert kinds_of_colour(pane, RISING) == {"color(11)"}
        assert kinds_of_colour(pane, FALLING) == {"color(14)"}
        assert kinds_of_colour(pane, "░") == {"color(8)"}


async def test_without_colour_hatching_in_two_directions_tells_the_poles_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with chart(eight_hundred_days(), (100, 24)) as (_, pane, pilot):
        pane.styles.height = "1fr"
        await pilot.pause()
        styles = {
            (glyph, style.color)
            for y in range(pane.size.height)
            for text, style, _ in pane.render_line(y)
            for glyph in (RISING, FALLING)
            if style and glyph in text
        }
        assert {glyph for glyph, _ in styles} == {RISING, FALLING}
        assert len({colour for _, colour in styles}) == 1


async def test_in_256_colours_the_poles_are_of_the_cube(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "256")
    async with chart(eight_hundred_days(), (100, 24)) as (_, pane, pilot):
        pane.styles.height = "1fr"
        await pilot.pause()
        shown = {
            style.bgcolor.triplet
            for y in range(pane.size.height)
            for _, style, _ in pane.render_line(y)
            if style and style.bgcolor
        }
        assert {*edges(dark=True, cube=True)} <= shown


async def test_the_chart_in_ascii_is_ascii() -> None:
    async with chart(eight_hundred_days(), in_ascii=True) as (_, pane, _pilot):
        assert "".join(rows(pane)).isascii()


async def test_the_ring_of_a_turn_is_seen_in_ascii() -> None:
    half_years = [
        Day(SATURDAY - timedelta(days=back), 1, 9, back // 180 % 2 == 0, back // 180 % 2 == 1)
        for back in range(720)
    ]
    timeline = Timeline.of(half_years, SATURDAY)
    async with chart(timeline, (100, 20), in_ascii=True) as (_, pane, pilot):
        pane.landmarks, pane.zoom = Landmarks.of(timeline), Zoom.YEAR
        await pilot.pause()
        segments = [each for y in range(pane.size.height) for each in pane.render_line(y)]
        rings = [each.style for each in segments if each.text == "o"]
        assert rings
        assert all(style and style.color != style.bgcolor for style in rings)


@pytest.mark.parametrize("size", [(1, 1), (4, 3), (20, 4), (40, 12), (60, 20), (250, 70)])
@pytest.mark.parametrize("zoom", [Zoom.FOUR_WEEKS, Zoom.ALL])
async def test_it_fits_into_any_room(size: tuple[int, int], zoom: Zoom) -> None:
    async with chart(eight_hundred_days(), size) as (_, pane, pilot):
        pane.styles.height = "1fr"
        pane.zoom = zoom
        await pilot.press("left")
        assert {len(row) for row in rows(pane)} <= {pane.size.width}


async def test_little_room_leaves_the_days_and_takes_the_figures() -> None:
    async with chart(eight_hundred_days(), (76, 12)) as (_, pane, pilot):
        assert str(pane.border_title).endswith("about even · 42 of 84 days marked")
        await pilot.resize_terminal(44, 12)
        pane.can_focus = False
        pane.blur()
        await pilot.pause()
        assert str(pane.border_title) == "Ebb and flow · 12 weeks"
        assert str(pane.border_subtitle) == "about even · 42 of 84 days marked"


async def test_every_key_has_an_id_to_be_remapped_by() -> None:
    async with chart(EMPTY) as (_, pane, _pilot):
        ids = {binding.id for bound in pane._bindings.key_to_bindings.values() for binding in bound}
        assert ids == {
            "chart.earlier", "chart.later", "chart.back", "chart.on", "chart.first", "chart.last",
            "chart.zoom_in", "chart.zoom_out", "chart.open", "chart.how_to_read",
        }  # fmt: skip
