"""Writing in a journal."""

import os
from collections.abc import Iterable
from dataclasses import replace

from tightrope.domain.entry import Draft, Entry
from tightrope.domain.errors import ChangedElsewhereError
from tightrope.journal.opened import Opened
from tightrope.storage import entries, undo_log
from tightrope.storage.undo_log import ActionKind, RevisionChange


class Keeping(Opened):
    """What can be written; each method does all of it or nothing.

    Every method raises JournalError where the file cannot be written.
    """

    def write(self, draft: Draft, *, sitting: str | None = None) -> Entry:
        """Keep a draft and return the entry that it is now.

        Saves that name the same sitting at the editor are one step of undo.
        """
        entry = Entry.of(draft, id=_new_id(), created=self.now().utc)
        with self._file.writing() as sql:
            entries.insert(sql, entry)
            undo_log.record(
                sql, ActionKind.WROTE, [RevisionChange(entry.id, None, entry.revision)], sitting
            )
        return entry

    def write_all(self, drafts: Iterable[Draft]) -> int:
        """Keep many drafts in one step of undo, all or none; return how many they were."""
        now = self.now().utc
        with self._file.writing() as sql:
            changes = []
            for draft in drafts:
                entry = Entry.of(draft, id=_new_id(), created=now)
                entries.insert(sql, entry)
                changes.append(RevisionChange(entry.id, None, entry.revision))
            if changes:
                undo_log.record(sql, ActionKind.WROTE, changes)
        return len(changes)

    def revise(self, entry: Entry, *, sitting: str | None = None) -> Entry:
        """Save an entry that was read before and changed; return it as it stands now.

        Nothing is saved where nothing changed. Raises ChangedElsewhereError where the journal has a
        later revision than the one that was read.
        """
        from tightrope.storage import entry_history, undo_log  # noqa: PLC0415 - what is new has no past

        now = self.now().utc
        with self._file.writing() as sql:
            present = entries.get(sql, entry.id)
            if present is None:
                raise ChangedElsewhereError(
                    "This entry was deleted in another window, so it was not saved over;"
                    " restore it from the trash, or keep your words as a new entry.",
                )
            if undo_log.same_content(present, entry):
                return present
            if present.revision != entry.revision:
                raise ChangedElsewhereError(
                    "This entry was saved in another window after it was opened here, so it was not"
                    " saved over; open it again, or keep your words as a new entry.",
                )
            revised = replace(
                entry,
                created=present.created,
                modified=now,
                revision=present.revision + 1,
            )
            change = RevisionChange(entry.id, present.revision, revised.revision)
            if not (sitting and undo_log.extend(sql, change, sitting)):
                entry_history.archive(sql, entry.id)
                undo_log.record(sql, ActionKind.REVISED, [change], sitting)
            entries.overwrite(sql, revised)
        return revised


def _new_id() -> str:
    """Return a random UUID (RFC 9562, version 4) in its usual spelling.

    `uuid4` would do, but its module looks about this machine for longer than a save takes.
    """
    number = int.from_bytes(os.urandom(16)) & ~_MARKED | _VERSION_4
    digits = f"{number:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


# The bits of a UUID that tell its version and its kind, and what they say of a random one.
_MARKED = 0xF << 76 | 0b11 << 62
_VERSION_4 = 0x4 << 76 | 0b10 << 62
