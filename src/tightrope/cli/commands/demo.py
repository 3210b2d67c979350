"""The full-screen journal on a throw-away file: `demo`."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from tightrope import domain
from tightrope.cli import late
from tightrope.cli.command import command
from tightrope.cli.commands.tui import need_terminal, show
from tightrope.cli.context import CliContext
from tightrope.cli.exits import ended_in_order
from tightrope.cli.terminal import note
from tightrope.clock import Moment
from tightrope.demo import DemoTalk, demo_aims, demo_drafts, demo_talk
from tightrope.paths import Locations

if TYPE_CHECKING:
    from tightrope.journal import Journal


@command("demo", "tightrope demo", "tightrope demo --two")
@click.option("--two", is_flag=True, help="Open two made-up journals, one after the other.")
@click.pass_obj
def demo(context: CliContext, *, two: bool) -> None:
    """Try the full-screen journal on eighteen months of made-up entries.

    Nothing of it stays, and your own journal is not touched.
    """
    need_terminal()
    with ended_in_order(), _throw_away_folder() as folder:
        if two:
            _show_two(context, folder)
            return
        paths = _paths(context, folder, "demo")
        _fill(context, paths)
        show(context, paths, made_up=True)


def _show_two(context: CliContext, folder: Path) -> None:
    """Show a pair of journals, each with a letter of the other's, one after the other."""
    both = {name: _paths(context, folder, name.lower()) for name in ("Ada", "Ben")}
    for seed, paths in enumerate(both.values(), 20):
        _fill(context, paths, seed)
    databases = {name: paths.database for name, paths in both.items()}
    late.exchange_letters(context.now, databases, folder)
    settings = replace(context.settings, letters=True)
    for name, paths in both.items():
        note(f"This is {name}'s journal; letters are in the palette (ctrl+p).")
        show(context, paths, made_up=True, settings=settings)


def _paths(context: CliContext, folder: Path, name: str) -> Locations:
    return context.locations._replace(
        database=folder / f"{name}.db",
        backups=folder / "backups",
        logs=folder / "logs",
    )


def _fill(context: CliContext, paths: Locations, seed: int = 20) -> None:
    # Each thing is saved at the moment at which the two would have done it.
    clock = _Clock(context.now())
    with late.Journal(paths.database, now=clock) as journal:
        journal.entries.write_all(demo_drafts(context.today, seed))
        for aim in demo_aims(context.today):
            clock.go_to(aim.begun)
            begun = journal.aims.begin(aim.title, note=aim.note)
            if aim.ended and aim.outcome:
                clock.go_to(aim.ended)
                journal.aims.end(begun, aim.outcome)
        for talk in demo_talk():
            _talk_about(journal, clock, talk)


def _talk_about(journal: "Journal", clock: "_Clock", talk: DemoTalk) -> None:
    """Put an entry on the list of what is to be talked about, where there is such a one."""
    tagged = list(journal.entries.find(domain.query.Query(tags=(talk.tag,)), limit=talk.which + 1))
    if len(tagged) <= talk.which:
        return
    entry = tagged[-1]
    clock.go_to(entry.day)
    journal.talk.open(entry, talk.line)
    if talk.talked_after is not None:
        clock.go_to(entry.day + timedelta(days=talk.talked_after))
        journal.talk.tick(entry.id)


class _Clock:
    """A `now` for what the two did on other days, never after the real one."""

    def __init__(self, real: Moment) -> None:
        self._real = self._shown = real

    def __call__(self) -> Moment:
        return self._shown

    def go_to(self, day: date) -> None:
        """Show the same hour on another day."""
        days = min(day, self._real.day) - self._real.day
        self._shown = self._real._replace(day=self._real.day + days, utc=self._real.utc + days)


@contextmanager
def _throw_away_folder() -> Iterator[Path]:
    """Give a folder of our own (0700) that is gone afterwards."""
    with TemporaryDirectory(prefix="tightrope-demo-", ignore_cleanup_errors=True) as name:
        yield Path(name)
