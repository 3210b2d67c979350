"""What every format offers, and what it says about a record that cannot be read.

A journal leaves as one stream: its entries in the order of their days, directly behind each what
is to be talked about it, and behind them all the notes of its months in the order of the months and
the aims, oldest first. A format whose `carries_notes` is false is never handed a note, one whose
`carries_aims` is false neither aims nor talk; the person is told how many stayed.

A format reads, writes, or does both: `Reader`, `Writer`, and `Format` for what a journal survives
the way through. A writer writes text into a file, bytes into a file, or a folder of pages; its
`caution` is a sentence about what that costs, which is told after an export.
"""

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import (
    IO,
    TYPE_CHECKING,
    BinaryIO,
    ClassVar,
    Literal,
    Protocol,
    Self,
    TextIO,
    runtime_checkable,
)

from tightrope.domain.aim import Aim
from tightrope.domain.entry import Entry
from tightrope.domain.errors import TightropeError
from tightrope.domain.kept import Kept
from tightrope.domain.month_note import MonthNote
from tightrope.domain.talk import Talk

if TYPE_CHECKING:
    from tightrope.domain.book_contents import ReadContents


class BadFileError(TightropeError):
    """A file that cannot be read as this format at all, or not from some place on."""


@dataclass(frozen=True, slots=True)
class BadRecord:
    """One record that cannot become an entry or a note, while those after it still can.

    `position` names the file, the entry's number and the field; `problem` says what is wrong there
    and how it should look. Neither ever holds a word of an entry. `rest` is what can still be taken
    of it where bad records may be left out: the text of a page whose front matter is broken.
    """

    position: str
    problem: str
    rest: Entry | None = None

    def __str__(self) -> str:
        return f"{self.position}: {self.problem}"


@dataclass(frozen=True, slots=True)
class FileAtHand:
    """Where a file lies that a journal has no place for, so that whoever asks can copy it.

    `path` is its path in the zip or folder, with `/`; `open` opens it as a stream, as long as what
    it came from is open, and raises BadFileError or OSError. It belongs to the entry before it
    where `is_of_entry` is true.
    """

    path: str
    open: Callable[[], AbstractContextManager[IO[bytes]]]
    is_of_entry: bool = False


@dataclass(frozen=True, slots=True)
class Uncarried:
    """What an import has no place for: a field that says something, a file of a folder, or a tag.

    A tag is not named, since it is the writer's own word; it was kept as far as there is room. Of a
    file, `file` is where it lies, None where it is named and not there.
    """

    name: str
    kind: Literal["field", "file", "tag"] = "field"
    file: FileAtHand | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class MadeId:
    """Said before an entry that brings no id: `id` was made from what it says.

    It may have come from the journal that it goes to, where it has another id. `former` is the id
    that an earlier version made of it, reading it less well; None where that is the same.
    """

    id: str
    former: str | None = None


def made_id(made: Entry | BadRecord, former: Entry | BadRecord | None = None) -> Iterator[MadeId]:
    """Say of an entry, if it is one, that its id was made; `former` is as it was once read."""
    if isinstance(made, Entry):
        was = former.id if isinstance(former, Entry) else made.id
        yield MadeId(made.id, was if was != made.id else None)


Record = Kept | BadRecord | Uncarried | MadeId


@dataclass(slots=True)
class Beside:
    """What passed in a stream beside its entries."""

    notes: list[MonthNote] = dataclasses.field(default_factory=list)
    aims: list[Aim] = dataclasses.field(default_factory=list)
    talk: list[Talk] = dataclasses.field(default_factory=list)

    def collect(self, each: MonthNote | Aim | Talk) -> None:
        """Take in one of them."""
        if isinstance(each, MonthNote):
            self.notes.append(each)
        elif isinstance(each, Aim):
            self.aims.append(each)
        else:
            self.talk.append(each)


def entries_first(kept: Iterable[Kept], beside: Beside | None = None) -> Iterator[Entry]:
    """Give the entries of a stream, and collect in `beside`, if it is given, what else passes."""
    for each in kept:
        if isinstance(each, Entry):
            yield each
        elif beside:
            beside.collect(each)


@dataclass(frozen=True, slots=True)
class FileSample:
    """What a short look at a file shows, by which formats recognise what is theirs.

    `text` is how it begins, up to 64 KiB, without a byte order mark; empty for a zip, whose
    `zip_files` are the paths in it. `columns` are the names in the header that it would have as a
    table, in lower case; none for JSON and zips.

    Of JSON, also of the first document in a zip, `json_keys` are the keys of the object that it
    begins with, as far as `entries`; `entry_keys` are those of the first element of `entries`, or
    of an array that stands alone, and None where there is neither; `json_format` is what its own
    key `format` says.
    """

    text: str = ""
    columns: frozenset[str] = frozenset()
    zip_files: tuple[str, ...] = ()
    json_keys: frozenset[str] = frozenset()
    entry_keys: frozenset[str] | None = None
    json_format: str = ""

    def has_object(self, *keys: str) -> bool:
        """Whether it begins with a JSON object with these keys that holds no list of entries."""
        return self.entry_keys is None and self.json_keys.issuperset(keys)

    def has_entries(self, *keys: str) -> bool:
        """Whether it is a JSON list of objects with these keys, alone or in a document."""
        return self.entry_keys is not None and self.entry_keys.issuperset(keys)


class _Named(Protocol):
    @property
    def name(self) -> str:
        """The name a person calls the format by."""
        ...


class Reader(_Named, Protocol):
    """A format that can be read."""

    @property
    def page_names(self) -> re.Pattern[str] | None:
        """What the paths of its files in a folder look like, with `/`; None without folders."""
        ...

    def recognises(self, sample: FileSample) -> bool:
        """Whether a file that begins so is one of this format."""
        ...

    def read(self, source: BinaryIO, name: str) -> Iterator[Record]:
        """Read one file as a stream; `name` is what the person calls it. Raises BadFileError."""
        ...


class _Writing(_Named, Protocol):
    @property
    def suffix(self) -> str:
        """The end of its files' names, with the dot."""
        ...

    @property
    def carries_notes(self) -> bool:
        """Whether it has a place for the notes of months; otherwise it is given entries alone."""
        ...

    @property
    def carries_aims(self) -> bool:
        """Whether it has a place for aims, and for what is to be talked about."""
        ...

    @property
    def caution(self) -> str:
        """What whoever exports should know, in a sentence; empty where nothing is lost."""
        ...


class TextFile:
    """What holds of a format that is one file of text, where it does not say otherwise."""

    __slots__ = ()
    is_folder: ClassVar[Literal[False]] = False
    is_binary: ClassVar[Literal[False]] = False
    page_names: ClassVar[re.Pattern[str] | None] = None
    carries_notes: ClassVar[bool] = True
    carries_aims: ClassVar[bool] = False
    caution: ClassVar[str] = ""


class FileWriter(_Writing, Protocol):
    """A format that writes a journal into one file of text."""

    @property
    def is_folder(self) -> Literal[False]:
        """Whether a journal is a folder of files."""
        ...

    @property
    def is_binary(self) -> Literal[False]:
        """Whether the file holds bytes that are no text."""
        ...

    def write(self, kept: Iterable[Kept], out: TextIO) -> None:
        """Write the stream in its order; `out` passes line ends on as they are."""
        ...


@runtime_checkable
class BookWriter(FileWriter, Protocol):
    """A format whose file begins with what it holds, month by month.

    It has the notes of months, aims and talk from there, and passes over those in the stream.
    """

    def holding(self, tell: "ReadContents") -> Self:
        """Return a writer that calls `tell` for the contents when its writing begins."""
        ...


class BinaryWriter(_Writing, Protocol):
    """A format that writes a journal into one file that is no text."""

    @property
    def is_folder(self) -> Literal[False]:
        """Whether a journal is a folder of files."""
        ...

    @property
    def is_binary(self) -> Literal[True]:
        """Whether the file holds bytes that are no text."""
        ...

    def write(self, kept: Iterable[Kept], out: BinaryIO) -> None:
        """Write the stream in its order; `out` need not be one that can be wound back."""
        ...


@dataclass(frozen=True, slots=True)
class Page:
    """One file of a folder: its name without suffix, all it holds, and how many entries."""

    stem: str
    text: str
    entries: int


class FolderWriter(_Writing, Protocol):
    """A format that writes a journal into a folder of small files."""

    @property
    def is_folder(self) -> Literal[True]:
        """Whether a journal is a folder of files."""
        ...

    def pages(self, kept: Iterable[Kept]) -> Iterator[Page]:
        """Give the files of a stream, which comes in its order.

        Two pages may ask for one name; whoever writes them finds a free one.
        """
        ...

    def owns(self, beginning: bytes) -> bool:
        """Whether a file with these first 64 bytes was written by this format."""
        ...


class FileFormat(Reader, FileWriter, Protocol):
    """A format that keeps a journal in one file."""


class FolderFormat(Reader, FolderWriter, Protocol):
    """A format that keeps a journal in a folder of small files."""


Writer = FileWriter | BinaryWriter | FolderWriter
Format = FileFormat | FolderFormat
