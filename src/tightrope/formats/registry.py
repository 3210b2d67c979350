"""The registry of formats: one row each, read by the command line, the screens and the docs.

A module is imported only when its format is asked for. To add a format is to write its module and
its row here.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from tightrope.domain.errors import TightropeError

if TYPE_CHECKING:
    from tightrope.formats.protocol import Format, Reader, Writer


class FormatOption(NamedTuple):
    """A yes-or-no option of writing a format.

    `name` is the keyword of the format's class, and with hyphens the option of the command line;
    `help` says there what it does; `summary` is what the format is with it, for who chooses one.
    """

    name: str
    help: str
    summary: str

    @property
    def flag(self) -> str:
        """The option on the command line, such as `--per-entry`."""
        return f"--{self.name.replace('_', '-')}"


class FormatInfo(NamedTuple):
    """What is known of a format before its module is imported.

    `maker` is the name of its class in `module`, a whole path. What goes "both ways" is exact: a
    journal that is written and read again is the same. "out and in" loses something on the way.
    A format that `takes_date_order` reads dates whose order a file may leave open. Where nothing
    recognises what a file holds, it is taken for the format whose `usual_ending` its name has.
    """

    name: str
    summary: str
    module: str
    maker: str
    direction: Literal["both ways", "out and in", "out", "in"] = "both ways"
    options: tuple[FormatOption, ...] = ()
    takes_date_order: bool = False
    usual_ending: str = ""

    @property
    def is_written(self) -> bool:
        """Whether a journal can be written in it."""
        return self.direction != "in"

    @property
    def is_read(self) -> bool:
        """Whether entries can be read from it."""
        return self.direction != "out"

    @property
    def is_exact(self) -> bool:
        """Whether it brings a journal back as it was."""
        return self.direction == "both ways"


_HERE = "tightrope.formats"
FORMATS = {
    info.name: info
    for info in (
        FormatInfo("json", "one file", f"{_HERE}.native.json_document", "JsonDocument"),
        FormatInfo(
            "jsonl", "a line an entry, for scripts", f"{_HERE}.native.json_lines", "JsonLines"
        ),
        FormatInfo(
            "csv",
            "a table, for spreadsheets",
            f"{_HERE}.native.csv_table",
            "CsvTable",
            options=(
                FormatOption(
                    "excel",
                    "as spreadsheets take it, safely.",
                    "a table, as Excel opens it safely",
                ),
            ),
        ),
        FormatInfo(
            "markdown",
            "a folder of pages, for Obsidian",
            f"{_HERE}.markdown.folder",
            "MarkdownFolder",
            options=(
                FormatOption(
                    "per_entry",
                    "a file an entry, not a file a day.",
                    "a folder, a page an entry",
                ),
            ),
            takes_date_order=True,
            usual_ending=".md",
        ),
        FormatInfo(
            "html", "a book for the browser, and to print", f"{_HERE}.html_book", "HtmlBook", "out"
        ),
        FormatInfo(
            "pdf",
            "a book to print",
            f"{_HERE}.pdf.format",
            "PdfBook",
            "out",
            options=(
                FormatOption("a5", "on pages of A5.", "a book to print, on A5"),
                FormatOption(
                    "fold",
                    "two pages on a side of A4, to fold.",
                    "a book to print, on A4 to fold",
                ),
            ),
        ),
        FormatInfo("epub", "a book for readers", f"{_HERE}.epub_book", "EpubBook", "out"),
        FormatInfo(
            "jrnl",
            "for the program jrnl",
            f"{_HERE}.jrnl.format",
            "Jrnl",
            "out and in",
            takes_date_order=True,
        ),
        FormatInfo("dayone", "a zip for Day One", f"{_HERE}.dayone.format", "DayOne", "out and in"),
        FormatInfo(
            "daylio", "Daylio's table or backup", f"{_HERE}.daylio.format", "DaylioReader", "in"
        ),
        FormatInfo("ical", "a calendar", f"{_HERE}.ical.format", "ICal", "out and in"),
        FormatInfo("journey", "Journey's zip", f"{_HERE}.journey", "JourneyReader", "in"),
        FormatInfo("diarium", "Diarium's JSON", f"{_HERE}.diarium", "DiariumReader", "in"),
        FormatInfo("diaro", "Diaro's backup", f"{_HERE}.diaro", "DiaroReader", "in"),
        FormatInfo(
            "apple",
            "the pages of Apple's Journal",
            f"{_HERE}.apple_journal",
            "AppleJournalReader",
            "in",
        ),
        FormatInfo("logseq", "the journals of Logseq", f"{_HERE}.logseq", "LogseqReader", "in"),
        FormatInfo(
            "org",
            "the files of org-journal",
            f"{_HERE}.org",
            "OrgReader",
            "in",
            takes_date_order=True,
            usual_ending=".org",
        ),
    )
}
"""Every format by its name, in the order in which they are listed."""


class NoSuchFormatError(TightropeError):
    """No format has this name, or it has no such option, or does not go this way."""


def written_formats() -> tuple[str, ...]:
    """Return the names of the formats that a journal can be written in."""
    return tuple(name for name, info in FORMATS.items() if info.is_written)


def read_formats() -> tuple[str, ...]:
    """Return the names of the formats that entries can be read from."""
    return tuple(name for name, info in FORMATS.items() if info.is_read)


def exact_formats() -> tuple[str, ...]:
    """Return the names of the formats that bring a journal back as it was."""
    return tuple(name for name, info in FORMATS.items() if info.is_exact)


def writer_named(name: str, **options: bool) -> "Writer":
    """Return what writes a format, as `writer_named("csv", excel=True)`.

    Raises NoSuchFormatError.
    """
    return cast("Writer", _made(name, written_formats(), options))


def reader_named(name: str, date_order: str | None = None) -> "Reader":
    """Return what reads a format. Raises NoSuchFormatError.

    `date_order` (`dmy`, `mdy` or `ymd`) is how dates are put in files that do not show it.
    """
    return cast("Reader", _made(name, read_formats(), {}, date_order))


def format_named(name: str, **options: bool) -> "Format":
    """Return a format that brings a journal back as it was. Raises NoSuchFormatError."""
    return cast("Format", _made(name, exact_formats(), options))


def every_format() -> "Iterator[Format]":
    """Give each exact format plain and with each of its options, for what must hold for all."""
    for name in exact_formats():
        yield format_named(name)
        for option in FORMATS[name].options:
            yield format_named(name, **{option.name: True})


def _made(
    name: str, among: tuple[str, ...], options: dict[str, bool], date_order: str | None = None
) -> Any:
    if name not in among:
        raise NoSuchFormatError(f"There is no such format; choose one of {', '.join(among)}.")
    info = FORMATS[name]
    wanted: dict[str, Any] = {option: True for option, chosen in options.items() if chosen}
    for option in wanted.keys() - {each.name for each in info.options}:
        raise NoSuchFormatError(f"{name} has no option --{option.replace('_', '-')}; leave it out.")
    if date_order and info.takes_date_order:
        wanted["date_order"] = date_order
    return getattr(import_module(info.module), info.maker)(**wanted)
