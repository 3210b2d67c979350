"""Timelines of journals that are written in letters."""

from collections.abc import Callable
from datetime import date

import pytest

from day_letters import TWELVE_WEEKS, days_of
from tightrope.chart.timeline import Timeline
from tightrope.domain.day import Day

SATURDAY = date(2026, 11, 21)


@pytest.fixture
def written() -> Callable[[str], list[Day]]:
    """Give the reader of such letters, the last of them on Saturday 21 November 2026."""
    return lambda letters: days_of(letters, SATURDAY)


@pytest.fixture
def autumn() -> Timeline:
    """Give twelve weeks that ebb and flow, up to Saturday 21 November 2026."""
    return Timeline.of(days_of(TWELVE_WEEKS, SATURDAY), SATURDAY)
