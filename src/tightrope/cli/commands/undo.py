"""Taking back, and doing again: `undo` and `redo`."""

import click

from tightrope.cli.command import command
from tightrope.cli.context import CliContext
from tightrope.cli.terminal import note, say, telling_what_was_saved
from tightrope.journal.results import ActionResult


@command("undo", "tightrope undo")
@click.pass_obj
def undo(context: CliContext) -> None:
    """Take back the last change of the journal, and say what it was.

    That may be an entry, a mark, a deletion, a move, a tag that was renamed, the note of a month,
    an aim, or what is to be talked about, made here or on the screen, also long ago. Again: the
    change before it. `tightrope redo` does it again.
    """
    with context.open_journal() as journal:
        _tell(journal.undo.undo(), "Took back", "There is nothing to take back.")


@command("redo", "tightrope redo")
@click.pass_obj
def redo(context: CliContext) -> None:
    """Do again what was taken back last, and say what it was.

    A new change leaves nothing to do again.
    """
    with context.open_journal() as journal:
        _tell(journal.undo.redo(), "Did again", "There is nothing to do again.")


def _tell(act: ActionResult | None, done: str, nothing: str) -> None:
    if act is None:
        note(nothing)
        return
    with telling_what_was_saved():
        say(f"{done}: {act.summary}")
