"""A query: the filters by which entries are found, as values."""

from dataclasses import dataclass
from datetime import date

from tightrope.domain.errors import BadQueryError
from tightrope.domain.marks import Need


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """The filters of the command line and the search, all of which must hold.

    `words` is a search in the grammar of `search` and empty for none. `first` and `last` are
    inclusive. `together` and `space` ask for entries that carry the mark, the two at once for
    entries that carry both, `unmarked` for entries that carry none. Raises BadQueryError where
    nothing could match.
    """

    words: str = ""
    first: date | None = None
    last: date | None = None
    together: bool = False
    space: bool = False
    unmarked: bool = False
    need: Need | None = None
    tags: tuple[str, ...] = ()
    starred: bool = False

    def __post_init__(self) -> None:
        if self.first and self.last and self.last < self.first:
            raise BadQueryError(
                f"The range ends ({self.last.isoformat()}) before it begins"
                f" ({self.first.isoformat()}); swap the two dates.",
            )
        if self.unmarked and (self.together or self.space):
            raise BadQueryError("An entry cannot be marked and unmarked; ask for one of the two.")
