"""The code of the screen's lock: `lock-code`."""

import click

from tightrope.cli import late
from tightrope.cli.command import command
from tightrope.cli.context import CliContext
from tightrope.cli.terminal import note, say
from tightrope.domain.errors import TightropeError


class NoCodeError(TightropeError):
    """A code was not set."""


@command("lock-code", "tightrope lock-code", "tightrope lock-code --remove")
@click.option("--remove", is_flag=True, help="Lock nothing from now on; the code is not asked for.")
@click.pass_obj
def lock_code(context: CliContext, *, remove: bool) -> None:
    """Set or change the code that the hidden screen asks for.

    It hides the screen; the file stays readable to anyone who can open your files. An encrypted
    journal asks for its passphrase instead.
    """
    with context.open_journal() as journal:
        lock = journal.screen_lock
        if not lock.takes_code:
            raise NoCodeError("An encrypted journal asks for its passphrase, and needs no code.")
        if remove:
            lock.remove_code()
            say("There is no lock code.")
            return
        note("It hides the screen; the file stays readable to anyone who can open your files.")
        code = late.ask_passphrase("New code: ")
        if late.ask_passphrase("The same again: ") != code:
            raise NoCodeError("The two were not the same, so nothing was changed; try again.")
        lock.set_code(code)
        say("Hiding asks for the code.")
