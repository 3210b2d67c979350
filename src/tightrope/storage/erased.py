"""The record of what was erased for good, and taking it out of the tables of a journal or a backup.

An erasure takes three steps: the rows go at once, the file and the log beside it are rewritten
afterwards, and backups when that is asked for. The record holds ids, months and revisions, and no
word; by it the next opening finishes what was interrupted, and backups can be rewritten later.
"""

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from tightrope.storage.row_mapping import utc_text

# How far an erasure has come in the journal's own files.
ROWS_GONE, FILE_REWRITTEN, LOG_EMPTIED = range(3)


class ErasedStates(NamedTuple):
    """Revisions of an entry (by its id) or of a month's note (by its month) that were erased.

    They go from `first` to `last`, or to the latest where that is None. `instead` is the revision
    that takes their place where one of them is what stands in a backup; None where nothing does.
    """

    name: str
    first: int
    last: int | None
    instead: int | None


def record(sql: sqlite3.Connection, states: ErasedStates, now: datetime) -> None:
    """Remember that states of an entry or a note are erased `now` (UTC)."""
    sql.execute(
        "INSERT INTO erased (name, first, last, instead, moment, step)"
        " VALUES (:name, :first, :last, :instead, :moment, :step)",
        {**states._asdict(), "moment": utc_text(now), "step": ROWS_GONE},
    )


def record_trash(sql: sqlite3.Connection, now: datetime) -> None:
    """Remember that all that lies in the trash is erased `now` (UTC), every state of it."""
    sql.execute(
        "INSERT INTO erased (name, first, moment, step)"
        " SELECT id, 1, :moment, :step FROM trash"
        " UNION ALL SELECT id, 1, :moment, :step FROM aims WHERE removed IS NOT NULL",
        {"moment": utc_text(now), "step": ROWS_GONE},
    )


def steps_to_do(sql: sqlite3.Connection) -> tuple[int, int] | None:
    """Return how far the least advanced erasure has come, and the number of the latest.

    None where every one is finished.
    """
    least, latest = sql.execute(
        "SELECT min(step), max(number) FROM erased WHERE step < 2"
    ).fetchone()
    return None if least is None else (least, latest)


def set_step(sql: sqlite3.Connection, step: int, latest: int) -> None:
    """Remember that the erasures up to the number `latest` have come so far."""
    sql.execute(
        "UPDATE erased SET step = :step WHERE step = :step - 1 AND number <= :latest",
        {"step": step, "latest": latest},
    )


def delete_states(sql: sqlite3.Connection, states: ErasedStates) -> int:
    """Delete former states of an entry or a note; return how many were kept.

    What stands now stays, also in the trash. What undo would need of them is out of its reach.
    """
    deleted = sum(sql.execute(statement, states._asdict()).rowcount for statement in _STATES)
    for former in (_FORMER_TALK, _TAKEN_OFF):
        sql.execute(f"DELETE {former}", states._asdict())
    sql.execute(_OUT_OF_REACH, states._asdict())
    return deleted


def delete_trash(sql: sqlite3.Connection) -> int:
    """Delete all that lies in the trash, every state of it; return how many records that was."""
    sql.execute(
        "CREATE TEMP TABLE gone AS SELECT id AS name FROM trash"
        " UNION ALL SELECT id FROM aims WHERE removed IS NOT NULL"
    )
    (count,) = sql.execute("SELECT count(*) FROM temp.gone").fetchone()
    delete_entries(sql)
    sql.execute("DROP TABLE temp.gone")
    return int(count)


def delete_entries(sql: sqlite3.Connection) -> None:
    """Delete every trace of the entries and aims whose ids stand in the temporary table `gone`.

    What was to be talked about goes with its entry.
    """
    for statement in _ENTRIES:
        sql.execute(statement)


def texts_of_trash(sql: sqlite3.Connection) -> Iterator[str]:
    """Give every text and all tags of what lies in the trash, of former states too."""
    rows = sql.execute(_TEXTS_OF_TRASH)
    return (part for row in rows for part in row)


def texts_of_states(sql: sqlite3.Connection, states: ErasedStates) -> Iterator[str]:
    """Give every text and all tags of former states of an entry or a note."""
    return (part for row in sql.execute(_TEXTS_OF_STATES, states._asdict()) for part in row)


def all_texts(sql: sqlite3.Connection) -> Iterator[str]:
    """Give every text and all tags that the journal holds, of former states too."""
    return (part for row in sql.execute(_ALL_TEXTS) for part in row)


_RANGE = "revision BETWEEN :first AND coalesce(:last, revision)"
_STATES = (
    f"""
    DELETE FROM versions WHERE id = :name AND {_RANGE}
    AND revision NOT IN (SELECT revision FROM trash WHERE trash.id = :name)
    """,
    f"DELETE FROM month_note_versions WHERE month = :name AND {_RANGE}",
    f"""
    DELETE FROM aim_versions WHERE id = :name AND {_RANGE}
    AND revision NOT IN (SELECT revision FROM aims WHERE aims.id = :name)
    """,
    "DELETE FROM letters WHERE name = :name",  # it has no revisions
)
# The lines about talking have revisions of their own, so they go only where all that an entry was
# goes.
_FORMER_TALK = """
FROM talk_versions WHERE entry = :name AND :last IS NULL
AND revision NOT IN (SELECT revision FROM talk WHERE talk.entry = :name AND removed IS NULL)
"""
_TAKEN_OFF = "FROM talk WHERE entry = :name AND :last IS NULL AND removed IS NOT NULL"
_OUT_OF_REACH = """
UPDATE acts SET standing = 'out of reach'
WHERE standing <> 'out of reach' AND act IN (
    SELECT act FROM changes WHERE entry = :name AND (subject <> 'talk' OR :last IS NULL) AND (
        before BETWEEN :first AND coalesce(:last, before)
        OR after BETWEEN :first AND coalesce(:last, after)
    )
)
"""
_ENTRIES = (
    "DELETE FROM changes WHERE entry IN (SELECT name FROM temp.gone)",
    "DELETE FROM acts WHERE act NOT IN (SELECT act FROM changes)",
    "DELETE FROM trash WHERE id IN (SELECT name FROM temp.gone)",
    "DELETE FROM versions WHERE id IN (SELECT name FROM temp.gone)",
    "DELETE FROM entries WHERE id IN (SELECT name FROM temp.gone)",
    "DELETE FROM aim_versions WHERE id IN (SELECT name FROM temp.gone)",
    "DELETE FROM aims WHERE id IN (SELECT name FROM temp.gone)",
    "DELETE FROM talk_versions WHERE entry IN (SELECT name FROM temp.gone)",
    "DELETE FROM talk WHERE entry IN (SELECT name FROM temp.gone)",
    "DELETE FROM letters WHERE name IN (SELECT name FROM temp.gone)",
)
_TEXTS_OF_STATES = f"""
SELECT text, tags FROM versions WHERE id = :name AND {_RANGE}
UNION ALL SELECT text, '' FROM month_note_versions WHERE month = :name AND {_RANGE}
UNION ALL SELECT title, note FROM aim_versions WHERE id = :name AND {_RANGE}
UNION ALL SELECT line, '' {_FORMER_TALK}
UNION ALL SELECT line, '' {_TAKEN_OFF}
"""
_TEXTS_OF_TRASH = """
SELECT text, tags FROM versions WHERE id IN (SELECT id FROM trash)
UNION ALL SELECT line, '' FROM talk WHERE entry IN (SELECT id FROM trash)
UNION ALL SELECT line, '' FROM talk_versions WHERE entry IN (SELECT id FROM trash)
UNION ALL SELECT title, note FROM aims WHERE removed IS NOT NULL
UNION ALL SELECT title, note FROM aim_versions
    WHERE id IN (SELECT id FROM aims WHERE removed IS NOT NULL)
"""
_ALL_TEXTS = """
SELECT text, tags FROM entries UNION ALL SELECT text, tags FROM versions
UNION ALL SELECT text, '' FROM month_notes UNION ALL SELECT text, '' FROM month_note_versions
UNION ALL SELECT title, note FROM aims UNION ALL SELECT title, note FROM aim_versions
UNION ALL SELECT line, '' FROM talk UNION ALL SELECT line, '' FROM talk_versions
"""
