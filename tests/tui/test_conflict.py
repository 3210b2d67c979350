"""What was written in one entry on two machines, seen and settled in the app."""

from pathlib import Path

import pytest

from support import FrozenClock
from tightrope.domain.query import Query
from tightrope.domain.tags import CONFLICT_TAG
from tightrope.journal import Journal
from tui.opened import opened, screen_text


@pytest.fixture
def edited_on_both(kept: Journal, tmp_path: Path, clock: FrozenClock) -> Journal:
    """A journal whose last entry was edited here and on another machine, and then synced."""
    folder = tmp_path / "folder"
    entry = next(kept.entries.find(Query()))
    kept.sync.run(folder)
    with Journal(tmp_path / "other.db", clock) as other:
        other.sync.run(folder)
        kept.entries.revise(entry.reworded("Read side by side, here"))
        clock.forward(minutes=1)
        other.entries.revise(other.entries.get(entry.id).reworded("Read side by side, there"))
        other.sync.run(folder)
    kept.sync.run(folder)
    return kept


async def test_the_list_shows_it_and_a_search_finds_it(edited_on_both: Journal) -> None:
    async with opened(edited_on_both) as (app, pilot):
        shown = screen_text(app)
        assert "conflict · Read side by side, here" in shown
        assert "conflict · Read side by side, there" not in shown
        assert "Read side by side, there" in shown
        await pilot.press("slash", *CONFLICT_TAG)
        await pilot.pause()
        await pilot.pause()
        assert "1 found" in screen_text(app)
        assert "Read side by side, here" in screen_text(app)
