"""Away and back again: `delete`, `restore` and `trash`."""

import click

from tightrope import formats
from tightrope.cli import completions
from tightrope.cli.command import command
from tightrope.cli.confirmation import confirm, need_terminal_or_yes
from tightrope.cli.context import CliContext
from tightrope.cli.entry_output import print_done, print_lines
from tightrope.cli.erasure_output import BACKUPS, YES, erasing, print_erasure
from tightrope.cli.terminal import note, print_json
from tightrope.domain.formatting import count_text
from tightrope.journal import Journal
from tightrope.journal.results import Trashed


@command("delete", "tightrope delete 7b6f2c1e", "tightrope delete 7b6f 91ac")
@click.argument(
    "ids", nargs=-1, required=True, metavar="ID...", shell_complete=completions.entry_ids
)
@click.pass_obj
def delete(context: CliContext, ids: tuple[str, ...]) -> None:
    """Move entries to the trash: all of them, or none where one is not found.

    `tightrope restore` brings them back.
    """
    with context.open_journal() as journal:
        entries = {entry.id: entry for entry in map(journal.entries.get, ids)}
        journal.trash.remove(entries.values())
    # First, so that it is told even where the rest cannot be printed.
    note(f"{count_text(len(entries), 'entry', 'entries')} moved to the trash.")
    for entry in entries.values():
        print_done(entry)


@command("restore", "tightrope restore 7b6f2c1e")
@click.argument(
    "ids", nargs=-1, required=True, metavar="ID...", shell_complete=completions.trashed_ids
)
@click.pass_obj
def restore(context: CliContext, ids: tuple[str, ...]) -> None:
    """Bring entries back from the trash: all of them, or none where one is not found.

    `tightrope trash` lists what lies there.
    """
    with context.open_journal() as journal:
        for entry in journal.trash.restore(ids):
            print_done(entry)


@command("trash", "tightrope trash", "tightrope trash --json", "tightrope trash --empty")
@click.option("--empty", is_flag=True, help="Purge all of it for good, after you confirm.")
@YES
@BACKUPS
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def trash(context: CliContext, *, empty: bool, yes: bool, backups: bool, as_json: bool) -> None:
    """List the trash, latest first, or empty it for good."""
    if (yes or backups) and not empty:
        raise click.UsageError("--yes and --backups go with --empty; give that too, or neither.")
    if empty:
        need_terminal_or_yes(yes=yes)
    with context.open_journal() as journal:
        if empty:
            _empty(journal, confirmed=yes, backups=backups, as_json=as_json)
        elif as_json:
            print_json([_as_object(trashed) for trashed in journal.trash.contents()])
        else:
            entries = (trashed.entry for trashed in journal.trash.contents())
            is_empty = not print_lines(entries)
            if aims := len(journal.aims.in_trash()):
                lie = "lies" if aims == 1 else "lie"
                note(f"{count_text(aims, 'aim')} {lie} there; `tightrope aims --trash` lists them.")
            elif is_empty:
                note("The trash is empty.")


def _as_object(trashed: Trashed) -> dict[str, object]:

    return formats.fields.entry_json.entry_to_json(trashed.entry) | {
        "removed": f"{trashed.removed:%Y-%m-%dT%H:%M:%SZ}"
    }


def _empty(journal: Journal, *, confirmed: bool, backups: bool, as_json: bool) -> None:
    number = journal.trash.count()
    if not (number or backups or as_json):
        note("The trash is empty.")
        return
    counted = _counted(journal, number)
    if number and not confirmed:
        confirm(
            f"{counted} will be gone for good.",
            str(number),
            "Nothing was purged; type that number to purge them.",
        )
    with erasing() as progress:
        result = journal.trash.empty(backups=backups, progress=progress)
    print_erasure(result, f"{counted} purged for good.", "purged", as_json=as_json)


def _counted(journal: Journal, number: int) -> str:
    """Return how many entries lie in the trash, and aims if any do; `number` counts both."""
    aims = len(journal.aims.in_trash())
    entries = count_text(number - aims, "entry", "entries")
    if not aims:
        return entries
    return f"{entries} and {count_text(aims, 'aim')}" if number > aims else count_text(aims, "aim")
