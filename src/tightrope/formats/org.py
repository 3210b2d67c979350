"""`org`: the files of org-journal, a heading an entry under a heading a day, in only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, ClassVar, NamedTuple

from tightrope.domain.entry import Entry, normalize_text
from tightrope.domain.tags import hashtags
from tightrope.formats.dates.file_dates import Stamp, UnreadableStampError, read_alone
from tightrope.formats.duplicate_ids import DuplicateIds
from tightrope.formats.fields.entry_json import entry_from_json
from tightrope.formats.io.limits import UnreadablePageError, read_page
from tightrope.formats.protocol import BadRecord, FileSample, Record, made_id
from tightrope.formats.tag_mapping import cut, fitted

_HEADING = re.compile(r"(?P<stars>\*+)[ \t]+(?P<title>.*)")
_NAMED_DAY = re.compile(r"(?<!\d)(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")
_CLOCK = re.compile(r"(?P<clock>[0-2]?\d:[0-5]\d(?::[0-5]\d)?)(?:\s+|$)(?P<title>.*)")
_TAGS = re.compile(r"[ \t]+:(?P<tags>[\w@#%:]+):[ \t]*$")
_LINK = re.compile(r"\[\[(?P<to>[^\]\n]+)\](?:\[(?P<name>[^\]\n]+)\])?\]")
_STAMP_SIGNS = re.compile(r"[<>\[\]]")
_BEGINS_DRAWER, _ENDS_DRAWER = re.compile(r"(?i)\s*:PROPERTIES:\s*"), re.compile(r"(?i)\s*:END:\s*")
_SETTING = re.compile(r"#\+\w+:.*|# -\*-.*")


@dataclass(frozen=True, slots=True)
class OrgReader:
    """Headings that begin with a clock are entries; the day is that of the heading above or file.

    Text under a day that has no clock is an entry without a time. Tags of headings become tags,
    links become those of Markdown; deeper headings stay as they are written.
    """

    name: ClassVar[str] = "org"
    page_names: ClassVar[re.Pattern[str]] = re.compile(
        r"(?:.*/)?(?:[^/]*\.org|\d{8}|\d{4}-\d\d-\d\d)"
    )
    date_order: str | None = None

    def recognises(self, sample: FileSample) -> bool:
        """Never by what it holds, which may be a list in Markdown; by how its name ends."""
        return False

    def read(self, source: BinaryIO, name: str) -> Iterator[Record]:
        """Read one file, whole in memory."""
        try:
            text = normalize_text(read_page(source, "file"))
        except UnreadablePageError as problem:
            yield BadRecord(name, str(problem))
            return
        numbered = DuplicateIds()
        for section in _sections(text, _day_of_name(name), self.date_order):
            yield from _records(section, name, numbered)


class _Section(NamedTuple):
    """An entry: its day, if any is known, its clock, its tags, its lines, and where it begins."""

    day: str | None
    clock: str | None
    tags: tuple[str, ...]
    lines: list[str]
    line: int
    problem: str = ""


def _sections(text: str, day: str | None, date_order: str | None) -> Iterator[_Section]:
    present = _Section(day, None, (), [], 1)
    depth_of_day = 0
    for number, line in enumerate(_without_drawers(text.split("\n")), 1):
        heading = _HEADING.fullmatch(line)
        depth = len(heading["stars"]) if heading else 0
        if heading is None or depth > depth_of_day + 1:
            present.lines.append(line)
            continue
        title, tags = _parted(heading["title"])
        clocked = _CLOCK.fullmatch(title)
        if clocked:
            yield present
            first = [clocked["title"]] if clocked["title"] else []
            present = _Section(present.day, clocked["clock"], tags, first, number)
            continue
        if depth <= max(depth_of_day, 1):
            found, problem = _day(title, date_order)
            if found or problem:
                yield present
                clock = found.time.isoformat() if found and found.time else None
                day, depth_of_day = (found.day.isoformat() if found else None), depth
                present = _Section(day, clock, tags, [], number, problem)
                continue
        yield present
        present = _Section(present.day, None, tags, [title], number)
    yield present


def _records(section: _Section, name: str, numbered: DuplicateIds) -> Iterator[Record]:
    position = f"{name}, line {section.line}"
    text = "\n".join(map(_with_links, section.lines)).strip("\n").rstrip()
    if section.problem:
        yield BadRecord(position, section.problem)
        return
    if not text.strip() and not section.tags:
        return
    if section.day is None:
        yield BadRecord(
            position,
            "it has no day; name the file like 20261121.org, or put `* 2026-11-21` above.",
        )
        return
    clock = section.clock.zfill(len("21:15")) if section.clock else None
    if clock and len(clock) == len("9:05:30"):
        clock = clock.zfill(len("21:15:30"))
    tags = [*section.tags, *sorted(hashtags(text))]
    fields = {"day": section.day, "time": clock, "tags": fitted(tags), "text": text}
    made = numbered.with_unique_id(entry_from_json(fields, position))
    yield from made_id(made)
    yield made
    if isinstance(made, Entry):
        yield from cut(section.tags)


def _parted(title: str) -> tuple[str, tuple[str, ...]]:
    """Return a heading without its tags, and these."""
    found = _TAGS.search(title)
    if not found:
        return title.strip(), ()
    return title[: found.start()].strip(), tuple(filter(None, found["tags"].split(":")))


def _day(title: str, date_order: str | None) -> tuple[Stamp | None, str]:
    """Return the day that a heading names, and what is wrong with it if it is not for certain."""
    words = _STAMP_SIGNS.sub(" ", title).strip()
    if not any(sign.isdigit() for sign in words):
        return None, ""
    try:
        return read_alone(words, date_order), ""
    except UnreadableStampError as unreadable:
        is_open = len(unreadable.days) > 1
        return None, f"its date {unreadable.open_order}." if is_open else ""


def _day_of_name(name: str) -> str | None:
    found = _NAMED_DAY.search(name.replace("\\", "/").rpartition("/")[2])
    return "-".join(found.groups()) if found else None


def _without_drawers(lines: list[str]) -> Iterator[str]:
    """Give lines as they are, but blank ones for drawers of properties and settings of the file."""
    is_inside = False
    for line in lines:
        if _BEGINS_DRAWER.fullmatch(line):
            is_inside = True
        is_kept = not is_inside and not _SETTING.fullmatch(line)
        if _ENDS_DRAWER.fullmatch(line):
            is_inside = False
        yield line if is_kept else ""


def _with_links(line: str) -> str:
    return _LINK.sub(lambda found: f"[{found['name'] or found['to']}]({found['to']})", line)
