"""`markdown`: a folder of pages with YAML front matter, as Obsidian and others keep them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import BinaryIO, ClassVar, Literal, NamedTuple

from tightrope.domain.entry import Entry, normalize_text
from tightrope.domain.kept import Kept
from tightrope.domain.talk import Talk
from tightrope.formats.io import limits
from tightrope.formats.markdown import (
    aims_page,
    day_page,
    foreign_page,
    front_matter,
    jrnl_page,
    month_page,
)
from tightrope.formats.protocol import (
    BadFileError,
    BadRecord,
    Beside,
    FileSample,
    Page,
    Record,
)

# What an entry adds to a page's front matter at most, in characters, beside its tags.
_FIELDS_WEIGHT = 400
# A sign may take ten characters, and every tag stands there twice.
_SIGN_WEIGHT = 10
_TAG_WEIGHT = 2 * _SIGN_WEIGHT
_OUR_KEY = "tightrope"


class _Written(NamedTuple):
    """An entry, and what is to be talked about it."""

    entry: Entry
    talk: Talk | None = None


@dataclass(frozen=True, slots=True)
class MarkdownFolder:
    """A page a day, `2026-11-21.md`, or with `per_entry` a page an entry, `2026-11-21-2115.md`.

    A day with more than a page can hold goes on in another. The note of a month has a page of its
    own, `2026-11.md`, and the aims share one, `aims`. Pages of other programs are read too.
    """

    name: ClassVar[str] = "markdown"
    suffix: ClassVar[str] = ".md"
    is_folder: ClassVar[Literal[True]] = True
    page_names: ClassVar[re.Pattern[str]] = re.compile(r"(?is).*\.md")
    caution: ClassVar[str] = ""
    carries_notes: ClassVar[bool] = True
    carries_aims: ClassVar[bool] = True
    per_entry: bool = False
    date_order: str | None = None

    def pages(self, kept: Iterable[Kept]) -> Iterator[Page]:
        """Give the pages of entries, in the order of their days, of notes, and that of the aims."""
        beside = Beside()
        yield from self._of_entries(_with_talk(kept, beside))
        for note in beside.notes:
            yield Page(note.name, month_page.page_of(note), 0)
        if beside.aims:
            yield Page(aims_page.STEM, aims_page.page_of(beside.aims), 0)

    def _of_entries(self, entries: Iterable[_Written]) -> Iterator[Page]:
        if self.per_entry:
            for each in entries:
                yield Page(_stem(each.entry), _page_of([each]), 1)
            return
        for day, written in groupby(entries, key=lambda each: each.entry.day):
            for some in _portions(written):
                yield Page(day.isoformat(), _page_of(some), len(some))

    def owns(self, beginning: bytes) -> bool:
        """Whether a file that begins so is one of our pages."""
        return beginning.startswith(day_page.OPENING.encode())

    def recognises(self, sample: FileSample) -> bool:
        """Never: a page may hold anything, and is told by how its name ends."""
        return False

    def read(self, source: BinaryIO, name: str) -> Iterator[Record]:
        """Read one page, ours or another's."""
        page = source.read(limits.LONGEST_RECORD + 1)
        if len(page) > limits.LONGEST_RECORD:
            longest = limits.size_text(limits.LONGEST_RECORD)
            yield BadRecord(name, f"this page is longer than {longest}; split it.")
            return
        try:
            text = normalize_text(page.decode("utf-8-sig"))
            if (of_jrnl := jrnl_page.entries_of(text, name, self.date_order)) is not None:
                yield from of_jrnl
                return
            front, body = front_matter.split(text)
        except UnicodeDecodeError:
            yield BadRecord(name, "this page is not UTF-8; save it as UTF-8.")
        except BadFileError as problem:
            yield BadRecord(name, str(problem), None if self.owns(page) else self._rest(text, name))
        else:
            yield from _records(front, body, name, self.date_order)

    def _rest(self, text: str, name: str) -> Entry | None:
        """Return the entry of a page, its broken front matter left in its text, if it has a day."""
        records = foreign_page.entries_of({}, text, name, self.date_order)
        return next((record for record in records if isinstance(record, Entry)), None)


def _records(
    front: dict[str, object], body: str, name: str, date_order: str | None
) -> Iterator[Record]:
    version = front.get(_OUR_KEY)
    if version is None:
        yield from foreign_page.entries_of(front, body, name, date_order)
    elif version == day_page.VERSION and month_page.is_of_month(front):
        yield from month_page.note_of(front, body, name)
    elif version == day_page.VERSION and aims_page.is_of_aims(front):
        yield from aims_page.aims_of(front, body, name)
    elif version == day_page.VERSION:
        yield from day_page.entries_of(front, body, name)
    else:
        yield BadRecord(name, "a newer Tightrope wrote this page; update Tightrope first.")


def _with_talk(kept: Iterable[Kept], beside: Beside) -> Iterator[_Written]:
    """Give each entry with the talk that comes directly behind it; collect all else."""
    last: Entry | None = None
    for each in kept:
        if last and isinstance(each, Talk):
            yield _Written(last, each)
            last = None
            continue
        if last:
            yield _Written(last)
        last = each if isinstance(each, Entry) else None
        if not isinstance(each, Entry):
            beside.collect(each)
    if last:
        yield _Written(last)


def _page_of(some: list[_Written]) -> str:
    talk = [each.talk for each in some if each.talk]
    return day_page.page_of([each.entry for each in some], talk)


def _stem(entry: Entry) -> str:
    day = entry.day.isoformat()
    return day if entry.time is None else f"{day}-{entry.time:%H%M}"


def _portions(entries: Iterable[_Written]) -> Iterator[list[_Written]]:
    """Give the entries of a day in portions that fit a page with room to spare."""
    portion: list[_Written] = []
    front = body = 0
    for each in entries:
        entry, talk = each
        fields = _FIELDS_WEIGHT + _TAG_WEIGHT * sum(map(len, entry.tags))
        if talk:
            fields += _FIELDS_WEIGHT + _SIGN_WEIGHT * len(talk.line)
        front, body = front + fields, body + len(entry.text)
        if portion and (
            front > limits.LONGEST_FRONT_MATTER // 2 or body > limits.LONGEST_RECORD // 8
        ):
            yield portion
            portion, front, body = [], fields, len(entry.text)
        portion.append(each)
    if portion:
        yield portion
