"""The full-screen journal on a throw-away file: `demo`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tightrope.cli import late
from tightrope.cli.command import command
from tightrope.cli.commands.tui import need_terminal, show
from tightrope.cli.context import CliContext
from tightrope.cli.exits import ended_in_order
from tightrope.demo import demo_drafts
from tightrope.paths import Locations


@command("demo", "tightrope demo")
@click.pass_obj
def demo(context: CliContext) -> None:
    """Try the full-screen journal on eighteen months of made-up entries.

    Nothing of it stays, and your own journal is not touched.
    """
    need_terminal()
    with ended_in_order(), _throw_away_folder() as folder:
        paths = context.locations._replace(
            database=folder / "demo.db",
            backups=folder / "backups",
            logs=folder / "logs",
        )
        _fill(context, paths)
        show(context, paths, made_up=True)


def _fill(context: CliContext, paths: Locations) -> None:

    with late.Journal(paths.database, now=context.now) as journal:
        journal.entries.write_all(demo_drafts(context.today))


@contextmanager
def _throw_away_folder() -> Iterator[Path]:
    """Give a folder of our own (0700) that is gone afterwards."""
    with TemporaryDirectory(prefix="tightrope-demo-", ignore_cleanup_errors=True) as name:
        yield Path(name)
