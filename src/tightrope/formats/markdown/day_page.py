"""A Markdown page as Tightrope writes it, for one entry or for several of a day.

One entry: its fields are the front matter, and all below is its text and a line end. Several: the
front matter holds a list `entries`, and the text of each stands under a heading that ends in a
comment with the entry's mark, `## 21:15 <!-- 7b6f2c1e -->`. The mark is the beginning of its id, or
more where a text of that page holds the same comment, so that no text is taken for a heading and a
person may edit, move and add below the headings at will.

Each entry carries a checksum, so that a change by hand is noticed (`front_matter.checksum`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from tightrope.domain.entry import LATER_FLAGS, Entry
from tightrope.formats.fields.entry_json import FIELDS, entry_to_json, uncarried
from tightrope.formats.fields.entry_text import entry_from_text_fields
from tightrope.formats.markdown.front_matter import Compact, checksum, dated, written
from tightrope.formats.protocol import BadRecord, Record

VERSION = "1"
OPENING = f"---\ntightrope: {VERSION}\n"
# What every page of ours begins with, whatever it holds.
OF_ANY_PAGE: dict[str, object] = {"tightrope": int(VERSION)}

_COMMENT = re.compile(r"<!-- (\S+) -->")
_HEADING = re.compile(r"^## .*<!-- (\S+) -->[ \t]*(?:\n|\Z)", re.MULTILINE)
# How a page names what the entry object calls otherwise, so that other programs understand it.
_DAY = "date"
_HEADLESS = "No time"
_CHECKSUM = "checksum"
_MARK = "mark"
_OF_PAGE = frozenset({*OF_ANY_PAGE, _DAY})
_OF_ENTRY = frozenset((*FIELDS, *LATER_FLAGS)) - {"day", "text"} | {_CHECKSUM}


def page_of(entries: Sequence[Entry]) -> str:
    """Return the page of an entry, or of several of one day."""
    if len(entries) == 1:
        return written(_opening(entries[0]) | _fields(entries[0])) + entries[0].text + "\n"
    marks = list(_marks(entries))
    front = _opening(entries[0]) | {
        "tags": sorted({tag for entry in entries for tag in entry.tags}),
        "entries": [
            Compact(
                {_MARK: mark} | {name: value for name, value in _fields(entry).items() if value}
            )
            for mark, entry in zip(marks, entries, strict=True)
        ],
    }
    sections = (
        f"## {_clock(entry)} <!-- {mark} -->\n\n{entry.text}\n"
        for mark, entry in zip(marks, entries, strict=True)
    )
    return written(front) + "\n".join(sections)


def entries_of(front: Mapping[str, Any], body: str, name: str) -> Iterator[Record]:
    """Give the entries of a page that Tightrope wrote, people's changes included."""
    if "entries" not in front:
        yield from uncarried(front, _OF_PAGE | _OF_ENTRY)
        only = {**front, "day": front.get(_DAY), "text": body.removesuffix("\n")}
        yield _noticed(entry_from_text_fields(only, name), front)
        return
    listed = front["entries"]
    if not isinstance(listed, list) or not all(isinstance(fields, dict) for fields in listed):
        yield BadRecord(name, "its list of entries was changed; export the page again.")
        return
    # Its tags are those of its entries; one that a person added here belongs to none of them.
    tags = {"tags"} if _listed(front) <= set().union(*map(_listed, listed)) else set[str]()
    yield from uncarried(front, _OF_PAGE | {"entries"} | tags)
    before, texts = _sections(body, {str(fields.get(_MARK)) for fields in listed})
    if before.strip():
        added = {"day": front.get(_DAY), "text": before.strip("\n")}
        yield entry_from_text_fields(added, f"{name}, beginning")
    for number, fields in enumerate(listed, 1):
        position = f"{name}, entry {number}"
        text = texts.get(str(fields.get(_MARK)))
        if text is None:
            yield BadRecord(
                position,
                "its heading is gone from the page; take it out of the list of entries too.",
            )
        else:
            whole = {**fields, "day": front.get(_DAY), "text": text}
            yield _noticed(entry_from_text_fields(whole, position), fields)
            yield from uncarried(fields, _OF_ENTRY | {_MARK})


def _listed(fields: Mapping[str, Any]) -> set[str]:
    """Return the tags of a page or an entry, as far as they are a list of words."""
    tags = fields.get("tags")
    return {tag for tag in tags if isinstance(tag, str)} if isinstance(tags, list) else set()


def _opening(entry: Entry) -> dict[str, object]:
    return OF_ANY_PAGE | {_DAY: entry.day.isoformat()}


def _fields(entry: Entry) -> dict[str, object]:
    """Return what front matter says of an entry: all but its day and text, and nothing unsaid."""
    fields = entry_to_json(entry)
    del fields["day"], fields["text"]
    # What a reader looks for comes first.
    last = {name: fields.pop(name) for name in ("id", "created", "modified")}
    record = {name: value for name, value in (fields | last).items() if value is not None}
    return record | {_CHECKSUM: checksum(entry_to_json(entry))}


def _noticed(record: Entry | BadRecord, fields: Mapping[str, Any]) -> Entry | BadRecord:
    """Return an entry with its change by hand dated, if there was one."""
    if isinstance(record, BadRecord):
        return record
    wanted = fields.get(_CHECKSUM)
    return dated(record, wanted in (None, checksum(entry_to_json(record))))


def _marks(entries: Sequence[Entry]) -> Iterator[str]:
    """Give each entry a mark that no text and no other entry of the page has."""
    taken = {mark for entry in entries for mark in _COMMENT.findall(entry.text)}
    for entry in entries:
        mark, number = entry.short_id, 1
        while mark in taken:
            mark = f"{entry.id}-{number}"
            number += 1
        taken.add(mark)
        yield mark


def _clock(entry: Entry) -> str:
    return _HEADLESS if entry.time is None else f"{entry.time:%H:%M}"


def _sections(body: str, marks: set[str]) -> tuple[str, dict[str, str]]:
    """Return what stands before the first heading, and the text below each mark's first."""
    found: dict[str, re.Match[str]] = {}
    for heading in _HEADING.finditer(body):
        if heading[1] in marks:
            found.setdefault(heading[1], heading)
    if not found:
        return body, {}
    *others, last = found.values()
    texts = {last[1]: _text(body[last.end() :])}
    for heading, following in pairwise((*others, last)):
        # The blank line before the next heading belongs to neither.
        texts[heading[1]] = _text(body[heading.end() : following.start()].removesuffix("\n"))
    return body[: next(iter(found.values())).start()], texts


def _text(section: str) -> str:
    return section.removeprefix("\n").removesuffix("\n")
