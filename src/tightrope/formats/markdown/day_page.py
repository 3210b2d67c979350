"""A Markdown page as Tightrope writes it, for one entry or for several of a day.

One entry: its fields are the front matter, and all below is its text and a line end. Several: the
front matter holds a list `entries`, and the text of each stands under a heading that ends in a
comment with the entry's mark, `## 21:15 <!-- 7b6f2c1e -->`. The mark is the beginning of its id, or
more where a text of that page holds the same comment, so that no text is taken for a heading and a
person may edit, move and add below the headings at will.

What is to be talked about stands in a list `talk` of the front matter.

Each entry carries a checksum, so that a change by hand is noticed (`front_matter.checksum`).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tightrope.domain.entry import LATER_FLAGS, Entry
from tightrope.domain.talk import Talk
from tightrope.formats.fields.aim_json import TALK_FIELDS, talk_from_json, talk_to_json
from tightrope.formats.fields.entry_json import FIELDS, entry_to_json, uncarried
from tightrope.formats.fields.entry_text import entry_from_text_fields
from tightrope.formats.markdown.front_matter import Compact, checksum, dated, written
from tightrope.formats.markdown.sections import heading, marks_of, sections_of
from tightrope.formats.protocol import BadRecord, Record

VERSION = "1"
OPENING = f"---\ntightrope: {VERSION}\n"
# What every page of ours begins with, whatever it holds.
OF_ANY_PAGE: dict[str, object] = {"tightrope": int(VERSION)}

# How a page names what the entry object calls otherwise, so that other programs understand it.
_DAY = "date"
_HEADLESS = "No time"
_CHECKSUM = "checksum"
_MARK = "mark"
_TALK = "talk"
_OF_PAGE = frozenset({*OF_ANY_PAGE, _DAY, _TALK})
_OF_ENTRY = frozenset((*FIELDS, *LATER_FLAGS)) - {"day", "text"} | {_CHECKSUM}


def page_of(entries: Sequence[Entry], talk: Sequence[Talk] = ()) -> str:
    """Return the page of an entry, or of several of one day; `talk` is what is said about them."""
    talked = {_TALK: [Compact(_talk_fields(each)) for each in talk]} if talk else {}
    if len(entries) == 1:
        front = _opening(entries[0]) | _fields(entries[0]) | talked
        return written(front) + entries[0].text + "\n"
    marks = list(marks_of(entries))
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
        f"{heading(_clock(entry), mark)}\n\n{entry.text}\n"
        for mark, entry in zip(marks, entries, strict=True)
    )
    return written(front | talked) + "\n".join(sections)


def entries_of(front: Mapping[str, Any], body: str, name: str) -> Iterator[Record]:
    """Give the entries of a page that Tightrope wrote, people's changes included, and talk."""
    yield from _entries_of(front, body, name)
    yield from _talk_of(front, name)


def _entries_of(front: Mapping[str, Any], body: str, name: str) -> Iterator[Record]:
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
    before, sections = sections_of(body, {str(fields.get(_MARK)) for fields in listed})
    if before.strip():
        added = {"day": front.get(_DAY), "text": before.strip("\n")}
        yield entry_from_text_fields(added, f"{name}, beginning")
    for number, fields in enumerate(listed, 1):
        position = f"{name}, entry {number}"
        section = sections.get(str(fields.get(_MARK)))
        if section is None:
            yield BadRecord(
                position,
                "its heading is gone from the page; take it out of the list of entries too.",
            )
        else:
            whole = {**fields, "day": front.get(_DAY), "text": section.text}
            yield _noticed(entry_from_text_fields(whole, position), fields)
            yield from uncarried(fields, _OF_ENTRY | {_MARK})


def _talk_of(front: Mapping[str, Any], name: str) -> Iterator[Record]:
    """Give what a page says is to be talked about."""
    listed = front.get(_TALK) or []
    if not isinstance(listed, list):
        yield BadRecord(name, "its list of talk was changed; export the page again.")
        return
    for number, fields in enumerate(listed, 1):
        made = talk_from_json(fields, f"{name}, talk {number}")
        if isinstance(made, BadRecord):
            yield made
        else:
            wanted = fields.get(_CHECKSUM)
            yield dated(made, wanted in {None, checksum(talk_to_json(made))})
            yield from uncarried(fields, TALK_FIELDS | {_CHECKSUM})


def _talk_fields(talk: Talk) -> dict[str, object]:
    fields = {name: value for name, value in talk_to_json(talk).items() if value}
    return fields | {_CHECKSUM: checksum(talk_to_json(talk))}


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


def _clock(entry: Entry) -> str:
    return _HEADLESS if entry.time is None else f"{entry.time:%H:%M}"
