"""What is to be talked about: entries that were put on a list, each ticked off when it was."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from tightrope.domain.aim import check_one_line
from tightrope.domain.entry import Entry, check_moment, check_unicode


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """That an entry is to be talked about, or was; it votes for no day.

    `entry` is the entry's id; `line` is one line of one's own about it, and may be empty; `opened`,
    `ticked` (None while it is open) and `modified` are UTC with whole seconds; `revision` counts
    the saves from 1. Raises BadEntryError for a value that cannot be kept.
    """

    entry: str
    line: str
    opened: datetime
    modified: datetime
    ticked: datetime | None = None
    revision: int = 1

    def __post_init__(self) -> None:
        check_one_line(self.line)
        check_unicode(self.line)
        for moment in (self.opened, self.modified, self.ticked):
            if moment is not None:
                check_moment(moment)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be talked about."""
        return self.ticked is None


class TalkItem(NamedTuple):
    """What stands on the list: an entry, and what was noted about talking about it."""

    talk: Talk
    entry: Entry

    @property
    def words(self) -> str:
        """What it is about in one line: one's own, or the first one of the entry."""
        return self.talk.line or self.entry.title
