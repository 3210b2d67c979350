"""Tables, and tables for spreadsheets."""

import csv
import io
from dataclasses import replace
from typing import Any

import pytest

from formats.hostile import entry, files_of, read
from tightrope.domain.entry import LATER_FLAGS, Entry
from tightrope.domain.marks import Need
from tightrope.formats import BadFileError, BadRecord, Uncarried, format_named
from tightrope.formats.io import limits

TABLE = format_named("csv")
EXCEL = format_named("csv", excel=True)


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_table_names_its_columns_and_ends_its_rows_as_the_rfc_says() -> None:
    [(_, content)] = files_of(TABLE, [entry(space=True, need=Need.ROOM, tags=("a,b", "walks"))])
    later = len(LATER_FLAGS)
    assert content.decode() == (
        "id,day,time,zone,together,space,need,tags,starred,text,created,modified"
        f"{''.join(f',{name}' for name in LATER_FLAGS)}\r\n"
        "00000000-0000-0000-0000-000000000007,2026-11-21,21:15:00,Europe/Berlin,false,true,room,"
        '"a,b walks",false,Walked home along the river.,'
        f"2026-11-21T20:15:04Z,2026-11-21T20:15:04Z{',false' * later}\r\n"
    )


@pytest.mark.parametrize("name", LATER_FLAGS)
def test_a_flag_that_came_later_has_its_column_behind_the_others_whether_or_not_it_is_set(
    name: str,
) -> None:
    flag: dict[str, Any] = {name: True}
    [(_, content)] = files_of(TABLE, [replace(entry(), **flag), entry()])
    one, other = rows_of(content)
    assert [*one].index(name) > [*one].index("modified")
    assert (one[name], other[name]) == ("true", "false")
    without = content.replace(f",{name}".encode(), b"").replace(b",true\r", b"\r")
    [old, *_] = read(TABLE, without.replace(b",false\r", b"\r"))
    assert isinstance(old, Entry)
    assert not getattr(old, name)


def test_columns_are_read_by_name_in_any_order_and_number() -> None:
    content = b'Mood, Text ,DAY\r\nfine,A walk.,2026-11-21\r\n\r\n,"two\nlines",2026-11-22\r\n'
    one, mood, two = read(TABLE, content)
    assert isinstance(one, Entry)
    assert isinstance(two, Entry)
    assert (one.text, two.text) == ("A walk.", "two\nlines")
    assert mood == Uncarried("mood")


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_table_that_a_spreadsheet_saved_again_is_read(separator: str) -> None:
    content = separator.join(("day", "together", "text")) + "\r\n"
    content += separator.join(("2026-11-21", "TRUE", "A walk, long")) + "\r\n"
    [found] = read(TABLE, content.encode())
    assert isinstance(found, Entry)
    assert (found.together, found.text) == (True, "A walk, long")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "- milk\n- bread", "@SUM(A1)", "\t=1", "\n=1", "\uff1d1"]
)
def test_excel_sees_no_formula_in_a_text(text: str) -> None:
    [(_, content)] = files_of(EXCEL, [entry(text=text)])
    assert content.startswith(b"\xef\xbb\xbf")
    [row] = rows_of(content)
    assert (row["text"], row["escaped"]) == ("'" + text, "text")
    assert [*row][-1] == "escaped"


def test_an_apostrophe_that_was_written_stays() -> None:
    [(_, content)] = files_of(EXCEL, [entry(text="'=1"), entry(text="'")])
    assert [row["escaped"] for row in rows_of(content)] == ["", ""]
    assert read(EXCEL, content) == [entry(text="'=1"), entry(text="'")]


def test_a_table_for_excel_is_read_without_being_told() -> None:
    written = [entry(text="=1", tags=("-x", "=y")), entry(text="''=1")]
    [(_, content)] = files_of(EXCEL, written)
    assert read(TABLE, content) == written


def test_ragged_rows_are_named_and_do_not_hide_the_next() -> None:
    content = b"day,text\r\n2026-11-21\r\n2026-11-21,a,b\r\n2026-11-21,A walk.\r\n"
    one, two, three = read(TABLE, content, "old.csv")
    assert str(one).startswith("old.csv, entry 1: this row has 1 fields where the header names 2")
    assert isinstance(two, BadRecord)
    assert not isinstance(three, BadRecord)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no column day"),
        (b"day,note\r\n", "no column text"),
        (b"day,text,day\r\n", "a column twice"),
        (b'day,text\r\n2026-11-21,"open\r\n' + b"x\n" * 10, "entry 1: this row is not CSV"),
        (b'day,text\r\n2026-11-21,"a"b\r\n', "entry 1: this row is not CSV"),
        (b"day,text\r\n2026-11-21,ok\r\n2026-11-21,\xff\r\n", "entry 2: this row is not UTF-8"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(BadFileError, match=said):
        read(TABLE, content)


def test_a_quote_that_never_closes_is_refused_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LONGEST_RECORD", 1_000)
    source = io.BytesIO(b'day,text\r\n2026-11-21,"open\r\n' + b"line\n" * 100_000)
    with pytest.raises(BadFileError, match="a quote may be missing"):
        list(TABLE.read(source, "old.csv"))
    assert source.tell() < 2_000
