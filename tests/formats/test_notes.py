"""The notes of months in the exact formats, behind the entries."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given

from formats.hostile import entry, files_of, journals, note, notes, read, records
from tightrope.domain.entry import Entry
from tightrope.domain.kept import Kept
from tightrope.domain.month_note import MonthNote
from tightrope.formats import BadFileError, BadRecord, Format, Uncarried, format_named
from tightrope.formats.registry import every_format

DOCUMENT, LINES, TABLE, DAYS = map(format_named, ("json", "jsonl", "csv", "markdown"))
CARRYING = [form for form in every_format() if form.carries_notes]
carrying = pytest.mark.parametrize("form", CARRYING, ids=repr)

OBJECT = {
    "month": "2026-11",
    "text": "Much room.",
    "created": "2026-11-30T20:15:04Z",
    "modified": "2026-11-30T20:15:04Z",
}
CAKE = "Zwetschgenkuchen"


def content_of(form: Format, *written: Kept) -> str:
    [(_, content)] = files_of(form, written)
    return content.decode()


def test_every_exact_format_carries_them() -> None:
    assert {form.name for form in CARRYING} == {"json", "jsonl", "csv", "markdown"}


@carrying
@given(journal=journals, written=notes)
def test_what_comes_back_is_what_left(
    form: Format, journal: list[Entry], written: list[MonthNote]
) -> None:
    whole: list[Kept] = [*journal, *written]
    assert records(form, files_of(form, whole)) == whole


@carrying
def test_a_journal_without_notes_is_written_as_it_was_before_there_were_any(form: Format) -> None:
    alone = files_of(form, [entry()])
    if form.is_folder:
        assert files_of(form, [entry(), note()])[:1] == alone
    else:
        assert "month" not in alone[0][1].decode()


def test_a_document_holds_them_under_months() -> None:
    assert json.loads(content_of(DOCUMENT, entry(), note()))["months"] == [OBJECT]
    assert json.loads(content_of(DOCUMENT, note()))["entries"] == []


def test_a_line_holds_one() -> None:
    assert content_of(LINES, note()) == json.dumps(OBJECT) + "\n"


def test_a_row_holds_one_with_its_month_where_a_day_would_stand() -> None:
    row = content_of(TABLE, note(text="=1")).splitlines()[1]
    stamp = "2026-11-30T20:15:04Z"
    assert row == f"{note().id},2026-11,,,,,,,,=1,{stamp},{stamp},"
    excel = format_named("csv", excel=True)
    row = content_of(excel, note(text="=1")).splitlines()[1]
    assert row == f"{note().id},2026-11,,,,,,,,'=1,{stamp},{stamp},,text"


@pytest.mark.parametrize("per_entry", [False, True])
def test_a_page_holds_one_under_its_months_name(per_entry: bool) -> None:
    form = format_named("markdown", per_entry=per_entry)
    [(name, content)] = files_of(form, [note()])
    assert name == "2026-11.md"
    assert content.decode() == (
        "---\n"
        "tightrope: 1\n"
        'month: "2026-11"\n'
        'created: "2026-11-30T20:15:04Z"\n'
        'modified: "2026-11-30T20:15:04Z"\n'
        'checksum: "9ab6da56"\n'
        "---\n"
        "Much room.\n"
    )
    assert form.is_folder
    assert form.owns(content[:64])


def test_a_page_that_was_changed_by_hand_is_later_than_what_was_written() -> None:
    [changed] = read(DAYS, content_of(DAYS, note()).replace("room", "rain").encode())
    assert isinstance(changed, MonthNote)
    assert changed.text == "Much rain."
    assert (changed.modified - note().modified).total_seconds() == 1


def test_a_strangers_page_with_a_months_name_is_no_note() -> None:
    [found] = read(DAYS, b"Plans for November", "2026-11.md")
    assert isinstance(found, BadRecord)


def test_a_note_needs_no_more_than_month_and_text() -> None:
    for form, content in (
        (DOCUMENT, '{"months": [{"month": "2026-11", "text": "t"}], "entries": []}'),
        (LINES, '{"month": "2026-11", "text": "t"}'),
        (TABLE, "day,text\n 2026-11 ,t\n"),
        (DAYS, "---\ntightrope: 1\nmonth: 2026-11\n---\nt"),
    ):
        [found] = read(form, content.encode())
        assert isinstance(found, MonthNote)
        assert (found.name, found.text) == ("2026-11", "t")
        assert (
            found.created.isoformat() == "2026-11-01T00:00:00+00:00" == found.modified.isoformat()
        )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("month", None),
        ("month", "2026-13"),
        ("month", "0000-01"),
        ("month", "2026-11-21"),
        ("month", "November"),
        ("month", "\u0662\u0660\u0662\u0666-11"),
        ("month", 202611),
        ("month", ["2026-11"]),
        ("text", None),
        ("text", 3),
        ("text", {"rich": "text"}),
        ("created", "yesterday"),
        ("created", "2026-11-30T20:15:04"),
        ("modified", 0),
        ("modified", "0001-01-01T00:00:00+14:00"),
    ],
)
def test_a_value_that_cannot_be_is_named_by_place_and_field(field: str, value: object) -> None:
    record = json.dumps(OBJECT | {field: value})
    [found] = read(LINES, record.encode())
    assert isinstance(found, BadRecord)
    assert found.position == f"journal.jsonl, entry 1, field {field}"
    [found] = read(DOCUMENT, f'{{"entries": [], "months": [{record}]}}'.encode())
    assert isinstance(found, BadRecord)
    assert found.position == f"journal.json, month note 1, field {field}"


@pytest.mark.parametrize("value", ["null", "3", '"2026-11"', "[]"])
def test_what_is_no_object_is_no_note(value: str) -> None:
    [found] = read(DOCUMENT, f'{{"entries": [], "months": [{value}]}}'.encode())
    assert isinstance(found, BadRecord)
    assert "this is not a note" in str(found)


def test_half_a_character_is_refused() -> None:
    [found] = read(LINES, json.dumps(OBJECT | {"text": "\ud800"}).encode())
    assert isinstance(found, BadRecord)


def test_a_month_that_is_none_is_named_in_tables_and_pages_too() -> None:
    [found] = read(TABLE, b"day,text\n2026-13,t\n")
    assert str(found) == (
        "journal.csv, entry 1, field day:"
        " this is not a month of the calendar; write it like 2026-11."
    )
    [found] = read(DAYS, b"---\ntightrope: 1\nmonth: 2026-13\n---\nt")
    assert str(found).startswith("journal.md, field month: this is not a month")


def test_what_a_note_has_no_place_for_is_told() -> None:
    mood = json.dumps(OBJECT | {"mood": "fine", "tags": []})
    assert read(LINES, mood.encode())[1:] == [Uncarried("mood")]
    assert read(DOCUMENT, f'{{"entries": [], "months": [{mood}]}}'.encode())[1:] == [
        Uncarried("mood")
    ]
    assert read(TABLE, b"day,text,tags,mood,zone\n2026-11,t,walks,fine,\n")[1:] == [
        Uncarried("tags"),
        Uncarried("mood"),
    ]
    found = read(DAYS, b"---\ntightrope: 1\nmonth: 2026-11\nmood: fine\n---\nt")
    assert Uncarried("mood") in found


def test_months_twice_in_a_document_are_refused() -> None:
    with pytest.raises(BadFileError, match="holds its months twice"):
        read(DOCUMENT, b'{"months": [], "entries": [], "months": []}')


@carrying
def test_what_is_wrong_is_said_without_a_word_of_the_note(form: Format) -> None:
    [(name, content)] = files_of(form, [note(text=CAKE)])
    said: list[Any] = []
    for wrong in (
        content.replace(b"2026-11", CAKE.encode()),
        content.replace(b"20:15:04Z", CAKE.encode()),
        content.replace(CAKE.encode(), b"\xff" + CAKE.encode()),
    ):
        try:
            said += [found for found in read(form, wrong, name) if isinstance(found, BadRecord)]
        except BadFileError as trouble:
            said.append(trouble)
    assert said
    assert not any(CAKE in str(sentence) for sentence in said)
    with suppress(BadFileError):
        read(form, content[:-9], name)
