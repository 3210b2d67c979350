"""The program as click sees it: the global options, and commands that are imported when called."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn, cast

import click

from tightrope import __version__
from tightrope.cli.command import Command, Examples, journal_option
from tightrope.cli.ending import DONE, ending_of
from tightrope.cli.invocation import Invocation
from tightrope.cli.misuse import called_wrongly
from tightrope.cli.table import COMMANDS, SECTIONS

_NAME = "tightrope"


class Program(Examples, click.Group):
    """A group whose commands stand in the table."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import one command."""
        if not (line := COMMANDS.get(cmd_name)):
            return None
        command = getattr(import_module(f"tightrope.cli.{line.module}"), line.attribute)
        return cast("Command", command)

    def resolve_command(
        self,
        ctx: click.Context,
        args: list[str],
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was called; for a slip, name the one that was perhaps meant."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415 - only to mend a slip

            near = get_close_matches(args[0], COMMANDS, n=1)
            meant = f"; perhaps {near[0]} was meant" if near else ""
            ctx.fail(f"There is no command of this name{meant}.")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands from their table, without importing them."""
        for title, section in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name, line.does) for name, line in section.items()])

    def main(  # type: ignore[override] # every way out of click's main is one: the process ends
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,  # noqa: ARG002 - it is always called by its own name
        **extra: Any,
    ) -> NoReturn:
        """Run with these arguments and exit: 0 done, 1 could not, 2 called wrongly."""
        asked = sys.argv[1:] if args is None else list(args)
        sys.exit(ending_of(lambda: self._call(asked, extra)))

    def _call(self, asked: list[str], extra: dict[str, Any]) -> int:
        # What click's own main does, which also makes an error of a closed pipe.
        self._main_shell_completion(extra, _NAME)
        try:
            with self.make_context(_NAME, asked, **extra) as ctx:
                self.invoke(ctx)
        except click.exceptions.Exit as end:
            return end.exit_code
        except click.ClickException as wrong:
            return called_wrongly(wrong)
        return DONE


@click.group(
    cls=Program,
    invoke_without_command=True,
    subcommand_metavar="[COMMAND]",
    options_metavar="[OPTIONS]",
    examples=(
        "tightrope",
        "tightrope add Walked home along the river. --together",
        "tightrope list --month 2026-11",
        "tightrope add --help",
    ),
)
@journal_option()
@click.version_option(__version__, prog_name=_NAME, message="%(prog)s %(version)s")
@click.pass_context
def program(ctx: click.Context) -> None:
    """Keep a journal of closeness and independence.

    Without a command the full-screen journal opens, on today. With one, that is done and the
    program ends.

    TIGHTROPE_JOURNAL chooses the journal as --journal does, which may also stand behind the
    command; TIGHTROPE_CONFIG chooses the settings file.
    """
    invocation = ctx.ensure_object(Invocation)
    if ctx.invoked_subcommand is None:
        from tightrope.cli.screen import open_journal  # noqa: PLC0415 - the slow face, alone

        open_journal(invocation)


def run() -> NoReturn:
    """Run with the arguments of this process."""
    # Windows would expand the asterisks of an entry into file names if click read these itself.
    program.main(sys.argv[1:])
