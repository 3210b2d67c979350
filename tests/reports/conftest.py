"""A month with everything in it."""

from datetime import date

import pytest

from day_letters import TWELVE_WEEKS
from reports.months import aims, reviewed, talk_items
from tightrope.domain.patterns import TagDay
from tightrope.domain.review import Review


@pytest.fixture
def november() -> Review:
    """Give a month in which everything occurs."""
    tag_days = [
        *(TagDay("walks", day, 1) for day in (date(2026, 11, 1 + 5 * at) for at in range(4))),
        TagDay("books", date(2026, 11, 7), 2),
        TagDay("let-rest", date(2026, 11, 7), 1),
        # Of twelve months: what days with a tag were.
        *(TagDay("choir", date(2026, 9, day), 1) for day in range(1, 20)),
    ]
    review = reviewed(TWELVE_WEEKS, tag_days=tag_days, note="Slow mornings.\nMore of these.")
    return review.with_shared(talk_items(), aims())
