"""A month with everything in it."""

import pytest

from letters import TWELVE_WEEKS
from reports.months import reviewed
from tightrope.domain.review import Review


@pytest.fixture
def november() -> Review:
    """Give a month in which everything occurs."""
    tags = (("walks", 4), ("books", 2), ("let-rest", 1))
    return reviewed(TWELVE_WEEKS, tags=tags, note="Slow mornings.\nMore of these.")
