"""`logseq`: the journals of Logseq, a page of bullets a day, in only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, ClassVar

from tightrope.domain.entry import Entry, normalize_text
from tightrope.domain.tags import hashtags
from tightrope.formats.fields.entry_json import entry_from_json
from tightrope.formats.io.limits import UnreadablePageError, read_page
from tightrope.formats.protocol import BadRecord, FileSample, Record, made_id
from tightrope.formats.tag_mapping import cut, fitted

_PAGE = re.compile(r"(?i)(?:.*/)?journals/(\d{4})[-_](\d{2})[-_](\d{2})\.md")
# What Logseq keeps beside a bullet, in a line `name:: value`; none of it was written by hand.
_OWN = re.compile(r"\s*(?:- )?(?:id|collapsed|background-color|heading)::.*")
_TAG_LINE = re.compile(r"\s*(?:- )?tags::(?P<tags>.*)")
_LONG_TAG = re.compile(r"#\[\[([^\]\n]+)\]\]")
_BRACKETS = re.compile(r"\[\[|\]\]")


@dataclass(frozen=True, slots=True)
class LogseqReader:
    """A page of the folder `journals` is an entry without a time; its bullets and links stay.

    Tags are `#word`, `#[[two words]]` and those of `tags::`. Pages that are no day are counted.
    """

    name: ClassVar[str] = "logseq"
    page_names: ClassVar[re.Pattern[str]] = _PAGE

    def recognises(self, sample: FileSample) -> bool:
        """Never: a page by itself is one of Markdown."""
        return False

    def read(self, source: BinaryIO, name: str) -> Iterator[Record]:
        """Read one page."""
        found = _PAGE.fullmatch(f"journals/{name.replace(chr(92), '/').rpartition('/')[2]}")
        if not found:
            yield BadRecord(name, "it has no day; choose the folder of the graph.")
            return
        try:
            text = normalize_text(read_page(source))
            day = date(*map(int, found.groups()))
        except UnreadablePageError as problem:
            yield BadRecord(name, str(problem))
            return
        except ValueError:
            yield BadRecord(name, "there is no such day; correct the name of the page.")
            return
        yield from _records(day, text, name)


def _records(day: date, text: str, name: str) -> Iterator[Record]:
    listed = [
        tag
        for line in text.split("\n")
        if (found := _TAG_LINE.fullmatch(line))
        for tag in _BRACKETS.sub("", found["tags"]).split(",")
        if tag.strip("# ")
    ]
    lines = [
        line
        for line in text.split("\n")
        if not _OWN.fullmatch(line) and not _TAG_LINE.fullmatch(line)
    ]
    words = "\n".join(lines).strip("\n").rstrip()
    if not words.strip(" -\n\t") and not listed:
        return
    long_tags = _LONG_TAG.findall(words)
    tags = [*listed, *long_tags, *sorted(hashtags(words))]
    made = entry_from_json({"day": day.isoformat(), "tags": fitted(tags), "text": words}, name)
    yield from made_id(made)
    yield made
    if isinstance(made, Entry):
        yield from cut([*listed, *long_tags])
