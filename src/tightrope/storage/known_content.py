"""Recognition of imported entries that bring no id: by their moment and words.

What went out to a program that keeps no ids, and comes back, is known again by what it says.
Formats differ in what they carry: a time may have lost its seconds, a mark may stand in the text as
a tag, a sign may be escaped. So what is compared is what all of them keep: day, minute and words.
"""

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import blake2b

from tightrope.domain.entry import Entry
from tightrope.domain.tags import CONFLICT_TAG
from tightrope.storage import entries
from tightrope.storage.row_mapping import entry_of

_TAG = re.compile(r"(?<!\S)[@#]\S+")
_SIGNS = re.compile(r"[\W_]+")
_NEVER = datetime.min.replace(tzinfo=UTC)


def content_key(entry: Entry) -> bytes:
    """Return what tells the moment and words of an entry from others, whatever format it came by.

    Tags do not count, nor signs between words; marks count only where there is no word. No time
    is midnight, as for the programs that know no other. The key has 16 bytes.
    """
    words = _SIGNS.sub(" ", _TAG.sub(" ", entry.text)).casefold().split()
    minute = f"{entry.time:%H:%M}" if entry.time else "00:00"
    marks = "" if words else f"{entry.together:d}{entry.space:d}"
    text = " ".join((entry.day.isoformat(), minute, marks, *words))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def under_known_id(entry: Entry, id_: str) -> Entry:
    """Return an entry that brought no id under the one that it has here.

    It was never modified, so that it replaces no state of that one.
    """
    return replace(entry, id=id_, modified=_NEVER)


class KnownContent:
    """Recognises entries without an id of their own among those that stood here before an import.

    Each entry of the journal is recognised once, so that of two equal ones both are.
    """

    def __init__(self, sql: sqlite3.Connection) -> None:
        self._sql = sql
        # Most such imports fill an empty journal, where there is nothing to look for.
        self._is_empty = not sql.execute(
            "SELECT EXISTS (SELECT 1 FROM versions) OR EXISTS (SELECT 1 FROM entries)"
        ).fetchone()[0]
        self._imported = set[str]()
        self._recognised = set[str]()
        self._day: date | None = None
        self._of_day: dict[bytes, list[Entry]] = {}
        self._former: dict[bytes, set[str]] | None = None

    def note_imported(self, new: Iterable[Entry]) -> None:
        """Remember entries that this import put in; nothing is recognised in them."""
        if not self._is_empty:
            self._imported.update(entry.id for entry in new)

    def resolve(self, unknown: Iterable[Entry]) -> list[Entry]:
        """Return what entries are to be taken for of which nothing here has the id.

        Each is the entry that stands here, if it says the same; itself under the id of an entry
        that once said the same, older than any state of it; itself with the tag `conflict`, if just
        one entry with other words stands at its minute; else itself, which is new.
        """
        if self._is_empty:
            return list(unknown)
        found = [(entry, self._same(entry), self._at_its_minute(entry)) for entry in unknown]
        # Only now it is known which of those that stand here are none of the others.
        return [same or self._beside(entry, others) for entry, same, others in found]

    def _same(self, entry: Entry) -> Entry | None:
        key = content_key(entry)
        for present in self._standing_on(entry.day).get(key, ()):
            if present.id not in self._recognised:
                self._recognised.add(present.id)
                return present
        for id_ in self._formerly().get(key, set()) - self._recognised:
            self._recognised.add(id_)
            return under_known_id(entry, id_)
        return None

    def _at_its_minute(self, entry: Entry) -> list[Entry]:
        standing = self._standing_on(entry.day).values()
        return [each for some in standing for each in some if _minute(each) == _minute(entry)]

    def _beside(self, entry: Entry, others: list[Entry]) -> Entry:
        if len(others) == 1 and others[0].id not in self._recognised:
            return replace(entry, tags=tuple(sorted({*entry.tags, CONFLICT_TAG})))
        return entry

    def _standing_on(self, day: date) -> dict[bytes, list[Entry]]:
        """Return the entries of a day that were there before, by their content."""
        if day != self._day:
            self._day, self._of_day = day, {}
            for entry in entries.on_day(self._sql, day):
                if entry.id not in self._imported:
                    self._of_day.setdefault(content_key(entry), []).append(entry)
        return self._of_day

    def _formerly(self) -> dict[bytes, set[str]]:
        """Return the ids of all entries, removed ones among them, by what they once said."""
        if self._former is None:
            self._former = {}
            for row in self._sql.execute("SELECT * FROM past"):
                former = entry_of(row)
                self._former.setdefault(content_key(former), set()).add(former.id)
        return self._former


def _minute(entry: Entry) -> tuple[int, int] | None:
    return (entry.time.hour, entry.time.minute) if entry.time else None
