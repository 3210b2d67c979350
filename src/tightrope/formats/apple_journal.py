"""`apple`: the zip or folder of HTML pages that Apple's Journal exports, in only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import BinaryIO, ClassVar, cast

from tightrope.domain.entry import Entry
from tightrope.formats.fields.entry_json import entry_from_json
from tightrope.formats.html_text import html_to_text
from tightrope.formats.io import zip_reader
from tightrope.formats.io.limits import LONGEST_RECORD, size_text
from tightrope.formats.protocol import (
    BadFileError,
    BadRecord,
    FileSample,
    Record,
    Uncarried,
    made_id,
)

# A page an entry, named after its day and title: `Entries/2024-01-15_A_walk.html`.
_PAGE = re.compile(r"(?:.*/)?Entries/([0-9]{4}-[0-9]{2}-[0-9]{2})[^/]*\.html?", re.IGNORECASE)
_RESOURCE = re.compile(r"(?:.*/)?Resources/[^/]+\.(?!json$)[^/.]+", re.IGNORECASE)
_EMPTY_TAGS = frozenset({"br", "img", "hr", "meta", "link", "input", "source", "col", "wbr"})


@dataclass(frozen=True, slots=True)
class AppleJournalReader:
    """A page an entry: its day is in its name, its title and body stand in classes of their own."""

    name: ClassVar[str] = "apple"
    page_names: ClassVar[re.Pattern[str]] = _PAGE

    def recognises(self, sample: FileSample) -> bool:
        """Whether it is a zip with pages where Journal puts them."""
        return any(map(_PAGE.fullmatch, sample.zip_files))

    def read(self, source: BinaryIO, name: str) -> Iterator[Record]:
        """Read the zip, or one page out of it."""
        if not zip_reader.is_zip(source):
            yield from _records(source, name, name)
            return
        with zip_reader.open_zip(source, name) as inside:
            if not any(_PAGE.fullmatch(info.filename) for info in inside.files):
                raise BadFileError(
                    f"{name}: this zip holds no entries; choose the export of Apple's Journal."
                )
            for info in inside.files:
                if _PAGE.fullmatch(info.filename):
                    with inside.reading(info) as page:
                        position = f"{name}, {info.filename}"
                        yield from _records(cast("BinaryIO", page), info.filename, position, inside)
            for info in inside.files:
                if _RESOURCE.fullmatch(info.filename):
                    yield from inside.other_file(info, "attachment")


def _records(
    source: BinaryIO, path: str, position: str, inside: zip_reader.ZipReader | None = None
) -> Iterator[Record]:
    found = _PAGE.fullmatch(path.replace("\\", "/"))
    if not found:
        yield BadRecord(position, "it has no day; choose the whole folder or zip of the export.")
        return
    content = source.read(LONGEST_RECORD + 1)
    if len(content) > LONGEST_RECORD:
        yield BadRecord(position, f"this page is longer than {size_text(LONGEST_RECORD)}.")
        return
    try:
        page = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield BadRecord(position, "this page is not UTF-8; export the journal again.")
        return
    parts = _parts(page)
    if not parts.text:
        yield Uncarried("page without words", "file")  # photos alone: nothing to keep
        return
    made = entry_from_json({"day": found[1], "text": parts.text}, position)
    yield from made_id(made)
    yield made
    if inside and isinstance(made, Entry):
        # A page also shows what is no file of the writer's: the icon of a place, of a workout.
        shown = (inside.file_of_entry("attachment", source) for source in parts.sources)
        yield from (each for each in shown if each.file and _RESOURCE.fullmatch(each.file.path))


def _parts(page: str) -> "_Parts":
    parts = _Parts()
    parts.feed(page)
    parts.close()
    return parts


class _Parts(HTMLParser):
    """Collects the HTML inside the elements of the classes `title` and `bodyText`.

    `sources` are the addresses of what is shown on the page, in their order.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.title: list[str] = []
        self.body: list[str] = []
        self.sources: list[str] = []
        self._into: list[str] | None = None
        self._depth = 0

    @property
    def text(self) -> str:
        """The title and the body as plain text."""
        texts = (html_to_text("".join(some)).strip() for some in (self.title, self.body))
        return "\n".join(text for text in texts if text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a part where its class stands, and keep the tags inside it."""
        address = dict(attrs).get("src")
        if address and address not in self.sources:
            self.sources.append(address)
        if self._into is not None:
            self._into.append(self.get_starttag_text() or "")
            self._depth += tag not in _EMPTY_TAGS
            return
        classes = (dict(attrs).get("class") or "").split()
        if "title" in classes:
            self._into, self._depth = self.title, 1
        elif "bodyText" in classes:
            if self.body:
                self.body.append("<br>")
            self._into, self._depth = self.body, 1

    def handle_endtag(self, tag: str) -> None:
        """End the part with its own element."""
        if self._into is None or tag in _EMPTY_TAGS:
            return
        self._depth -= 1
        if self._depth:
            self._into.append(f"</{tag}>")
        else:
            self._into = None

    def handle_data(self, data: str) -> None:
        """Keep the words of a part."""
        if self._into is not None:
            self._into.append(data)

    def handle_entityref(self, name: str) -> None:
        """Keep `&amp;` as it stands."""
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Keep `&#39;` as it stands."""
        self.handle_data(f"&#{name};")
