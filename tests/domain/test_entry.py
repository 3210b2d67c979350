from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.domain.entry import Draft, Entry, EntryFields, normalize_text
from tightrope.domain.errors import BadEntryError, NothingWrittenError
from tightrope.domain.marks import State

DAY = date(2026, 11, 21)
CREATED = datetime(2026, 11, 21, 20, 15, 4, tzinfo=UTC)


def test_a_draft_needs_a_visible_word_or_something_said_about_the_day() -> None:
    for said in ({"text": "x"}, {"together": True}, {"starred": True}, {"tags": ("walks",)}):
        facts: dict[str, Any] = said
        assert not Draft(day=DAY, **facts).is_blank
    for text in ("", " \n\t"):
        with pytest.raises(NothingWrittenError, match="write a few words or mark the day"):
            Draft(day=DAY, text=text)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"text": "a\r\nb"}, "Line ends"),
        ({"text": "a\ud800"}, "not valid UTF-8"),
        ({"tags": ("Walks",)}, "lower-case"),
        ({"tags": ("walks", "books")}, "sorted"),
        ({"tags": ("together",)}, "a mark is not a tag"),
        ({"time": time(21, 15, 0, 5)}, "whole seconds"),
        ({"time": time(21, 15, tzinfo=UTC)}, "no offset"),
    ],
)
def test_what_cannot_be_kept_cannot_be_built(facts: dict[str, Any], sentence: str) -> None:
    with pytest.raises(BadEntryError, match=sentence):
        EntryFields(day=DAY, **facts)


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 21, 20, 15),  # a naive time
        datetime(2026, 11, 21, 21, 15, tzinfo=timezone(timedelta(hours=1))),
        datetime(2026, 11, 21, 20, 15, 0, 1, tzinfo=UTC),
    ],
)
def test_an_entrys_own_times_are_utc(moment: datetime) -> None:
    with pytest.raises(BadEntryError, match="UTC with whole seconds"):
        Entry.of(Draft(day=DAY, text="x"), id="7b6f2c1e-0000", created=moment)


def test_an_entry_is_its_draft_kept() -> None:
    draft = Draft(day=DAY, time=time(21, 15), zone="Europe/Berlin", space=True, text="A book.")
    entry = Entry.of(draft, id="7b6f2c1e-1111-4111-8111-111111111111", created=CREATED)
    assert (entry.day, entry.time, entry.text, entry.state) == (
        DAY,
        time(21, 15),
        "A book.",
        State.SPACE,
    )
    assert (entry.created, entry.modified, entry.revision) == (CREATED, CREATED, 1)
    assert entry.short_id == "7b6f2c1e"


@pytest.mark.parametrize(
    ("text", "title", "words"),
    [
        ("Walked home.\nTalked.", "Walked home.", 3),
        ("\n\n# Spring\nplans", "Spring", 3),
        ("#\n  late  ", "late", 2),
        ("", "", 0),
    ],
)
def test_the_first_visible_line_is_the_title(text: str, title: str, words: int) -> None:
    page = EntryFields(day=DAY, text=text)
    assert (page.title, page.words) == (title, words)


def test_line_ends_become_one_kind_and_nothing_else_changes() -> None:
    assert normalize_text("a\r\nb\rc\n\x0bd ") == "a\nb\nc\n\x0bd "


def test_a_hashtag_comes_and_goes_with_its_words() -> None:
    page = EntryFields(day=DAY).reworded("A walk #walks #together")
    assert (page.tags, page.together) == (("walks",), True)
    page = page.reworded("A walk #space")
    assert (page.tags, page.together, page.space) == ((), False, True)


def test_what_was_set_by_hand_stays_when_other_words_change() -> None:
    page = EntryFields(day=DAY, together=True, tags=("rain",), text="A walk")
    assert page.reworded("A long walk #walks") == replace(
        page,
        text="A long walk #walks",
        tags=("rain", "walks"),
    )


def test_tags_given_by_name_join_and_the_two_marks_among_them_mark() -> None:
    page = EntryFields(day=DAY, tags=("rain",)).tagged(["#Walks", "space"])
    assert (page.tags, page.space, page.together) == (("rain", "walks"), True, False)


@given(st.text(), st.text())
def test_any_words_can_replace_any_others(before: str, after: str) -> None:
    page = EntryFields(day=DAY).reworded(before.encode(errors="ignore").decode())
    changed = page.reworded(after.encode(errors="ignore").decode())
    assert changed.reworded(changed.text) == changed


LATE = EntryFields(day=date(2026, 11, 21), time=time(1, 30), late=True, text="Home.")


def test_an_entry_of_the_night_begins_on_the_next_day() -> None:
    assert LATE.local_start == datetime(2026, 11, 22, 1, 30)
    assert replace(LATE, late=False).local_start == datetime(2026, 11, 21, 1, 30)
    assert replace(LATE, time=None).local_start is None
    assert replace(LATE, day=date.max).local_start == datetime(9999, 12, 31, 1, 30)


def test_being_late_alone_says_nothing() -> None:
    assert replace(LATE, text=" ").is_blank


def test_a_move_says_what_it_says_and_the_rest_stays() -> None:
    friday = date(2026, 11, 20)
    assert LATE.moved(day=friday) == replace(LATE, day=friday)
    assert LATE.moved(time=time(1, 10)) == replace(LATE, time=time(1, 10))
    assert LATE.moved(time=time(22)) == replace(LATE, time=time(22), late=False)
    assert LATE.moved(day=friday, time=time(1)) == replace(
        LATE, day=friday, time=time(1), late=False
    )
    assert LATE.moved(without_time=True) == replace(LATE, time=None, late=False)
    assert replace(LATE, late=False).moved(time=time(1)).late is False
