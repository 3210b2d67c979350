"""The questions under an empty entry."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tightrope.prompts import PRACTICES, prompt_for, prompts


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_no_question_comes_again_within_sixty_days(day: date) -> None:
    asked = [prompt_for(day + timedelta(days=number)) for number in range(60)]
    assert len(set(asked)) == 60


def test_the_practices_take_equal_turns() -> None:
    every = prompts()
    assert len(every) == 12 * len(PRACTICES)
    assert prompt_for(date(2026, 11, 21)) == prompt_for(date(2026, 11, 21))
