from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest

from tightrope.domain.errors import BadEntryError
from tightrope.domain.month_note import MonthNote

NOVEMBER = date(2026, 11, 1)
EVENING = datetime(2026, 11, 21, 20, 15, tzinfo=UTC)


def note(**said: Any) -> MonthNote:
    usual: dict[str, Any] = {
        "month": NOVEMBER,
        "text": "Quiet.",
        "created": EVENING,
        "modified": EVENING,
    }
    return MonthNote(**(usual | said))


def test_a_note_has_the_same_id_wherever_its_month_is_written_about() -> None:
    assert note().id == note(text="Other words.", revision=7).id
    assert str(UUID(note().id)) == note().id
    assert note().id != note(month=date(2025, 11, 1)).id


def test_a_month_is_called_as_files_call_it() -> None:
    assert note().name == "2026-11"
    assert note(month=date.min).name == "0001-01"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"month": date(2026, 11, 2)}, "first day"),
        ({"text": "one\r\ntwo"}, "Line ends"),
        ({"text": "\ud800"}, "UTF-8"),
        ({"created": EVENING.replace(tzinfo=None)}, "UTC"),
        ({"modified": EVENING.astimezone(timezone(timedelta(hours=1)))}, "UTC"),
        ({"modified": EVENING.replace(microsecond=1)}, "whole seconds"),
    ],
)
def test_an_impossible_note_cannot_be_made(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(BadEntryError, match=said):
        note(**wrong)
