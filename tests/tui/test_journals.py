"""Several journals: named in the palette, opened in place of the one that is open, remembered."""

from pathlib import Path

import pytest
from textual.widgets import Input

from support import FrozenClock
from tightrope.domain.entry import Draft
from tightrope.journal import Journal
from tightrope.settings import Settings
from tightrope.storage.encryption import FileKey
from tightrope.tui.app import TightropeApp
from tui.opened import opened, screen_text
from tui.terminal import started

WANTED = Settings(recent_journals=True)


@pytest.fixture
def other(tmp_path: Path, clock: FrozenClock) -> Path:
    """Where a second journal lies, with one entry."""
    path = tmp_path / "journal" / "garden.db"
    with Journal(path, clock) as journal:
        journal.entries.write(Draft(day=clock().day, text="Sowed peas"))
    return path


def offered(app: TightropeApp) -> dict[str, str]:
    return {each.title: each.help for each in app.get_system_commands(app.screen)}


def remembered(kept: Journal) -> Path:
    return kept.path.parent / "logs" / "recent-journals.txt"


async def test_journals_are_remembered_only_where_that_is_wanted(
    kept: Journal, other: Path, clock: FrozenClock
) -> None:
    with Journal(other, clock) as garden:
        async with opened(garden, settings=WANTED) as (app, _):
            assert "Other journal" in offered(app)
    assert remembered(kept).read_text() == f"{other}\n"
    assert remembered(kept).stat().st_mode & 0o777 == 0o600
    async with opened(kept, settings=WANTED) as (app, _):
        assert offered(app)["Journal garden"] == str(other)
        assert "Journal journal" not in offered(app)
    async with opened(kept) as (app, _):
        assert "Other journal" in offered(app)
        assert "Journal garden" not in offered(app)
    assert not remembered(kept).exists()


async def test_one_that_is_gone_says_so_and_the_open_one_stays(kept: Journal, other: Path) -> None:
    remembered(kept).parent.mkdir()
    remembered(kept).write_text(f"{other}\n")
    async with opened(kept, settings=WANTED) as (app, pilot):
        remembered(kept).write_text(f"{other}-gone.db\n")
        await pilot.press("ctrl+p", *"garden", "enter")
        await pilot.pause()
        await pilot.pause()
        told = " ".join(screen_text(app).split())
        assert "There is no journal at" in told
        assert app.journals.wanted is None
        assert app.is_running


async def test_what_is_at_a_path_is_said_before_it_is_opened(
    kept: Journal, other: Path, clock: FrozenClock
) -> None:
    pytest.importorskip("sqlcipher3", reason="the extra tightrope[encryption] is not installed")
    folder = kept.path.parent
    with Journal(folder / "sealed.db", clock, key=FileKey.random()):
        pass
    async with opened(kept) as (app, pilot):
        await pilot.press("n", *"kept", "ctrl+p", *"other journal", "enter")
        await pilot.pause()
        line = app.screen.query_one(Input)
        for path, sentence in {
            folder / "sealed.db": "An encrypted journal; Enter asks for its passphrase.",
            folder / "new.db": "No journal is there; Enter begins a new one.",
            folder: "This is a folder; name the file of a journal.",
            kept.path: "This journal is open already.",
            other: "Enter opens it.",
        }.items():
            line.value = str(path)
            await pilot.pause()
            assert sentence in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
    assert app.journals.wanted == other
    assert kept.entries.on(kept.now().day)[-1].text == "kept"


def test_the_other_journal_opens_in_place_of_the_open_one_and_what_cannot_be_opened_is_told(
    tmp_path: Path, other: Path
) -> None:
    letter = tmp_path / "letter.db"
    letter.write_text("no journal " * 500)
    with started(tmp_path / "journal.db") as terminal:
        terminal.wait_for("Write; it is kept")
        terminal.type("\x10other journal\r")
        terminal.wait_for("the path of its file")
        terminal.type(f"{other}\r")
        terminal.wait_for("tightrope · garden")
        terminal.type("\x10other journal\r")
        terminal.wait_for("the path of its file")
        terminal.type(f"{letter}\r")
        terminal.wait_for("letter.db")
        shown = terminal.wait_for("tightrope · garden")
        assert "Traceback" not in shown
