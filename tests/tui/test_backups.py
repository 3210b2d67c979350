"""The screen of backups: what each holds, going back to one, and the backup of the day."""

from datetime import date
from pathlib import Path

from support import FrozenClock
from tightrope.domain.entry import Draft
from tightrope.domain.query import Query
from tightrope.journal import Journal
from tightrope.tui.daily_backup import DailyBackup
from tightrope.tui.screens.backups import BackupsScreen
from tui.opened import eventually, opened, screen_text


def texts(journal: Journal) -> list[str]:
    return [entry.text for entry in journal.entries.in_order(Query())]


async def test_one_sees_what_a_backup_holds_and_goes_back(
    kept: Journal, clock: FrozenClock
) -> None:
    before = texts(kept)
    kept.backups.create()
    clock.forward(minutes=5)
    kept.entries.write(Draft(day=date(2026, 11, 21), text="Written since."))
    async with opened(kept) as (app, pilot):
        await pilot.press("B")
        await pilot.pause()
        shown = screen_text(app)
        assert "by hand" in shown
        assert f"It holds {len(before)} entries, from " in shown
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*"back", "enter")
        await eventually(pilot, lambda: not isinstance(app.screen, BackupsScreen))
        await pilot.pause()
        await pilot.pause()
        assert "The journal went back." in screen_text(app)
        assert "Written since." not in screen_text(app)
        await pilot.press("n", *"Sun", "escape")
        await pilot.pause()
    assert texts(kept) == [*before, "Sun"]
    assert [backup.reason for backup in kept.backups.list()] == ["rollback", "by hand"]


async def test_a_synced_folder_is_named_and_can_be_forgotten(kept: Journal, tmp_path: Path) -> None:
    kept.sync.run(tmp_path / "folder")
    kept.backups.create()
    async with opened(kept) as (app, pilot):
        await pilot.press("B", "enter")
        await pilot.pause()
        await pilot.press(*"back")
        await pilot.pause()
        assert "brings later states in again" in screen_text(app)
        await pilot.press("space", *"and", "space", *"forget", "enter")
        await eventually(pilot, lambda: not isinstance(app.screen, BackupsScreen))
    assert kept.sync.folders() == ()


async def test_without_a_backup_it_says_when_one_is_made(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("B")
        await pilot.pause()
        assert "first change of each day" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, BackupsScreen)


async def test_the_backup_of_the_day_is_made_beside_the_work_after_the_first_save(
    kept: Journal,
) -> None:
    async with opened(kept) as (app, pilot):
        daily = DailyBackup(app, kept, 2000)
        daily.look()  # something was saved before
        await eventually(
            pilot, lambda: [backup.verified is not None for backup in kept.backups.list()] == [True]
        )
        assert [backup.reason for backup in kept.backups.list()] == ["daily"]
        daily.look()
        await pilot.pause()
    assert len(kept.backups.list()) == 1
