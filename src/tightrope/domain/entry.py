"""What was written on a day: a `Draft` before it is kept, an `Entry` afterwards."""

from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day  # a field is called `time`
from typing import Self

from tightrope.domain.errors import BadEntryError, NothingWrittenError
from tightrope.domain.marks import Need, State, state_of
from tightrope.domain.tags import MARK_WORDS, MOST_TAGS, hashtags, normalize_tags


def normalize_text(text: str) -> str:
    r"""Return the text as it is kept: to the byte, but for line ends, which become `\n`."""
    if "\r" not in text:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n")


_NOON = time_of_day(12)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFields:
    """What drafts and entries have in common.

    `day` and `time` are the writer's local ones and never recomputed; `time` has whole seconds or
    is None where it is not known; `zone` is an IANA name or None. A `late` one was begun after the
    midnight that ends its day, so its time is that of the next morning. Raises BadEntryError for a
    value that cannot be kept.
    """

    day: date
    time: time_of_day | None = None
    zone: str | None = None
    together: bool = False
    space: bool = False
    need: Need | None = None
    tags: tuple[str, ...] = ()
    starred: bool = False
    text: str = ""
    late: bool = field(default=False, metadata={"is_later": True})

    def __post_init__(self) -> None:
        check_line_ends(self.text)
        if not self.text.isascii():
            check_unicode(self.text)
        if self.tags:
            check_tags(self.tags)
        if self.time is not None:
            check_time(self.time)

    @property
    def state(self) -> State:
        """Together, space, both or unmarked."""
        return state_of(together=self.together, space=self.space)

    @property
    def local_start(self) -> datetime | None:
        """When it was begun, by the writer's clock and calendar; None where no time is known.

        For a late one that is on the day after its own, but for the last of the calendar.
        """
        if self.time is None:
            return None
        has_day_after = self.late and self.day < date.max
        day = self.day + timedelta(days=1) if has_day_after else self.day
        return datetime.combine(day, self.time)

    @property
    def title(self) -> str:
        """The first line with a visible word, without the signs of a Markdown heading."""
        for line in self.text.splitlines():
            if words := line.strip().lstrip("#").strip():
                return words
        return ""

    @property
    def words(self) -> int:
        """How many words were written, separated by white space."""
        return len(self.text.split())

    @property
    def is_blank(self) -> bool:
        """Whether there is neither a visible character nor anything said about the day."""
        return not (
            self.need
            or self.tags
            or self.text.strip()
            or any(getattr(self, name) for name in FLAGS if name not in PLACE_FIELDS)
        )

    def reworded(self, text: str) -> Self:
        """Return this with another text; its hashtags come and go with the words.

        Only a hashtag that is new in the text sets a tag or mark, and only one that is gone takes
        it away, so that what was set by hand stays. Not where its hashtag was typed as well: when
        that goes, the tag or mark goes with it, for the text cannot tell which of them came first.
        """
        text = normalize_text(text)
        before, after = hashtags(self.text), hashtags(text)
        if before == after:
            return replace(self, text=text)
        new, gone = after - before, before - after
        return replace(
            self,
            text=text,
            tags=tuple(sorted((set(self.tags) - gone | new) - MARK_WORDS)[:MOST_TAGS]),
            together=(self.together and "together" not in gone) or "together" in new,
            space=(self.space and "space" not in gone) or "space" in new,
        )

    def moved(
        self,
        *,
        day: date | None = None,
        time: time_of_day | None = None,
        without_time: bool = False,
    ) -> Self:
        """Return this on another day or at another time; what is not said stays as it is.

        A time is what it says, on the day that it is said of; another hour of the same night
        leaves a late entry late.
        """
        is_late = self.late and not without_time
        if time is not None:
            is_late = is_late and day is None and time < _NOON
        return replace(
            self,
            day=day or self.day,
            time=None if without_time else time or self.time,
            late=is_late,
        )

    def tagged(self, names: "tuple[str, ...] | list[str]") -> Self:
        """Return this with these tags more; `together` and `space` among them become marks."""
        tags = set(normalize_tags(names))
        return replace(
            self,
            tags=tuple(sorted((set(self.tags) | tags) - MARK_WORDS)),
            together=self.together or "together" in tags,
            space=self.space or "space" in tags,
        )


def check_line_ends(text: str) -> None:
    r"""Raise BadEntryError for a text with line ends other than `\n`."""
    if "\r" in text:
        raise BadEntryError("Line ends inside an entry are kept as \\n; convert them first.")


def check_tags(tags: tuple[str, ...]) -> None:
    """Raise BadEntryError for tags that are not as tags are kept."""
    if tags != normalize_tags(tags) or MARK_WORDS & set(tags):
        raise BadEntryError("Tags are kept lower-case, sorted and once, and a mark is not a tag.")


def check_time(time: time_of_day) -> None:
    """Raise BadEntryError for a time of day with parts of a second or an offset."""
    if time.microsecond or time.tzinfo:
        raise BadEntryError("A time of day has whole seconds and no offset; shorten it.")


def check_moment(moment: datetime) -> None:
    """Raise BadEntryError for a moment that is not in UTC or has parts of a second."""
    if moment.tzinfo is not UTC or moment.microsecond:
        raise BadEntryError("An entry's own times are UTC with whole seconds; convert them.")


def check_unicode(text: str) -> None:
    """Raise BadEntryError for a text that cannot be written as UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BadEntryError(
            "This text is not valid UTF-8, so nothing was changed; convert it and try again.",
        ) from None


class Draft(EntryFields):
    """Something written that is not in the journal yet."""

    # It adds no field, so it needs no methods of its own, which cost a start of the program 2 ms.
    __slots__ = ()

    def __post_init__(self) -> None:
        EntryFields.__post_init__(self)
        if self.is_blank:
            raise NothingWrittenError(
                "There is nothing to keep yet; write a few words or mark the day."
            )

    @classmethod
    def of(cls, page: EntryFields) -> "Draft":
        """Return what stands on a page as something new.

        Raises NothingWrittenError for a blank one.
        """
        return cls(**{field.name: getattr(page, field.name) for field in fields(EntryFields)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(EntryFields):
    """Something that stands in the journal.

    `id` is a UUID in its usual spelling; `created` and `modified` are UTC with whole seconds;
    `revision` counts the saves from 1 and tells a save made from an older reading.
    """

    id: str
    created: datetime
    modified: datetime
    revision: int = 1

    def __post_init__(self) -> None:
        EntryFields.__post_init__(self)
        check_moment(self.created)
        check_moment(self.modified)

    @property
    def short_id(self) -> str:
        """The first eight characters of the id, as shown to people."""
        return self.id[:8]

    @classmethod
    def of(cls, draft: Draft, *, id: str, created: datetime) -> "Entry":
        """Return the first saved form of a draft."""
        kept = {field.name: getattr(draft, field.name) for field in fields(EntryFields)}
        return cls(**kept, id=id, created=created, modified=created)


PLACE_FIELDS = ("day", "time", "zone", "late")
"""The names of the fields that say when an entry is of, which a move changes."""
FLAGS = tuple(each.name for each in fields(EntryFields) if each.type is bool)
"""The names of the fields that are true or false."""
LATER_FLAGS = tuple(each.name for each in fields(EntryFields) if each.metadata.get("is_later"))
"""Those of them that the first version did not have.

Where such a flag is false it is left out of digests and of JSON: a program that does not know it
shall not see every entry as edited.
"""

# A slot is set in a sixth of the time that a frozen dataclass takes to set its fields.
_SET_FIELDS = tuple(getattr(Entry, each.name).__set__ for each in fields(Entry))


def trusted_entry(
    *,
    day: date,
    time: time_of_day | None,
    zone: str | None,
    together: bool,
    space: bool,
    need: Need | None,
    tags: tuple[str, ...],
    starred: bool,
    text: str,
    late: bool,
    id: str,
    created: datetime,
    modified: datetime,
    revision: int,
) -> Entry:
    """Return an entry of values that the caller has checked; nothing is checked here.

    It is for reading thousands in which the same times and tags, once checked, come again and
    again. There are no defaults, so that the type checker names every caller that lacks a field.
    """
    entry = object.__new__(Entry)
    values = (
        day, time, zone, together, space, need, tags, starred, text, late,
        id, created, modified, revision,
    )  # fmt: skip
    for set_field, value in zip(_SET_FIELDS, values, strict=True):
        set_field(entry, value)
    return entry
