"""Mapping between an entry and its row, whose rowid is a sort key: day, time and sequence."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from functools import lru_cache

from tightrope import libraries
from tightrope.domain.entry import (
    Entry,
    check_line_ends,
    check_moment,
    check_tags,
    check_time,
    trusted_entry,
)
from tightrope.domain.errors import BadEntryError
from tightrope.domain.marks import Need
from tightrope.storage.errors import JournalError
from tightrope.storage.search_parser import spaced

_SEQUENCE_BITS = 20
_DAY_BITS = 37

_SECONDS_A_DAY, _NOON = 86_400, 43_201
# How many seconds of a late afternoon share a slot, so that all fit into the bits of a day.
_COARSE = 32

MOST_IN_SLOT = 1 << _SEQUENCE_BITS
FIRST_KEY = 0
LAST_KEY = (date.max.toordinal() + 1 << _DAY_BITS) - 1


def first_of_day(day: date) -> int:
    """Return the earliest place of a day."""
    return day.toordinal() << _DAY_BITS


def last_of_day(day: date) -> int:
    """Return the latest place of a day."""
    return (day.toordinal() + 1 << _DAY_BITS) - 1


def first_of_slot(day: date, at: time | None, *, late: bool = False) -> int:
    """Return the earliest place for a day and a time of whole seconds, or no time.

    A late one follows all others of its day; those of an afternoon, which nobody writes so, share a
    place with what came up to half a minute before.
    """
    slot = 0 if at is None else at.hour * 3600 + at.minute * 60 + at.second + 1
    if late:
        slot = _SECONDS_A_DAY + 1 + min(slot, _NOON) + max(slot - _NOON, 0) // _COARSE
    return first_of_day(day) | slot << _SEQUENCE_BITS


def last_of_slot(day: date, at: time | None, *, late: bool = False) -> int:
    """Return the latest place for a day and a time of whole seconds, or no time."""
    return first_of_slot(day, at, late=late) | MOST_IN_SLOT - 1


def is_last_of_slot(sort_key: int) -> bool:
    """Return whether no place follows this one for the same day and time."""
    return sort_key & MOST_IN_SLOT - 1 == MOST_IN_SLOT - 1


# The columns of the views `kept` and `past`, in their order.
Row = tuple[
    str, str, str | None, str | None, int, int, str | None, int, str, str, int, str, str, int, int
]
Values = dict[str, str | int | None]

_TO_SECONDS = len("2026-11-21T20:15:04")
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, BadEntryError)
NEEDS: dict[str | None, Need | None] = {None: None, **{need.value: need for need in Need}}
_WORDS = {need: word for word, need in NEEDS.items()}
# What an entry is in its table, but for its place.
COLUMNS = (
    "id", "revision", "day", "time", "zone", "together", "space", "need", "starred", "words",
    "created", "modified", "tags", "text", "spaced", "late",
)  # fmt: skip


def entry_of(row: Row) -> Entry:
    """Return the entry in a row of the view `kept` or `past`.

    Raises JournalError for a row that no journal could have written.
    """
    (
        id_, day, at, zone, together, space, need, starred,
        created, modified, revision, tags, text, late, _place,
    ) = row  # fmt: skip
    try:
        check_line_ends(text)
        return trusted_entry(
            id=id_,
            day=date.fromisoformat(day),
            time=_time_of(at) if at else None,
            zone=zone,
            together=together == 1,
            space=space == 1,
            need=NEEDS[need],
            tags=_tags_of(tags),
            starred=starred == 1,
            text=text,
            late=late == 1,
            created=_moment_of(created),
            modified=_moment_of(modified),
            revision=revision,
        )
    except _UNREADABLE:
        raise damaged_error() from None


@contextmanager
def as_damage() -> Iterator[None]:
    """Turn what reading a damaged value raises into JournalError."""
    try:
        yield
    except _UNREADABLE:
        raise damaged_error() from None


def damaged_error() -> JournalError:
    """Return what to say about something that no journal could have written."""
    return JournalError(
        "The journal's file is damaged where this stands, so it is left as it is;"
        " `tightrope rollback` goes back to a backup, and keeps the damaged journal too.",
    )


def in_columns(entry: Entry) -> tuple[str | int | None, ...]:
    """Return the values of an entry's row in the order of `COLUMNS`.

    They are of SQLite's own types; sqlite3 takes long to look up what others become.
    """
    created, text = entry.created, entry.text
    created_text = utc_text(created)
    return (
        entry.id,
        entry.revision,
        entry.day.isoformat(),
        entry.time.isoformat() if entry.time else None,
        entry.zone,
        1 if entry.together else 0,
        1 if entry.space else 0,
        _WORDS[entry.need],
        1 if entry.starred else 0,
        entry.words,
        created_text,
        created_text if entry.modified == created else utc_text(entry.modified),
        _as_json(entry.tags),
        text,
        spaced(text),
        1 if entry.late else 0,
    )


def values_of(entry: Entry) -> Values:
    """Return the named values of an entry's row; its place is decided where it is put."""
    return dict(zip(COLUMNS, in_columns(entry), strict=True))


# The same times and tags stand on entry after entry, and most entries were modified last when they
# were created; so each is read and checked once.
@lru_cache(maxsize=4096)
def _time_of(kept: str) -> time:
    at = time.fromisoformat(kept)
    check_time(at)
    return at


@lru_cache(maxsize=64)
def _moment_of(kept: str) -> datetime:
    moment = datetime.fromisoformat(kept)
    check_moment(moment)
    return moment


@lru_cache(maxsize=4096)
def _tags_of(kept: str) -> tuple[str, ...]:
    if kept == "[]":
        return ()

    tags = tuple(libraries.json.loads(kept))
    check_tags(tags)
    return tags


@lru_cache(maxsize=4096)
def _as_json(tags: tuple[str, ...]) -> str:
    if not tags:
        return "[]"

    return libraries.json.dumps(tags, ensure_ascii=False)


def utc_text(moment: datetime) -> str:
    """Return a UTC moment of whole seconds as it is kept: `2026-11-21T20:15:04Z`."""
    return f"{moment.isoformat()[:_TO_SECONDS]}Z"
