"""One state of an entry, month note, aim or talk, by its digest, with its ancestry."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import sha256

from tightrope.domain.aim import Aim
from tightrope.domain.entry import LATER_FLAGS, Entry, check_moment
from tightrope.domain.month_note import MonthNote
from tightrope.domain.talk import Talk

_MARK_LENGTH = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """Something that was deleted: its name, and when that was, in UTC with whole seconds."""

    name: str
    removed: datetime

    def __post_init__(self) -> None:
        check_moment(self.removed)


Subject = Entry | MonthNote | Aim | Talk | Removed

AIM, TALK = "aim-", "talk-"
"""What the names of aims, and of what is to be talked about, begin with; an id follows."""


@dataclass(frozen=True)
class Version:
    """An entry, a month's note, an aim, talk or a deletion, as it was saved somewhere.

    `number` counts the versions that led to it, from 1; the revisions of each journal are its own
    affair. `ancestors` holds the marks of all versions that whoever made this one had seen, so that
    of two versions of one thing it is always known whether one follows from the other.
    """

    content: Subject
    number: int = 1
    ancestors: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """What all versions of one thing share: an entry's id, or a note's month (`2026-11`).

        Of an aim and of talk it is the id of the aim or entry, behind `aim-` or `talk-`.
        """
        if isinstance(self.content, Aim):
            return f"{AIM}{self.content.id}"
        if isinstance(self.content, Talk):
            return f"{TALK}{self.content.entry}"
        return self.content.id if isinstance(self.content, Entry) else self.content.name

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
        return ("removed", content.name, content.removed.isoformat())
    if isinstance(content, MonthNote):
        return (
            "month",
            content.name,
            content.created.isoformat(),
            content.modified.isoformat(),
            content.text,
        )
    if isinstance(content, Aim):
        return (
            "aim",
            content.id,
            content.begun.isoformat(),
            content.ended.isoformat() if content.ended else "",
            content.outcome or "",
            content.created.isoformat(),
            content.modified.isoformat(),
            content.title,
            content.note,
        )
    if isinstance(content, Talk):
        return (
            "talk",
            content.entry,
            content.opened.isoformat(),
            content.ticked.isoformat() if content.ticked else "",
            content.modified.isoformat(),
            content.line,
        )
    return _digest_fields_of_entry(content)


def _digest_fields_of_entry(content: Entry) -> Iterable[str]:
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
