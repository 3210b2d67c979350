"""The formats by name; a module is imported only when its format is asked for."""

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from tightrope.domain.errors import TightropeError

if TYPE_CHECKING:
    from tightrope.formats.protocol import Format, Reader, Writer


class _Listed(NamedTuple):
    """Where a format is found, which way it goes, and the options that its class takes.

    What goes both ways is exact: a journal that is written and read again is the same.
    """

    module: str
    maker: str
    goes: Literal["both ways", "out and in", "out", "in"] = "both ways"
    options: tuple[str, ...] = ()
    takes_date_order: bool = False


# `out and in` can be read and written, and something is lost on the way.
_FORMATS = {
    "json": _Listed("native.json_document", "JsonDocument"),
    "jsonl": _Listed("native.json_lines", "JsonLines"),
    "csv": _Listed("native.csv_table", "CsvTable", options=("excel",)),
    "markdown": _Listed("markdown.folder", "MarkdownFolder", options=("per_entry",)),
    "html": _Listed("html_book", "HtmlBook", "out"),
    "jrnl": _Listed("jrnl.format", "Jrnl", "out and in", takes_date_order=True),
    "dayone": _Listed("dayone.format", "DayOne", "out and in"),
    "daylio": _Listed("daylio.reader", "DaylioReader", "in"),
    "ical": _Listed("ical", "ICal", "out"),
}

WRITTEN = tuple(name for name, listed in _FORMATS.items() if listed.goes != "in")
"""The names of the formats that a journal can be written in."""
READ = tuple(name for name, listed in _FORMATS.items() if listed.goes != "out")
"""The names of the formats that entries can be read from."""
EXACT = tuple(name for name, listed in _FORMATS.items() if listed.goes == "both ways")
"""The names of the formats that bring a journal back as it was."""


class NoSuchFormatError(TightropeError):
    """No format has this name, or it has no such option, or does not go this way."""


def writer_named(name: str, **options: bool) -> "Writer":
    """Return what writes a format, as `writer_named("csv", excel=True)`.

    Raises NoSuchFormatError.
    """
    return cast("Writer", _made(name, WRITTEN, options))


def reader_named(name: str, date_order: str | None = None) -> "Reader":
    """Return what reads a format. Raises NoSuchFormatError.

    `date_order` (`dmy`, `mdy` or `ymd`) is how dates are put in files that do not show it.
    """
    takes_it = name in READ and _FORMATS[name].takes_date_order
    return cast("Reader", _made(name, READ, {}, date_order if takes_it else None))


def format_named(name: str, **options: bool) -> "Format":
    """Return a format that brings a journal back as it was. Raises NoSuchFormatError."""
    return cast("Format", _made(name, EXACT, options))


def every_format() -> "Iterator[Format]":
    """Give each exact format plain and with each of its options, for what must hold for all."""
    for name in EXACT:
        yield format_named(name)
        for option in _FORMATS[name].options:
            yield format_named(name, **{option: True})


def _made(
    name: str, among: tuple[str, ...], options: dict[str, bool], date_order: str | None = None
) -> Any:
    if name not in among:
        raise NoSuchFormatError(f"There is no such format; choose one of {', '.join(among)}.")
    module, maker, _, known, _ = _FORMATS[name]
    wanted: dict[str, Any] = {option: True for option, chosen in options.items() if chosen}
    for option in wanted.keys() - set(known):
        raise NoSuchFormatError(f"{name} has no option --{option.replace('_', '-')}; leave it out.")
    if date_order:
        wanted["date_order"] = date_order
    return getattr(import_module(f"tightrope.formats.{module}"), maker)(**wanted)
