"""Keys that arrive together, as over a slow line: each acts on what the one before it chose."""

import asyncio
from datetime import date
from math import inf
from time import sleep
from typing import Any

import pytest
from textual.events import Key
from textual.pilot import Pilot

from support import FrozenClock
from tightrope.domain.entry import Draft, Entry
from tightrope.domain.errors import TightropeError
from tightrope.journal import Journal
from tightrope.journal.parts.entries import Entries
from tightrope.tui.app import TightropeApp
from tightrope.tui.screens.journal.screen import LOOKS_EVERY, JournalScreen
from tightrope.tui.widgets.editor.widget import Editor
from tightrope.tui.widgets.entry_list import EntryList
from tui.opened import eventually, opened, screen_text

TODAY = date(2026, 11, 21)


async def at_once(app: TightropeApp, pilot: Pilot[None], *keys: str) -> None:
    """Let keys arrive in one read, without a pause between them."""
    for key in keys:
        app.post_message(Key(key, key if len(key) == 1 else None))
    await pilot.pause()
    await pilot.pause()


async def test_an_act_behind_a_move_is_done_to_the_entry_moved_to(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await at_once(app, pilot, "k", "d")
    assert [entry.text for entry in kept.entries.on(TODAY)] == ["Read **side by side** #books"]


async def test_letters_behind_a_move_and_edit_go_into_the_entry_moved_to(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await at_once(app, pilot, "k", "e", "Z")
        await pilot.press("escape")
    assert kept.entries.on(TODAY)[0].text == "Coffee on the balconyZ"


async def test_moves_in_the_calendar_add_up_and_the_act_is_done_where_they_end(
    kept: Journal,
) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("tab")
        await at_once(app, pilot, "k", "k", "d")
        assert app.model.day == date(2026, 11, 7)
    assert kept.entries.on(date(2026, 11, 7)) == ()
    assert len(kept.entries.on(TODAY)) == 2


async def test_in_the_chart_an_act_is_done_to_the_day_under_the_cursor(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("tab", "tab")
        await at_once(app, pilot, "left", "left", "t")
        assert app.model.day == date(2026, 11, 19)
    assert kept.entries.on(date(2026, 11, 19))[0].together


async def test_a_terminal_made_too_small_while_writing_takes_every_letter(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("e", "x")
        await pilot.resize_terminal(30, 8)
        await pilot.press("d", "n")
        assert "needs" in screen_text(app)
        await pilot.resize_terminal(100, 30)
        await pilot.press("u", "escape")
    assert [entry.text for entry in kept.entries.on(TODAY)][
        -1
    ] == "Read **side by side** #booksxdnu"
    assert len(kept.entries.on(TODAY)) == 2


async def test_nothing_is_deleted_where_nothing_can_be_seen(kept: Journal) -> None:
    async with opened(kept, size=(30, 8)) as (_, pilot):
        await pilot.press("d", "t", "n")
    assert len(kept.entries.on(TODAY)) == 2
    assert kept.trash.contents() == ()


async def test_over_midnight_today_is_the_new_day(kept: Journal, clock: FrozenClock) -> None:
    async with opened(kept) as (app, pilot):
        clock.forward(hours=4)
        await pilot.pause(LOOKS_EVERY + 0.5)
        assert "Sunday 22 November" in screen_text(app)
        await pilot.press("n", "x", "escape")
    entry = kept.entries.on(date(2026, 11, 22))[0]
    assert entry.time is not None


async def test_a_long_entry_is_read_on_with_the_space_bar(kept: Journal) -> None:
    text = "\n\n".join(f"Paragraph {number}" for number in range(60))
    kept.entries.write(Draft(day=TODAY, text=text, together=True))
    async with opened(kept) as (app, pilot):
        await pilot.press("g")
        await pilot.pause()
        assert "Paragraph 0" in screen_text(app)
        await pilot.press("space", "space")
        await pilot.pause()
        assert "Paragraph 0\n" not in screen_text(app)
        await pilot.press("b", "b")
        await pilot.pause()
        assert "Paragraph 0" in screen_text(app)


async def test_a_journal_that_cannot_be_read_any_more_is_a_sentence_and_keeps_the_words(
    kept: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> bool:
        raise TightropeError("The journal is damaged; `tightrope rollback` goes back to a backup.")

    async with opened(kept) as (app, pilot):
        await pilot.press("e", "x")
        monkeypatch.setattr(Journal, "has_changed", refuse)
        await pilot.pause(LOOKS_EVERY + 0.5)
        assert app.is_running
        assert "is damaged" in screen_text(app)
        assert app.query_one(Editor).text.endswith("x")


async def test_an_entry_that_comes_from_elsewhere_does_not_take_the_choice(
    kept: Journal, clock: FrozenClock
) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("left_square_bracket")
        chosen = app.model.selected
        with Journal(kept.path, clock) as other:
            other.entries.write(Draft(day=date(2026, 11, 20), text="From elsewhere"))
        await pilot.pause(LOOKS_EVERY + 0.5)
        assert "From elsewhere" in screen_text(app)
        assert app.model.selected == chosen


async def test_what_the_trash_gave_back_is_said_on_the_main_screen(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("d", "T", "enter")
        await pilot.pause()
        assert "Brought back" in screen_text(app)
        assert "In the trash" not in screen_text(app)


async def test_a_click_chooses_and_a_second_one_opens(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.click(EntryList, offset=(20, 1))
        await pilot.pause()
        assert app.model.session is None
        assert app.model.selected == kept.entries.on(TODAY)[0]
        await pilot.click(EntryList, offset=(20, 1), times=2)
        await pilot.pause()
        assert app.model.session is not None


async def test_leaving_before_anything_is_shown_is_no_fault(kept: Journal) -> None:
    async with opened(kept) as (app, _):
        assert isinstance(app.screen, JournalScreen)
        app.screen.open_since = inf
        await app.action_quit()
    assert app.return_code in {0, None}


async def test_entries_typed_faster_than_they_open_and_close_have_each_their_own_letters_in_order(
    kept: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = Entries.write

    def slowly(entries: Entries, *drafts: Any, **named: Any) -> Entry:
        sleep(0.02)
        return usual(entries, *drafts, **named)

    monkeypatch.setattr(Entries, "write", slowly)
    async with opened(kept) as (app, pilot):
        for letter in ["n", *"first", "escape", "n", *"dust", "f2", "escape", "left", "s", "n"]:
            app.post_message(Key(letter, letter if len(letter) == 1 else None))
            await asyncio.sleep(0)
        for letter in [*"yes", "escape"]:
            app.post_message(Key(letter, letter if len(letter) == 1 else None))
        await eventually(pilot, lambda: len(kept.entries.on(date(2026, 11, 20))) == 2)
        await eventually(pilot, lambda: app.model.session is None)
    assert [entry.text for entry in kept.entries.on(TODAY)][2:] == ["first", "dust"]
    assert kept.entries.on(TODAY)[-1].together
    assert kept.trash.contents() == ()
    assert next(iter(kept.entries.on(date(2026, 11, 20)))).text == "yes"
