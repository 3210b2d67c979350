"""What happens when something goes wrong: nothing lost, nothing leaked."""

import sqlite3
import stat
from contextlib import closing, nullcontext
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Static

from tightrope.domain.entry import Draft
from tightrope.domain.errors import TightropeError
from tightrope.journal import Journal
from tightrope.journal.parts.entries import Entries
from tightrope.tui.app import TightropeApp
from tightrope.tui.widgets.editor.widget import Editor
from tui.opened import opened, screen_text

TODAY = date(2026, 11, 21)
WORDS = "the-words-of-an-entry"


class WordyError(Exception):
    """A fault of the program that carries the words of an entry, as faults do."""


async def test_a_fault_inside_a_save_prints_no_word_of_an_entry(
    kept: Journal, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object, draft: Draft, **__: object) -> None:
        raise WordyError(draft.text)

    async def write_and_fail() -> None:
        async with opened(kept) as (app, pilot):
            await pilot.press("n")
            app.query_one(Editor).insert(WORDS)
            monkeypatch.setattr(Entries, "write", fail)
            await pilot.press("escape")
            await pilot.pause()

    with pytest.raises(WordyError):
        await write_and_fail()
    printed = capfd.readouterr()
    assert WORDS not in printed.out + printed.err
    assert "WordyError" in printed.err
    aside = kept.path.parent / "unsaved.md"
    assert str(aside.name) in printed.err.replace("\n", "")
    assert aside.read_text().splitlines()[-1] == WORDS
    log = kept.path.parent / "logs" / "faults.log"
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert WORDS not in log.read_text()
    assert "WordyError" in log.read_text()


async def test_words_that_cannot_be_saved_stay_in_the_editor_and_the_program_stays_open(
    kept: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise TightropeError("The disk is full; make some room and try again.")

    usual = Entries.write
    async with opened(kept) as (app, pilot):
        await pilot.press("n")
        app.query_one(Editor).insert(WORDS)
        monkeypatch.setattr(Entries, "write", refuse)
        await pilot.press("escape")
        assert "The disk is full" in screen_text(app)
        assert app.query_one(Editor).text == WORDS
        await pilot.press("ctrl+q")
        assert app.is_running
        monkeypatch.setattr(Entries, "write", usual)
        await pilot.press("escape")
    assert kept.entries.on(TODAY)[-1].text == WORDS


async def test_a_full_disk_is_a_sentence(kept: Journal) -> None:
    with closing(sqlite3.connect(kept.path)) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    async with opened(kept) as (app, pilot):
        connection = kept._database._connection
        connection.execute(f"PRAGMA max_page_count = {pages}")
        await pilot.press("n")
        app.query_one(Editor).insert("word " * 100_000)
        await pilot.press("escape")
        await pilot.pause()
        assert "full" in screen_text(app)
        connection.execute("PRAGMA max_page_count = 1000000")
        await pilot.press("escape")
    assert len(kept.entries.on(TODAY)[-1].text) == 500_000


HOSTILE = "[bold]no[/] \x1b[31mred \x00 \u202eevil \u200b <b>html</b> ![](x) [a](b) #to\u202eg"


async def test_markup_and_control_characters_are_text_everywhere(kept: Journal) -> None:
    kept.entries.write(Draft(day=TODAY, text=HOSTILE))
    async with opened(kept) as (app, pilot):
        await pilot.press("k", "k", "k")
        await pilot.pause()
        for keys in [(), ("e",), ("escape", "slash", *"bold"), ("escape", "g", "d", "T")]:
            await pilot.press(*keys)
            await pilot.pause()
            shown = screen_text(app)
            assert "[bold]no[/]" in shown
            assert not any(sign in shown for sign in "\x1b\x00\u202e\u200b")
        await pilot.press("escape", "u")
    assert HOSTILE in [entry.text for entry in kept.entries.on(TODAY)]


async def test_a_megabyte_is_pasted_and_kept_to_the_byte(kept: Journal) -> None:
    text = "Many words, one paragraph. 🏳️‍🌈 \n" * 33_000
    async with opened(kept) as (app, pilot):
        await pilot.press("n")
        app.query_one(Editor).insert(text)
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("j", "k", "left_square_bracket", "right_square_bracket")
    assert kept.entries.on(TODAY)[-1].text == text


async def test_the_editor_of_the_person_is_given_the_terminal(
    kept: Journal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "editor.sh"
    script.write_text('#!/bin/sh\nprintf " and more" >> "$1"\n')
    script.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(script))
    monkeypatch.setattr(TightropeApp, "suspend", nullcontext)
    async with opened(kept) as (app, pilot):
        await pilot.press("f4")
        await pilot.pause()
        assert app.query_one(Editor).text.endswith("and more")
        await pilot.press("escape")
    assert kept.entries.on(TODAY)[-1].text == "Read **side by side** #books and more"
    assert list(kept.path.parent.glob(".writing-*")) == []


async def test_an_editor_that_fails_changes_nothing(
    kept: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "false")
    monkeypatch.setattr(TightropeApp, "suspend", nullcontext)
    async with opened(kept) as (app, pilot):
        await pilot.press("f4")
        await pilot.pause()
        assert "nothing was changed" in screen_text(app)
        await pilot.press("escape")
    assert kept.entries.on(TODAY)[-1].text == "Read **side by side** #books"


async def test_a_terminal_that_cannot_be_lent_is_a_sentence(
    kept: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    async with opened(kept) as (app, pilot):
        await pilot.press("f4")
        await pilot.pause()
        assert "cannot be lent" in screen_text(app)


async def test_what_is_added_to_a_screen_that_goes_while_it_opens_is_no_fault(
    kept: Journal,
) -> None:
    async with opened(kept) as (app, _):
        app.call_later(Static().mount, Static())  # as a hang-up does during the first paint
        app.exit()
    assert not app.return_code
