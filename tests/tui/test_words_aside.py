"""Words survive what the journal cannot take, and the next start offers them back."""

import os
import signal
import sqlite3
from contextlib import closing
from datetime import date
from typing import Any

import pytest

from support import FrozenClock
from tightrope.domain.entry import Entry, EntryFields
from tightrope.journal import Journal
from tightrope.tui import keys
from tightrope.tui.editing import EditSession
from tightrope.tui.screens import late
from tightrope.tui.widgets.editor.widget import Editor
from tui.opened import opened, screen_text

TODAY = date(2026, 11, 21)


async def test_a_file_that_is_moved_under_the_window_is_noticed_and_the_words_are_kept(
    kept: Journal,
) -> None:
    moved = kept.path.with_name("moved.db")
    async with opened(kept) as (app, pilot):
        await pilot.press("n")
        app.query_one(Editor).insert("First words")
        kept.path.rename(moved)
        await pilot.press("escape")
        shown = " ".join(screen_text(app).split())
        assert "was moved or deleted" in shown
        assert "saved 21" not in shown
        aside = kept.path.with_name("unsaved.md")
        assert aside.read_text().endswith("First words")
        assert app.query_one(Editor).text == "First words"
        moved.rename(kept.path)
        await pilot.press("escape")
        assert not aside.exists()
    assert [entry.text for entry in kept.entries.on(TODAY)][-1] == "First words"


def test_words_lie_aside_already_while_a_save_waits_for_another_program(
    kept: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = kept.path.with_name("unsaved.md")
    session = EditSession(kept, EntryFields(day=TODAY))
    session.update_text("First words")
    usual, lay_there = kept.entries.write, list[bool]()

    def waited(*arguments: Any, **options: Any) -> Entry:
        lay_there.append(aside.exists())
        other.rollback()  # it has done what it had to
        return usual(*arguments, **options)

    monkeypatch.setattr(kept.entries, "write", waited)
    with closing(sqlite3.connect(kept.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        session.save()
    assert (lay_there, aside.exists()) == ([True], False)
    assert "First words" in [entry.text for entry in kept.entries.on(TODAY)]


async def test_a_note_of_a_month_is_kept_too(kept: Journal) -> None:
    moved = kept.path.with_name("moved.db")
    async with opened(kept) as (app, pilot):
        await pilot.press("m", "e")
        app.screen.query_one(Editor).insert("A month")
        kept.path.rename(moved)
        await pilot.press("escape")
        aside = kept.path.with_name("unsaved.md")
        assert aside.read_text().endswith("A month")
        moved.rename(kept.path)


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="there is no such signal")
async def test_a_hang_up_while_the_journal_is_busy_keeps_the_words(kept: Journal) -> None:
    kept._database._connection.execute("PRAGMA busy_timeout = 0")
    async with opened(kept) as (app, pilot):
        await pilot.press("n")
        app.query_one(Editor).insert("Last words")
        with closing(sqlite3.connect(kept.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            os.kill(os.getpid(), signal.SIGHUP)
            await pilot.pause()
            await pilot.pause()
        assert app.return_code == 1
    (words,) = kept.unsaved.find()
    assert words.text == "Last words"


async def test_words_aside_are_told_of_at_the_start_and_taken_back(kept: Journal) -> None:
    entry = kept.entries.on(TODAY)[0]
    kept.unsaved.put_aside(entry.reworded("Coffee, and more"))
    press = keys.press_of("view.unsaved", {})
    async with opened(kept) as (app, pilot):
        assert f"could not be saved; {press} shows them" in screen_text(app)
        await pilot.press(press)
        await pilot.pause()
        assert "Coffee, and more" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Taken back" in screen_text(app)
    assert kept.entries.on(TODAY)[0].text == "Coffee, and more"
    assert kept.unsaved.find() == ()


async def test_words_aside_that_are_refused_are_in_the_trash(kept: Journal) -> None:
    kept.unsaved.put_aside(kept.entries.on(TODAY)[0].reworded("Not these"))
    async with opened(kept) as (app, pilot):
        await pilot.press("W")
        await pilot.pause()
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(app.screen, late.UnsavedScreen)
        assert "Nothing lies aside" in screen_text(app)
    assert [each.entry.text for each in kept.trash.contents()] == ["Not these"]


async def test_a_journal_that_may_only_be_read_opens_so_and_says_it(
    kept: Journal, monkeypatch: pytest.MonkeyPatch, clock: FrozenClock
) -> None:
    kept.close()
    monkeypatch.setattr(os, "access", lambda _, mode: mode & os.W_OK == 0)
    with Journal(kept.path, clock) as journal:
        async with opened(journal) as (app, pilot):
            assert "tightrope · read only" in screen_text(app)
            assert "may only be read" in " ".join(screen_text(app).split())
            await pilot.press("n", "x")
            assert app.model.session is None
            await pilot.press("e", "d", "left_square_bracket")
            assert "What happened 1 days before" in screen_text(app)
        assert len(journal.entries.on(TODAY)) == 2
