"""Months to review, of journals that are written in letters."""

from datetime import date
from typing import Any

from day_letters import days_of
from tightrope.domain.review import Review, review_of

TODAY = date(2026, 11, 22)


def reviewed(letters: str, month: date = TODAY, **more: Any) -> Review:
    """Return the review of a month, made today."""
    return review_of(month, days_of(letters, TODAY), today=TODAY, **more)
