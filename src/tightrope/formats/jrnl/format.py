"""`jrnl`: the journal of jrnl 4, its text both ways, and its JSON and its folders read as well."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time
from typing import BinaryIO, ClassVar, TextIO

from tightrope.domain.entry import Entry
from tightrope.domain.kept import Kept
from tightrope.formats.io.limits import first_sign
from tightrope.formats.jrnl import read_json, read_text
from tightrope.formats.jrnl.fields import tags_in
from tightrope.formats.protocol import FileSample, Record, TextFile, entries_first
from tightrope.formats.tag_mapping import marks_as_tags

# What an entry has in every JSON that jrnl writes.
_OF_ENTRY = ("title", "date")


@dataclass(frozen=True, slots=True)
class Jrnl(TextFile):
    """jrnl's text. It has minutes, but no seconds, zones, ids, or times of change.

    Marks and needs become tags (`@together`, `@need-closer`); an entry without a time stands at
    00:00, since jrnl knows no other. Where a text's own dates do not show in which order day,
    month and year stand, `date_order` says it: `dmy`, `mdy` or `ymd`.
    """

    name: ClassVar[str] = "jrnl"
    suffix: ClassVar[str] = ".txt"
    carries_notes: ClassVar[bool] = False
    # A folder of days, as jrnl keeps it, or a file an entry, as it exports into a folder.
    page_names: ClassVar[re.Pattern[str] | None] = re.compile(
        r"[0-9]{4}/[01][0-9]/[0-3][0-9]\.txt|[0-9]{4}-[0-9]{2}-[0-9]{2}_.*\.(?:txt|json)"
    )
    caution: ClassVar[str] = (
        "jrnl has no place for seconds, time zones and ids, nor in tags for emoji and most signs;"
        " marks and needs became tags, and an entry without a time stands at 00:00."
    )
    date_order: str | None = None

    def write(self, kept: Iterable[Kept], out: TextIO) -> None:
        """Write the entries, a blank line between them."""
        before = ""
        for entry in entries_first(kept):
            out.write(before + write_entry(entry))
            before = "\n"

    def recognises(self, sample: FileSample) -> bool:
        """Whether a file that begins so is one: jrnl's text, its JSON, or a file for one entry."""
        return (
            read_text.begins_with_stamp(sample.text)
            or sample.has_entries(*_OF_ENTRY)
            or sample.has_object(*_OF_ENTRY)
            or (
                "tags" in sample.json_keys
                and sample.has_entries()
                and "metadata" not in sample.json_keys
            )
        )

    def read(self, source: BinaryIO, name: str) -> Iterator[Record]:
        """Read text or JSON, whichever it is."""
        if first_sign(source) == b"{":
            yield from read_json.entries_in(source, name)
        else:
            yield from read_text.entries_in(source, name, self.date_order)


# jrnl takes a line of the body for a new entry where anything in brackets and a blank begin it,
# and guesses what date that may be. A box to tick and a footnote are too short for any.
_LIKE_A_STAMP = re.compile(r"^\[(?:[^\]\n]{3,}\] |[^\]\n]*$)", re.MULTILINE)
# The words up to the last one that ends with no star, and those behind it.
_STAR_AT_END = re.compile(r"(.*[^\s*])\s+(.*\*)")
_NO_TAG = re.compile(r"[^-+*#/\w]+")


def write_entry(entry: Entry) -> str:
    """Return the lines of an entry, the last line end included.

    The tags that no word of the text says stand in a line of their own at its end.
    """
    # jrnl ends lines where Unicode does; and blank lines before a title shift its end.
    lines = entry.text.strip().splitlines()
    title, *wrapped = _wrapped("".join(lines[:1]).rstrip())
    body = "\n".join([*wrapped, *lines[1:]])
    tags = _missing_tags(entry)
    if not title:
        title, tags = tags, ""
    body = "\n".join(part for part in (body, tags) if part)
    whole = f"{_title(title, starred=entry.starred)}\n"
    if body:
        whole += (_LIKE_A_STAMP.sub(r"> \g<0>", body) if "[" in body else body) + "\n"
    return f"[{entry.day.isoformat()} {entry.time or time():%H:%M}] {whole}"


def _wrapped(title: str) -> list[str]:
    """Return a first line, in two lines where `*emphasis*` at its end would be taken for a star."""
    # Most titles have no star, and to look for a place to part one takes a millisecond.
    found = _STAR_AT_END.fullmatch(title) if title.endswith("*") else None
    return [*found.groups()] if found else [title]


def _title(title: str, *, starred: bool) -> str:
    """Return a title with its star; signs at its ends that jrnl would take for one are escaped."""
    if starred and title.startswith("*"):
        title = f"\\{title}"
    if title.endswith("*"):
        title += "\\"
    return f"{title} *" if starred else title


def _missing_tags(entry: Entry) -> str:
    names = dict.fromkeys(_NO_TAG.sub("-", tag).strip("-") for tag in marks_as_tags(entry))
    if not names:
        return ""
    present = {word[1:].lower() for word in tags_in(entry.text)}
    return " ".join(f"@{name}" for name in names if name and name not in present)
