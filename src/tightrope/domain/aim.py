"""What two aim at together: one line, a note, when it was begun, and perhaps how it ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from tightrope.domain.entry import check_line_ends, check_moment, check_unicode
from tightrope.domain.errors import BadEntryError


class Outcome(StrEnum):
    """How an aim ended."""

    REACHED = "reached"
    LET_GO = "let go"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """A shared aim; it votes for no day and counts as no entry.

    `id` is a UUID in its usual spelling; `title` is one line with a visible word; `note` is kept as
    an entry's text is, and may be empty; `begun` and `ended` are days, the latter None while it is
    open, and then `outcome` is None too; `created` and `modified` are UTC with whole seconds;
    `revision` counts the saves from 1 and tells a save made from an older reading. Raises
    BadEntryError for a value that cannot be kept.
    """

    id: str
    title: str
    begun: date
    created: datetime
    modified: datetime
    note: str = ""
    ended: date | None = None
    outcome: Outcome | None = None
    revision: int = 1

    def __post_init__(self) -> None:
        check_one_line(self.title)
        if not self.title.strip():
            raise BadEntryError("An aim is a line of words; write what you aim at.")
        check_line_ends(self.note)
        check_unicode(self.title + self.note)
        check_moment(self.created)
        check_moment(self.modified)
        if (self.ended is None) != (self.outcome is None):
            raise BadEntryError("An aim ends on a day, reached or let go; give both or neither.")
        if self.ended is not None and self.ended < self.begun:
            raise BadEntryError("An aim ends on the day it began, or later; give another day.")

    @property
    def short_id(self) -> str:
        """The first eight characters of the id, as shown to people."""
        return self.id[:8]

    @property
    def name(self) -> str:
        """What its history is asked for by: its id."""
        return self.id

    @property
    def text(self) -> str:
        """All that it says in words: its title, and its note below it."""
        return f"{self.title}\n\n{self.note}" if self.note else self.title


class AimMove(NamedTuple):
    """Something that happened to an aim on a day: it was begun, reached or let go."""

    day: date
    aim: Aim
    what: str


def moves_between(aims: Iterable[Aim], first: date, last: date) -> tuple[AimMove, ...]:
    """Return what moved with aims from `first` to `last`, both included, in the order of days."""
    moves = [
        move
        for aim in aims
        for move in (
            AimMove(aim.begun, aim, "begun"),
            *([AimMove(aim.ended, aim, aim.outcome.value)] if aim.ended and aim.outcome else ()),
        )
        if first <= move.day <= last
    ]
    return tuple(sorted(moves, key=lambda move: (move.day, move.aim.begun, move.aim.id)))


def check_one_line(text: str) -> None:
    """Raise BadEntryError for a text that is not as `as_one_line` returns it."""
    if text != as_one_line(text):
        raise BadEntryError("This is kept as one line, without line ends and doubled blanks.")


def as_one_line(text: str) -> str:
    """Return a text on one line: its lines joined, without blanks around and doubled ones."""
    return " ".join(text.split())
