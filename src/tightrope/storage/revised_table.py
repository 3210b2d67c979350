"""A table of records that keep their former revisions and can be removed: aims, and talk.

A removed record stays in its table, so that a revision never comes again, and can be restored.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Generic, NamedTuple, TypeVar

from tightrope.domain.aim import Aim
from tightrope.domain.talk import Talk
from tightrope.storage.row_mapping import as_damage, utc_text

Value = str | int | None
Row = tuple[Any, ...]
RecordT = TypeVar("RecordT", bound=Aim | Talk)


class RemovedRecord(NamedTuple, Generic[RecordT]):
    """A record that was removed, and when (UTC, whole seconds)."""

    record: RecordT
    removed: datetime


class RevisedTable(Generic[RecordT]):
    """One such table, `name`, and `former`, which has what its rows were.

    `key` is the column that names a record, `columns` are all that a record consists of, in the
    order in which `record_of` has them; `values_of` gives them by their names.
    """

    def __init__(
        self,
        name: str,
        former: str,
        columns: tuple[str, ...],
        values_of: Callable[[RecordT], Mapping[str, Value]],
        record_of: Callable[[Row], RecordT],
    ) -> None:
        self._name = name
        self._former = former
        self._key = columns[0]
        self._columns = ", ".join(columns)
        self._named = ", ".join(f":{column}" for column in columns)
        self._values_of = values_of
        self._record_of = record_of

    def get(self, sql: sqlite3.Connection, key: str) -> RecordT | None:
        """Return the record with exactly this key, unless it was removed."""
        return next(self.where(sql, f"{self._key} = :key AND removed IS NULL", key=key), None)

    def get_removed(self, sql: sqlite3.Connection, key: str) -> RemovedRecord[RecordT] | None:
        """Return the record with exactly this key, if it was removed."""
        return next(self.removed(sql, f"{self._key} = :key", key=key), None)

    def where(self, sql: sqlite3.Connection, condition: str, **values: Value) -> Iterator[RecordT]:
        """Give the records that a condition in SQL holds of, with the order that it says."""
        rows = sql.execute(f"SELECT {self._columns} FROM {self._name} WHERE {condition}", values)
        return map(self._made, rows)

    def removed(
        self, sql: sqlite3.Connection, condition: str = "TRUE", **values: Value
    ) -> Iterator[RemovedRecord[RecordT]]:
        """Give the removed records that a condition in SQL holds of, the latest removal first."""
        rows = sql.execute(
            f"SELECT {self._columns}, removed FROM {self._name}"
            f" WHERE removed IS NOT NULL AND {condition} ORDER BY removed DESC, rowid DESC",
            values,
        )
        for row in rows:
            with as_damage():
                yield RemovedRecord(self._made(row[:-1]), datetime.fromisoformat(row[-1]))

    def put(self, sql: sqlite3.Connection, record: RecordT) -> None:
        """Put a record in the place of its key, whatever stands there; `archive` goes before."""
        sql.execute(
            f"INSERT OR REPLACE INTO {self._name} ({self._columns}) VALUES ({self._named})",
            self._values_of(record),
        )

    def next_revision(self, sql: sqlite3.Connection, key: str) -> int:
        """Return the revision that a record of this key gets, if it is saved anew."""
        found = sql.execute(
            f"SELECT revision + 1 FROM {self._name} WHERE {self._key} = :key", {"key": key}
        ).fetchone()
        return int(found[0]) if found else 1

    def archive(self, sql: sqlite3.Connection, key: str) -> None:
        """Put the present state of a record aside, if there is one; twice is harmless."""
        sql.execute(
            f"INSERT OR IGNORE INTO {self._former} ({self._columns})"
            f" SELECT {self._columns} FROM {self._name} WHERE {self._key} = :key",
            {"key": key},
        )

    def replace(self, sql: sqlite3.Connection, record: RecordT) -> RecordT:
        """Save a record as the next revision of its key, what stood there put aside; return it."""
        key = str(self._values_of(record)[self._key])
        saved = replace(record, revision=self.next_revision(sql, key))
        self.archive(sql, key)
        self.put(sql, saved)
        return saved

    def remove(self, sql: sqlite3.Connection, key: str, moment: datetime) -> None:
        """Remove a record; `restore` brings it back."""
        self.archive(sql, key)
        sql.execute(
            f"UPDATE {self._name} SET removed = :removed WHERE {self._key} = :key",
            {"key": key, "removed": utc_text(moment)},
        )

    def restore(self, sql: sqlite3.Connection, key: str) -> None:
        """Bring a removed record back as it was."""
        sql.execute(
            f"UPDATE {self._name} SET removed = NULL WHERE {self._key} = :key", {"key": key}
        )

    def at_revision(self, sql: sqlite3.Connection, key: str, revision: int) -> RecordT | None:
        """Return what a record was at a revision, if that was kept."""
        row = sql.execute(
            f"SELECT {self._columns} FROM {self._former}"
            f" WHERE {self._key} = :key AND revision = :revision",
            {"key": key, "revision": revision},
        ).fetchone()
        return self._made(row) if row else None

    def former(self, sql: sqlite3.Connection, key: str, present: int) -> tuple[RecordT, ...]:
        """Return what a record was, latest first; it stands at the revision `present` now."""
        rows = sql.execute(
            f"SELECT {self._columns} FROM {self._former}"
            f" WHERE {self._key} = :key AND revision <> :present ORDER BY revision DESC",
            {"key": key, "present": present},
        )
        return tuple(map(self._made, rows))

    def first_since(self, sql: sqlite3.Connection, key: str, revision: int) -> RecordT | None:
        """Return the earliest state of a record from this revision on, be it the present one."""
        row = sql.execute(
            f"SELECT * FROM (SELECT {self._columns} FROM {self._former}"
            f" UNION ALL SELECT {self._columns} FROM {self._name})"
            f" WHERE {self._key} = :key AND revision >= :revision ORDER BY revision LIMIT 1",
            {"key": key, "revision": revision},
        ).fetchone()
        return self._made(row) if row else None

    def _made(self, row: Row) -> RecordT:
        with as_damage():
            return self._record_of(row)


def same_content(one: RecordT, other: RecordT) -> bool:
    """Return whether two states of a record differ in nothing but when they were saved."""
    return one == replace(other, modified=one.modified, revision=one.revision)
