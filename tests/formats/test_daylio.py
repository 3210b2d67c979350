"""Daylio's table, with nine, eight and seven columns."""

import io
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.hostile import without_made_ids
from tightrope.domain.entry import Entry
from tightrope.formats import BadFileError, BadRecord, Record, Uncarried
from tightrope.formats.daylio.format import DaylioReader
from tightrope.formats.io import limits

DAYLIO = DaylioReader()
NINE = "full_date,date,weekday,time,mood,activities,scales,note_title,note\n"
EIGHT = NINE.replace("scales,", "")
SEVEN = "year,date,weekday,time,mood,activities,note\n"


def read(content: str | bytes, name: str = "daylio.csv") -> list[Record]:
    source = io.BytesIO(content if isinstance(content, bytes) else content.encode("utf-8-sig"))
    return without_made_ids(DAYLIO.read(source, name))


def one(content: str) -> Entry:
    [found] = read(content)
    assert isinstance(found, Entry), found
    return found


def noted(note: str) -> str:
    quoted = note.replace('"', '""')
    return one(f'{EIGHT}2026-11-21,Nov 21,Sat,21:00,rad,,,"{quoted}"\n').text


def test_nine_columns_are_read() -> None:
    content = (
        NINE + '2026-11-21,November 21,Saturday,8:30 pm,rad,"Date Night | together | reading",'
        '"Stress: 2",A walk,"Along the river.<br>Home late."\n'
    )
    found, scales = read(content)
    assert isinstance(found, Entry)
    assert (found.day, found.time) == (date(2026, 11, 21), time(20, 30))
    assert (found.together, found.tags) == (True, ("date-night", "mood-rad", "reading"))
    assert found.text == "A walk\nAlong the river.\nHome late."
    assert scales == Uncarried("scales")


def test_eight_columns_are_read() -> None:
    found = one(EIGHT + '2026-11-21,21. November,Samstag,21:00,gut,,"",""\n')
    assert (found.time, found.tags, found.text) == (time(21), ("mood-gut",), "")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("18 May", date(2018, 5, 18)),
        ("May 18", date(2018, 5, 18)),
        ("18 Sep", date(2018, 9, 18)),
        ("18.5.", date(2018, 5, 18)),
        ("5/18", date(2018, 5, 18)),
        ("18 mai", date(2018, 5, 18)),
        ("18. Mai", date(2018, 5, 18)),
        ("5月18日", date(2018, 5, 18)),
        ("04/05", date(2018, 5, 4)),  # which was a Friday
    ],
)
def test_seven_columns_are_read_where_their_day_is_plain(words: str, day: date) -> None:
    found = one(SEVEN + f'2018,{words},Friday,11:54 pm,happy,"clean | cook",A party\n')
    assert (found.day, found.time) == (day, time(23, 54))


@pytest.mark.parametrize("words", ["5/6", "18 heyrir", "31.2.", "private"])
def test_seven_columns_are_refused_where_their_day_is_not(words: str) -> None:
    [bad] = read(SEVEN + f"2018,{words},Friday,11:54 pm,happy,,private\n", "old.csv")
    assert isinstance(bad, BadRecord)
    assert str(bad).startswith("old.csv, entry 1, field date: this day cannot be read for certain")
    assert "private" not in str(bad)


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("8:30 pm", time(20, 30)),
        ("8:30\u202fPM", time(20, 30)),
        ("8:30 p.m.", time(20, 30)),
        ("12:05 am", time(0, 5)),
        ("12:05 PM", time(12, 5)),
        ("21:00", time(21)),
        ("21.00", time(21)),
        ("9:05", time(9, 5)),
        ("", None),
    ],
)
def test_times_are_read_as_phones_write_them(words: str, clock: time | None) -> None:
    assert one(f"{EIGHT}2026-11-21,,,{words},rad,,,\n").time == clock


@pytest.mark.parametrize("words", ["private", "25:00", "13:00 pm", "下午8:30", "8 pm", "9:99"])
def test_another_time_is_named(words: str) -> None:
    [bad] = read(f"{EIGHT}2026-11-21,,,{words},rad,,,private\n", "old.csv")
    assert isinstance(bad, BadRecord)
    assert str(bad).startswith("old.csv, entry 1, field time: this is not a time")
    assert "private" not in str(bad)


@pytest.mark.parametrize(
    ("note", "text"),
    [
        ("one<br>two<br/>three<BR />four", "one\ntwo\nthree\nfour"),
        ("<div>one</div><div>two &amp; three</div>", "one\ntwo & three"),
        ("<p>one</p><p><b>two</b> <i>three</i></p>", "one\ntwo three"),
        ("milk:<ul><li>fresh</li><li>sour</li></ul>then", "milk:\n- fresh\n- sour\nthen"),
        ("I <3 you, a < b, <grin> & <script>", "I <3 you, a < b, <grin> & <script>"),
        ('<span style="color: red">red</span>&nbsp;end', "red end"),
        ("plain\n\nlines", "plain\n\nlines"),
        ("an open <b", "an open <b"),
        ("<!-- kept -->", "<!-- kept -->"),
    ],
)
def test_html_in_a_note_becomes_text(note: str, text: str) -> None:
    assert noted(note) == text


@pytest.mark.parametrize("piece", ["<", "<!--", "</", "<![", "<br", "&", "&#"])
def test_endless_signs_that_are_no_html_stay(piece: str) -> None:
    assert noted(piece * 50_000) == piece * 50_000


def test_equal_rows_of_one_minute_are_all_kept_and_always_the_same() -> None:
    content = EIGHT + "2026-11-21,,,21:00,rad,,,Rain\n" * 2
    ids = [found.id for found in read(content) if isinstance(found, Entry)]
    assert len(set(ids)) == 2
    assert ids == [found.id for found in read(content) if isinstance(found, Entry)]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2026-02-30,,,21:00,rad,,,\n", "entry 1, field day"),
        ("2026-11-21,,,21:00,rad\n", "this row has 5 fields where the header names 8"),
        pytest.param(
            f"2026-11-21,,,21:00,rad,{' | '.join(map(str, range(10_000)))},,\n",
            "at most 100 tags",
            id="ten thousand activities",
        ),
    ],
)
def test_what_is_no_entry_is_named(row: str, said: str) -> None:
    bad, rain = read(EIGHT + row + "2026-11-21,,,21:00,rad,,,Rain\n")
    assert isinstance(bad, BadRecord)
    assert said in str(bad)
    assert isinstance(rain, Entry)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "no column time"),
        ("time,mood,activities,note\n", "no column full_date"),
        (EIGHT + '2026-11-21,,,21:00,rad,,,"open\n', "is not CSV"),
        (EIGHT.encode() + b"2026-11-21,,,21:00,rad,,,\xff\n", "is not UTF-8"),
    ],
)
def test_what_is_not_daylios_table_is_refused(content: str | bytes, said: str) -> None:
    with pytest.raises(BadFileError, match=said):
        read(content)


def test_a_note_too_long_to_hold_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "LONGEST_RECORD", 10_000)
    source = io.BytesIO((EIGHT + '2026-11-21,,,21:00,rad,,,"' + "x" * 1_000_000).encode())
    with pytest.raises(BadFileError, match="longer than 10000 bytes"):
        list(DAYLIO.read(source, "old.csv"))
    assert source.tell() < 30_000


@given(note=st.text(st.sampled_from("<>/!-&;#brdivp =\"'\n"), max_size=60))
def test_any_note_is_read(note: str) -> None:
    assert isinstance(noted(note.replace("\r", "")), str)


def test_an_activity_too_long_for_a_tag_is_cut_and_counted() -> None:
    found, counted = read(EIGHT + f"2026-11-21,,,21:00,rad,{'x' * 70} | tea,,Rain\n")
    assert isinstance(found, Entry)
    assert found.tags == ("mood-rad", "tea", "x" * 60)
    assert counted == Uncarried("tag", "tag")
