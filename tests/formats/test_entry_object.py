"""The entry object of the command line, written and read."""

from datetime import UTC, date, datetime, time

import pytest

from formats.hostile import entry
from tightrope.domain.entry import Entry
from tightrope.domain.marks import Need
from tightrope.formats import BadRecord, Uncarried
from tightrope.formats.duplicate_ids import DuplicateIds
from tightrope.formats.fields.entry_json import entry_from_json, entry_to_json, read_object

WHOLE: dict[str, object] = {
    "id": "00000000-0000-0000-0000-000000000007",
    "day": "2026-11-21",
    "time": "21:15:00",
    "zone": "Europe/Berlin",
    "together": True,
    "space": False,
    "need": "content",
    "tags": ["spring", "walks"],
    "starred": False,
    "text": "Walked home along the river.",
    "created": "2026-11-21T20:15:04Z",
    "modified": "2026-11-21T20:15:04Z",
}


def test_an_entry_is_written_with_the_keys_of_the_contract_in_their_order() -> None:
    written = entry_to_json(entry(together=True, need=Need.CONTENT, tags=("spring", "walks")))
    assert written == WHOLE
    assert [*written] == [*WHOLE]


def test_what_is_not_known_is_null() -> None:
    written = entry_to_json(entry(time=None, zone=None))
    assert (written["time"], written["zone"], written["need"]) == (None, None, None)


def test_years_are_written_with_four_digits() -> None:
    written = entry_to_json(entry(day=date.min, created=datetime.min.replace(tzinfo=UTC)))
    assert (written["day"], written["created"]) == ("0001-01-01", "0001-01-01T00:00:00Z")


def test_a_day_and_a_text_are_enough() -> None:
    found = entry_from_json({"day": "2026-11-21", "text": "A walk."}, "here")
    assert isinstance(found, Entry)
    assert (found.time, found.zone, found.need, found.tags) == (None, None, None, ())
    assert found.created == found.modified == datetime(2026, 11, 21, tzinfo=UTC)


def test_without_times_of_its_own_an_entry_was_made_when_it_says_it_was() -> None:
    found = entry_from_json({"day": "2026-11-21", "time": "21:15", "text": ""}, "here")
    assert isinstance(found, Entry)
    assert found.time == time(21, 15)
    assert found.modified == datetime(2026, 11, 21, 21, 15, tzinfo=UTC)


def test_a_record_without_id_gets_the_same_one_each_time() -> None:
    record = {"day": "2026-11-21", "text": "A walk."}
    first, again = entry_from_json(record, "here"), entry_from_json(dict(record), "there")
    assert first == again


@pytest.mark.parametrize(
    "other", [{"day": "2026-11-22"}, {"time": "21:15"}, {"text": "A run."}, {"together": True}]
)
def test_a_record_without_id_gets_another_one_where_day_time_text_or_marks_differ(
    other: dict[str, object],
) -> None:
    record: dict[str, object] = {"day": "2026-11-21", "text": "A walk."}
    one, two = entry_from_json(record, "here"), entry_from_json(record | other, "here")
    assert isinstance(one, Entry)
    assert isinstance(two, Entry)
    assert one.id != two.id


def test_mark_words_among_the_tags_become_marks_and_tags_are_tidied() -> None:
    found = entry_from_json(
        WHOLE | {"together": False, "tags": ["#Space", "Long Walk", "walks"]}, "x"
    )
    assert isinstance(found, Entry)
    assert found.space
    assert not found.together
    assert found.tags == ("long-walk", "walks")


def test_keys_that_nobody_knows_are_named_where_they_say_something() -> None:
    unknown: dict[str, object] = {
        "weather": {"sun": 1},
        "mood": None,
        "aliases": [],
        "place": "",
        "good": False,
    }
    assert [*read_object(WHOLE | unknown, "here", DuplicateIds())] == [
        entry_from_json(WHOLE, "here"),
        Uncarried("weather"),
        Uncarried("good"),
    ]
    assert [*read_object(WHOLE, "here", DuplicateIds())] == [entry_from_json(WHOLE, "here")]


def test_an_id_may_be_spelled_in_other_ways() -> None:
    found = entry_from_json(WHOLE | {"id": "7B6F2C1E00004000800000000000000A"}, "here")
    assert isinstance(found, Entry)
    assert found.id == "7b6f2c1e-0000-4000-8000-00000000000a"


def test_a_moment_in_another_zone_becomes_utc() -> None:
    found = entry_from_json(WHOLE | {"created": "2026-11-21T21:15:04.5+01:00"}, "here")
    assert isinstance(found, Entry)
    assert found.created == datetime(2026, 11, 21, 20, 15, 4, tzinfo=UTC)


IMPOSSIBLE: dict[str, list[object]] = {
    "day": ["2026-02-30", "20261121", "2026-W47-6", "", 20261121, [], dict.fromkeys("0123456789")],
    "time": ["25:00", "9:15", "21:15:00.5", "21:15+01:00", 21, {}],
    "zone": ["\x1b[31m", "Europe/Berlin\n", "../..", 1, "x" * 99],
    "together": ["true", 1, []],
    "space": ["false", 0.0],
    "starred": ["yes", {}],
    "need": ["more", "", 1, {}, []],
    "tags": ["walks", [1], [None], {"walks": 1}, [""], ["\0"]],
    "text": [None, 1, ["A walk."]],
    "id": ["7", 7, "7b6f2c1e", "", ["x"]],
    "created": ["2026-11-21", "2026-11-21T20:15:04", 0, {}],
    "modified": ["0001-01-01T00:00:00+14:00", "now", 1.5],
}


@pytest.mark.parametrize(
    ("field", "value"), [(field, value) for field in IMPOSSIBLE for value in IMPOSSIBLE[field]]
)
def test_a_value_that_cannot_be_is_named_by_place_and_field(field: str, value: object) -> None:
    found = entry_from_json(WHOLE | {field: value}, "old.jsonl, entry 3")
    assert isinstance(found, BadRecord)
    assert found.position == f"old.jsonl, entry 3, field {field}"
    assert found.problem.endswith(".")


@pytest.mark.parametrize("field", ["day", "text"])
def test_a_record_without_day_or_text_is_no_entry(field: str) -> None:
    record = {name: value for name, value in WHOLE.items() if name != field}
    found = entry_from_json(record, "here")
    assert str(found) == f"here, field {field}: it is missing, and cannot be left out."


@pytest.mark.parametrize("record", [None, [], "entry", 3, True])
def test_what_is_no_object_is_no_entry(record: object) -> None:
    assert isinstance(entry_from_json(record, "here"), BadRecord)


def test_half_a_character_is_refused() -> None:
    for record in (WHOLE | {"text": "\ud83e"}, {"day": "2026-11-21", "text": "\ud83e"}):
        found = entry_from_json(record, "here")
        assert isinstance(found, BadRecord)
        assert "not valid UTF-8" in found.problem
