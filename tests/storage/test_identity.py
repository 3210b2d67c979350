"""Which journal a file is, and what a window does that read an earlier generation of it."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from support import FrozenClock
from tightrope.domain.entry import Draft
from tightrope.domain.errors import RolledBackError
from tightrope.journal import Journal
from tightrope.storage import identity, write_ahead_log
from tightrope.tui.editing import EditSession
from tightrope.tui.note_sessions import AimNoteSession, MonthNoteSession

DAY = date(2026, 11, 21)


@pytest.fixture
def path(tmp_path: Path, clock: FrozenClock) -> Path:
    path = tmp_path / "journal.db"
    Journal(path, clock).close()
    return path


def identity_of(path: Path) -> identity.Identity:
    with closing(sqlite3.connect(path)) as sql:
        return identity.read(sql)


def renew_generation(path: Path) -> None:
    with closing(sqlite3.connect(path)) as sql, sql:
        sql.execute("UPDATE identity SET generation = lower(hex(randomblob(8)))")


def test_every_journal_has_an_id_of_its_own(path: Path, tmp_path: Path) -> None:
    Journal(tmp_path / "other.db").close()
    assert identity_of(path).journal != identity_of(tmp_path / "other.db").journal


def test_a_save_names_the_one_before(path: Path, clock: FrozenClock) -> None:
    first = identity_of(path)
    with Journal(path, clock) as journal:
        journal.entries.write(Draft(day=DAY, text="Walked home."))
        second = identity_of(path)
    assert (first.before, second.before) == (identity.FIRST, first.save)
    assert second[:2] == first[:2]


def test_what_saves_nothing_names_nothing(path: Path, clock: FrozenClock) -> None:
    with Journal(path, clock) as journal:
        entry = journal.entries.write(Draft(day=DAY, text="Walked home."))
        before = identity_of(path)
        journal.entries.revise(entry)
        assert identity_of(path) == before


def test_the_row_is_found_on_its_page(path: Path, clock: FrozenClock) -> None:
    with Journal(path, clock) as journal:
        for number in range(50):
            journal.entries.write(Draft(day=DAY, text=f"Walk {number}"))
    with closing(sqlite3.connect(path)) as sql:
        (page,) = sql.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'identity'"
        ).fetchone()
        (size,) = sql.execute("PRAGMA page_size").fetchone()
    content = path.read_bytes()[(page - 1) * size : page * size]
    assert write_ahead_log.on_page(content) == identity_of(path)
    assert content.count(b"tightrope-identity:") == 1


def test_a_save_over_what_came_back_is_refused_until_it_is_read(
    path: Path, clock: FrozenClock
) -> None:
    with Journal(path, clock) as journal:
        entry = journal.entries.write(Draft(day=DAY, text="Walked home."))
        renew_generation(path)
        with pytest.raises(RolledBackError, match="went back to a backup"):
            journal.entries.revise(entry.reworded("Walked far."))
        with pytest.raises(RolledBackError):
            journal.trash.remove([entry])
        assert journal.entries.get(entry.id) == entry
        journal.accept_generation()
        assert journal.entries.revise(entry.reworded("Walked far.")).text == "Walked far."


def test_an_editor_keeps_its_words_beside_what_came_back(path: Path, clock: FrozenClock) -> None:
    with Journal(path, clock) as journal:
        entry = journal.entries.write(Draft(day=DAY, text="Walked home."))
        session = EditSession(journal, entry)
        session.update_text("Walked home again.")
        renew_generation(path)
        journal.accept_generation()  # as the window does that shows what came back
        assert session.save()
        assert [each.text for each in journal.entries.on(DAY)] == [
            "Walked home.",
            "Walked home again.",
        ]
        session.update_text("Walked home again, late.")
        assert not session.save()


def test_a_note_keeps_its_words_beside_what_came_back(path: Path, clock: FrozenClock) -> None:
    month = DAY.replace(day=1)
    with Journal(path, clock) as journal:
        journal.month_notes.save(month, "Much room.", read=None)
        session = MonthNoteSession(journal, month)
        session.update_text("Much room, and rain.")
        renew_generation(path)
        assert session.save()
        note = journal.month_notes.get(month)
        assert note is not None
        assert note.text == session.text
        assert "rain" in note.text


def test_an_aim_keeps_its_words_beside_what_came_back(path: Path, clock: FrozenClock) -> None:
    with Journal(path, clock) as journal:
        session = AimNoteSession(journal, journal.aims.begin("A garden", note="Much room."))
        session.update_text("Much room, and rain.")
        renew_generation(path)
        assert session.save()
        (aim,) = journal.aims.all()
        assert aim.note == session.text
        assert "rain" in aim.note
