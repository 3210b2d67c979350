import os
import signal
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import tightrope.tui
from tightrope.cli import terminal
from tightrope.domain.aim import Aim, Outcome
from tightrope.domain.talk import TalkItem
from tightrope.journal import Journal
from tightrope.paths import Locations
from tightrope.settings import Settings

Call = Callable[..., Result]


class Screen:
    """Stands in for the full-screen face; notes what it is opened on."""

    def __init__(self) -> None:
        self.opened: list[tuple[Locations, bool]] = []
        self.entries = 0
        self.leave: Callable[[], object] = bool
        self.talk: tuple[TalkItem, ...] = ()
        self.aims: tuple[Aim, ...] = ()

    def run(
        self, locations: Locations, _: Settings, *, made_up: bool = False, **_named: object
    ) -> list[Journal]:
        self.opened.append((locations, made_up))
        with Journal(locations.database) as journal:
            self.entries = sum(day.entries for day in journal.entries.days())
            self.talk, self.aims = journal.talk.all(), journal.aims.all()
        if os.name != "nt":
            assert stat.S_IMODE(locations.database.parent.stat().st_mode) == 0o700
        self.leave()
        return []


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    screen = Screen()
    monkeypatch.setattr(tightrope.tui, "run", screen.run)
    monkeypatch.setattr(terminal, "stdout_is_terminal", lambda: True)
    monkeypatch.setattr(terminal, "stdin_is_terminal", lambda: True)
    return screen


def test_without_a_command_the_journal_opens(call: Call, screen: Screen, database: Path) -> None:
    assert call().exit_code == 0
    # Once on each of the two ways that a call without options can go.
    assert [(each.database, made_up) for each, made_up in screen.opened] == [(database, False)] * 2


def test_the_demo_is_full_of_entries_and_nothing_of_it_stays(
    call: Call,
    screen: Screen,
    home: Path,
) -> None:
    result = call("demo")
    assert (result.exit_code, result.output) == (0, "")
    [(locations, made_up)] = screen.opened
    assert {item.talk.is_open for item in screen.talk} == {True, False}
    assert all(item.talk.opened.date() == item.entry.day for item in screen.talk)
    assert {aim.outcome for aim in screen.aims} == {None, *Outcome}
    assert made_up
    assert screen.entries > 300
    assert not locations.database.parent.exists()
    assert not any(home.rglob("*.db"))


@pytest.mark.usefixtures("screen")
def test_the_demo_of_two_has_each_others_letter_and_nothing_of_it_stays(
    call: Call, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    tables = []

    def look(locations: Locations, settings: Settings, **_: object) -> None:
        assert settings.letters
        with Journal(locations.database) as journal:
            [theirs] = [each.letter for each in journal.letters.kept() if not each.is_own]
            tables.append([side.called for side in journal.letters.table(theirs).sides])

    monkeypatch.setattr(tightrope.tui, "run", look)
    assert call("demo", "--two").exit_code == 0
    assert tables == [["Ada", "Ben"], ["Ben", "Ada"]]
    assert not any(home.rglob("*.db"))


@pytest.mark.skipif(os.name == "nt", reason="speaks of signals of POSIX")
@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_nothing_of_the_demo_stays_when_it_is_ended(
    call: Call,
    screen: Screen,
    number: str,
) -> None:
    screen.leave = lambda: os.kill(os.getpid(), getattr(signal, number))
    assert call("demo").exit_code == 128 + getattr(signal, number)
    [(locations, _)] = screen.opened
    assert not locations.database.parent.exists()


@pytest.mark.parametrize("arguments", [[], ["demo"]])
def test_without_a_terminal_a_sentence_says_so(call: Call, arguments: list[str]) -> None:
    result = call(*arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "needs a terminal" in result.stderr
