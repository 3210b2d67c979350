"""What is to be talked about: putting entries on the list, ticking them off, taking them away."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tightrope import storage
from tightrope.domain.aim import as_one_line
from tightrope.domain.entry import Entry
from tightrope.domain.errors import NoSuchEntryError
from tightrope.domain.tags import TALK_TAG, hashtags
from tightrope.domain.talk import Talk, TalkItem
from tightrope.journal.parts import JournalPart
from tightrope.journal.parts.entries import revised_entry
from tightrope.storage import entries, undo_log
from tightrope.storage.revised_table import same_content
from tightrope.storage.talk import TABLE
from tightrope.storage.undo_log import ActionKind, RevisionChange, Subject


class TalkList(JournalPart):
    """The entries that two want to talk about, each with a line of one's own if wanted.

    Each change is one step of undo. Every method raises JournalError where the file cannot be used.
    """

    def get(self, entry_id: str) -> Talk | None:
        """Return what stands on the list about the entry with this id; None where it does not."""
        with self._database.reading() as sql:
            return TABLE.get(sql, entry_id)

    def of_entry(self, entry_id: str) -> Talk:
        """Return what `get` does. Raises NoSuchEntryError where the entry is not on the list."""
        talk = self.get(entry_id)
        if talk is None:
            raise _not_on_list(entry_id)
        return talk

    def open_items(self) -> tuple[TalkItem, ...]:
        """Return what is still to be talked about, what was opened first before the others."""
        with self._database.reading() as sql:
            return storage.talk.in_order(sql)

    def all(self) -> tuple[TalkItem, ...]:
        """Return all that was ever put on the list, what was opened first before the others."""
        with self._database.reading() as sql:
            return storage.talk.in_order(sql, ticked_too=True)

    def of_days(self, first: date, last: date) -> tuple[TalkItem, ...]:
        """Return what stands on the list about entries from `first` to `last`, ticked or not."""
        with self._database.reading() as sql:
            return storage.talk.of_days(sql, first, last)

    def open(self, entry: Entry, line: str = "") -> TalkItem:
        """Put an entry that was read before on the list, and give it the tag `talk`.

        One that is on it already gets the line, if one is given, and is open again. Raises
        ChangedElsewhereError as `entries.revise` does, and BadEntryError for too many tags.
        """
        now = self._now().utc
        with self._database.writing() as sql:
            changes = list[RevisionChange]()
            if TALK_TAG not in entry.tags:
                entry = self._retag(entry, (*entry.tags, TALK_TAG), changes)
            present = TABLE.get(sql, entry.id)
            goal = present or Talk(entry=entry.id, line="", opened=now, modified=now)
            goal = replace(goal, ticked=None, modified=now, line=as_one_line(line) or goal.line)
            if present and same_content(present, goal):
                talk = present
            else:
                talk = TABLE.replace(sql, goal)
                before = present.revision if present else None
                changes.append(RevisionChange(entry.id, before, talk.revision, Subject.TALK))
            if changes:
                undo_log.record(sql, ActionKind.TALKED, changes)
        return TalkItem(talk, entry)

    def tick(self, entry_id: str) -> Talk:
        """Save that something was talked about; return it. Its tag stays.

        Raises NoSuchEntryError where it is not on the list.
        """
        now = self._now().utc
        return self._change(entry_id, lambda talk: replace(talk, ticked=talk.ticked or now))

    def reopen(self, entry_id: str) -> Talk:
        """Save that something is to be talked about again. Raises NoSuchEntryError as `tick`."""
        return self._change(entry_id, lambda talk: replace(talk, ticked=None))

    def reword(self, entry_id: str, line: str) -> Talk:
        """Save another line, or none, for something. Raises NoSuchEntryError as `tick` does."""
        return self._change(entry_id, lambda talk: replace(talk, line=as_one_line(line)))

    def toggle(self, entry: Entry) -> TalkItem:
        """Put an entry on the list, tick it off, or open it again, whichever is next for it."""
        talk = self.get(entry.id)
        if talk is None:
            return self.open(entry)
        change = self.tick if talk.is_open else self.reopen
        return TalkItem(change(entry.id), entry)

    def take_off(self, entry: Entry) -> Entry:
        """Take an entry off the list, and the tag `talk` from it; return it as it stands now.

        The tag stays where it is typed in the text. Raises ChangedElsewhereError as
        `entries.revise` does, and NoSuchEntryError where it is not on the list.
        """
        with self._database.writing() as sql:
            present = TABLE.get(sql, entry.id)
            if present is None:
                raise _not_on_list(entry.id)
            changes = [RevisionChange(entry.id, present.revision, None, Subject.TALK)]
            if TALK_TAG in entry.tags and TALK_TAG not in hashtags(entry.text):
                others = tuple(tag for tag in entry.tags if tag != TALK_TAG)
                entry = self._retag(entry, others, changes)
            TABLE.remove(sql, entry.id, self._now().utc)
            undo_log.record(sql, ActionKind.TALKED, changes)
        return entry

    def _retag(self, entry: Entry, tags: tuple[str, ...], changes: list[RevisionChange]) -> Entry:
        """Save an entry with other tags in the transaction that is open; add the change."""
        with self._database.reading() as sql:
            retagged = replace(entry, tags=tuple(sorted(tags)))
            revised, _ = revised_entry(entries.get(sql, entry.id), retagged, self._now().utc)
            changes.append(RevisionChange(entry.id, entry.revision, revised.revision))
            entries.archive(sql, entry.id)
            entries.overwrite(sql, revised)
        return revised

    def _change(self, entry_id: str, change: Callable[[Talk], Talk]) -> Talk:
        with self._database.writing() as sql:
            present = TABLE.get(sql, entry_id)
            if present is None or entries.get(sql, entry_id) is None:
                raise _not_on_list(entry_id)
            goal = replace(change(present), modified=self._now().utc)
            if same_content(present, goal):
                return present
            talk = TABLE.replace(sql, goal)
            undo_log.record(
                sql,
                ActionKind.TALKED,
                [RevisionChange(entry_id, present.revision, talk.revision, Subject.TALK)],
            )
        return talk


def _not_on_list(entry_id: str) -> NoSuchEntryError:
    return NoSuchEntryError(
        f"{entry_id[:8]} is not on the list of what is to be talked about;"
        f" `tightrope talk add {entry_id[:8]}` puts it there."
    )
