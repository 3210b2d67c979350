"""The formats by name; a module is imported only when its format is asked for."""

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, cast

from tightrope.domain.trouble import Trouble

if TYPE_CHECKING:
    from tightrope.formats.protocol import Format

# name: (module, class, the options its class takes)
_FORMATS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "json": ("json_document", "JsonDocument", ()),
    "jsonl": ("json_lines", "JsonLines", ()),
    "csv": ("csv_table", "CsvTable", ("excel",)),
    "markdown": ("markdown_folder", "MarkdownFolder", ("per_entry",)),
}

NAMES: tuple[str, ...] = tuple(_FORMATS)


class NoSuchFormat(Trouble):
    """No format has this name, or it has no such option."""


def format_named(name: str, **options: bool) -> "Format":
    """Return a format, such as `format_named("csv", excel=True)`. Raises NoSuchFormat."""
    if name not in _FORMATS:
        raise NoSuchFormat(f"There is no such format; choose one of {', '.join(_FORMATS)}.")
    module, maker, known = _FORMATS[name]
    wanted = {option: True for option, chosen in options.items() if chosen}
    for option in wanted.keys() - set(known):
        raise NoSuchFormat(f"{name} has no option --{option.replace('_', '-')}; leave it out.")
    made = getattr(import_module(f"tightrope.formats.{module}"), maker)(**wanted)
    return cast("Format", made)


def every_format() -> "Iterator[Format]":
    """Give each format plain and with each of its options, for what must hold for all."""
    for name, (_, _, known) in _FORMATS.items():
        yield format_named(name)
        for option in known:
            yield format_named(name, **{option: True})
