"""Taking in what comes beside entries: notes of months, aims, and what is to be talked about."""

import sqlite3
from dataclasses import dataclass, replace

from tightrope.domain.aim import Aim
from tightrope.domain.month_note import MonthNote
from tightrope.domain.talk import Talk
from tightrope.storage import aims, entries, month_notes, talk, trash
from tightrope.storage.revised_table import RecordT, RevisedTable, same_content


@dataclass(slots=True)
class RecordCounts:
    """How many month notes, aims, or things to talk about were met, by what became of them.

    `older` ones stand in the journal in a newer state, which stays. `in_trash` are those that were
    deleted here, with their entry or alone, and stay so; `without_entry` are things to talk about
    whose entry is not in the journal.
    """

    new: int = 0
    same: int = 0
    changed: int = 0
    older: int = 0
    in_trash: int = 0
    without_entry: int = 0


def import_beside(
    sql: sqlite3.Connection, record: MonthNote | Aim | Talk, tally: RecordCounts
) -> None:
    """Take in what comes beside entries, behind those that it is about, and count it."""
    if isinstance(record, MonthNote):
        _import_note(sql, record, tally)
    elif isinstance(record, Aim):
        _import_record(sql, aims.TABLE, record.id, record, tally)
    else:
        _import_talk(sql, record, tally)


def _import_note(sql: sqlite3.Connection, note: MonthNote, tally: RecordCounts) -> None:
    """Take a note in from elsewhere: of two states of a month's note the later modified stands."""
    if not note.text.strip():
        note = replace(note, text="")  # as it is emptied here
    present = month_notes.get(sql, note.month)
    if present is None:
        month_notes.put(sql, replace(note, revision=1))
        # An emptied one is remembered, but there is nothing to see of it.
        tally.new += bool(note.text)
        tally.same += not note.text
    elif present.text == note.text:
        tally.same += 1
    elif note.modified <= present.modified:
        tally.older += 1
    else:
        month_notes.keep(sql, note.month)
        month_notes.put(sql, replace(note, revision=present.revision + 1))
        tally.changed += 1


def _import_talk(sql: sqlite3.Connection, new: Talk, tally: RecordCounts) -> None:
    """Take in what is to be talked about an entry, which came before it."""
    if entries.get(sql, new.entry):
        _import_record(sql, talk.TABLE, new.entry, new, tally)
    elif trash.contains(sql, new.entry):
        tally.in_trash += 1
    else:
        tally.without_entry += 1


def _import_record(
    sql: sqlite3.Connection,
    table: RevisedTable[RecordT],
    key: str,
    record: RecordT,
    tally: RecordCounts,
) -> None:
    """Take a record in from elsewhere: of two states of one the later modified stands."""
    present = table.get(sql, key)
    if present is None and table.get_removed(sql, key):
        tally.in_trash += 1
    elif present is None:
        table.put(sql, replace(record, revision=1))
        tally.new += 1
    elif same_content(present, record):
        tally.same += 1
    elif record.modified <= present.modified:
        tally.older += 1
    else:
        table.replace(sql, record)
        tally.changed += 1
