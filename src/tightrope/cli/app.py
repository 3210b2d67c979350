"""The command line as click sees it: global options, and commands imported when called."""

import sys
from collections.abc import Sequence
from typing import Any, NamedTuple, NoReturn, cast

import click

from tightrope import __version__, libraries
from tightrope.cli import commands
from tightrope.cli._click import CompletingGroup
from tightrope.cli.command import Command, Examples, global_options
from tightrope.cli.context import CliContext
from tightrope.cli.exits import DONE, run_to_exit_code
from tightrope.cli.params import usage_error_text


class Line(NamedTuple):
    """One command: its module in `commands`, the name in it, and what it does in a few words."""

    module: str
    attribute: str
    does: str


SECTIONS: dict[str, dict[str, Line]] = {
    "Write": {
        "add": Line("add", "add", "Write a new entry."),
        "edit": Line("edit", "edit", "Change an entry in your editor."),
        "mark": Line("edit", "mark", "Set or clear marks and need of entries."),
        "move": Line("edit", "move", "Move entries to another day or time."),
        "delete": Line("trash", "delete", "Move entries to the trash."),
        "restore": Line("trash", "restore", "Bring entries back from the trash."),
        "undo": Line("undo", "undo", "Take back the last change."),
        "redo": Line("undo", "redo", "Do again what was taken back."),
        "trash": Line("trash", "trash", "List the trash, or empty it for good."),
        "unsaved": Line(
            "unsaved", "unsaved", "List words that could not be saved, or take them back."
        ),
    },
    "Read": {
        "list": Line("read", "newest", "List entries, newest first."),
        "search": Line("read", "search", "Find entries by their words."),
        "show": Line("read", "show", "Show one entry, whole."),
        "history": Line("history", "history", "List what an entry was, bring it back, forget it."),
        "tags": Line("tags", "tags", "List the tags, or give one another name."),
        "talk": Line("talk", "talk", "List what is to be talked about, and tick it off."),
        "aims": Line("aims", "aims", "List the aims that you share, begin and end them."),
        "stats": Line(
            "stats", "stats", "Show the figures of days, weeks, months, years or weekdays."
        ),
        "chart": Line("chart", "chart", "Draw the timeline, or say it in words."),
        "review": Line("review", "review", "Look back on a month."),
    },
    "Keep": {
        "export": Line("transfer", "export", "Write entries into a file or folder."),
        "import": Line("transfer", "import_", "Take entries in from a file or folder."),
        "sync": Line("sync", "sync", "Keep the journal and a folder in step."),
        "backup": Line("backups", "backup", "Make a verified copy of the journal."),
        "backups": Line("backups", "backups", "List the backups."),
        "rollback": Line("backups", "rollback", "Go back to a backup."),
        "encrypt": Line("encryption", "encrypt", "Encrypt the journal and its backups."),
        "decrypt": Line("encryption", "decrypt", "Write them into plain files again."),
        "passphrase": Line("encryption", "passphrase", "Change what opens an encrypted journal."),
        "lock-code": Line(
            "lock_code", "lock_code", "Set the code that the hidden screen asks for."
        ),
        "config": Line("config", "config", "Print the settings, check or change them."),
        "completion": Line("shell", "completion", "Print what completes words in your shell."),
        "man": Line("shell", "man", "Print or write the manual pages."),
        "erase": Line("erase", "erase", "Erase everything that the program keeps."),
        "doctor": Line("doctor", "doctor", "Look whether all is well, and mend what can be."),
        "where": Line("where", "where", "Print where everything lies."),
        "demo": Line("demo", "demo", "Try the full-screen journal on made-up entries."),
    },
}

LETTERS = {"letter": Line("letter", "letter", "Hand each other letters.")}
"""What is there for whoever has set `letters = true`, and is hidden from all others."""

COMMANDS = {name: line for section in SECTIONS.values() for name, line in section.items()}
_WITH_LETTERS = COMMANDS | LETTERS


_NAME = "tightrope"


def _has_letters(ctx: click.Context) -> bool:
    return ctx.ensure_object(CliContext).has_letters


def _commands_of(ctx: click.Context) -> dict[str, Line]:
    return _WITH_LETTERS if _has_letters(ctx) else COMMANDS


class Program(Examples, CompletingGroup):
    """A group whose commands stand in the table."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of the help."""
        return list(_commands_of(ctx))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        if not (line := _WITH_LETTERS.get(cmd_name)):
            return None
        return cast("Command", getattr(getattr(commands, line.module), line.attribute))

    def resolve_command(
        self,
        ctx: click.Context,
        args: list[str],
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was called; for a slip, name the one that was perhaps meant."""
        if args[0] not in _WITH_LETTERS and not args[0].startswith("-"):
            near = libraries.difflib.get_close_matches(args[0], _commands_of(ctx), n=1)
            meant = f"; perhaps {near[0]} was meant" if near else ""
            ctx.fail(f"There is no command of this name{meant}.")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands from their table, without importing them."""
        letters = {"Between two": LETTERS} if _has_letters(ctx) else {}
        for title, section in (SECTIONS | letters).items():
            with formatter.section(title):
                formatter.write_dl([(name, line.does) for name, line in section.items()])

    def main(  # type: ignore[override] # every way out of click's main is one: the process ends
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        **extra: Any,
    ) -> NoReturn:
        """Run with these arguments and exit: 0 done, 1 could not, 2 called wrongly."""
        asked = sys.argv[1:] if args is None else list(args)
        sys.exit(run_to_exit_code(lambda: self._call(asked, extra)))

    def _call(self, asked: list[str], extra: dict[str, Any]) -> int:
        # What click's own main does, which also makes an error of a closed pipe.
        self.complete_for_shell(extra, _NAME)
        try:
            with self.make_context(_NAME, asked, **extra) as ctx:
                self.invoke(ctx)
        except click.exceptions.Exit as end:
            return end.exit_code
        except click.ClickException as wrong:
            return usage_error_text(wrong)
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
@global_options()
@click.version_option(__version__, prog_name=_NAME, message="%(prog)s %(version)s")
@click.pass_context
def program(ctx: click.Context) -> None:
    """Keep a journal of being together and having space.

    Without a command the full-screen journal opens, on today. With one, that is done and the
    program ends.

    TIGHTROPE_JOURNAL chooses the journal as --journal does, which may also stand behind the
    command; TIGHTROPE_CONFIG chooses the settings file. TIGHTROPE_PASSPHRASE_FILE names a file as
    --passphrase-file does.
    """
    context = ctx.ensure_object(CliContext)
    context.show_days_as_wanted()
    if ctx.invoked_subcommand is None:
        commands.tui.open_journal(context)


def run() -> NoReturn:
    """Run with the arguments of this process."""
    # Windows would expand the asterisks of an entry into file names if click read these itself.
    context = CliContext()
    try:
        program.main(sys.argv[1:], obj=context)
    finally:
        context.back_up_in_background()
