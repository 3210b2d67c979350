"""The chart over the whole screen: turns, comfort band, years in shapes, and the way to a day."""

from datetime import date, timedelta

import pytest
from textual.widgets import OptionList, Static

from pictures import Pictures
from support import ZONE, FrozenClock
from tightrope.chart.zoom import Zoom
from tightrope.domain.entry import Draft
from tightrope.domain.marks import Need
from tightrope.journal import Journal
from tightrope.settings import Settings
from tightrope.tui.app import TightropeApp
from tightrope.tui.screens.chart import ChartScreen
from tightrope.tui.screens.journal.screen import JournalScreen
from tightrope.tui.widgets.chart.timeline import ChartPane
from tightrope.tui.widgets.chart.year import YearPane
from tui.opened import eventually, opened, paste, screen_cells, screen_text

TODAY = date(2026, 11, 21)
FIRST = TODAY - timedelta(days=499)
ASCII = Settings(ascii=True, week_starts=6)


def entry(
    back: int, *, together: bool = False, space: bool = False, need: Need | None = None
) -> Draft:
    """Return an entry of so many days before today."""
    return Draft(
        day=TODAY - timedelta(days=back),
        zone=ZONE,
        together=together,
        space=space,
        need=need,
        text=f"What happened {back} days before.",
    )


@pytest.fixture
def tides(journal: Journal) -> Journal:
    """A journal of five hundred days in which fifty days ebb and fifty flow, with gaps."""
    journal.entries.write_all(
        entry(
            back,
            together=back // 50 % 2 == 0 or back % 11 == 0,
            space=back // 50 % 2 == 1,
            need=Need.CONTENT if back // 50 % 2 == 0 and back % 7 == 1 else None,
        )
        for back in range(499, -1, -1)
        if back % 3 or back == 499
    )
    return journal


def pane(app: TightropeApp) -> ChartPane:
    return app.screen.query_one(ChartPane)


def shapes(app: TightropeApp) -> YearPane:
    return app.screen.query_one(YearPane)


def lines(app: TightropeApp) -> list[str]:
    turns = app.screen.query_one(OptionList)
    return [str(turns.get_option_at_index(at).prompt) for at in range(turns.option_count)]


def legend(app: TightropeApp) -> str:
    return str(app.screen.query_one("#legend", Static).content)


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20), (40, 12), (160, 44)])
async def test_the_curve_looks_as_it_did(
    tides: Journal, size: tuple[int, int], pictures: Pictures
) -> None:
    async with opened(tides, size=size) as (app, pilot):
        await pilot.press("c")
        await pilot.pause()
        pictures.hold(f"chart-{size[0]}x{size[1]}.txt", screen_text(app))


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20), (40, 12)])
async def test_the_year_in_shapes_looks_as_it_did(
    tides: Journal, size: tuple[int, int], pictures: Pictures
) -> None:
    async with opened(tides, size=size) as (app, pilot):
        await pilot.press("c", "v")
        await pilot.pause()
        pictures.hold(f"year-{size[0]}x{size[1]}.txt", screen_text(app))


@pytest.mark.parametrize("keys", ["c", "cv"], ids=["curve", "year"])
async def test_the_chart_has_the_colours_that_it_had(
    tides: Journal, keys: str, pictures: Pictures
) -> None:
    async with opened(tides, size=(60, 20)) as (app, pilot):
        await pilot.press(*keys)
        await pilot.pause()
        name = "chart" if keys == "c" else "year"
        pictures.hold_colours(f"{name}-colours.txt", screen_cells(app))


async def test_curve_and_shapes_are_drawn_in_ascii_where_that_is_set(
    tides: Journal, pictures: Pictures
) -> None:
    async with opened(tides, size=(80, 24), settings=ASCII) as (app, pilot):
        await pilot.press("c", "minus")
        await pilot.pause()
        pictures.hold("chart-ascii-80x24.txt", screen_text(app))
        assert screen_text(app).isascii()
        await pilot.press("v")
        await pilot.pause()
        pictures.hold("year-ascii-80x24.txt", screen_text(app))
        assert screen_text(app).isascii()


async def test_c_brings_a_day_of_long_ago_into_view(tides: Journal) -> None:
    async with opened(tides) as (app, pilot):
        await pilot.press("colon")
        await paste(pilot, "2025-08-10")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("c")
        await pilot.pause()
        assert pane(app).cursor == date(2025, 8, 10)
        assert "Aug" in screen_text(app)
        assert "Nov" not in screen_text(app).partition("Turns")[0]


async def test_c_opens_on_the_day_in_view_and_escape_leaves_it(tides: Journal) -> None:
    async with opened(tides) as (app, pilot):
        await pilot.press("left", "left", "c")
        assert isinstance(app.screen, ChartScreen)
        assert pane(app).cursor == TODAY - timedelta(days=2)
        await pilot.press("left", "escape")
        assert isinstance(app.screen, JournalScreen)
        assert app.model.day == TODAY - timedelta(days=2)


@pytest.mark.parametrize("key", ["escape", "q", "c"])
async def test_every_way_back_leads_to_the_journal(tides: Journal, key: str) -> None:
    async with opened(tides) as (app, pilot):
        await pilot.press("c", key)
        assert isinstance(app.screen, JournalScreen)


async def test_enter_opens_the_day_under_the_cursor(tides: Journal) -> None:
    async with opened(tides) as (app, pilot):
        await pilot.press("c", "left", "left", "left", "enter")
        await pilot.pause()
        assert isinstance(app.screen, JournalScreen)
        assert app.model.day == TODAY - timedelta(days=3)
        assert app.focused is not None
        assert app.focused.id == "entries"


async def test_zooming_panning_home_and_end(tides: Journal) -> None:
    async with opened(tides) as (app, pilot):
        await pilot.press("c", "minus", "minus", "minus", "minus")
        assert pane(app).zoom is Zoom.ALL
        await pilot.press("plus", "plus", "plus", "plus", "plus")
        assert pane(app).zoom is Zoom.FOUR_WEEKS
        await pilot.press("left_curly_bracket")
        assert pane(app).end == TODAY - timedelta(days=14)
        await pilot.press("home")
        assert pane(app).cursor == FIRST
        assert "Thu 10 Jul 2025" in screen_text(app)
        await pilot.press("end")
        assert (pane(app).cursor, pane(app).end) == (TODAY, None)


async def test_brackets_go_from_turn_to_turn(tides: Journal) -> None:
    async with opened(tides) as (app, pilot):
        await pilot.press("c", "left_square_bracket")
        last = pane(app).cursor
        await pilot.press("left_square_bracket")
        assert last is not None
        assert (last - (pane(app).cursor or last)).days > 40
        await pilot.press("right_square_bracket")
        assert pane(app).cursor == last
        await pilot.press("right_square_bracket")
        assert pane(app).cursor == last
        assert "There is no turn after this day." in screen_text(app)


async def test_turns_are_listed_and_one_that_is_chosen_has_the_cursor(tides: Journal) -> None:
    async with opened(tides) as (app, pilot):
        await pilot.press("c")
        newest, *_, oldest = lines(app)
        assert newest.startswith("○ ")
        assert newest.startswith("○ toward together for seven weeks, since 2 October")
        assert oldest.startswith("  ")
        await pilot.press("tab", "down", "down")
        assert isinstance(app.focused, OptionList)
        cursor = pane(app).cursor
        assert cursor is not None
        assert f"{cursor.day} {cursor:%B}" in lines(app)[1]
        await pilot.press("enter")
        await pilot.press("enter")
        await pilot.pause()
        assert app.model.day == cursor


async def test_where_there_is_little_room_the_list_takes_the_place_of_the_chart(
    tides: Journal,
) -> None:
    async with opened(tides, size=(60, 20)) as (app, pilot):
        await pilot.press("c")
        assert "Turns" not in screen_text(app)
        await pilot.press("tab")
        await pilot.pause()
        assert "Turns" in screen_text(app)
        assert "Ebb and flow" not in screen_text(app)
        await pilot.press("tab")
        await pilot.pause()
        assert "Ebb and flow" in screen_text(app)
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert "Ebb and flow" in screen_text(app)
        assert "Turns" in screen_text(app)


async def test_in_a_year_arrows_go_by_days_and_weeks(tides: Journal) -> None:
    async with opened(tides) as (app, pilot):
        await pilot.press("c", "v", "left", "left", "up")
        assert shapes(app).cursor == TODAY - timedelta(days=15)
        await pilot.press("right", "down")
        assert shapes(app).cursor == TODAY - timedelta(days=7)
        await pilot.press("l", "l", "j")
        assert shapes(app).cursor == TODAY
        await pilot.press("home")
        assert shapes(app).cursor == FIRST
        await pilot.press("h", "k")
        assert shapes(app).cursor == FIRST


async def test_in_a_year_brackets_go_to_another_year(tides: Journal) -> None:
    async with opened(tides) as (app, pilot):
        await pilot.press("c", "v", "left_square_bracket")
        assert shapes(app).cursor == date(2025, 11, 21)
        await pilot.press("left_square_bracket")
        assert shapes(app).cursor == FIRST
        await pilot.press("right_curly_bracket", "right_curly_bracket", "right_curly_bracket")
        assert shapes(app).cursor == TODAY


async def test_enter_in_a_year_opens_the_day_and_v_takes_it_to_the_curve(tides: Journal) -> None:
    async with opened(tides) as (app, pilot):
        await pilot.press("c", "v", "left", "v")
        assert app.focused is pane(app)
        assert pane(app).cursor == TODAY - timedelta(days=7)
        await pilot.press("v", "left", "enter")
        await pilot.pause()
        assert isinstance(app.screen, JournalScreen)
        assert app.model.day == TODAY - timedelta(days=14)


async def test_a_click_in_a_year_moves_and_a_double_click_opens(tides: Journal) -> None:
    async with opened(tides, size=(80, 24)) as (app, pilot):
        await pilot.press("c", "v")
        await pilot.pause()
        monday = next(
            (x, y)
            for y in range(shapes(app).size.height)
            for x in range(shapes(app).size.width)
            if shapes(app).day_at(x, y) == date(2026, 11, 9)
        )
        at = (monday[0] + 2, monday[1] + 1)
        await pilot.click(YearPane, offset=at)
        assert shapes(app).cursor == date(2026, 11, 9)
        await pilot.click(YearPane, offset=at, times=2)
        await pilot.pause()
        assert app.model.day == date(2026, 11, 9)


async def test_the_cursor_in_a_year_can_be_seen_without_colour(tides: Journal) -> None:
    async with opened(tides) as (app, pilot):
        await pilot.press("c", "v")
        await pilot.pause()
        reversed_cells = [
            segment.text
            for y in range(shapes(app).size.height)
            for segment in shapes(app).render_line(y)
            if segment.style and segment.style.reverse
        ]
        assert [len(text) for text in reversed_cells] == [1]


async def test_the_comfort_band_is_named_once_it_is_earned(journal: Journal) -> None:
    content = [entry(7 * back, together=True, need=Need.CONTENT) for back in range(10)]
    journal.entries.write_all(content[:6])
    async with opened(journal) as (app, pilot):
        await pilot.press("c")
        await pilot.pause()
        assert "comfort: 6 of 10 days so far" in legend(app)
    journal.entries.write_all(content[6:])
    async with opened(journal) as (app, pilot):
        await pilot.press("c")
        await pilot.pause()
        assert "on 10 days that were right" in legend(app)
        assert "comfort  " in screen_text(app)


async def test_what_another_window_changes_comes_up_by_itself(tides: Journal) -> None:
    async with opened(tides) as (app, pilot):
        await pilot.press("c", "left", "left")
        before, cursor = lines(app), pane(app).cursor
        with Journal(tides.path, tides.now) as other:
            other.entries.write_all(entry(back, space=True) for back in range(50))
        await eventually(pilot, lambda: lines(app) != before)
        assert pane(app).cursor == cursor
        await pilot.press("v")
        assert shapes(app).timeline is pane(app).timeline


async def test_the_first_turns_of_a_journal_come_to_an_open_chart(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        await pilot.press("escape", "c")
        with Journal(journal.path, journal.now) as other:
            other.entries.write_all(
                entry(back, together=back > 20, space=back <= 20) for back in range(40)
            )
        await eventually(pilot, lambda: len(lines(app)) > 0)
        assert "○ turn" in legend(app)
        await pilot.press("tab")
        assert isinstance(app.focused, OptionList)


async def test_midnight_brings_the_new_day(tides: Journal, clock: FrozenClock) -> None:
    async with opened(tides) as (app, pilot):
        await pilot.press("c")
        clock.forward(hours=4)
        await eventually(pilot, lambda: _today(app) > TODAY)
        await pilot.press("end")
        assert pane(app).cursor == TODAY + timedelta(days=1)


def _today(app: TightropeApp) -> date:
    timeline = pane(app).timeline
    assert timeline is not None
    return timeline.today


EVERY_KEY = (
    "left", "right", "home", "end", "plus", "minus", "left_curly_bracket", "right_curly_bracket",
    "left_square_bracket", "right_square_bracket", "tab", "v", "left", "up", "down", "right",
    "left_square_bracket", "right_square_bracket", "home", "end", "v",
)  # fmt: skip


@pytest.mark.parametrize("size", [(100, 30), (40, 12)])
async def test_an_empty_journal_says_where_the_chart_begins(
    journal: Journal, size: tuple[int, int]
) -> None:
    async with opened(journal, size=size) as (app, pilot):
        await pilot.press("escape", "c")
        await pilot.pause()
        words = " ".join(screen_text(app).replace("│", " ").split())
        assert "Nothing marked yet: the chart begins with the first day you mark." in words
        assert "t marks an entry together, s marks it space." in words
        await pilot.press(*EVERY_KEY)
        await pilot.press("enter")
        assert isinstance(app.screen, JournalScreen)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_unmarked_entries_alone_have_shapes_and_no_curve(
    journal: Journal, size: tuple[int, int]
) -> None:
    journal.entries.write_all(map(entry, (0, 1, 2, 3, 40)))
    async with opened(journal, size=size) as (app, pilot):
        await pilot.press("c")
        await pilot.pause()
        assert "Nothing marked yet" in screen_text(app)
        await pilot.press(*EVERY_KEY, "v")
        await pilot.pause()
        assert screen_text(app).count("·") >= 5


@pytest.mark.parametrize("size", [(100, 30), (60, 20)])
async def test_one_entry_is_a_day_and_no_turn(journal: Journal, size: tuple[int, int]) -> None:
    journal.entries.write(entry(0, together=True))
    async with opened(journal, size=size) as (app, pilot):
        await pilot.press("c")
        await pilot.pause()
        assert "Turns" not in screen_text(app)
        assert "Nothing marked" not in screen_text(app)
        assert pane(app).cursor == TODAY
        await pilot.press(*EVERY_KEY)
        await pilot.pause()
        assert "together" in screen_text(app)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
async def test_the_ends_of_the_calendar_are_no_trouble(tides: Journal, day: str) -> None:
    async with opened(tides) as (app, pilot):
        await pilot.press("colon")
        await paste(pilot, day)
        await pilot.press("enter", "c")
        assert pane(app).cursor == (FIRST if day.startswith("0") else TODAY)
        await pilot.press(*EVERY_KEY, "enter")
        assert isinstance(app.screen, JournalScreen)


async def test_a_day_written_at_the_beginning_of_the_calendar_is_shown(journal: Journal) -> None:
    journal.entries.write(Draft(day=date(1, 1, 1), together=True, text="In the first year"))
    journal.entries.write(Draft(day=TODAY, together=True, text="Today"))
    async with opened(journal) as (app, pilot):
        await pilot.press("c", "minus", "minus", "minus", "home")
        await pilot.pause()
        assert "together" in screen_text(app)
        await pilot.press("v")
        await pilot.pause()
        assert shapes(app).cursor == date.min
        await pilot.press("enter")
        assert app.model.day == date.min


@pytest.mark.parametrize("little", [(39, 20), (80, 11)])
async def test_a_screen_that_is_too_small_says_so(tides: Journal, little: tuple[int, int]) -> None:
    async with opened(tides, size=little) as (app, pilot):
        await pilot.press("c")
        await pilot.pause()
        assert "needs at least" in screen_text(app)
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert "Ebb and flow" in screen_text(app)


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20), (40, 12), (200, 60)])
async def test_nothing_is_wider_than_the_screen(tides: Journal, size: tuple[int, int]) -> None:
    async with opened(tides, size=size) as (app, pilot):
        await pilot.press("c")
        for keys in ((), ("tab",), ("v",)):
            await pilot.press(*keys)
            await pilot.pause()
            for widget in app.screen.query("*"):
                if widget.display and widget.region and widget.size:
                    assert app.screen.region.contains_region(widget.region), widget


async def test_the_palette_offers_every_act_of_the_chart_once(tides: Journal) -> None:
    async with opened(tides) as (app, pilot):
        await pilot.press("c")
        names = [command.title for command in app.get_system_commands(app.screen)]
    assert {"Shapes", "Turns", "Fewer days", "How to read this", "Back"} <= set(names)
    assert len(names) == len(set(names))


async def test_turns_and_the_comfort_band_are_computed_once_for_many_frames(
    tides: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(tides) as (app, pilot):
        app._idle_tasks.stop()  # the month that is made ready has figures of its own
        await pilot.press("c")
        await eventually(pilot, lambda: bool(lines(app)) and "○ turn" in legend(app))
        monkeypatch.setattr("tightrope.domain.balance_course.stretches", None)
        monkeypatch.setattr("tightrope.domain.balance_course.comfort", None)
        await pilot.press("minus", "shift+left", "left", "v", "left", "v", "tab", "down")


async def test_in_60_columns_the_list_of_turns_is_read_whole(tides: Journal) -> None:
    async with opened(tides, size=(60, 20)) as (app, pilot):
        await pilot.press("c", "tab")
        await pilot.pause()
        shown = " ".join(screen_text(app).replace("│", " ").split())
        assert "toward together for seven weeks, since 2 October, furthest on 20 November" in shown
        assert "…" not in shown
