"""The full-screen journal on the person's own file; click, which it can do without, stays away."""

from tightrope import tui
from tightrope.cli import terminal
from tightrope.cli.context import CliContext
from tightrope.domain.errors import TightropeError
from tightrope.paths import Locations
from tightrope.settings import Settings


class NoTerminalError(TightropeError):
    """There is no screen to open the journal on."""


def open_journal(context: CliContext) -> None:
    """Open the full-screen journal, on today. Raises NoTerminalError where there is none."""
    need_terminal()
    show(context, context.locations, made_up=False)


def need_terminal() -> None:
    """Raise NoTerminalError where the journal could not be shown, or nobody could answer it."""
    if not (terminal.stdout_is_terminal() and terminal.stdin_is_terminal()):
        raise NoTerminalError(
            "The full-screen journal needs a terminal; see `tightrope --help` for the rest.",
        )


def show(
    context: CliContext, paths: Locations, *, made_up: bool, settings: Settings | None = None
) -> None:
    """Open the journal that lies there, and return when the person leaves it.

    `settings` are those of the context unless others are given.
    """
    left = tui.run(
        paths,
        settings or context.settings,
        passphrase=lambda: context.named_passphrase,
        made_up=made_up,
    )
    if not made_up:
        context.opened += left
