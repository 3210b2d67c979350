"""What an entry, the note of a month or an aim was: reading it, bringing it back, forgetting it.

Most starts of the program do none of that, so what does it is imported when it is asked for.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tightrope import domain, storage
from tightrope.clock import Moment
from tightrope.domain.entry import Entry
from tightrope.domain.errors import NoSuchEntryError, NoSuchVersionError
from tightrope.journal import erasure
from tightrope.journal.parts import JournalPart, late
from tightrope.journal.parts.entries import Entries
from tightrope.journal.parts.month_notes import MonthNotes
from tightrope.storage.connection import JournalDatabase

if TYPE_CHECKING:
    from tightrope.domain.kept import Versioned
    from tightrope.journal.erasure.engine import ErasureResult
    from tightrope.journal.progress import Progress

_MONTH = r"\d{4}-\d{2}"


class PastVersions(NamedTuple):
    """An entry, the note of a month or an aim as it is, and what it was, latest first.

    A version is called by its revision, which stays the same for good. `in_trash` says that an
    entry or aim lies in the trash; then `present` is what came there.
    """

    present: "Versioned"
    former: "tuple[Versioned, ...]"
    in_trash: bool = False

    @property
    def name(self) -> str:
        """The id of the entry or aim, or the month of the note: `2026-11`."""
        return self.present.id if isinstance(self.present, Entry) else self.present.name

    def version(self, number: int) -> "Versioned":
        """Return the version of this number, which may be the present one.

        Raises NoSuchVersionError.
        """
        for version in (self.present, *self.former):
            if version.revision == number:
                return version
        raise NoSuchVersionError(
            f"There is no version {number} of it; `tightrope history {self.name[:8]}` lists them."
        )


class History(JournalPart):
    """What entries, aims and notes of months were; each is named by its id, or its month `2026-11`.

    Raises NoSuchEntryError where nothing has that name, and JournalError.
    """

    def __init__(
        self,
        database: JournalDatabase,
        now: Callable[[], Moment],
        entries: Entries,
        month_notes: MonthNotes,
    ) -> None:
        super().__init__(database, now)
        self._entries = entries
        self._month_notes = month_notes

    def of(self, name: str) -> PastVersions:
        """Return what an entry, an aim or a month's note is and was; an id may be cut short."""
        if re.fullmatch(_MONTH, name.strip()):
            return self._of_note(name.strip())
        prefix = name.strip().lower()
        return self._of_aim(prefix) or self._of_entry(prefix)

    def bring_back(self, name: str, number: int) -> "Versioned":
        """Make a former version the present one again, as a new one, and return it.

        It is a step of undo. Raises NoSuchVersionError.
        """
        past = self.of(name)
        version = past.version(number)
        if isinstance(version, Entry):
            present = self._entries.get(past.name)
            return self._entries.revise(replace(version, revision=present.revision))
        if isinstance(version, domain.aim.Aim):
            aims = late.Aims(self._database, self._now)
            return aims.save(replace(version, revision=aims.get(version.id).revision))
        # An emptied note counts as none.
        read = past.present.revision if past.present.text else None
        saved = self._month_notes.save(version.month, version.text, read=read)
        return saved or self.of(name).present

    def forget(
        self,
        name: str,
        number: int | None = None,
        *,
        backups: bool = False,
        progress: "Progress | None" = None,
    ) -> "ErasureResult":
        """Erase a former version for good, or all of them where `number` is None.

        What could be undone with them cannot be any more. With `backups` they are also taken out of
        the backups that lie beside the journal, where the version that followed stands then, and
        so is what was erased earlier and left in them. `progress` is told thousandths.

        Raises NoSuchVersionError, also for the present version.
        """
        past = self.of(name)
        return erasure.engine.erase(
            self._database,
            _states_of(past, number),
            self._now().utc,
            backups=backups,
            progress=progress,
        )

    def _of_entry(self, prefix: str) -> PastVersions:
        with self._database.reading() as sql:
            trashed = storage.trash.beginning_with(sql, prefix) if prefix else []
            if len(trashed) == 1 and not storage.entries.beginning_with(sql, prefix):
                found = storage.trash.get(sql, trashed[0])
                assert found is not None
                present, in_trash = found.entry, True
            else:
                present, in_trash = self._entries.get(prefix), False
            former = storage.entry_history.former(sql, present.id, present.revision)
        return PastVersions(present, former, in_trash)

    def _of_aim(self, prefix: str) -> PastVersions | None:
        """Return what an aim is and was; None where an id begins so of none, or of an entry too."""
        table = storage.aims.TABLE
        with self._database.reading() as sql:
            if not prefix or storage.entries.beginning_with(sql, prefix):
                return None
            for is_removed in (False, True):
                found = storage.aims.beginning_with(sql, prefix, removed=is_removed)
                if len(found) == 1:
                    former = table.former(sql, found[0].id, found[0].revision)
                    return PastVersions(found[0], former, is_removed)
        return None

    def _of_note(self, name: str) -> PastVersions:
        try:
            month = date.fromisoformat(f"{name}-01")
        except ValueError:
            raise NoSuchEntryError(f"{name} is no month; write it like 2026-11.") from None
        with self._database.reading() as sql:
            present = storage.month_notes.get(sql, month)
            if present is None:
                raise NoSuchEntryError(
                    f"There never was a note for {name}, so there is nothing that it was."
                )
            former = storage.month_notes.former(sql, month, present.revision)
        return PastVersions(present, former)


def _states_of(past: PastVersions, number: int | None) -> "storage.erased.ErasedStates":
    """Return the states that a version stands for, with those between it and its neighbours.

    What was saved while somebody typed has a revision too, and is kept in no version; but a backup
    may have been made just then.
    """
    if number is None:
        return storage.erased.ErasedStates(past.name, 1, None, past.present.revision)
    if past.version(number) is past.present:
        raise NoSuchVersionError(
            f"Version {number} is what stands there now; edit or delete that, and then forget it."
        )
    kept = sorted(version.revision for version in (past.present, *past.former))
    at = kept.index(number)
    before, behind = kept[at - 1] if at else 0, kept[at + 1]
    return storage.erased.ErasedStates(past.name, before + 1, behind - 1, behind)
