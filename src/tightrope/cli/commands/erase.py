"""Erasing everything that the program keeps: `erase`."""

from contextlib import suppress

import click

from tightrope.cli import late
from tightrope.cli.command import command
from tightrope.cli.confirmation import confirm, need_terminal_or_yes
from tightrope.cli.context import CliContext
from tightrope.cli.terminal import note, say
from tightrope.domain.errors import TightropeError
from tightrope.domain.formatting import count_text
from tightrope.domain.printable import printable
from tightrope.journal.encryption import is_encrypted
from tightrope.journal.erasure.kept_files import erase_files, kept_files


class NotAllErasedError(TightropeError):
    """Some files could not be erased."""


@command("erase", "tightrope erase", "tightrope erase --yes")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def erase(context: CliContext, *, yes: bool) -> None:
    """Erase everything that the program keeps, after you confirm; each file is listed first.

    That is the journal and the files beside it, words that were put aside, its backups, the log of
    faults and the settings. Nothing of it can be brought back.
    """
    need_terminal_or_yes(yes=yes)
    locations = context.locations
    files = kept_files(locations)
    if not files:
        note("There is nothing to erase.")
        return
    synced = _synced_folders(context)
    for file in files:
        say(printable(str(file)))
    _tell_what_is_out_of_reach(synced)
    if not yes:
        confirm(
            f"{count_text(len(files), 'file')} will be gone for good.",
            "erase",
            "Nothing was erased; type erase to erase all of it.",
        )
    left = erase_files(locations, files)
    note(f"{count_text(len(files) - len(left), 'file')} erased.")
    if left:
        named = "; ".join(f"{printable(str(path))} ({reason})" for path, reason in left)
        raise NotAllErasedError(
            f"Not all could be erased: {named}. See who owns it and its folder, and run this again."
        )


def _synced_folders(context: CliContext) -> tuple[str, ...]:
    """Return the folders that the journal was synced with, if it can be asked without a word."""
    with suppress(TightropeError):
        if context.database.exists() and not is_encrypted(context.database):
            with late.Journal(context.database, now=context.now) as journal:
                return tuple(printable(str(folder)) for folder in journal.sync.folders())
    return ()


def _tell_what_is_out_of_reach(synced: tuple[str, ...]) -> None:
    note("Out of reach, and yours to look after:")
    for folder in synced:
        note(f"  the synced folder {folder}, its history, and its copies on other machines")
    note("  synced copies of the journal's folder, and snapshots or backups of the whole disk")
    note("  exports, reviews and backups that were written to a place of your own")
    note("  words given to `tightrope add` in the history of your shell, and what a terminal shows")
    note("  what a disk keeps of a file that was deleted")
