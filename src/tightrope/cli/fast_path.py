"""The fast path: calls without an option, which need no click.

They are most of all calls, and importing click takes as long as their whole work. Whatever else is
asked goes through `app`, and comes to the same functions.
"""

import sys
from collections.abc import Sequence
from typing import NoReturn

from tightrope.cli import commands
from tightrope.cli.context import CliContext
from tightrope.cli.exits import DONE, run_to_exit_code


def run() -> NoReturn:
    """Do what the arguments of this process ask for, and end the process."""
    context = CliContext()
    code = run_to_exit_code(lambda: do(context, sys.argv[1:]))
    context.back_up_in_background()
    sys.exit(code)


def do(context: CliContext, arguments: Sequence[str]) -> int:
    """Do what the arguments of a plain call ask for; return the exit code."""
    context.show_days_as_wanted()
    # Each imports what it needs itself.
    match arguments:
        case []:
            commands.tui.open_journal(context)
        case ["list"]:
            from tightrope.cli.entry_output import USUAL_LIMIT, print_found  # noqa: PLC0415 - for this command alone

            print_found(context, None, USUAL_LIMIT, as_json=False)
        case ["add", *words]:
            from tightrope.cli.add_entry import add_entry  # noqa: PLC0415 - for this command alone

            add_entry(context, tuple(words))
    return DONE
