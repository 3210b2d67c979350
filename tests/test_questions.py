"""The questions under an empty entry: their turns, and those of a person's own."""

import os
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.questions import (
    AFTER_A_QUARREL,
    LONGEST_QUESTION,
    LONGEST_REASON,
    MOST_BYTES,
    PRACTICES,
    USUAL_FAMILIES,
    BadQuestionsError,
    in_turn,
    own_questions,
    question_for,
    shipped_questions,
    studies_behind,
)

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
OWN = st.integers(1, 150).map(lambda many: [f"Own question {number}?" for number in range(many)])


def family_of(question: str) -> int:
    """Return which family one of our questions belongs to, as a number."""
    return shipped_questions().index(question) % len(USUAL_FAMILIES)


@given(DAYS)
def test_no_question_comes_again_within_sixty_days(day: date) -> None:
    asked = [question_for(day + timedelta(days=number)) for number in range(60)]
    assert len(set(asked)) == 60


@given(DAYS)
def test_the_families_take_equal_turns_by_day(day: date) -> None:
    by_day = [question_for(day + timedelta(days=number)) for number in range(6)]
    assert sorted(map(family_of, by_day)) == [0, 1, 2, 3, 4, 5]


@given(DAYS)
def test_asking_for_another_brings_every_family_within_ten(day: date) -> None:
    by_asking = [question_for(day, further=number) for number in range(10)]
    assert set(map(family_of, by_asking)) == {0, 1, 2, 3, 4, 5}


@given(DAYS)
def test_another_question_is_neither_one_of_last_week_nor_one_of_next(day: date) -> None:
    near = {question_for(day + timedelta(days=number)) for number in range(-7, 8)}
    assert not near & {question_for(day, further=1), question_for(day, further=2)}


@given(DAYS, OWN, st.booleans())
def test_with_own_ones_each_question_comes_once_in_a_round(
    day: date, own: list[str], is_joined: bool
) -> None:
    every = in_turn(shipped_questions(), own) if is_joined else in_turn(own)
    assert set(every) == {*own, *(shipped_questions() if is_joined else ())}
    days = range(len(every))
    assert {question_for(day + timedelta(days=number), every) for number in days} == set(every)
    assert {question_for(day, every, further=number) for number in days} == set(every)


@given(DAYS, OWN)
def test_own_questions_are_spread_evenly_among_ours(day: date, own: list[str]) -> None:
    every = in_turn(shipped_questions(), own)
    stretch = len(every) // 2
    asked = [question_for(day + timedelta(days=number), every) for number in range(stretch)]
    assert abs(len(set(asked) & set(own)) - len(own) / 2) <= 2


def test_the_question_of_a_day_is_the_same_all_day() -> None:
    assert len(shipped_questions()) == 12 * (len(PRACTICES) + 1)
    assert question_for(date(2026, 11, 21)) == question_for(date(2026, 11, 21))


def test_own_questions_stand_one_a_line_between_blank_lines_and_remarks(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_bytes(
        "\ufeff# Ours\r\n\r\n  Wie war der Weg?  \r\nAnd [b]now[/]?\nAnd [b]now[/]?".encode()
    )
    assert own_questions(path) == {"Wie war der Weg?": "", "And [b]now[/]?": ""}


def test_what_hides_in_an_own_question_is_shown_as_a_sign(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("What\x1b[31m now\u202e?\n", encoding="utf-8")
    assert own_questions(path) == {"What␛[31m now∙?": ""}


def test_an_own_question_may_say_why_it_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text(
        "Which song?\nWhat now?\n  why: Smith 2019, 40 couples.\n# remark\nWhy: It\x1b[2J fits us."
        "\nWhy not?\n",
        encoding="utf-8",
    )
    assert own_questions(path) == {
        "Which song?": "",
        "What now?": "Smith 2019, 40 couples.\nIt␛[2J fits us.",
        "Why not?": "",
    }


def test_the_studies_of_a_family_and_of_one_question_are_told_and_most_have_none() -> None:
    (finkel,) = studies_behind("What makes it hard to look at a quarrel from outside?")
    assert "Psychological Science 24(8)" in finkel.work
    assert "120 couples" in finkel.size
    (aron,) = studies_behind("What would you begin if you began something new together?")
    assert aron.work.startswith("Aron")
    assert len([question for question in shipped_questions() if studies_behind(question)]) == 15
    assert studies_behind("What was funny today, if anything was?") == ()


def test_questions_on_a_quarrel_are_left_out_unless_they_are_wanted() -> None:
    wanted = shipped_questions((*USUAL_FAMILIES, AFTER_A_QUARREL))
    assert not [question for question in shipped_questions() if "quarrel" in question]
    assert len(wanted) == len(shipped_questions()) + 12


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "has no question in it"),
        (b"# only a remark\n\n  \n", "has no question in it"),
        (b"What \xe9?\n", "is not UTF-8 text"),
        (b"Why?\n" + b"x" * (LONGEST_QUESTION + 1), "more than 300 characters in line 2"),
        (b"\nwhy: so\nWhy?\n", 'has "why:" in line 2 and no question above it'),
        (b"Why?\nwhy: " + b"x" * LONGEST_REASON, "more than 1000 characters in line 2"),
        (b"Why?\n" * (MOST_BYTES // 5 + 1), "is larger than 100 kB"),
    ],
)
def test_a_file_that_gives_no_questions_is_refused_with_the_reason(
    tmp_path: Path, content: bytes, why: str
) -> None:
    path = tmp_path / "mine.txt"
    path.write_bytes(content)
    with pytest.raises(BadQuestionsError, match=re.escape(why)):
        own_questions(path)


def test_what_is_not_there_or_no_file_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    with pytest.raises(BadQuestionsError, match="is not there"):
        own_questions(tmp_path / "none.txt")
    with pytest.raises(BadQuestionsError, match="is not a file"):
        own_questions(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadQuestionsError, match="is not a file"):
        own_questions(tmp_path / "pipe")
    with pytest.raises(BadQuestionsError, match="cannot be read"):
        own_questions(tmp_path / ("x" * 300))
