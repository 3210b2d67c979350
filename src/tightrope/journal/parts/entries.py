"""Reading and writing the entries of a journal."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from datetime import time as time_of_day  # a parameter is called `time`
from typing import TYPE_CHECKING

from tightrope import domain, storage
from tightrope.clock import Moment
from tightrope.domain.entry import Draft, Entry, EntryFields
from tightrope.domain.errors import ChangedElsewhereError, NoSuchEntryError
from tightrope.domain.tags import NO_RECALL_TAG
from tightrope.journal.parts import JournalPart
from tightrope.storage import entries, undo_log
from tightrope.storage.undo_log import ActionKind, RevisionChange

if TYPE_CHECKING:
    from tightrope.domain.calendar import Period
    from tightrope.domain.day import Day
    from tightrope.domain.query import Query
    from tightrope.storage.matches import SearchResult


class Entries(JournalPart):
    """The entries of a journal: read, found, counted, written and revised.

    A change is made whole or not at all. Every method raises JournalError for a damaged file, those
    that write also where the file cannot be written.
    """

    def get(self, id_or_prefix: str) -> Entry:
        """Return the entry whose id is this, or begins so.

        Raises NoSuchEntryError where none does, or more than one.
        """
        prefix = id_or_prefix.strip().lower()
        with self._database.reading() as sql:
            found = entries.beginning_with(sql, prefix) if prefix else []
            if len(found) == 1:
                return found[0]
            is_in_trash = not found and prefix and storage.trash.beginning_with(sql, prefix)
        if found:
            raise NoSuchEntryError(
                f"More than one entry begins with {prefix}; give more of its id."
            )
        if is_in_trash:
            raise NoSuchEntryError(
                f"{prefix} is in the trash; `tightrope restore {prefix}` brings it back."
            )
        raise NoSuchEntryError(
            f"No entry begins with {prefix!r}; `tightrope list` shows their ids."
        )

    def beginning(self, prefix: str, most: int) -> list[Entry]:
        """Return up to `most` entries whose ids begin so, in the order of their ids."""
        with self._database.reading() as sql:
            return entries.beginning_with(sql, prefix.strip().lower(), most)

    def on(self, day: date) -> tuple[Entry, ...]:
        """Return a day's entries, oldest first, those without a time before the others."""
        with self._database.reading() as sql:
            return entries.on_day(sql, day)

    def on_this_day(self, day: date) -> tuple[Entry, ...]:
        """Return what was written on this day in earlier years, newest year first.

        Those of one day stand oldest first; those that were let rest are left out.
        """
        with self._database.reading() as sql:
            span = storage.days.span(sql)
            if span is None:
                return ()
            return tuple(
                entry
                for earlier in domain.calendar.same_day_before(day, span.first)
                if earlier <= span.last
                for entry in entries.on_day(sql, earlier)
                if NO_RECALL_TAG not in entry.tags
            )

    def find(self, query: "Query | None" = None, limit: int | None = None) -> Iterator[Entry]:
        """Yield the entries that a query asks for, or all, newest first, at most `limit`."""
        return storage.search.newest_first(self._database.reading, query, limit)

    def in_order(self, query: "Query") -> Iterator[Entry]:
        """Yield the entries that a query asks for, oldest first."""
        return storage.search.oldest_first(self._database.reading, query)

    def count(self, query: "Query") -> int:
        """Return how many entries a query asks for."""
        with self._database.reading() as sql:
            return storage.search.count(sql, query)

    def search(self, query: "Query", limit: int, *, counting: bool = True) -> "SearchResult":
        """Return the newest entries that a query asks for, with the lines that matched.

        Counts no further than 1,000, and without `counting` no further than `limit`. Raises
        Interrupted when `interrupt` is called meanwhile.
        """
        with self._database.reading() as sql:
            return storage.search.search(sql, query, limit, counting=counting)

    def days(self, first: date | None = None, last: date | None = None) -> "tuple[Day, ...]":
        """Return the days with entries from `first` to `last`, in order."""
        with self._database.reading() as sql:
            return storage.days.written(sql, first, last)

    def span(self) -> "Period | None":
        """Return the days from the first to the last with an entry; None in an empty journal."""
        with self._database.reading() as sql:
            return storage.days.span(sql)

    def begin(self, day: date | None = None) -> EntryFields:
        """Return the blank page that is begun now for a day; on today's stands the time, too."""
        return blank_page(self._now(), day)

    def write(self, draft: Draft, *, session: str | None = None) -> Entry:
        """Keep a draft and return the entry that it is now.

        Saves that name the same sitting at the editor are one step of undo.
        """
        entry = Entry.of(draft, id=new_id(), created=self._now().utc)
        with self._database.writing() as sql:
            entries.insert(sql, entry)
            undo_log.record(
                sql, ActionKind.WROTE, [RevisionChange(entry.id, None, entry.revision)], session
            )
        return entry

    def write_all(self, drafts: Iterable[Draft]) -> int:
        """Keep many drafts in one step of undo, all or none; return how many they were."""
        now = self._now().utc
        with self._database.writing() as sql:
            changes = []
            for draft in drafts:
                entry = Entry.of(draft, id=new_id(), created=now)
                entries.insert(sql, entry)
                changes.append(RevisionChange(entry.id, None, entry.revision))
            if changes:
                undo_log.record(sql, ActionKind.WROTE, changes)
        return len(changes)

    def revise(self, entry: Entry, *, session: str | None = None) -> Entry:
        """Save an entry that was read before and changed; return it as it stands now.

        Nothing is saved where nothing changed. Raises ChangedElsewhereError where the journal has a
        later revision than the one that was read.
        """
        now = self._now().utc
        with self._database.writing() as sql:
            revised, is_new = revised_entry(entries.get(sql, entry.id), entry, now)
            if is_new:
                change = RevisionChange(entry.id, entry.revision, revised.revision)
                if not (session and undo_log.extend(sql, change, session)):
                    entries.archive(sql, entry.id)
                    undo_log.record(sql, ActionKind.REVISED, [change], session)
                entries.overwrite(sql, revised)
        return revised

    def revise_all(
        self, changed: Iterable[Entry], *, kind: ActionKind = ActionKind.REVISED
    ) -> tuple[Entry, ...]:
        """Save entries that were read before and changed, in one step of undo, all or none.

        Return them as they stand now. Raises ChangedElsewhereError as `revise` does.
        """
        now = self._now().utc
        saved, changes = list[Entry](), list[RevisionChange]()
        with self._database.writing() as sql:
            for entry in changed:
                revised, is_new = revised_entry(entries.get(sql, entry.id), entry, now)
                saved.append(revised)
                if is_new:
                    changes.append(RevisionChange(entry.id, entry.revision, revised.revision))
                    entries.archive(sql, entry.id)
                    entries.overwrite(sql, revised)
            if changes:
                self._copy_before(changes)
                undo_log.record(sql, kind, changes)
        return tuple(saved)

    def move(
        self,
        moved: Iterable[Entry],
        *,
        day: date | None = None,
        time: time_of_day | None = None,
        without_time: bool = False,
    ) -> tuple[Entry, ...]:
        """Give entries another day or time (whole seconds), in one step of undo; return them.

        What is not said stays as it is. Raises ChangedElsewhereError as `revise` does.
        """
        return self.revise_all(
            (entry.moved(day=day, time=time, without_time=without_time) for entry in moved),
            kind=ActionKind.MOVED,
        )


def revised_entry(present: Entry | None, entry: Entry, now: datetime) -> tuple[Entry, bool]:
    """Return an entry as it will stand when it is saved `now`, and whether that is another state.

    `present` is what stands in the journal. Raises ChangedElsewhereError where that is a later
    revision than the one that was read.
    """
    if present is None:
        raise ChangedElsewhereError(
            "This entry was deleted in another window, so it was not saved over;"
            " restore it from the trash, or keep your words as a new entry.",
        )
    if entries.same_content(present, entry):
        return present, False
    if present.revision != entry.revision:
        raise ChangedElsewhereError(
            "This entry was saved in another window after it was opened here, so it was not"
            " saved over; open it again, or keep your words as a new entry.",
        )
    return (
        replace(entry, created=present.created, modified=now, revision=present.revision + 1),
        True,
    )


def blank_page(now: Moment, day: date | None = None) -> EntryFields:
    """Return the blank page that is begun at a moment for a day; on that day's own, with the time.

    A page for another day has none.
    """
    if day in {None, now.day}:
        return EntryFields(day=now.day, time=now.time, zone=now.zone, late=now.late)
    return EntryFields(day=day or now.day, zone=now.zone)


def new_id() -> str:
    """Return a random UUID (RFC 9562, version 4) in its usual spelling.

    `uuid4` would do, but its module looks about this machine for longer than a save takes.
    """
    number = int.from_bytes(os.urandom(16)) & ~_MARKED | _VERSION_4
    digits = f"{number:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


# The bits of a UUID that tell its version and its kind, and what they say of a random one.
_MARKED = 0xF << 76 | 0b11 << 62
_VERSION_4 = 0x4 << 76 | 0b10 << 62
