"""What a person wrote about a month as a whole."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from tightrope.domain.calendar import month_key
from tightrope.domain.entry import check_line_ends, check_moment, check_unicode
from tightrope.domain.errors import BadEntryError

# Ours alone: the same month has the same id in every journal, and no entry ever has it.
_NAMESPACE = UUID("fdecc2d6-6f72-4491-89c0-8769efe02b71")


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthNote:
    """A note of one's own for a month; it votes for no day and counts as no entry.

    `month` is its first day; `text` is kept as an entry's is, and empty where the note was
    emptied; `created` and `modified` are UTC with whole seconds; `revision` counts the saves from 1
    and tells a save made from an older reading. Raises BadEntryError for a value that cannot be
    kept.
    """

    month: date
    text: str
    created: datetime
    modified: datetime
    revision: int = 1

    def __post_init__(self) -> None:
        if self.month.day != 1:
            raise BadEntryError("The note of a month stands under its first day; give that one.")
        check_line_ends(self.text)
        check_unicode(self.text)
        check_moment(self.created)
        check_moment(self.modified)

    @property
    def id(self) -> str:
        """The same UUID wherever a note for this month is written."""
        return str(uuid5(_NAMESPACE, self.name))

    @property
    def name(self) -> str:
        """The month as it is written in files: `2026-11`."""
        return month_key(self.month)
