"""Changing what stands in the journal: `edit` and `set_state`."""

from dataclasses import replace
from typing import Any

import click

from tightrope.cli.command import command
from tightrope.cli.context import CliContext
from tightrope.cli.editor import edit as edit_text
from tightrope.cli.editor import words_survive
from tightrope.cli.entry_output import print_done
from tightrope.cli.params import NEED
from tightrope.cli.terminal import note
from tightrope.domain.entry import Draft, Entry
from tightrope.domain.errors import (
    ChangedElsewhereError,
    NoSuchEntryError,
    NothingWrittenError,
)
from tightrope.domain.marks import Need
from tightrope.journal import Journal


@command("edit", "tightrope edit 7b6f2c1e")
@click.argument("entry_id", metavar="ID")
@click.pass_obj
def edit(context: CliContext, entry_id: str) -> None:
    """Change an entry in your editor.

    VISUAL or EDITOR names it. When the entry was changed elsewhere meanwhile, what you wrote is
    kept as a new entry beside it.
    """
    with context.open_journal() as journal:
        entry = journal.entries.get(entry_id)
        text = edit_text(context, entry.text)
        if text == entry.text:
            note("Nothing was changed.")
            return
        if not text.strip():
            raise NothingWrittenError(
                "The text came back empty, so nothing was changed;"
                f" `tightrope delete {entry.short_id}` moves the entry to the trash.",
            )
        with words_survive(context, text):
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
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("-t/-T", "--together/--no-together", default=None, help="Set or clear together.")
@click.option("-s/-S", "--space/--no-space", default=None, help="Set or clear space.")
@click.option("-n", "--need", type=NEED, help="Set what you wanted.")
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
        raise click.UsageError("Say what to set or clear, such as --together or -n closer.")
    with context.open_journal() as journal:
        # Every id is looked up before the first is changed.
        entries = [journal.entries.get(entry_id) for entry_id in dict.fromkeys(ids)]
        done: list[Entry] = []
        try:
            done.extend(journal.entries.revise(replace(entry, **wanted)) for entry in entries)
        finally:
            # What was marked before trouble came stays so, and is told.
            for entry in done:
                print_done(entry)
