"""Backups and going back to one: `backup`, `backups` and `rollback`."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tightrope.cli import late, terminal
from tightrope.cli.command import command
from tightrope.cli.confirmation import confirm, need_terminal_or_yes
from tightrope.cli.context import CliContext
from tightrope.cli.exits import ended_in_order
from tightrope.cli.terminal import note, print_json, say
from tightrope.domain.errors import TightropeError
from tightrope.domain.formatting import count_text, utc_text
from tightrope.domain.printable import printable
from tightrope.journal import rollback as going_back

if TYPE_CHECKING:
    from tightrope.journal.results import BackupFile, RolledBack

_MEGABYTE = 1_000_000


@command("backup", "tightrope backup", "tightrope backup ~/journal-copy.db")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--automatic", is_flag=True, hidden=True)
@click.pass_obj
def backup(context: CliContext, path: Path | None, *, automatic: bool) -> None:
    """Make a verified copy of the journal, which may be open elsewhere meanwhile.

    Without a path it goes into the folder of backups that `tightrope where` names. Prints where
    the copy lies.
    """
    with context.open_journal() as journal:
        if automatic:  # as a command starts it in the background where it cannot fork
            with suppress(TightropeError, OSError):
                journal.backups.catch_up(context.settings.backup_limit)
            return
        say(str(journal.backups.create_verified(path)))


@command("backups", "tightrope backups", "tightrope backups --json")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def backups(context: CliContext, *, as_json: bool) -> None:
    """List the backups, latest first: when, why, size, entries, verified, and its name.

    `tightrope rollback NAME` goes back to one. The journal itself is not opened, so that a damaged
    one is no hindrance.
    """
    found = going_back.backups_of(context.database)
    if as_json:
        print_json([_as_object(each) for each in found])
        return
    for each in found:
        say(_line(each))
    if not found:
        note("There are no backups yet; `tightrope backup` makes one.")


@command(
    "rollback",
    "tightrope rollback journal-20261121T201500Z",
    "tightrope rollback ~/journal-copy.db --yes",
)
@click.argument("name", metavar="BACKUP")
@click.option("--forget-folders", is_flag=True, help="Forget the folders that were synced.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def rollback(context: CliContext, name: str, *, forget_folders: bool, yes: bool) -> None:
    """Go back to a backup, named as `tightrope backups` lists it, or by its path.

    The journal as it is now is saved as a backup before, so that this can be taken back in the same
    way. Other windows may be open: they show what came back, and save nothing over it.

    A folder that the journal is synced with holds the later states too, and brings them in again at
    the next sync; --forget-folders lets the journal forget it.
    """
    need_terminal_or_yes(yes=yes)
    chosen = going_back.backup_named(context.database, name)
    with ended_in_order():
        going = going_back.Rollback(
            context.database,
            chosen,
            context.passphrase,
            lambda: late.ask_passphrase("Passphrase of the backup: "),
        )
        note(f"Going back to {printable(str(chosen))}{_what_it_holds(context, chosen)}.")
        note("The journal as it is now is saved before.")
        folders = going.synced_folders()
        forgets = forget_folders or _wants_to_forget(folders, asks=not yes)
        if not yes:
            confirm("The journal goes back.", "rollback", "Nothing was changed.")
        done = going.run(context.now().utc, forgets_folders=forgets)
    say(f"The journal is as it was in {printable(chosen.name)}.")
    _tell_where_it_was_saved(done)
    if forgets and folders:
        note("The synced folders are forgotten; nothing in them was changed.")


def _what_it_holds(context: CliContext, chosen: Path) -> str:
    for each in going_back.backups_of(context.database):
        if each.path == chosen:
            held = [f"from {utc_text(each.made)}"]
            if each.entries is not None:
                held.append(count_text(each.entries, "entry", "entries"))
            return f", {', '.join(held)}"
    return ""


def _wants_to_forget(folders: tuple[str, ...], *, asks: bool) -> bool:
    """Say what synced folders do, and return whether the person wants them forgotten."""
    for folder in folders:
        note(
            f"The synced folder {printable(folder)} holds later states too, and brings them in"
            " again at the next sync."
        )
    if not folders or not asks:
        return False
    click.echo("Type forget to forget it, or Enter to keep it: ", nl=False, err=True)
    answer = sys.stdin.readline()
    if not answer.endswith("\n"):
        terminal.note("")
    return answer.strip() == "forget"


def _tell_where_it_was_saved(done: "RolledBack") -> None:
    if done.saved:
        note(f"The journal as it was before is in {printable(str(done.saved))}.")
    if done.set_aside:
        note(
            "The journal as it was before is damaged, and was set aside in"
            f" {printable(str(done.set_aside))}, with its log."
        )


def _line(each: "BackupFile") -> str:
    entries = "?" if each.entries is None else f"{each.entries:,}"
    return (
        f"{utc_text(each.made):>25}  {each.reason:<9}  {each.size / _MEGABYTE:>7.1f} MB"
        f"  {entries:>7}  {_state(each):<12}  {printable(each.name)}"
    )


def _state(each: "BackupFile") -> str:
    if each.is_damaged:
        return "damaged"
    return "verified" if each.verified else "not yet"


def _as_object(each: "BackupFile") -> dict[str, object]:
    return {
        "name": each.name,
        "path": str(each.path),
        "when": f"{each.made:%Y-%m-%dT%H:%M:%SZ}",
        "why": each.reason,
        "size": each.size,
        "entries": each.entries,
        "verified": each.verified is not None,
        "checked": f"{each.verified:%Y-%m-%dT%H:%M:%SZ}" if each.verified else None,
        "damaged": each.is_damaged,
        "encrypted": each.is_encrypted,
    }
