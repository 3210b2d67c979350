"""JSON documents and JSON lines."""

import json
from collections.abc import Iterable
from io import BufferedReader, BytesIO
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.hostile import entry, files_of, read
from tightrope.formats import (
    BadFileError,
    BadRecord,
    Format,
    Record,
    Uncarried,
    format_named,
)
from tightrope.formats.fields.entry_json import entry_to_json
from tightrope.formats.io import json_codec, limits

DOCUMENT = format_named("json")
LINES = format_named("jsonl")
ONE = json.dumps(entry_to_json(entry()))


def problems(found: Iterable[object]) -> list[str]:
    return [str(record) for record in found if isinstance(record, BadRecord)]


def test_a_document_says_what_it_is_and_holds_entry_objects() -> None:
    [(_, content)] = files_of(DOCUMENT, [entry(), entry(text="two")])
    assert json.loads(content) == {
        "format": "tightrope",
        "version": 1,
        "entries": [entry_to_json(entry()), entry_to_json(entry(text="two"))],
    }


def test_lines_hold_an_entry_object_each() -> None:
    [(_, content)] = files_of(LINES, [entry(), entry(text="two\nlines")])
    assert [json.loads(line) for line in content.decode().splitlines()] == [
        entry_to_json(entry()),
        entry_to_json(entry(text="two\nlines")),
    ]


@pytest.mark.parametrize("form", [DOCUMENT, LINES], ids=repr)
def test_every_language_stays_readable(form: Format) -> None:
    [(_, content)] = files_of(form, [entry(text="über 愛 🥰")])
    assert "über 愛 🥰" in content.decode()


def test_json_is_the_same_on_a_python_that_hides_its_encoder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usual = json_codec.one_line(entry_to_json(entry()))
    monkeypatch.setattr("json.encoder.c_make_encoder", None)
    assert json_codec._encoder()(entry_to_json(entry())) == usual


def test_a_bare_array_is_read_as_list_prints_it() -> None:
    assert read(DOCUMENT, f"[{ONE}]".encode()) == [entry()]


def test_the_keys_of_a_document_may_come_in_any_order_and_number() -> None:
    content = (
        f'{{"note": {{"a": [1, 2]}}, "entries": [{ONE}], "version": 1, "format": "tightrope"}}'
    )
    assert read(DOCUMENT, content.encode()) == [Uncarried("note"), entry()]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "not valid JSON"),
        ("{}", "holds no entries"),
        ("3", "not valid JSON"),
        ('{3: "entries"}', "not valid JSON"),
        ('{"format": "other", "entries": []}', "another program's document"),
        ('{"version": 2, "entries": []}', "newer Tightrope"),
        ('{"entries": []} x', "not valid JSON"),
        ('{"entries": [], "entries": []}', "twice"),
        ('{"entries": [', "ends too early"),
        ('{"entries": [{]}', "not valid JSON"),
        ('{"entries": [{"day": NaN}]}', "not valid JSON"),
        ('{"entries": [{"day": 1, "day": 2}]}', "not valid JSON"),
        ('{"entries": [{"day": ' + "9" * 5_000 + "}]}", "not valid JSON"),
        ('{"entries": ' + "[" * 100_000, "nests too deeply"),
        ("[" * 100_000, "nests too deeply"),
        ('{"a":' * 100_000, "nests too deeply"),
    ],
)
def test_what_is_no_journal_is_refused_with_a_sentence(content: str, said: str) -> None:
    with pytest.raises(BadFileError, match=said):
        read(DOCUMENT, content.encode())


def test_a_document_that_breaks_off_says_after_which_entry() -> None:
    with pytest.raises(BadFileError, match="entry 3"):
        read(DOCUMENT, f"[{ONE}, {ONE}, {ONE[:40]}".encode())


def test_broken_utf_8_in_a_document_is_refused() -> None:
    with pytest.raises(BadFileError, match="not UTF-8"):
        read(DOCUMENT, b'[{"day": "2026-11-21", "text": "\xff"}]')


def test_a_bad_record_of_a_document_does_not_hide_the_next() -> None:
    found = read(DOCUMENT, f'[{ONE}, {{"day": "2026-02-30"}}, {ONE}]'.encode(), "old.json")
    assert found[::2] == [entry(), entry()]
    assert problems(found)[0].startswith("old.json, entry 2, field day: ")


@pytest.mark.parametrize("size", [1, 7, 2**16 - 1, 2**16])
def test_values_are_whole_wherever_reading_pauses(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tightrope.formats.io.json_stream._CHUNK", size)
    text = '\\ " 🥰 \ud7ff' * 10
    [(_, content)] = files_of(DOCUMENT, [entry(text=text), entry()])
    assert read(DOCUMENT, content) == [entry(text=text), entry()]


def test_a_bad_line_is_named_and_does_not_hide_the_next() -> None:
    bad = [b"{", b'{"day": 1}', b"\xff", b"[" * 100_000, b'{"a": NaN}', b'{"a": 1, "a": 1}', b"7"]
    found = read(LINES, b"\n".join([*bad, b"", b"  ", ONE.encode()]), "old.jsonl")
    assert found[-1] == entry()
    said = problems(found)
    assert [sentence.split(":")[0].split(", field")[0] for sentence in said] == [
        f"old.jsonl, entry {number}" for number in range(1, 8)
    ]


def test_a_line_too_long_is_named_and_does_not_hide_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "LONGEST_RECORD", 1_000)
    for long in (1_000, 1_001, 5_000):
        found = read(LINES, b"x" * long + b"\n" + ONE.encode() + b"\n" + ONE.encode())
        assert isinstance(found[0], BadRecord)
        assert found[1:] == [entry(), entry()]


def test_the_last_line_needs_no_end() -> None:
    found: list[Record] = read(LINES, ONE.encode())
    assert found == [entry()]


@given(st.lists(st.sampled_from(["{}", "\n", "\n" * 70, " \t\r\n", " ", "\n" * 9000]), max_size=9))
def test_blank_lines_are_passed_over_wherever_they_stand_and_however_many(
    pieces: list[str],
) -> None:
    line = json.dumps({"day": "2026-11-21", "text": "words"})
    content = "".join(piece.replace("{}", f"{line}\n") for piece in pieces).encode()
    from_memory = list(LINES.read(BytesIO(content), "x"))
    opened: Any = BufferedReader(cast("Any", BytesIO(content)), 100)
    assert list(LINES.read(opened, "x")) == from_memory
    assert len(from_memory) == pieces.count("{}")


@pytest.mark.parametrize("text", ['{"entries": [{"text": "x", "odd": [', '{"entries": [[["\\"]", '])
def test_a_record_of_more_values_than_memory_has_room_for_is_refused(text: str) -> None:
    many = text.encode() + b"{}," * (limits.MOST_VALUES + 1)
    with pytest.raises(BadFileError, match="too many values"):
        list(DOCUMENT.read(BytesIO(many), "many.json"))


def test_a_line_of_more_values_than_memory_has_room_for_is_refused() -> None:
    many = b'{"text": "x", "odd": [' + b"{}," * (limits.MOST_VALUES + 1) + b"{}]}\n"
    (problem,) = problems(LINES.read(BytesIO(many + ONE.encode()), "many.jsonl"))
    assert "too many values" in problem


def test_a_long_text_with_many_signs_is_one_value() -> None:
    long = json.dumps(entry_to_json(entry(text='{[,]} \\ " ' * 200_000)))
    assert [*DOCUMENT.read(BytesIO(f'{{"entries": [{long}]}}'.encode()), "long.json")] == [
        *LINES.read(BytesIO(long.encode()), "long.jsonl")
    ]
