"""Reading in a journal.

An evening's entry is kept without looking for another or counting days, so what does either is
imported when it is asked.
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from tightrope.domain.entry import Entry
from tightrope.domain.errors import NoSuchEntryError
from tightrope.domain.tags import NO_RECALL_TAG
from tightrope.journal.opened import Opened
from tightrope.storage import entries

if TYPE_CHECKING:
    from tightrope.domain.calendar import Period
    from tightrope.domain.day import Day
    from tightrope.domain.query import Query
    from tightrope.storage.matches import SearchResult


class Reading(Opened):
    """What can be asked of a journal. Every method raises JournalError for a damaged file."""

    def entry(self, id_or_prefix: str) -> Entry:
        """Return the entry whose id is this, or begins so.

        Raises NoSuchEntryError where none does, or more than one.
        """
        from tightrope.storage import trash  # noqa: PLC0415 - see the module

        prefix = id_or_prefix.strip().lower()
        with self._file.reading() as sql:
            found = entries.beginning_with(sql, prefix) if prefix else []
            if len(found) == 1:
                return found[0]
            is_in_trash = not found and prefix and trash.beginning_with(sql, prefix)
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

    def on(self, day: date) -> tuple[Entry, ...]:
        """Return a day's entries, oldest first, those without a time before the others."""
        with self._file.reading() as sql:
            return entries.on_day(sql, day)

    def on_this_day(self, day: date) -> tuple[Entry, ...]:
        """Return what was written on this day in earlier years, newest year first.

        Those of one day stand oldest first; those that were let rest are left out.
        """
        from tightrope.domain.calendar import same_day_before  # noqa: PLC0415 - when wanted
        from tightrope.storage import days  # noqa: PLC0415 - see the module

        with self._file.reading() as sql:
            span = days.span(sql)
            if span is None:
                return ()
            return tuple(
                entry
                for earlier in same_day_before(day, span.first)
                if earlier <= span.last
                for entry in entries.on_day(sql, earlier)
                if NO_RECALL_TAG not in entry.tags
            )

    def find(self, query: "Query | None" = None, limit: int | None = None) -> Iterator[Entry]:
        """Yield the entries that a query asks for, or all, newest first, at most `limit`."""
        from tightrope.storage import search  # noqa: PLC0415 - see the module

        return search.newest_first(self._file.reading, query, limit)

    def in_order(self, query: "Query") -> Iterator[Entry]:
        """Yield the entries that a query asks for, oldest first."""
        from tightrope.storage import search  # noqa: PLC0415 - see the module

        return search.oldest_first(self._file.reading, query)

    def count(self, query: "Query") -> int:
        """Return how many entries a query asks for."""
        from tightrope.storage import search  # noqa: PLC0415 - see the module

        with self._file.reading() as sql:
            return search.count(sql, query)

    def search(self, query: "Query", limit: int) -> "SearchResult":
        """Return the newest entries that a query asks for, with the lines that matched.

        Counts no further than 1,000. Raises Interrupted when `interrupt` is called meanwhile.
        """
        from tightrope.storage import search  # noqa: PLC0415 - see the module

        with self._file.reading() as sql:
            return search.search(sql, query, limit)

    def interrupt(self) -> None:
        """Stop the question that this journal answers now; any thread may call this."""
        self._file.interrupt()

    def days(self, first: date | None = None, last: date | None = None) -> "tuple[Day, ...]":
        """Return the days with entries from `first` to `last`, in order."""
        from tightrope.storage import days  # noqa: PLC0415 - see the module

        with self._file.reading() as sql:
            return days.written(sql, first, last)

    def span(self) -> "Period | None":
        """Return the days from the first to the last with an entry; None in an empty journal."""
        from tightrope.storage import days  # noqa: PLC0415 - see the module

        with self._file.reading() as sql:
            return days.span(sql)

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Return the tags and how many entries carry each, commonest first."""
        from tightrope.storage import days  # noqa: PLC0415 - see the module

        with self._file.reading() as sql:
            return days.tags(sql)

    def has_changed(self) -> bool:
        """Return whether another window or program saved something since this was last asked."""
        return self._file.has_changed()
