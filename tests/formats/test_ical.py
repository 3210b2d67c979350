"""A calendar, read by another parser than the one that writes it."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import islice, repeat
from typing import Any

import pytest
import vobject
from hypothesis import given

from formats.hostile import entry, journals, note, notes
from tightrope.domain.entry import Entry
from tightrope.domain.kept import Kept
from tightrope.domain.marks import Need
from tightrope.domain.month_note import MonthNote
from tightrope.formats import (
    BadFileError,
    BadRecord,
    Record,
    Uncarried,
    reader_named,
    writer_named,
)


def calendar_of(kept: Iterable[Kept]) -> str:
    out = io.StringIO(newline="")
    writer: Any = writer_named("ical")
    writer.write(kept, out)
    return out.getvalue()


def read(calendar: str) -> list[Any]:
    """Return the journal entries of a calendar, as others see them."""
    [found] = vobject.readComponents(calendar)
    assert {component.name for component in found.components()} <= {"VJOURNAL"}
    return list(found.components())


def only(kept: Kept) -> Any:
    [found] = read(calendar_of([kept]))
    return found


def said(found: Any, name: str) -> Any:
    return found.contents[name][0].value if name in found.contents else None


def test_an_entry_arrives_with_all_that_a_calendar_has_a_place_for() -> None:
    found = only(
        entry(
            text="# Walked home\nalong; the, river",
            together=True,
            need=Need.ROOM,
            tags=("a,b", "walks"),
            starred=True,
            modified=datetime(2026, 11, 22, 7, 0, 1, tzinfo=UTC),
        )
    )
    assert said(found, "uid") == "00000000-0000-0000-0000-000000000007"
    assert said(found, "class") == "PRIVATE"
    assert said(found, "dtstart") == datetime(2026, 11, 21, 21, 15)  # no zone
    assert said(found, "created") == datetime(2026, 11, 21, 20, 15, 4, tzinfo=UTC)
    changed = datetime(2026, 11, 22, 7, 0, 1, tzinfo=UTC)
    assert (said(found, "last-modified"), said(found, "dtstamp")) == (changed, changed)
    assert said(found, "summary") == "Walked home"
    assert said(found, "description") == "# Walked home\nalong; the, river"
    assert said(found, "categories") == ["together", "need-room", "a,b", "walks"]
    assert said(found, "x-tightrope-zone") == "Europe/Berlin"
    assert said(found, "x-tightrope-starred") == "TRUE"


def test_an_entry_without_a_time_stands_on_its_day_alone() -> None:
    assert "DTSTART;VALUE=DATE:20261121\r\n" in calendar_of([entry(time=None)])
    assert said(only(entry(time=None)), "dtstart") == date(2026, 11, 21)


def test_what_is_not_there_is_not_made_up() -> None:
    found = only(entry(text="", together=True, zone=None))
    assert not {"summary", "description", "x-tightrope-zone"} & set(found.contents)


def test_the_note_of_a_month_stands_on_its_first_day_under_the_months_name() -> None:
    first, second = read(calendar_of([entry(), note()]))
    assert said(first, "summary") == "Walked home along the river."
    assert (said(second, "summary"), said(second, "description")) == ("November 2026", "Much room.")
    assert (said(second, "dtstart"), said(second, "categories")) == (
        date(2026, 11, 1),
        ["month-note"],
    )
    assert (said(second, "uid"), said(second, "class")) == (note().id, "PRIVATE")


@given(journal=journals, months=notes)
def test_every_text_day_and_tag_arrives_and_no_line_is_too_long(
    journal: list[Entry], months: list[MonthNote]
) -> None:
    whole: list[Entry | MonthNote] = [*journal, *months]
    calendar = calendar_of(whole)
    for line in calendar.encode().split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        line.decode()
    found = read(calendar)
    assert [said(each, "uid") for each in found] == [each.id for each in whole]
    for one, each in zip(journal, found, strict=False):
        start = said(each, "dtstart")
        if one.time:
            assert (start.date(), start.time(), start.tzinfo) == (one.day, one.time, None)
        else:
            assert start == one.day
        if one.text.strip():
            assert same(said(each, "description"), one.text)
        assert all(map(same, (said(each, "categories") or [])[-len(one.tags) or 99 :], one.tags))


def same(arrived: str, written: str) -> bool:
    """Return whether a text is the one that was written, but for signs of what is forbidden."""
    forbidden = {*map(chr, range(32)), "\x7f", "\x85", "\u2028", "\u2029"} - {"\t", "\n"}
    return len(arrived) == len(written) and all(
        here == there or (there in forbidden and here.isprintable())
        for here, there in zip(arrived, written, strict=True)
    )


@pytest.mark.parametrize(
    "words",
    [
        "🥰👩‍👧" * 40,
        "漢字とかな" * 40,
        "a" + "🥰" * 100,
        "\\" * 200,
        ",;" * 100,
        r"C:\New\notes; \N \n \\N",
        "x" * 73 + "\\,",
        "tab\there",
    ],
)
def test_long_and_wide_texts_are_folded_and_come_back_as_they_were(words: str) -> None:
    calendar = calendar_of([entry(text=words)])
    assert max(len(line) for line in calendar.encode().split(b"\r\n")) <= 75
    assert "\n" not in calendar.replace("\r\n", "")
    assert said(only(entry(text=words)), "description") == words


@pytest.mark.parametrize("end", ["\0", "\x0b", "\x0c", "\x1c", "\x1e", "\x85", "\u2028", "\u2029"])
def test_an_entry_cannot_end_its_line_and_go_on_as_an_appointment(end: str) -> None:
    hostile = f"x{end}END:VJOURNAL{end}BEGIN:VEVENT{end}ATTACH:https://example.org"
    calendar = calendar_of([entry(text=hostile, tags=("a", "b"))])
    unfolded = calendar.replace("\r\n ", "")
    names = {line.split(":")[0].split(";")[0] for line in unfolded.splitlines()}
    assert not names & {"ATTACH", "BEGIN:VEVENT", "VEVENT"}
    assert unfolded.splitlines().count("END:VJOURNAL") == 1
    assert end not in calendar


def test_the_same_journal_gives_the_same_bytes() -> None:
    journal = [entry(), replace(entry(), id="00000000-0000-4000-8000-000000000001")]
    assert calendar_of(journal) == calendar_of(journal)


def test_an_empty_journal_is_an_empty_calendar() -> None:
    assert read(calendar_of([])) == []


def test_entries_go_out_as_they_come() -> None:
    out = io.StringIO(newline="")

    def passing() -> Iterator[Entry]:
        for number, each in enumerate(islice(repeat(entry()), 20)):
            assert out.getvalue().count("END:VJOURNAL") == number
            yield each

    writer: Any = writer_named("ical")
    writer.write(passing(), out)
    assert len(read(out.getvalue())) == 20


def back(calendar: str | bytes, name: str = "journal.ics") -> list[Record]:
    """Return what Tightrope reads in a calendar."""
    content = calendar if isinstance(calendar, bytes) else calendar.encode()
    return list(reader_named("ical").read(io.BytesIO(content), name))


def of_others(*lines: str, before: str = "") -> str:
    """Return a calendar of another program with one journal entry of these lines."""
    return "\r\n".join(
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Another//EN",
            *filter(None, [before]),
            "BEGIN:VJOURNAL",
            "UID:note-1@another",
            *lines,
            "END:VJOURNAL",
            "END:VCALENDAR",
            "",
        )
    )


@given(journal=journals, months=notes)
def test_what_went_out_comes_back_as_far_as_a_calendar_can_say_it(
    journal: list[Entry], months: list[MonthNote]
) -> None:
    found = back(calendar_of([*journal, *months]))
    assert len(found) == len(journal) + len(months)
    written: list[Entry | MonthNote] = [*journal, *months]
    for one, each in zip(written, found, strict=True):
        if isinstance(one, MonthNote):
            assert isinstance(each, MonthNote)
            assert replace(each, text=one.text) == one
        else:
            assert isinstance(each, Entry)
            assert replace(each, text=one.text) == one
            assert same(each.text, one.text) or not one.text.strip()


def test_the_day_of_another_programs_entry_is_that_of_its_own_zone() -> None:
    [made] = back(of_others("DTSTART;TZID=Europe/Berlin:20261122T003000", "SUMMARY:Late"))
    assert isinstance(made, Entry)
    assert (made.day, made.time, made.zone) == (date(2026, 11, 22), time(0, 30), "Europe/Berlin")
    [made] = back(
        of_others("DTSTART:20261121T233000Z", "SUMMARY:Late", before="X-WR-TIMEZONE:Europe/Berlin")
    )
    assert isinstance(made, Entry)
    assert (made.day, made.time, made.zone) == (date(2026, 11, 22), time(0, 30), "Europe/Berlin")
    [made] = back(of_others("DTSTART;VALUE=DATE:20261121", "SUMMARY:A day"))
    assert isinstance(made, Entry)
    assert (made.day, made.time, made.zone) == (date(2026, 11, 21), None, None)


def test_a_summary_that_says_something_else_stands_above_the_description() -> None:
    [made] = back(
        of_others("DTSTART;VALUE=DATE:20261121", "SUMMARY:A walk", "DESCRIPTION:Along\\nthe river")
    )
    assert isinstance(made, Entry)
    assert made.text == "A walk\nAlong\nthe river"


def test_an_id_of_another_program_is_the_same_one_each_time() -> None:
    calendar = of_others("DTSTART;VALUE=DATE:20261121", "SUMMARY:A walk")
    first, again = back(calendar), back(calendar.replace("A walk", "A long walk"))
    assert [each.id for each in [*first, *again] if isinstance(each, Entry)] == [
        "ff139be2-60a1-5279-905f-aad65c358eac"
    ] * 2


def test_what_has_no_place_here_is_named() -> None:
    calendar = of_others(
        "DTSTART;VALUE=DATE:20261121",
        "SUMMARY:A walk",
        "CATEGORIES:Together,Date night",
        "ATTACH:photo-1.jpg",
        "LOCATION:The river",
    ).replace("BEGIN:VJ", "BEGIN:VEVENT\r\nBEGIN:VALARM\r\nEND:VALARM\r\nEND:VEVENT\r\nBEGIN:VJ")
    event, made, *rest = back(calendar)
    assert isinstance(made, Entry)
    assert (made.together, made.tags) == (True, ("date-night",))
    assert [event, *rest] == [
        Uncarried("VEVENT", "file"),
        Uncarried("attachment", "file"),
        Uncarried("LOCATION"),
    ]


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (["SUMMARY:No day"], "it has no day"),
        (["DTSTART:20269999"], "it is not written as a calendar has it"),
        (["DTSTART;VALUE=DATE:20261121", "nonsense"], "it is not written as a calendar has it"),
    ],
)
def test_an_entry_that_cannot_be_read_is_named_and_the_others_come(
    lines: list[str], problem: str
) -> None:
    good = of_others("DTSTART;VALUE=DATE:20261121", "SUMMARY:A walk").split("\r\n", 3)[3]
    bad, made = back(of_others(*lines).removesuffix("END:VCALENDAR\r\n") + good)
    assert isinstance(bad, BadRecord)
    assert bad.position == "journal.ics, entry 1"
    assert problem in bad.problem
    assert isinstance(made, Entry)


@pytest.mark.parametrize(
    ("calendar", "problem"),
    [
        (b"", "no calendar"),
        (b"Dear diary", "no calendar"),
        (b"BEGIN:VCALENDAR\r\n", "ends in the middle"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VJOURNAL\r\nUID:1\r\n", "ends in the middle"),
        (b"BEGIN:VCALENDAR\r\nX-" + b"x" * 17_000_000, "a line is longer than 16 MB"),
        (
            b"BEGIN:VCALENDAR\r\nBEGIN:VJOURNAL\r\n" + b"X-A:1\r\n" * 2_500_000,
            "an entry is longer than 16 MB",
        ),
    ],
    ids=["empty", "other", "begun", "cut", "line", "entry"],
)
def test_what_is_no_whole_calendar_is_refused(calendar: bytes, problem: str) -> None:
    with pytest.raises(BadFileError, match=problem):
        back(calendar)


def test_a_late_entry_stands_at_the_moment_it_really_was_and_comes_back_late() -> None:
    late = entry(time=time(1, 30), late=True)
    calendar = calendar_of([late])
    assert "DTSTART:20261122T013000" in calendar
    [found] = back(calendar)
    assert found == late
