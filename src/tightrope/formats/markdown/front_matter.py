"""The YAML between the first two `---` lines of a Markdown file.

Every value is read as text, whatever YAML would make of it: `21:15` is a time here and no number,
and 2026-02-30 is refused by whoever reads the day. Text is written in quotes for the same reason.
"""

import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import yaml

from tightrope.domain.aim import Aim
from tightrope.domain.entry import Entry
from tightrope.domain.month_note import MonthNote
from tightrope.domain.talk import Talk
from tightrope.formats.io import limits
from tightrope.formats.io.json_codec import one_line
from tightrope.formats.protocol import BadFileError

# The same in C where this machine's PyYAML has it: eight times as fast.
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_DEEPEST = 16
_ENDLESS = 2**31 - 1


class Compact(dict[str, object]):
    """A mapping that is written on one line."""


class _Quoted(str):
    __slots__ = ()


class _Writer(_DUMPER):  # type: ignore[misc] # which of the two it is shows at run time only
    pass


_Writer.add_representer(
    _Quoted,
    lambda to, word: to.represent_scalar("tag:yaml.org,2002:str", str(word), style='"'),
)
_Writer.add_representer(
    Compact,
    lambda to, fields: to.represent_mapping(
        "tag:yaml.org,2002:map", fields.items(), flow_style=True
    ),
)


def written(fields: Mapping[str, object]) -> str:
    """Return front matter with these fields, both `---` lines included."""
    lines = yaml.dump(
        _quoted(dict(fields)), Dumper=_Writer, sort_keys=False, allow_unicode=True, width=_ENDLESS
    )
    return f"---\n{lines}---\n"


def split(page: str) -> tuple[dict[str, Any], str]:
    """Return the fields of a page and the text below; no fields where there is no front matter.

    Values are text, lists and mappings. Raises BadFileError.
    """
    opening = _OPENING.match(page)
    closing = opening and _CLOSING.search(page, opening.end())
    if not opening or not closing:
        return {}, page
    lines = page[opening.end() : closing.start()]
    if len(lines) > limits.LONGEST_FRONT_MATTER:
        longest = limits.size_text(limits.LONGEST_FRONT_MATTER)
        raise BadFileError(f"its front matter is longer than {longest}; shorten it.")
    try:
        fields = _loaded(lines)
    except yaml.YAMLError:
        raise BadFileError(
            "its front matter is not YAML that can be read; put its values into quotes."
        ) from None
    # Two rulers around a paragraph look like front matter, and are none.
    return (fields, page[closing.end() :]) if isinstance(fields, dict) else ({}, page)


def _loaded(lines: str) -> object:
    # The loader calls itself for each level, and in C that ends the program, not the call.
    depth = values = 0
    for event in yaml.parse(lines, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        values += isinstance(event, yaml.NodeEvent)
        if depth > _DEEPEST:
            raise BadFileError("its front matter nests too deeply; make it flatter.")
        if values > limits.MOST_FRONT_VALUES:
            most = limits.MOST_FRONT_VALUES
            raise BadFileError(f"its front matter holds more than {most} values; shorten it.")
    loader = _LOADER(lines)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def _quoted(value: object) -> object:
    if isinstance(value, str):
        return _Quoted(value)
    if isinstance(value, Compact):
        return Compact((key, _quoted(item)) for key, item in value.items())
    if isinstance(value, dict):
        return {key: _quoted(item) for key, item in value.items()}
    if isinstance(value, Iterable):
        return [_quoted(item) for item in value]
    return value


_END_OF_TIME = datetime.max.replace(microsecond=0, tzinfo=UTC)
_Some = TypeVar("_Some", Entry, MonthNote, Aim, Talk)


def checksum(fields: Mapping[str, object]) -> str:
    """Return what tells this object from any other state of it."""
    return f"{zlib.crc32(one_line(fields).encode()):08x}"


def dated(kept: _Some, fits: bool) -> _Some:
    """Return what was read, its change by hand dated where it does not fit its checksum."""
    if fits or kept.modified >= _END_OF_TIME:
        return kept
    return replace(kept, modified=kept.modified + timedelta(seconds=1))
