"""Away and back again: `delete`, `restore` and `trash`."""

import click

from tightrope import formats
from tightrope.cli.command import command
from tightrope.cli.confirmation import confirm, need_terminal_or_yes
from tightrope.cli.context import CliContext
from tightrope.cli.entry_output import print_done, print_lines
from tightrope.cli.terminal import note, print_json, say, telling_what_was_saved
from tightrope.domain.formatting import count_text
from tightrope.journal import Journal
from tightrope.journal.results import Trashed


@command("delete", "tightrope delete 7b6f2c1e", "tightrope delete 7b6f 91ac")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.pass_obj
def delete(context: CliContext, ids: tuple[str, ...]) -> None:
    """Move entries to the trash: all of them, or none where one is not found.

    `tightrope restore` brings them back.
    """
    with context.open_journal() as journal:
        entries = {entry.id: entry for entry in map(journal.entries.get, ids)}
        journal.trash.remove(entries.values())
    for entry in entries.values():
        print_done(entry)
    note(f"{count_text(len(entries), 'entry', 'entries')} moved to the trash.")


@command("restore", "tightrope restore 7b6f2c1e")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
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
@click.option("--yes", is_flag=True, help="With --empty: do not ask.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def trash(context: CliContext, *, empty: bool, yes: bool, as_json: bool) -> None:
    """List the trash, latest first, or empty it for good."""
    if yes and not empty:
        raise click.UsageError("--yes confirms --empty; give both, or neither.")
    if empty:
        need_terminal_or_yes(yes=yes)
    with context.open_journal() as journal:
        if empty:
            _empty(journal, confirmed=yes, as_json=as_json)
        elif as_json:
            print_json([_as_object(trashed) for trashed in journal.trash.contents()])
        elif not print_lines(trashed.entry for trashed in journal.trash.contents()):
            note("The trash is empty.")


def _as_object(trashed: Trashed) -> dict[str, object]:

    return formats.fields.entry_json.entry_to_json(trashed.entry) | {
        "removed": f"{trashed.removed:%Y-%m-%dT%H:%M:%SZ}"
    }


def _empty(journal: Journal, *, confirmed: bool, as_json: bool) -> None:
    number = len(journal.trash.contents())
    if not number and not as_json:
        note("The trash is empty.")
        return
    entries = count_text(number, "entry", "entries")
    if number and not confirmed:
        confirm(
            f"{entries} will be gone for good.",
            str(number),
            "Nothing was purged; type the number of entries to purge them.",
        )
    purged = journal.trash.empty()
    with telling_what_was_saved():
        if as_json:
            print_json({"purged": purged})
        else:
            say(f"{count_text(purged, 'entry', 'entries')} purged for good.")
