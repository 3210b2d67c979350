"""Shared aims: begun, written about, reached or let go, and deleted."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tightrope import storage
from tightrope.domain.aim import Aim, AimMove, Outcome, as_one_line, moves_between
from tightrope.domain.calendar import month_of
from tightrope.domain.entry import normalize_text
from tightrope.domain.errors import ChangedElsewhereError, NoSuchEntryError
from tightrope.journal.parts import JournalPart
from tightrope.journal.parts.entries import new_id
from tightrope.storage import undo_log
from tightrope.storage.aims import TABLE
from tightrope.storage.revised_table import RemovedRecord, same_content
from tightrope.storage.undo_log import ActionKind, RevisionChange, Subject


class Aims(JournalPart):
    """The aims of a journal; they stand in no list of entries, and count as none.

    Each change is one step of undo. Every method raises JournalError where the file cannot be used.
    """

    def get(self, id_or_prefix: str) -> Aim:
        """Return the aim whose id is this, or begins so.

        Raises NoSuchEntryError where none does, or more than one.
        """
        prefix = id_or_prefix.strip().lower()
        with self._database.reading() as sql:
            found = storage.aims.beginning_with(sql, prefix) if prefix else []
        return _only(found, prefix, "No aim begins with {!r}; `tightrope aims` shows their ids.")

    def all(self) -> tuple[Aim, ...]:
        """Return all aims, oldest first, also those that were reached or let go."""
        with self._database.reading() as sql:
            return storage.aims.in_order(sql)

    def moved_in(self, month: date) -> tuple[AimMove, ...]:
        """Return what moved with aims in the month that a day is in, in the order of days."""
        period = month_of(month)
        return moves_between(self.all(), period.first, period.last)

    def begin(self, title: str, *, day: date | None = None, note: str = "") -> Aim:
        """Keep a new aim, begun on a day, today if none is given, and return it.

        Raises BadEntryError for one that cannot be kept.
        """
        now = self._now()
        aim = Aim(
            id=new_id(),
            title=as_one_line(title),
            note=normalize_text(note),
            begun=day or now.day,
            created=now.utc,
            modified=now.utc,
        )
        with self._database.writing() as sql:
            TABLE.put(sql, aim)
            change = RevisionChange(aim.id, None, aim.revision, Subject.AIM)
            undo_log.record(sql, ActionKind.AIMED, [change])
        return aim

    def save(self, aim: Aim, *, session: str | None = None) -> Aim:
        """Save an aim that was read before and changed; return it as it stands now.

        Nothing is saved where nothing changed. Saves that name the same sitting at the editor are
        one step of undo. Raises ChangedElsewhereError where the journal has a later revision than
        the one that was read.
        """
        now = self._now().utc
        with self._database.writing() as sql:
            present = TABLE.get(sql, aim.id)
            if present is None:
                raise ChangedElsewhereError(
                    "This aim was deleted in another window, so it was not saved over;"
                    " `tightrope undo` or its trash brings it back."
                )
            if same_content(present, aim):
                return present
            if present.revision != aim.revision:
                raise ChangedElsewhereError(
                    "This aim was saved in another window after it was opened here, so it was not"
                    " saved over; open it again."
                )
            saved = replace(
                aim, created=present.created, modified=now, revision=present.revision + 1
            )
            change = RevisionChange(aim.id, present.revision, saved.revision, Subject.AIM)
            if not (session and undo_log.extend(sql, change, session)):
                TABLE.archive(sql, aim.id)
                undo_log.record(sql, ActionKind.AIMED, [change], session)
            TABLE.put(sql, saved)
        return saved

    def end(self, aim: Aim, outcome: Outcome, day: date | None = None) -> Aim:
        """Save that an aim was reached or let go on a day, today if none is given; return it.

        Raises BadEntryError for a day before it was begun, and ChangedElsewhereError.
        """
        return self.save(replace(aim, outcome=outcome, ended=day or self._now().day))

    def reopen(self, aim: Aim) -> Aim:
        """Save that an aim has not ended; return it. Raises ChangedElsewhereError."""
        return self.save(replace(aim, outcome=None, ended=None))

    def remove(self, gone: Iterable[Aim]) -> None:
        """Move aims to the trash, in one step of undo.

        Raises NoSuchEntryError where one of them is not in the journal any more.
        """
        now = self._now().utc
        with self._database.writing() as sql:
            changes = []
            for aim in gone:
                present = TABLE.get(sql, aim.id)
                if present is None:
                    raise NoSuchEntryError(
                        f"{aim.short_id} is not in the journal any more, so nothing was deleted;"
                        " look again at what is there.",
                    )
                TABLE.remove(sql, aim.id, now)
                changes.append(RevisionChange(aim.id, present.revision, None, Subject.AIM))
            if changes:
                undo_log.record(sql, ActionKind.REMOVED, changes)

    def restore(self, ids: Iterable[str]) -> tuple[Aim, ...]:
        """Bring aims back from the trash, in one step of undo; an id may be cut short.

        Raises NoSuchEntryError where an id fits nothing in the trash, or more than one aim.
        """
        with self._database.writing() as sql:
            restored: dict[str, Aim] = {}
            for prefix in (each.strip().lower() for each in ids):
                found = storage.aims.beginning_with(sql, prefix, removed=True) if prefix else []
                aim = _only(
                    found, prefix, "No aim in the trash begins with {!r}; `tightrope trash` tells."
                )
                restored[aim.id] = aim
            for aim in restored.values():
                TABLE.restore(sql, aim.id)
            if restored:
                undo_log.record(
                    sql,
                    ActionKind.RESTORED,
                    [
                        RevisionChange(aim.id, None, aim.revision, Subject.AIM)
                        for aim in restored.values()
                    ],
                )
        return tuple(restored.values())

    def in_trash(self) -> tuple[RemovedRecord[Aim], ...]:
        """Return the aims that lie in the trash, the latest removal first."""
        with self._database.reading() as sql:
            return tuple(TABLE.removed(sql))


def _only(found: list[Aim], prefix: str, none_found: str) -> Aim:
    if len(found) == 1:
        return found[0]
    if found:
        raise NoSuchEntryError(f"More than one aim begins with {prefix}; give more of its id.")
    raise NoSuchEntryError(none_found.format(prefix))
