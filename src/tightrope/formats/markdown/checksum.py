"""A checksum by which an edit that a person made in a file is noticed."""

import zlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from tightrope.domain.entry import Entry
from tightrope.domain.month_note import MonthNote
from tightrope.formats.io.json_codec import one_line

_END_OF_TIME = datetime.max.replace(microsecond=0, tzinfo=UTC)
_Some = TypeVar("_Some", Entry, MonthNote)


def checksum(fields: Mapping[str, object]) -> str:
    """Return what tells this object from any other state of it."""
    return f"{zlib.crc32(one_line(fields).encode()):08x}"


def dated(kept: _Some, fits: bool) -> _Some:
    """Return what was read, its change by hand dated where it does not fit its checksum."""
    if fits or kept.modified >= _END_OF_TIME:
        return kept
    return replace(kept, modified=kept.modified + timedelta(seconds=1))
