"""The main screen at every size it promises, as text, and where colours speak as cells."""

from datetime import date

import pytest

from pictures import Pictures
from tightrope.domain.aim import Outcome
from tightrope.journal import Journal
from tightrope.settings import Settings
from tui.opened import eventually, opened, paste, screen_cells, screen_text

ASCII = Settings(ascii=True, week_starts=6)


SIZES = [(40, 12), (60, 20), (80, 24), (100, 30), (120, 40), (200, 60), (250, 70)]


@pytest.mark.parametrize("size", SIZES)
async def test_today_looks_as_it_did(
    kept: Journal, size: tuple[int, int], pictures: Pictures
) -> None:
    async with opened(kept, size=size) as (app, _):
        pictures.hold(f"today-{size[0]}x{size[1]}.txt", screen_text(app))


@pytest.mark.parametrize("theme", ["tightrope-dark", "tightrope-light"])
async def test_today_has_the_colours_that_it_had(
    kept: Journal, theme: str, pictures: Pictures
) -> None:
    async with opened(kept, size=(80, 24), settings=Settings(theme=theme)) as (app, _):
        pictures.hold_colours(f"today-{theme}.txt", screen_cells(app))


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12)])
async def test_the_first_start_looks_as_it_did(
    journal: Journal, size: tuple[int, int], pictures: Pictures
) -> None:
    async with opened(journal, size=size) as (app, _):
        pictures.hold(f"first-start-{size[0]}x{size[1]}.txt", screen_text(app))


async def test_today_is_drawn_in_ascii_with_sundays_first_where_that_is_set(
    kept: Journal, pictures: Pictures
) -> None:
    async with opened(kept, size=(80, 24), settings=ASCII) as (app, pilot):
        shown = screen_text(app)
        pictures.hold("today-ascii-80x24.txt", shown)
        assert shown.isascii()
        for way in ("e", "escape", "R", "escape", "z", "z", "M"):
            await pilot.press(way)
            await pilot.pause()
            assert screen_text(app).isascii(), way


@pytest.mark.parametrize("page", [(), ("b",), ("s",), ("w",)])
async def test_the_help_in_ascii_names_the_arrows(kept: Journal, page: tuple[str, ...]) -> None:
    async with opened(kept, size=(80, 120), settings=ASCII) as (app, pilot):
        await pilot.press("f1", *page)
        await pilot.pause(0.1)
        assert screen_text(app).isascii()
        assert page or " left " in screen_text(app)


async def test_every_key_stands_on_the_page_of_keys(kept: Journal, pictures: Pictures) -> None:
    # As high as the page, so that none of it is out of the picture.
    async with opened(kept, size=(80, 290)) as (app, pilot):
        await pilot.press("f1")
        await pilot.pause()
        pictures.hold("keys-whole.txt", screen_text(app))


async def test_the_search_looks_as_it_did(kept: Journal, pictures: Pictures) -> None:
    async with opened(kept, size=(80, 24)) as (app, pilot):
        await pilot.press("slash")
        await paste(pilot, "balcony or second")
        await eventually(pilot, lambda: "41 found" in screen_text(app))
        pictures.hold("search-80x24.txt", screen_text(app))


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_reading_through_time_looks_as_it_did(
    kept: Journal, size: tuple[int, int], pictures: Pictures
) -> None:
    async with opened(kept, size=size) as (app, pilot):
        await pilot.press("left", "R")
        await pilot.pause(0.1)
        pictures.hold(f"read-through-{size[0]}x{size[1]}.txt", screen_text(app))


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_writing_looks_as_it_did(
    kept: Journal, size: tuple[int, int], pictures: Pictures
) -> None:
    async with opened(kept, size=size) as (app, pilot):
        await pilot.press("e", "f2", "f5")
        await pilot.pause()
        pictures.hold(f"writing-{size[0]}x{size[1]}.txt", screen_text(app))


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_aims_look_as_they_did(
    kept: Journal, size: tuple[int, int], pictures: Pictures
) -> None:
    kept.aims.begin("A garden", day=date(2026, 11, 2), note="Beans first.\nThen a bench.")
    dance = kept.aims.begin("Learn to dance", day=date(2026, 10, 1))
    kept.aims.end(dance, Outcome.REACHED, date(2026, 11, 20))
    async with opened(kept, size=size) as (app, pilot):
        await pilot.press("A")
        await pilot.pause()
        pictures.hold(f"aims-{size[0]}x{size[1]}.txt", screen_text(app))


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)])
async def test_what_to_talk_about_looks_as_it_did_on_the_page_of_a_month(
    kept: Journal, size: tuple[int, int], pictures: Pictures
) -> None:
    coffee, books = kept.entries.on(date(2026, 11, 21))
    (early,) = kept.entries.on(date(2026, 10, 20))
    kept.talk.open(books, "Where to in summer?")
    kept.talk.tick(books.id)
    kept.talk.open(early, "The cold room")
    kept.talk.open(coffee)
    async with opened(kept, size=size) as (app, pilot):
        await pilot.press("m", "exclamation_mark")
        await pilot.pause()
        pictures.hold(f"talk-{size[0]}x{size[1]}.txt", screen_text(app))
