"""Changing what stands in the journal: `edit`, `mark` and `move`."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from typing import Any

import click

from tightrope.cli import completions
from tightrope.cli.command import command
from tightrope.cli.context import CliContext
from tightrope.cli.editor import edit_page
from tightrope.cli.entry_output import print_done
from tightrope.cli.params import CLOCK, DAY, NEED
from tightrope.cli.terminal import note
from tightrope.cli.words_aside import words_survive
from tightrope.domain.entry import Draft, Entry
from tightrope.domain.errors import (
    ChangedElsewhereError,
    NoSuchEntryError,
    NothingWrittenError,
)
from tightrope.domain.marks import Need
from tightrope.journal import Journal


@command("edit", "tightrope edit 7b6f2c1e")
@click.argument("entry_id", metavar="ID", shell_complete=completions.entry_ids)
@click.pass_obj
def edit(context: CliContext, entry_id: str) -> None:
    """Change an entry in your editor.

    VISUAL or EDITOR names it. When the entry was changed elsewhere meanwhile, what you wrote is
    kept as a new entry beside it.
    """
    with context.open_journal() as journal:
        entry = journal.entries.get(entry_id)
        text = edit_page(context, entry)
        if text == entry.text:
            note("Nothing was changed.")
            return
        if not text.strip():
            raise NothingWrittenError(
                "The text came back empty, so nothing was changed;"
                f" `tightrope delete {entry.short_id}` moves the entry to the trash.",
            )
        with words_survive(context, entry, text):
            kept = _kept(journal, entry.reworded(text))
    print_done(kept)


def _kept(journal: Journal, entry: Entry) -> Entry:
    try:
        return journal.entries.revise(entry)
    except (ChangedElsewhereError, NoSuchEntryError):
        journal.accept_generation()
        note("This entry was changed elsewhere meanwhile; your words are a new entry beside it.")
        return journal.entries.write(Draft.of(entry))


@command("mark", "tightrope mark 7b6f2c1e --together", "tightrope mark 7b6f 91ac -s -T -n room")
@click.argument(
    "ids", nargs=-1, required=True, metavar="ID...", shell_complete=completions.entry_ids
)
@click.option("-t/-T", "--together/--no-together", default=None, help="Set or clear together.")
@click.option("-s/-S", "--space/--no-space", default=None, help="Set or clear space.")
@click.option(
    "-n", "--need", type=NEED, help="Set what you wanted: closeness, it was right, or space."
)
@click.option("-N", "--no-need", is_flag=True, help="Clear what you wanted.")
@click.pass_obj
def mark(
    context: CliContext,
    ids: tuple[str, ...],
    need: str | None,
    *,
    together: bool | None,
    space: bool | None,
    no_need: bool,
) -> None:
    """Set or clear marks and need of entries.

    A small letter sets a mark, its capital clears it; what is not named stays as it is.
    """
    if need and no_need:
        raise click.UsageError("A need cannot be set and cleared; choose one of the two.")
    wanted: dict[str, Any] = {
        name: value
        for name, value in (("together", together), ("space", space))
        if value is not None
    }
    if need or no_need:
        wanted["need"] = Need(need) if need else None
    if not wanted:
        raise click.UsageError("Say what to set or clear, such as --together or -n closeness.")
    with context.open_journal() as journal:
        changed = [replace(entry, **wanted) for entry in _entries(journal, ids)]
        done = journal.entries.revise_all(changed)
    for entry in done:
        print_done(entry)


@command(
    "move",
    "tightrope move 7b6f2c1e --on yesterday",
    "tightrope move 7b6f 91ac --on '12 Nov' --at 21:15",
    "tightrope move 7b6f --no-time",
)
@click.argument(
    "ids", nargs=-1, required=True, metavar="ID...", shell_complete=completions.entry_ids
)
@click.option("--on", "day", type=DAY, metavar="DATE", help="The day to move to.")
@click.option("--at", "clock", type=CLOCK, metavar="HH:MM", help="The time of day to move to.")
@click.option("--no-time", is_flag=True, help="Leave the time of day out.")
@click.pass_obj
def move(
    context: CliContext,
    ids: tuple[str, ...],
    day: date | None,
    clock: time | None,
    *,
    no_time: bool,
) -> None:
    """Move entries to another day or time: all of them, or none where one is not found.

    What is not named stays as it is. `tightrope undo` takes it back in one step.
    """
    if clock is not None and no_time:
        raise click.UsageError("A time cannot be set and left out; choose one of the two.")
    if day is None and clock is None and not no_time:
        raise click.UsageError("Say where to, such as --on yesterday, --at 21:15 or --no-time.")
    with context.open_journal() as journal:
        done = journal.entries.move(
            _entries(journal, ids), day=day, time=clock, without_time=no_time
        )
    for entry in done:
        print_done(entry)


def _entries(journal: Journal, ids: Iterable[str]) -> list[Entry]:
    """Return the entries with these ids, each once; all are looked up before one is changed."""
    found = [journal.entries.get(entry_id) for entry_id in ids]
    return list({entry.id: entry for entry in found}.values())
