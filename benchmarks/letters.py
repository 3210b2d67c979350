"""What a letter of a year costs beside `add`, and how long the table for two takes to paint."""

import asyncio
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import corpus
from floor import TURNS, Cost, Costs, Row, in_child, in_turns
from tightrope.domain.calendar import Period
from tightrope.domain.day import Day
from tightrope.journal import Journal
from tightrope.letters import sealing
from tightrope.letters.choosing import Choice, letter_of
from tightrope.letters.letter import Letter
from tightrope.paths import Locations
from tightrope.settings import Settings
from tightrope.tui.app import TightropeApp
from tightrope.tui.screens.letters.table import TableScreen

_BIN = Path(sys.executable).parent / "tightrope"
_WORDS = "We talked for a long time, and the evening was quiet. " * 15
_YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
_PAINT_MS = 50.0


def measure() -> list[Row]:
    """Measure a letter of a year's figures by day, and the table for two of such letters."""
    env = _environment()
    target = corpus.folder() / "year.letter"
    span = ["--from", _YEAR.first.isoformat(), "--to", _YEAR.last.isoformat()]
    write, add = in_turns(
        in_child([_BIN, "letter", "write", target, *span, "--days", "--yes", "--force"], env),
        in_child([_BIN, "add", "--together", _WORDS], env),  # both read options
    )
    painted = asyncio.run(_painted(Path(env["TIGHTROPE_JOURNAL"])))
    paint = Cost(_PAINT_MS, _PAINT_MS)
    return [
        Row.of("letter of a year at 100 k", write, "add with a mark", add, 1.5),
        Row.of("table for two, a year by day", painted, "50 ms", paint, 1.0),
    ]


def _environment() -> dict[str, str]:
    """Return an environment in which letters are on, and both keys are there."""
    config = corpus.folder() / "letters.toml"
    config.write_text("letters = true\n", encoding="utf-8")
    env = corpus.environment(corpus.journal(100_000)) | {"TIGHTROPE_CONFIG": str(config)}
    subprocess.run([_BIN, "letter", "key"], env=env, check=True, capture_output=True)
    other = sealing.new_key_pair().public
    subprocess.run([_BIN, "letter", "key", other], env=env, check=True, capture_output=True)
    return env


def _letter() -> Letter:
    days = [Day(day, 1, 9, day.day % 2 == 0, day.day % 3 == 0) for day in _YEAR]
    choice = Choice(span=_YEAR, days=True)
    return letter_of(choice, days=days, entries=(), notes=(), aims=(), talk=())


async def _painted(path: Path) -> Costs:
    """Return what it takes from opening the table's screen to its first paint."""
    folder = path.parent
    settings = Settings(letters=True)
    with Journal(path) as journal:
        locations = Locations(path, folder / "none.toml", folder / "backups", folder / "logs")
        app = TightropeApp(journal, locations, settings)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            theirs, costs = _letter(), []
            for _ in range(TURNS):
                wall, cpu = time.perf_counter(), time.process_time()
                painted = asyncio.Event()
                screen = TableScreen(journal, settings, theirs)
                await app.push_screen(screen)
                screen.call_after_refresh(painted.set)
                await painted.wait()
                wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
                costs.append(Cost(1000 * wall, 1000 * cpu))
                await app.pop_screen()
    return Costs(costs[1:])
