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
    entries that carry both, `unmarked` for entries that carry none. `tag_beginning` asks for a tag
    that begins so, as tags are kept, `ids` for the entries of these ids only, and `without` for all
    but those of these ids. Raises BadQueryError where nothing could match.
    """

    words: str = ""
    first: date | None = None
    last: date | None = None
    together: bool = False
    space: bool = False
    unmarked: bool = False
    need: Need | None = None
    tags: tuple[str, ...] = ()
    tag_beginning: str = ""
    starred: bool = False
    ids: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.first and self.last and self.last < self.first:
            raise BadQueryError(
                f"The range ends ({self.last.isoformat()}) before it begins"
                f" ({self.first.isoformat()}); swap the two dates.",
            )
        if self.unmarked and (self.together or self.space):
            raise BadQueryError("An entry cannot be marked and unmarked; ask for one of the two.")


def both_hold(one: Query, other: Query) -> Query:
    """Return the query for what both ask for.

    Raises BadQueryError where nothing could match.
    """
    if one.need and other.need and one.need is not other.need:
        raise BadQueryError("An entry has one need; ask for one of them.")
    return Query(
        words=" ".join(words for words in (one.words, other.words) if words),
        first=max((day for day in (one.first, other.first) if day), default=None),
        last=min((day for day in (one.last, other.last) if day), default=None),
        together=one.together or other.together,
        space=one.space or other.space,
        unmarked=one.unmarked or other.unmarked,
        need=one.need or other.need,
        tags=tuple(sorted({*one.tags, *other.tags})),
        tag_beginning=one.tag_beginning or other.tag_beginning,
        starred=one.starred or other.starred,
        ids=one.ids or other.ids,
        without=tuple(sorted({*one.without, *other.without})),
    )
