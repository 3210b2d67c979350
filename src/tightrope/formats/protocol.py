"""What every format offers, and what it says about a record that cannot be read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal, Protocol, TextIO

from tightrope.domain.entry import Entry
from tightrope.domain.trouble import Trouble


class BadFile(Trouble):
    """A file that cannot be read as this format at all, or not from some place on."""


@dataclass(frozen=True, slots=True)
class BadRecord:
    """One record that cannot become an entry, while those after it still can.

    `place` names the file, the entry's number and the field; `problem` says what is wrong there and
    how it should look. Neither ever holds a word of an entry.
    """

    place: str
    problem: str

    def __str__(self) -> str:
        return f"{self.place}: {self.problem}"


@dataclass(frozen=True, slots=True)
class Uncarried:
    """What an import has no place for: a field that says something, or a file of a folder."""

    name: str
    kind: Literal["field", "file"] = "field"


Record = Entry | BadRecord | Uncarried


class _Readable(Protocol):
    @property
    def name(self) -> str:
        """The name a person calls the format by."""
        ...

    @property
    def suffix(self) -> str:
        """The end of its files' names, with the dot."""
        ...

    def read(self, source: BinaryIO, name: str) -> Iterator[Record]:
        """Read one file as a stream; `name` is what the person calls it. Raises BadFile."""
        ...


class FileFormat(_Readable, Protocol):
    """A format that keeps a journal in one file."""

    @property
    def is_folder(self) -> Literal[False]:
        """Whether a journal is a folder of files."""
        ...

    def write(self, entries: Iterable[Entry], out: TextIO) -> None:
        """Write the entries in their order; `out` passes line ends on as they are."""
        ...


@dataclass(frozen=True, slots=True)
class Page:
    """One file of a folder: its name without suffix, and all it holds."""

    stem: str
    text: str
    entries: int


class FolderFormat(_Readable, Protocol):
    """A format that keeps a journal in a folder of small files."""

    @property
    def is_folder(self) -> Literal[True]:
        """Whether a journal is a folder of files."""
        ...

    def pages(self, entries: Iterable[Entry]) -> Iterator[Page]:
        """Give the files of these entries, which come in the order of their days.

        Two pages may ask for one name; whoever writes them finds a free one.
        """
        ...

    def owns(self, beginning: bytes) -> bool:
        """Whether a file with these first 64 bytes was written by this format."""
        ...


Format = FileFormat | FolderFormat
