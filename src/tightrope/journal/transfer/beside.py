"""What leaves a journal beside its entries: notes of months, aims, and what to talk about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Self

from tightrope.domain.aim import Aim
from tightrope.domain.entry import Entry
from tightrope.domain.month_note import MonthNote
from tightrope.domain.query import Query
from tightrope.domain.talk import Talk, TalkItem
from tightrope.formats import Writer
from tightrope.storage import aims, month_notes, talk
from tightrope.storage.connection import JournalDatabase


@dataclass(slots=True)
class Beside:
    """What a query asks for beside entries, and how many things to talk about have passed by.

    `talk` is all that is on the list, by the id of its entry; it goes with the entries that are
    asked for. Notes and aims are those of the days that are asked for, where nothing else is.
    """

    notes: tuple[MonthNote, ...]
    aims: tuple[Aim, ...]
    talk: dict[str, Talk]
    talked: int = field(default=0, init=False)

    @classmethod
    def of(cls, file: JournalDatabase, query: Query) -> Self:
        """Return what a query asks for."""
        with file.reading() as sql:
            listed = {each.talk.entry: each.talk for each in talk.in_order(sql, ticked_too=True)}
            if replace(query, first=None, last=None) != Query():
                return cls((), (), listed)  # something else than days is asked for
            notes = tuple(month_notes.between(sql, query.first, query.last))
            asked = tuple(aim for aim in aims.in_order(sql) if _is_of_days(aim, query))
        return cls(notes, asked, listed)

    def with_talk(self, entries: Iterable[Entry], *, carried: bool) -> Iterator[Entry | Talk]:
        """Give entries, and directly behind each what is to be talked about it, if `carried`."""
        if not self.talk:
            yield from entries
            return
        for entry in entries:
            yield entry
            if found := self.talk.get(entry.id):
                self.talked += 1
                if carried:
                    yield found

    def only_talked(self, query: Query) -> Query | None:
        """Return the query for those entries of a query that are to be talked about, if any is."""
        ids = set(self.talk) & set(query.ids) if query.ids else set(self.talk)
        return replace(query, ids=tuple(sorted(ids))) if ids else None

    def talk_of(self, entries: Iterable[Entry]) -> tuple[TalkItem, ...]:
        """Return entries with what is to be talked about them, what was opened first first."""
        items = [TalkItem(self.talk[each.id], each) for each in entries if each.id in self.talk]
        return tuple(sorted(items, key=lambda item: item.talk.opened))

    def counts(self, form: Writer, talked: int) -> dict[str, int]:
        """Return how many of each kind go along in a format, and how many it has no place for."""
        kinds = (
            ("notes", len(self.notes), form.carries_notes),
            ("aims", len(self.aims), form.carries_aims),
            ("talk", talked, form.carries_aims),
        )
        counts = dict[str, int]()
        for name, number, is_carried in kinds:
            counts[name] = number if is_carried else 0
            counts[f"{name}_left"] = 0 if is_carried else number
        return counts


def _is_of_days(aim: Aim, query: Query) -> bool:
    """Whether an aim was one on any of the days that are asked for."""
    begins_in_time = query.last is None or aim.begun <= query.last
    ends_in_time = query.first is None or aim.ended is None or aim.ended >= query.first
    return begins_in_time and ends_in_time
