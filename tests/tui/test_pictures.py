"""The main screen as text, at every size it promises; a failing one shows the difference.

`REDRAW=1 pytest tests/tui/test_pictures.py` writes the pictures anew.
"""

from pathlib import Path

import pytest

from tightrope.journal import Journal
from tightrope.settings import Settings
from tui.opened import opened, screen_text

PICTURES = Path(__file__).parent / "pictures"
ASCII = Settings(ascii=True, week_starts=6)


def compare(name: str, shown: str, *, redraw: bool) -> None:
    """Hold what is shown against the picture of that name."""
    picture = PICTURES / f"{name}.txt"
    if redraw:
        picture.write_text(shown + "\n", encoding="utf-8")
    assert shown + "\n" == picture.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20), (40, 12), (200, 60)])
async def test_today(kept: Journal, size: tuple[int, int], redraw: bool) -> None:
    async with opened(kept, size=size) as (app, _):
        compare(f"today-{size[0]}x{size[1]}", screen_text(app), redraw=redraw)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_first_start(journal: Journal, size: tuple[int, int], redraw: bool) -> None:
    async with opened(journal, size=size) as (app, _):
        compare(f"first-start-{size[0]}x{size[1]}", screen_text(app), redraw=redraw)


async def test_today_in_ascii_with_sundays_first(kept: Journal, redraw: bool) -> None:
    async with opened(kept, size=(80, 24), settings=ASCII) as (app, _):
        shown = screen_text(app)
        compare("today-ascii-80x24", shown, redraw=redraw)
        assert shown.isascii()


@pytest.mark.parametrize("page", [(), ("b",), ("s",), ("w",)])
async def test_the_help_in_ascii_names_the_arrows(kept: Journal, page: tuple[str, ...]) -> None:
    async with opened(kept, size=(80, 120), settings=ASCII) as (app, pilot):
        await pilot.press("f1", *page)
        await pilot.pause(0.1)
        assert screen_text(app).isascii()
        assert page or " left " in screen_text(app)


async def test_the_keys(kept: Journal, redraw: bool) -> None:
    async with opened(kept, size=(80, 60)) as (app, pilot):
        await pilot.press("f1")
        await pilot.pause()
        compare("keys-80x60", screen_text(app), redraw=redraw)


async def test_the_search(kept: Journal, redraw: bool) -> None:
    async with opened(kept, size=(80, 24)) as (app, pilot):
        await pilot.press("slash", *"balcony or second")
        await pilot.pause()
        compare("search-80x24", screen_text(app), redraw=redraw)
