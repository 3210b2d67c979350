"""The lock of the screen, and the screen that asks for an encrypted journal's passphrase."""

from pathlib import Path

import pytest

from support import FrozenClock
from tightrope.domain.entry import Draft
from tightrope.journal import Journal
from tightrope.journal.parts.screen_lock import LockQuestion
from tightrope.paths import Locations
from tightrope.settings import Settings
from tightrope.storage.encryption import FileKey
from tightrope.tui import _key
from tightrope.tui.app import TightropeApp
from tightrope.tui.screens.journal.screen import JournalScreen
from tightrope.tui.screens.privacy_screen import PrivacyScreen
from tightrope.tui.unlock import UnlockApp
from tui.opened import eventually, opened, screen_text


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody wait for a key, or for the answer to a wrong one."""
    monkeypatch.setattr("tightrope.storage.encryption.COST", 2)
    monkeypatch.setattr("tightrope.storage.open_database.WRONG_SECONDS", 0)
    monkeypatch.setattr("tightrope.tui.screens.privacy_screen.WRONG_SECONDS", 0)


def words_on(app: TightropeApp) -> list[str]:
    """Return all that stands on the screen, without lines."""
    return screen_text(app).replace("─", "").split()


async def test_a_locked_screen_shows_the_journal_for_its_code_alone(kept: Journal) -> None:
    kept.screen_lock.set_code("1234")
    async with opened(kept) as (app, pilot):
        await pilot.press("n", "q", "ctrl+l")
        await pilot.press("ctrl+l", "f9", "escape", "enter", "ctrl+p", "9", "enter")
        await eventually(pilot, lambda: "not the code" in screen_text(app))
        assert isinstance(app.screen, PrivacyScreen)
        assert words_on(app) == ["Code", "This", "is", "not", "the", "code."]
        assert [entry.text for entry in kept.entries.on(kept.now().day)][-1] == "q"
        await pilot.press(*"1234", "enter")
        await eventually(pilot, lambda: isinstance(app.screen, JournalScreen))


async def test_what_is_typed_ahead_of_a_lock_goes_nowhere(kept: Journal) -> None:
    kept.screen_lock.set_code("1234")
    async with opened(kept) as (app, pilot):
        await pilot.press("n", "a", "ctrl+l", "b", "c")
        assert kept.entries.on(kept.now().day)[-1].text == "a"
        assert "b" not in screen_text(app)
        await pilot.press("backspace", "backspace", *"1234", "enter", "x", "y")
        await eventually(pilot, lambda: isinstance(app.screen, JournalScreen))
        assert kept.entries.on(kept.now().day)[-1].text == "a"


async def test_a_lock_hides_dialogs_messages_and_the_palette(kept: Journal) -> None:
    kept.screen_lock.set_code("1234")
    async with opened(kept) as (app, pilot):
        await pilot.press("slash", *"coffee", "ctrl+l")
        app.notify("Coffee on the balcony")
        await pilot.pause()
        assert words_on(app) == ["Code"]
        assert app.title == "tightrope"


async def test_the_screen_hides_by_itself_and_once_when_nobody_presses_a_key(
    kept: Journal,
) -> None:
    async with opened(kept, settings=Settings(lock_after=0.001)) as (app, pilot):
        await eventually(pilot, lambda: isinstance(app.screen, PrivacyScreen))
        await pilot.pause(0.1)
        assert len(app.screen_stack) == 2


async def test_a_key_postpones_the_hiding(kept: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = [0]
    monkeypatch.setattr("tightrope.tui.hiding.monotonic", lambda: seconds[0])
    async with opened(kept, settings=Settings(lock_after=1)) as (app, pilot):
        seconds[0] = 59
        await pilot.press("j")
        seconds[0] = 118
        app._hiding._look()
        assert isinstance(app.screen, JournalScreen)
        seconds[0] = 119
        app._hiding._look()
        assert isinstance(app.screen, PrivacyScreen)


async def test_a_code_is_set_changed_and_removed_from_the_palette(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        for code, holds in (("12", True), ("345", True), ("", False)):
            [offered] = [
                each for each in app.get_system_commands(app.screen) if each.title == "Lock code"
            ]
            offered.callback()
            await pilot.pause()
            assert "the file stays readable" in screen_text(app).replace("\n", " ")
            await pilot.press(*code, "enter", *code, "enter")
            question = kept.screen_lock.question()
            assert (question is not None and question.is_right(code)) is holds
            assert isinstance(app.screen, JournalScreen)
        await pilot.press("ctrl+l", "enter")
        await pilot.pause()
        assert isinstance(app.screen, JournalScreen)


async def test_a_code_that_is_typed_otherwise_again_is_not_taken(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        app._hiding.ask_for_code()
        await pilot.pause()
        await pilot.press("1", "enter", "2", "enter")
        assert "not the same" in screen_text(app)
        await pilot.press("escape")
        assert kept.screen_lock.question() is None


def test_a_code_is_not_kept_as_it_was_typed(kept: Journal) -> None:
    kept.screen_lock.set_code("a secret code")
    kept.close()
    assert b"a secret code" not in kept.path.read_bytes()


class TestEncrypted:
    """An encrypted journal."""

    @pytest.fixture(autouse=True)
    def extra(self) -> None:
        pytest.importorskip("sqlcipher3", reason="tightrope[encryption] is not installed")

    @pytest.fixture
    def path(self, tmp_path: Path, clock: FrozenClock) -> Path:
        path = tmp_path / "journal.db"
        with Journal(path, clock, key=FileKey.derive("sesame")) as journal:
            journal.entries.write(Draft(day=clock().day, text="A canary sang."))
        return path

    async def test_it_asks_on_a_screen_of_its_own_and_again_after_a_wrong_one(
        self, path: Path
    ) -> None:
        folder = path.parent
        locations = Locations(path, folder / "config.toml", folder / "backups", folder / "logs")
        app = UnlockApp(lambda words: _key(path, words), locations, Settings())
        async with app.run_test() as pilot:
            await pilot.press(*"open", "enter")
            await eventually(pilot, lambda: "passphrase is wrong, or" in screen_text(app))
            assert app.key is None
            await pilot.press(*"sesame", "enter")
            await eventually(pilot, lambda: app.key is not None)
        with Journal(path, key=app.key) as journal:
            assert [entry.text for entry in journal.entries.find()] == ["A canary sang."]

    async def test_one_that_is_left_opens_nothing(self, path: Path) -> None:
        locations = Locations(path, path, path, path)
        app = UnlockApp(lambda words: _key(path, words), locations, Settings())
        async with app.run_test() as pilot:
            await pilot.press("s", "escape")
        assert app.key is None

    async def test_hiding_it_asks_for_its_passphrase(self, path: Path, clock: FrozenClock) -> None:
        with Journal(path, clock, passphrase=lambda: "sesame") as journal:
            question = journal.screen_lock.question()
            assert isinstance(question, LockQuestion)
            assert question.asks_for == "passphrase"
            async with opened(journal) as (app, pilot):
                await pilot.press("ctrl+l", *"open", "enter")
                await eventually(pilot, lambda: "not the passphrase" in screen_text(app))
                await pilot.press(*"sesame", "enter")
                await eventually(pilot, lambda: isinstance(app.screen, JournalScreen))


async def test_a_code_is_set_and_removed_on_the_screen_of_settings(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("comma", "end")
        await pilot.pause()
        assert "asks for nothing" in screen_text(app)
        assert "does not close the files" in " ".join(screen_text(app).split())
        await pilot.press("enter", *"1234", "enter", *"1234", "enter")
        await eventually(pilot, lambda: "asks for the code" in screen_text(app))
        await pilot.press("enter", "enter", "enter")
        await eventually(pilot, lambda: "asks for nothing" in screen_text(app))
    assert kept.screen_lock.question() is None
