"""The tags of a journal: which there are, what may be said of each, and giving one another name.

Most starts of the program look at none, so what does it is imported when it is asked for.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tightrope import domain, storage
from tightrope.domain.errors import NoSuchTagError
from tightrope.domain.formatting import count_text
from tightrope.domain.printable import printable_line
from tightrope.domain.tags import new_tag_name, normalize_tag, with_hashtag_renamed
from tightrope.journal.parts import JournalPart
from tightrope.storage import entries, undo_log
from tightrope.storage.undo_log import ActionKind, RevisionChange

if TYPE_CHECKING:
    from tightrope.domain.entry import Entry
    from tightrope.domain.patterns import TagSummary


class TagRenaming(NamedTuple):
    """What giving a tag another name changes.

    `entries` carry it, `texts` of them have its hashtag in their words too, and `present` carry the
    new name already: above 0, the two become one. `is_synced` says whether the journal is kept in
    step with a folder: a machine that has not seen the change may bring the old name back.
    """

    old: str
    new: str
    entries: int
    texts: int
    present: int
    is_synced: bool

    @property
    def change(self) -> str:
        """What changes, as a part of a sentence."""
        entries = count_text(self.entries, "entry", "entries")
        texts = f", in the words of {self.texts:,} of them" if self.texts else ""
        return f"#{printable_line(self.old)} to #{printable_line(self.new)} in {entries}{texts}"

    @property
    def remarks(self) -> tuple[str, ...]:
        """What else a person should know before: that two tags become one, and of the sync."""
        told = []
        if self.present:
            carry = count_text(self.present, "entry had", "entries had")
            new = printable_line(self.new)
            told.append(f"{carry} #{new} before; from then on the two are one.")
        if self.is_synced:
            told.append(
                "This journal is kept in step with a folder: a machine that has not seen this may"
                f" bring #{printable_line(self.old)} back with what is edited there meanwhile."
            )
        return tuple(told)


class Tags(JournalPart):
    """The tags of a journal.

    Every method raises JournalError for a damaged file, `rename` also where it cannot be written.
    """

    def counts(self) -> tuple[tuple[str, int], ...]:
        """Return the tags and how many entries carry each, commonest first."""
        with self._database.reading() as sql:
            return storage.days.tags(sql)

    def summaries(self) -> "tuple[TagSummary, ...]":
        """Return the tags, commonest first, and what may be said of each: of twelve months."""
        today = self._now().day
        year = domain.review.twelve_months(today)
        with self._database.snapshot() as sql:
            counts = storage.days.tags(sql)
            written = storage.days.written(sql, year.first, min(year.last, today))
            tag_days = storage.days.tag_days(sql, year)
        return domain.patterns.tag_summaries(counts, written, tag_days)

    def preview_rename(self, old: str, new: str) -> TagRenaming:
        """Return what `rename` would change. Raises as `rename` does."""
        old, new = normalize_tag(old), new_tag_name(new)
        with self._database.snapshot() as sql:
            counts, is_synced = dict(storage.days.tags(sql)), bool(storage.sync_state.folders(sql))
            carrying = entries.tagged(sql, old)
        return _planned(old, new, carrying, counts, is_synced=is_synced)[0]

    def rename(self, old: str, new: str) -> TagRenaming:
        """Give a tag another name in all entries and their words, in one step of undo.

        Where other entries have a tag of that name already, the two are one from then on. Raises
        NoSuchTagError where no entry carries the old one, or it has this name already;
        BadEntryError for a name that cannot be one.
        """
        old, new, now = normalize_tag(old), new_tag_name(new), self._now().utc
        with self._database.writing() as sql:
            counts, is_synced = dict(storage.days.tags(sql)), bool(storage.sync_state.folders(sql))
            carrying = entries.tagged(sql, old)
            renaming, changed = _planned(old, new, carrying, counts, is_synced=is_synced)
            for entry in changed:
                entries.archive(sql, entry.id)
                entries.overwrite(sql, replace(entry, modified=now, revision=entry.revision + 1))
            changes = [
                RevisionChange(entry.id, entry.revision, entry.revision + 1) for entry in changed
            ]
            undo_log.record(sql, ActionKind.RETAGGED, changes)
        return renaming


def _planned(
    old: str, new: str, carrying: "list[Entry]", counts: dict[str, int], *, is_synced: bool
) -> "tuple[TagRenaming, list[Entry]]":
    """Return what a renaming changes, and the entries as they are after it."""
    if not carrying:
        raise NoSuchTagError(f"No entry has the tag {old!r}; `tightrope tags` lists them.")
    if old == new:
        raise NoSuchTagError(f"The tag {old!r} has this name already; give another one.")
    changed = [_renamed(entry, old, new) for entry in carrying]
    texts = sum(before.text != after.text for before, after in zip(carrying, changed, strict=True))
    renaming = TagRenaming(old, new, len(changed), texts, counts.get(new, 0), is_synced)
    return renaming, changed


def _renamed(entry: "Entry", old: str, new: str) -> "Entry":
    return replace(
        entry,
        tags=tuple(sorted({*entry.tags} - {old} | {new})),
        text=with_hashtag_renamed(entry.text, old, new),
    )
