"""A journal to open full-screen."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from support import ZONE, FrozenClock
from tightrope.domain.entry import Draft
from tightrope.journal import Journal


@pytest.fixture(autouse=True)
def true_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Show all colours, whatever terminal the tests run in."""
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "truecolor")


@pytest.fixture
def journal(tmp_path: Path, clock: FrozenClock) -> Iterator[Journal]:
    """An empty journal."""
    with Journal(tmp_path / "journal" / "journal.db", clock) as journal:
        yield journal


@pytest.fixture
def kept(journal: Journal) -> Journal:
    """A journal of forty days up to Saturday 21 November 2026, with two entries on the last."""
    last = date(2026, 11, 21)
    for back in range(40, 0, -1):
        journal.entries.write(
            Draft(
                day=last - timedelta(days=back),
                time=time(20, back),
                zone=ZONE,
                together=back % 3 == 0,
                space=back % 4 == 0,
                text=f"What happened {back} days before.\nAnd a second line.",
            )
        )
    journal.entries.write(
        Draft(day=last, time=time(8, 10), zone=ZONE, together=True, text="Coffee on the balcony")
    )
    journal.entries.write(
        Draft(
            day=last,
            time=time(20, 45),
            zone=ZONE,
            tags=("books",),
            text="Read **side by side** #books",
        )
    )
    return journal
