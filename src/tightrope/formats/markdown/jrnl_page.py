"""A page that jrnl wrote with `--format md` or `--format yaml`: an entry, or a whole journal.

Its YAML is none: a title is not in quotes, and a body is indented with tabs.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tightrope.domain.entry import Entry
from tightrope.domain.tags import hashtags
from tightrope.formats.dates.file_dates import Stamp, UnreadableStampError, read_alone
from tightrope.formats.duplicate_ids import DuplicateIds
from tightrope.formats.fields.entry_json import entry_from_json
from tightrope.formats.protocol import BadRecord, Record, made_id
from tightrope.formats.tag_mapping import cut, fitted

_YAML = re.compile(
    r"---\ntitle: (?P<title>.*)\ndate: (?P<date>.*)\nstarred: (?P<starred>True|False)\n"
    r"tags: ?(?P<tags>.*)\nbody: \|(?P<body>(?:[\t ]*\n|\t.*(?:\n|\Z))*)(?:\.\.\.|---)?\s*\Z"
)
_WHOLE = re.compile(r"# \d{4}\n\n## \w+\n\n### ")
_HEADING = re.compile(r"^### (?P<line>.*)\n", re.MULTILINE)
_MONTH = re.compile(r"^#{1,2} (?:\d{4}|\w+)\n(?=\n(?:#|\Z))", re.MULTILINE)
_ALONE = re.compile(r"# (?P<line>\d.*)\n")
_BLANK_LINES = re.compile(r"\A(?:[ \t]*\n)+")
_MOST_WORDS = 8


class _Part(NamedTuple):
    stamp: Stamp
    title: str


def entries_of(text: str, name: str, date_order: str | None) -> Iterator[Record] | None:
    """Give the entries of a page, or return None for a page that jrnl did not write."""
    if found := _YAML.match(text):
        return _of_yaml(found, name, date_order)
    if _WHOLE.match(text):
        return _of_whole(text, name, date_order)
    alone = _ALONE.match(text)
    part = alone and _stamped(alone["line"], date_order)
    if alone and part and part.stamp.time:
        return _made(part, [], text[alone.end() :], name, DuplicateIds())
    return None


def _of_yaml(found: re.Match[str], name: str, date_order: str | None) -> Iterator[Record]:
    part = _stamped(found["date"], date_order)
    if part is None:
        yield BadRecord(
            name, "its date cannot be read for certain; write it like 2026-11-21 21:15."
        )
        return
    lines = [line.removeprefix("\t") for line in found["body"].split("\n")]
    tags = [tag for tag in found["tags"].split(", ") if tag.strip()]
    starred = found["starred"] == "True"
    titled = part._replace(title=found["title"])
    yield from _made(titled, tags, "\n".join(lines), name, DuplicateIds(), starred=starred)


def _of_whole(text: str, name: str, date_order: str | None) -> Iterator[Record]:
    numbered = DuplicateIds()
    headings = [*_HEADING.finditer(text)]
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    for number, (heading, end) in enumerate(zip(headings, ends, strict=True), 1):
        position = f"{name}, entry {number}"
        part = _stamped(heading["line"], date_order)
        if part is None:
            yield BadRecord(
                position, "its date cannot be read for certain; write it like 2026-11-21 21:15."
            )
            continue
        body = _MONTH.sub("", text[heading.end() : end])
        yield from _made(part, [], body, position, numbered)


def _stamped(line: str, date_order: str | None) -> _Part | None:
    """Part a line into the stamp that it begins with, and the rest; None without one.

    Words behind a stamp do not disturb its reading, so the shortest beginning that says all is it.
    """
    words = line.split(" ")
    best: _Part | None = None
    for count in range(1, min(len(words), _MOST_WORDS) + 1):
        try:
            stamp = read_alone(" ".join(words[:count]), date_order)
        except UnreadableStampError:
            continue
        if stamp and (best is None or stamp != best.stamp):
            best = _Part(stamp, " ".join(words[count:]))
    return best


def _made(
    part: _Part,
    listed: list[str],
    body: str,
    name: str,
    numbered: DuplicateIds,
    *,
    starred: bool = False,
) -> Iterator[Record]:
    text = f"{part.title.strip()}\n{_BLANK_LINES.sub('', body).rstrip()}".strip("\n")
    tags = [*listed, *sorted(hashtags(text)), *re.findall(r"(?<!\S)@([-+*#/\w]+)", text)]
    fields = {
        "day": part.stamp.day.isoformat(),
        "time": part.stamp.time and part.stamp.time.isoformat(),
        "starred": starred,
        "tags": fitted(tags),
        "text": text,
    }
    made = numbered.with_unique_id(entry_from_json(fields, name))
    yield from made_id(made)
    yield made
    if isinstance(made, Entry):
        yield from cut(listed)
