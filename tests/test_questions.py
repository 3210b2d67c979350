"""The questions under an empty entry: their turns, and those of a person's own."""

import os
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.questions import (
    LONGEST_QUESTION,
    MOST_BYTES,
    PRACTICES,
    BadQuestionsError,
    all_questions,
    in_turn,
    own_questions,
    question_for,
)

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
OWN = st.integers(1, 150).map(lambda many: [f"Own question {number}?" for number in range(many)])


def practice_of(question: str) -> int:
    """Return which practice one of our questions belongs to."""
    return all_questions().index(question) % len(PRACTICES)


@given(DAYS)
def test_no_question_comes_again_within_sixty_days(day: date) -> None:
    asked = [question_for(day + timedelta(days=number)) for number in range(60)]
    assert len(set(asked)) == 60


@given(DAYS)
def test_the_practices_take_equal_turns_by_day_and_by_asking_for_another(day: date) -> None:
    by_day = [question_for(day + timedelta(days=number)) for number in range(5)]
    by_asking = [question_for(day, further=number) for number in range(5)]
    for asked in (by_day, by_asking):
        assert sorted(map(practice_of, asked)) == [0, 1, 2, 3, 4]


@given(DAYS)
def test_another_question_is_neither_one_of_last_week_nor_one_of_next(day: date) -> None:
    near = {question_for(day + timedelta(days=number)) for number in range(-7, 8)}
    assert not near & {question_for(day, further=1), question_for(day, further=2)}


@given(DAYS, OWN, st.booleans())
def test_with_own_ones_each_question_comes_once_in_a_round(
    day: date, own: list[str], is_joined: bool
) -> None:
    every = in_turn(all_questions(), own) if is_joined else in_turn(own)
    assert set(every) == {*own, *(all_questions() if is_joined else ())}
    days = range(len(every))
    assert {question_for(day + timedelta(days=number), every) for number in days} == set(every)
    assert {question_for(day, every, further=number) for number in days} == set(every)


@given(DAYS, OWN)
def test_own_questions_are_spread_evenly_among_ours(day: date, own: list[str]) -> None:
    every = in_turn(all_questions(), own)
    stretch = len(every) // 2
    asked = [question_for(day + timedelta(days=number), every) for number in range(stretch)]
    assert abs(len(set(asked) & set(own)) - len(own) / 2) <= 2


def test_the_question_of_a_day_is_the_same_all_day() -> None:
    assert len(all_questions()) == 12 * len(PRACTICES)
    assert question_for(date(2026, 11, 21)) == question_for(date(2026, 11, 21))


def test_own_questions_stand_one_a_line_between_blank_lines_and_remarks(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_bytes(
        "\ufeff# Ours\r\n\r\n  Wie war der Weg?  \r\nAnd [b]now[/]?\nAnd [b]now[/]?".encode()
    )
    assert own_questions(path) == ("Wie war der Weg?", "And [b]now[/]?")


def test_what_hides_in_an_own_question_is_shown_as_a_sign(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("What\x1b[31m now\u202e?\n", encoding="utf-8")
    assert own_questions(path) == ("What␛[31m now∙?",)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "has no question in it"),
        (b"# only a remark\n\n  \n", "has no question in it"),
        (b"What \xe9?\n", "is not UTF-8 text"),
        (b"Why?\n" + b"x" * (LONGEST_QUESTION + 1), "more than 300 characters in line 2"),
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
