"""One state of an entry or a month note, identified by a content digest, with its ancestry."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import sha256

from tightrope.domain.entry import Entry, check_moment
from tightrope.domain.month_note import MonthNote

_MARK_LENGTH = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """An entry that was deleted: its id, and when that was, in UTC with whole seconds."""

    id: str
    removed: datetime

    def __post_init__(self) -> None:
        check_moment(self.removed)


Subject = Entry | MonthNote | Removed


@dataclass(frozen=True)
class Version:
    """An entry, a month's note or a deletion, as it was saved somewhere.

    `number` counts the versions that led to it, from 1; the revisions of each journal are its own
    affair. `replaces` holds the marks of all versions that whoever made this one had seen, so that
    of two versions of one thing it is always known whether one follows from the other.
    """

    of: Subject
    number: int = 1
    replaces: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """What all versions of one thing share: an entry's id, or a note's month (`2026-11`)."""
        return self.of.name if isinstance(self.of, MonthNote) else self.of.id

    @cached_property
    def mark(self) -> str:
        """The beginning of a checksum of what it says and of its number, not of what it replaces.

        So two machines that come to the same state by themselves have made the same version.
        """
        said = "\0".join((str(self.number), *_digest_fields(self.of)))
        return sha256(said.encode()).hexdigest()[:_MARK_LENGTH]

    @property
    def saved(self) -> datetime:
        """When it was saved or deleted, by the clock of the machine where that was."""
        return self.of.removed if isinstance(self.of, Removed) else self.of.modified

    def followed_by(self, later: Subject) -> "Version":
        """Return the version that someone makes who has seen this one."""
        return Version(later, self.number + 1, self.replaces | {self.mark})


def _digest_fields(of: Subject) -> Iterable[str]:
    """Give what a subject says, the same in every version of the program; free text last."""
    if isinstance(of, Removed):
        return ("removed", of.id, of.removed.isoformat())
    if isinstance(of, MonthNote):
        return ("month", of.name, of.created.isoformat(), of.modified.isoformat(), of.text)
    return (
        "entry",
        of.id,
        of.day.isoformat(),
        of.time.isoformat() if of.time else "",
        of.zone or "",
        f"{of.together:d}{of.space:d}{of.starred:d}",
        of.need or "",
        " ".join(of.tags),
        of.created.isoformat(),
        of.modified.isoformat(),
        of.text,
    )
