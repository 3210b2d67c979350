from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support import FrozenClock
from tightrope.domain.entry import Draft
from tightrope.domain.errors import BadEntryError, ChangedElsewhereError, TightropeError
from tightrope.domain.month_note import MonthNote
from tightrope.domain.query import Query
from tightrope.journal import Journal

OCTOBER, NOVEMBER, DECEMBER = date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1)
SATURDAY = date(2026, 11, 21)


@pytest.fixture
def other(journal: Journal) -> Iterator[Journal]:
    """Another window on the same file."""
    journal.month_notes.get(NOVEMBER)
    with journal.another() as other:
        yield other


def save(journal: Journal, text: str, *, session: str | None = None) -> MonthNote | None:
    """Read November's note, and save this over it."""
    standing = journal.month_notes.get(NOVEMBER)
    read = standing.revision if standing else None
    return journal.month_notes.save(NOVEMBER, text, read=read, session=session)


def text_of(note: MonthNote | None) -> str | None:
    return note.text if note else None


def undone(journal: Journal) -> str | None:
    """Take the latest act back, and return what November's note is then."""
    journal.undo.undo()
    return text_of(journal.month_notes.get(NOVEMBER))


def redone(journal: Journal) -> str | None:
    """Do again what was taken back, and return what November's note is then."""
    journal.undo.redo()
    return text_of(journal.month_notes.get(NOVEMBER))


def former(journal: Journal) -> list[str]:
    """The former texts of November's note that the file keeps, oldest first."""
    rows = journal._database._connection.execute(
        "SELECT text FROM month_note_versions ORDER BY revision"
    )
    return [text for (text,) in rows]


def test_a_month_without_a_note_has_none(journal: Journal) -> None:
    assert journal.month_notes.get(NOVEMBER) is None
    assert journal.month_notes.between() == ()
    assert journal.undo.undo() is None


def test_a_note_is_kept_to_the_byte_and_stamped(journal: Journal, clock: FrozenClock) -> None:
    words = " Much room,\r\n\tand 東京.\0 \n"
    saved = journal.month_notes.save(NOVEMBER, words, read=None)
    utc = clock().utc
    tidy = words.replace("\r\n", "\n")
    assert saved == MonthNote(month=NOVEMBER, text=tidy, created=utc, modified=utc)
    clock.forward(days=2)
    again = save(journal, "Other words.")
    assert again == MonthNote(
        month=NOVEMBER, text="Other words.", created=utc, modified=clock().utc, revision=2
    )
    with journal.another() as later:
        assert later.month_notes.get(NOVEMBER) == again


def test_notes_are_those_of_months_with_a_day_in_the_range(journal: Journal) -> None:
    for month in (DECEMBER, OCTOBER, NOVEMBER):
        journal.month_notes.save(month, f"{month:%B}", read=None)
    journal.month_notes.save(DECEMBER, " \n", read=1)
    assert [note.text for note in journal.month_notes.between()] == ["October", "November"]
    assert [note.text for note in journal.month_notes.between(first=date(2026, 10, 31))] == [
        "October",
        "November",
    ]
    assert [note.text for note in journal.month_notes.between(SATURDAY, SATURDAY)] == ["November"]
    assert journal.month_notes.between(last=date(2026, 9, 30)) == ()


def test_a_note_is_in_no_list_and_no_figure(journal: Journal) -> None:
    journal.entries.write(Draft(day=SATURDAY, text="Walked home.", together=True))
    before = (
        journal.entries.days(),
        journal.entries.span(),
        journal.tags.counts(),
        list(journal.entries.in_order(Query())),
    )
    journal.month_notes.save(NOVEMBER, "Walked home #often.", read=None)
    journal.month_notes.save(DECEMBER, "Nothing yet.", read=None)
    assert before == (
        journal.entries.days(), journal.entries.span(), journal.tags.counts(),
        list(journal.entries.in_order(Query())),
    )  # fmt: skip
    assert journal.entries.search(Query(words="often"), 10).matches == ()
    assert text_of(journal.month_notes.get(NOVEMBER)) == "Walked home #often."


def test_unchanged_words_save_nothing(journal: Journal, other: Journal) -> None:
    saved = save(journal, "Quiet.")
    other.has_changed()
    assert save(journal, "Quiet.") == saved
    assert journal.month_notes.save(DECEMBER, " ", read=None) is None
    act = journal.undo.undo()
    assert act is not None
    assert act.summary == "note of November 2026"
    assert former(journal) == ["Quiet."]  # put aside by the undo, and nothing else
    assert journal.undo.undo() is None


def test_a_save_from_an_older_reading_overwrites_nothing(journal: Journal, other: Journal) -> None:
    first = save(journal, "first")
    assert first is not None
    assert other.has_changed()
    save(other, "theirs")
    for read in (None, first.revision):
        with pytest.raises(ChangedElsewhereError, match="another window"):
            journal.month_notes.save(NOVEMBER, "mine", read=read)
        with pytest.raises(ChangedElsewhereError):
            journal.month_notes.save(NOVEMBER, "", read=read)
    assert text_of(journal.month_notes.get(NOVEMBER)) == "theirs"


def test_a_note_that_was_emptied_elsewhere_is_not_written_over(
    journal: Journal, other: Journal
) -> None:
    first = save(journal, "first")
    assert first is not None
    save(other, "")
    with pytest.raises(ChangedElsewhereError):
        journal.month_notes.save(NOVEMBER, "mine", read=first.revision)
    assert text_of(journal.month_notes.save(NOVEMBER, "mine", read=None)) == "mine"


def test_two_windows_that_both_begin_a_note_are_told(journal: Journal, other: Journal) -> None:
    journal.month_notes.save(NOVEMBER, "mine", read=None)
    with pytest.raises(ChangedElsewhereError):
        other.month_notes.save(NOVEMBER, "theirs", read=None)
    assert text_of(other.month_notes.save(NOVEMBER, "mine", read=None)) == "mine"


def test_blank_words_empty_a_note_and_undo_brings_it_back(journal: Journal) -> None:
    save(journal, "first")
    assert save(journal, " \n ") is None
    assert journal.month_notes.get(NOVEMBER) is None
    assert former(journal) == ["first"]
    assert undone(journal) == "first"
    assert undone(journal) is None


def test_the_saves_of_a_sitting_keep_one_former_version(journal: Journal) -> None:
    save(journal, "before")
    for number in range(100):
        save(journal, f"word {number}", session="evening")
    assert former(journal) == ["before"]
    assert undone(journal) == "before"
    assert redone(journal) == "word 99"
    save(journal, "next day", session="morning")
    assert former(journal)[-1] == "word 99"


def test_what_is_emptied_within_a_sitting_is_kept(journal: Journal) -> None:
    save(journal, "all of it", session="evening")
    save(journal, "", session="evening")
    save(journal, "anew", session="evening")
    assert former(journal) == ["all of it"]
    assert [undone(journal) for _ in range(2)] == ["all of it", None]
    assert [redone(journal) for _ in range(2)] == ["all of it", "anew"]


def test_undo_goes_back_step_by_step_and_redo_comes_again(journal: Journal) -> None:
    for text in ("one", "two", "three"):
        save(journal, text)
    assert [undone(journal) for _ in range(3)] == ["two", "one", None]
    assert journal.undo.undo() is None
    assert [redone(journal) for _ in range(3)] == ["one", "two", "three"]
    assert journal.undo.redo() is None


def test_notes_and_entries_are_taken_back_in_the_order_in_which_they_were_made(
    journal: Journal,
) -> None:
    save(journal, "first")
    journal.entries.write(Draft(day=SATURDAY, text="Walked home."))
    journal.month_notes.save(OCTOBER, "Rain.", read=None)
    acts = [journal.undo.undo() for _ in range(3)]
    assert [act and act.summary for act in acts] == [
        "note of October 2026", "writing · Sat 21 Nov 2026", "note of November 2026",
    ]  # fmt: skip
    assert [act and act.day for act in acts] == [OCTOBER, SATURDAY, NOVEMBER]


def test_a_note_that_an_import_changed_is_passed_over(journal: Journal) -> None:
    save(journal, "ours")
    theirs = b'{"month": "2026-11", "text": "theirs", "modified": "2027-01-01T00:00:00Z"}'
    journal.transfer.import_entries("jsonl", BytesIO(theirs))
    with pytest.raises(TightropeError, match="passed over"):
        journal.undo.undo()
    assert text_of(journal.month_notes.get(NOVEMBER)) == "theirs"
    assert journal.undo.undo() is None


def test_a_window_with_an_older_reading_notices_an_undo(journal: Journal) -> None:
    save(journal, "one")
    two = save(journal, "two")
    assert two is not None
    journal.undo.undo()
    journal.undo.redo()
    with pytest.raises(ChangedElsewhereError):
        journal.month_notes.save(NOVEMBER, "three", read=two.revision)


def test_what_cannot_be_kept_is_refused(journal: Journal) -> None:
    with pytest.raises(BadEntryError, match="first day"):
        journal.month_notes.save(SATURDAY, "words", read=None)
    with pytest.raises(BadEntryError, match="UTF-8"):
        journal.month_notes.save(NOVEMBER, "\ud800", read=None)
    assert journal.month_notes.between() == ()


@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["", " ", "a", "b", "c"]), st.sampled_from([None, "s", "t"])),
        max_size=8,
    )
)
def test_undoing_all_saves_gives_no_note_and_redoing_them_the_last(
    steps: list[tuple[str, str | None]],
) -> None:
    with TemporaryDirectory() as folder, Journal(Path(folder) / "journal.db") as journal:
        for text, session in steps:
            save(journal, text, session=session)
        states = [text_of(journal.month_notes.get(NOVEMBER))]
        while journal.undo.undo():
            states.append(text_of(journal.month_notes.get(NOVEMBER)))
        assert states[-1] is None
        for state in states[-2::-1]:
            assert redone(journal) == state
        assert journal.undo.redo() is None
