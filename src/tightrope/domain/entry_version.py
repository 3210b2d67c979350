"""One state of an entry or a month note, identified by a content digest, with its ancestry."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import sha256

from tightrope.domain.entry import LATER_FLAGS, Entry, check_moment
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
    affair. `ancestors` holds the marks of all versions that whoever made this one had seen, so that
    of two versions of one thing it is always known whether one follows from the other.
    """

    content: Subject
    number: int = 1
    ancestors: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """What all versions of one thing share: an entry's id, or a note's month (`2026-11`)."""
        return self.content.name if isinstance(self.content, MonthNote) else self.content.id

    @cached_property
    def digest(self) -> str:
        """The beginning of a checksum of what it says and of its number, not of what it replaces.

        So two machines that come to the same state by themselves have made the same version.
        """
        hashed = "\0".join((str(self.number), *_digest_fields(self.content)))
        return sha256(hashed.encode()).hexdigest()[:_MARK_LENGTH]

    @property
    def saved(self) -> datetime:
        """When it was saved or deleted, by the clock of the machine where that was."""
        return self.content.removed if isinstance(self.content, Removed) else self.content.modified

    def followed_by(self, later: Subject) -> "Version":
        """Return the version that someone makes who has seen this one."""
        return Version(later, self.number + 1, self.ancestors | {self.digest})


def _digest_fields(content: Subject) -> Iterable[str]:
    """Give what a subject says, the same in every version of the program; free text last."""
    if isinstance(content, Removed):
        return ("removed", content.id, content.removed.isoformat())
    if isinstance(content, MonthNote):
        return (
            "month",
            content.name,
            content.created.isoformat(),
            content.modified.isoformat(),
            content.text,
        )
    return (
        "entry",
        content.id,
        content.day.isoformat(),
        content.time.isoformat() if content.time else "",
        content.zone or "",
        f"{content.together:d}{content.space:d}{content.starred:d}",
        content.need or "",
        " ".join(content.tags),
        content.created.isoformat(),
        content.modified.isoformat(),
        *(name for name in LATER_FLAGS if getattr(content, name)),
        content.text,
    )
