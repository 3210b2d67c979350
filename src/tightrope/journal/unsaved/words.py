"""Words that could not get into the journal, as they stand in a file of their own.

Such a file is `unsaved.md`, or `unsaved-2.md` and so on: a line that says what the words belong to,
as JSON in an HTML comment, and below it the words to the byte; for an encrypted journal it is
`unsaved.sealed`, and all of that encrypted with its key.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tightrope import formats, libraries
from tightrope.domain.entry import Draft, Entry, EntryFields
from tightrope.domain.errors import BadEntryError

if TYPE_CHECKING:
    from tightrope.storage.encryption import FileKey

PLAIN, SEALED = ".md", ".sealed"
"""How the name of a file with words ends, and of one that is encrypted."""

_OPENS, _CLOSES = "<!-- tightrope: ", " -->\n"
_HEADER = re.compile(re.escape(_OPENS) + r"(\{.*\})" + re.escape(_CLOSES))
_MONTH, _GENERATION = "month", "generation"


@dataclass(frozen=True)
class MonthText:
    """What was written in the note of a month, which is given by its first day."""

    month: date
    text: str


@dataclass(frozen=True)
class Owner:
    """The journal that words belong to: its path, its key where it is encrypted, its generation.

    Where the journal could not be opened, neither of the latter is known.
    """

    path: Path
    key: "FileKey | None" = None
    generation: str | None = None


@dataclass(frozen=True)
class UnsavedWords:
    """Words that were put aside, in the file or folder at `path`; `when` is the UTC time of that.

    `page` is what they were written as, an Entry where it stood in the journal already, then of
    this `generation`. Where that is not known or cannot be read it is None, and `text` is all there
    is.
    """

    path: Path
    text: str
    when: datetime
    page: EntryFields | MonthText | None
    generation: str | None

    @property
    def title(self) -> str:
        """The first line with a visible word."""
        return next((line.strip() for line in self.text.splitlines() if line.strip()), "")


def header_of(owner: Owner, page: EntryFields | MonthText) -> str:
    """Return the line that stands above words that were put aside, with its end."""
    header: dict[str, object] = {"journal": str(owner.path)}
    if owner.generation:
        header[_GENERATION] = owner.generation
    if isinstance(page, MonthText):
        header[_MONTH] = page.month.isoformat()
    else:
        header |= _fields_of(page)
    return f"{_OPENS}{libraries.json.dumps(header)}{_CLOSES}"


def _fields_of(page: EntryFields) -> dict[str, object]:
    if isinstance(page, Entry):
        more: dict[str, object] = {"id": page.id, "revision": page.revision}
        entry = page
    else:
        # Only the words may be missing or wrong: they are what cannot be saved.
        more = {}
        now = datetime(1, 1, 1, tzinfo=UTC)
        values = {each.name: getattr(page, each.name) for each in fields(EntryFields)}
        entry = Entry(**values | {"text": ""}, id="", created=now, modified=now)
    told = formats.fields.entry_json.entry_to_json(entry)
    return {
        name: value
        for name, value in told.items()
        if value and name not in {"id", "text", "created", "modified"}
    } | more


def divided(content: str) -> tuple[Mapping[str, Any], str]:
    """Return what the line above words says, nothing where there is none, and the words."""
    if not (found := _HEADER.match(content)):
        return {}, content
    try:
        header = libraries.json.loads(found[1])
    except ValueError:
        return {}, content
    return header, content[found.end() :]


def words_in(path: Path, mtime: float, header: Mapping[str, Any], text: str) -> UnsavedWords:
    """Return the words of a file or folder that was written at `mtime`, in seconds since 1970."""
    when = datetime.fromtimestamp(int(mtime), UTC)
    return UnsavedWords(path, text, when, _page(header, text), header.get(_GENERATION))


def _page(header: Mapping[str, Any], text: str) -> EntryFields | MonthText | None:
    try:
        if month := header.get(_MONTH):
            return MonthText(date.fromisoformat(month), text)
        record = {**header, "text": text}
        revision = record.pop("revision", None)
        for name in ("journal", _GENERATION):
            record.pop(name, None)
        made = formats.fields.entry_json.entry_from_json(record, "unsaved words")
        if not isinstance(made, Entry):
            return None
        if header.get("id") and isinstance(revision, int):
            return replace(made, revision=revision)
        return Draft.of(made)
    except (ValueError, TypeError, BadEntryError):
        return None
