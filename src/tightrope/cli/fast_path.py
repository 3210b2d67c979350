"""The fast path: calls without an option, which need no click."""

import sys
from collections.abc import Sequence
from typing import NoReturn

from tightrope.cli.context import CliContext
from tightrope.cli.exits import DONE, run_to_exit_code


def run() -> NoReturn:
    """Do what the arguments of this process ask for, and end the process."""
    sys.exit(run_to_exit_code(lambda: _do(CliContext(), sys.argv[1:])))


def _do(invocation: CliContext, asked: Sequence[str]) -> int:
    # Each imports what it needs itself.
    match asked:
        case []:
            from tightrope.cli.commands.tui import open_journal  # noqa: PLC0415

            open_journal(invocation)
        case ["list"]:
            from tightrope.cli.entry_output import USUAL_LIMIT, print_found  # noqa: PLC0415

            print_found(invocation, None, USUAL_LIMIT, as_json=False)
        case ["add", *words]:
            from tightrope.cli.add_entry import add_entry  # noqa: PLC0415

            add_entry(invocation, tuple(words))
    return DONE
