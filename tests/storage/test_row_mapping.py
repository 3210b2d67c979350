from dataclasses import FrozenInstanceError, fields
from datetime import UTC, date, datetime, time
from typing import Any, cast

import pytest

from tightrope.domain.entry import Entry
from tightrope.domain.marks import Need
from tightrope.storage.errors import JournalError
from tightrope.storage.row_mapping import Row, entry_of, values_of

NOW = datetime(2026, 11, 21, 20, 15, 4, tzinfo=UTC)
FULL = Entry(
    id="8c7d4e52-6c9a-4f2e-9d5b-0a1b2c3d4e5f",
    day=date(2026, 11, 21),
    time=time(21, 15),
    zone="Europe/Berlin",
    together=True,
    need=Need.ROOM,
    tags=("cafés", "walks"),
    starred=True,
    text="By the river,\nà deux.",
    created=NOW,
    modified=NOW.replace(hour=21),
    revision=3,
)
BARE = Entry(id=FULL.id, day=FULL.day, text="", created=NOW, modified=NOW)
COLUMNS = (
    "id", "day", "time", "zone", "together", "space", "need", "starred", "created", "modified",
    "revision", "tags", "text", "late",
)  # fmt: skip


def row_of(entry: Entry, **changed: object) -> Row:
    values = {**values_of(entry), **changed}
    return cast("Row", (*(values[column] for column in COLUMNS), 1))


@pytest.mark.parametrize("entry", [FULL, BARE])
def test_a_row_is_read_as_the_entry_that_was_kept(entry: Entry) -> None:
    assert entry_of(row_of(entry)) == entry
    assert repr(entry_of(row_of(entry))) == repr(entry)


def test_an_entry_from_a_row_is_frozen_like_every_other() -> None:
    read = entry_of(row_of(FULL))
    assert type(read) is Entry
    for field in fields(read):
        with pytest.raises(FrozenInstanceError):
            setattr(read, field.name, None)
    with pytest.raises(FrozenInstanceError):
        del read.text


@pytest.mark.parametrize(
    "damage",
    [
        {"day": "2026-13-01"},
        {"time": "21:15:00.5"},
        {"time": "21:15:00+01:00"},
        {"need": "more"},
        {"tags": '["Walks"]'},
        {"tags": '["walks", "books"]'},
        {"tags": '["together"]'},
        {"tags": "[1]"},
        {"tags": "walks"},
        {"text": "a\r\nb"},
        {"text": b"a"},
        {"created": "2026-11-21T20:15:04"},
        {"created": "2026-11-21T20:15:04+01:00"},
        {"modified": "2026-11-21T20:15:04.5Z"},
        {"modified": 5},
    ],
)
def test_what_no_journal_wrote_is_damage_however_often_it_is_read(damage: dict[str, Any]) -> None:
    for _ in range(2):
        with pytest.raises(JournalError, match="damaged"):
            entry_of(row_of(FULL, **damage))
