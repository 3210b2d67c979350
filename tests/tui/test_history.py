"""What an entry or a month's note was, on the screen."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pictures import Pictures
from support import FrozenClock
from tightrope.domain.entry import Entry
from tightrope.journal import Journal
from tightrope.settings import Settings
from tightrope.tui.screens.history import HistoryScreen
from tightrope.tui.screens.journal.screen import JournalScreen
from tui.opened import eventually, opened, screen_text

NOVEMBER = date(2026, 11, 1)


@pytest.fixture
def changed(kept: Journal, clock: FrozenClock) -> Entry:
    """The last entry of the journal, reworded and marked since it was written."""
    entry = kept.entries.on(date(2026, 11, 21))[-1]
    clock.forward(minutes=30)
    text = "Read **apart** #books\nAnd spoke of Zwetschgenkuchen."
    entry = kept.entries.revise(replace(entry, text=text, space=True))
    clock.forward(minutes=30)
    return kept.entries.revise(replace(entry, text="Read **side by side**, quietly #books"))


@pytest.mark.parametrize("size", [(100, 30), (60, 20)])
async def test_versions_stand_above_the_chosen_one_beside_the_present(
    kept: Journal, changed: Entry, size: tuple[int, int], pictures: Pictures
) -> None:
    assert changed
    async with opened(kept, size=size) as (app, pilot):
        await pilot.press("H")
        await pilot.pause()
        pictures.hold(f"history-{size[0]}x{size[1]}.txt", screen_text(app))


async def test_without_colours_changed_words_have_signs(kept: Journal, changed: Entry) -> None:
    assert changed
    async with opened(kept, settings=Settings(ascii=True)) as (app, pilot):
        await pilot.press("H")
        await pilot.pause()
        assert "[-apart-]" in screen_text(app)
        assert "{+side by side+}" in screen_text(app)


async def test_enter_brings_a_version_back_and_undo_takes_that_back(
    kept: Journal, changed: Entry
) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("H", "j", "enter")
        await pilot.pause()
        assert isinstance(app.screen, JournalScreen)
        assert kept.entries.get(changed.id).text == "Read **side by side** #books"
        await pilot.press("u")
        await pilot.pause()
        assert kept.entries.get(changed.id).text == changed.text


@pytest.mark.parametrize(
    ("key", "typed", "left", "in_backup"),
    [("E", "2", 1, True), ("A", "2", 0, True), ("A", "2 backups", 0, False)],
)
async def test_former_versions_are_erased_once_the_number_is_typed(
    kept: Journal, changed: Entry, key: str, typed: str, left: int, *, in_backup: bool
) -> None:
    backup = kept.backups.create()
    async with opened(kept) as (app, pilot):
        await pilot.press("H", key, *"no", "enter")
        await pilot.pause()
        assert not isinstance(app.screen, HistoryScreen)  # the question stays
        presses = ["space" if letter == " " else letter for letter in typed]
        await pilot.press("backspace", "backspace", *presses, "enter")
        await eventually(pilot, lambda: "erased for good" in screen_text(app))
        assert "Out of reach" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert len(kept.history.of(changed.id).former) == left
        assert f"{left} former version" in screen_text(app)
    folder = kept.path.parent
    held = [each for each in (*folder.glob("*.*"), backup) if _holds(each)]
    assert held == ([backup] if in_backup else [])


def _holds(path: Path) -> bool:
    return path.is_file() and b"Zwetschgenkuchen" in path.read_bytes()


async def test_a_day_without_an_entry_says_so(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        await pilot.press("escape", "H")
        await pilot.pause()
        assert "No entry on this day" in screen_text(app)


async def test_the_note_of_a_month_has_a_history_on_its_page(kept: Journal) -> None:
    for text in ("A month of rain.", "A month of walks."):
        note = kept.month_notes.get(NOVEMBER)
        kept.month_notes.save(NOVEMBER, text, read=note.revision if note else None)
    async with opened(kept) as (app, pilot):
        await pilot.press("m", "H")
        await pilot.pause()
        assert "What the note of 2026-11 was" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "A month of rain." in screen_text(app)
    note = kept.month_notes.get(NOVEMBER)
    assert note is not None
    assert note.text == "A month of rain."


async def test_a_month_without_a_note_has_none(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("m", "H")
        await pilot.pause()
        assert "There never was a note" in screen_text(app)
