"""Calls without an option: the journal itself, `add` with words, `list`.

They are most of all calls, and need nothing that reads options, which takes as long to import as
their whole work. Whatever else is asked goes through `program`, and comes to the same functions.
"""

import sys
from collections.abc import Sequence
from typing import NoReturn

from tightrope.cli.ending import DONE, ending_of
from tightrope.cli.invocation import Invocation


def run() -> NoReturn:
    """Do what the arguments of this process ask for, and end the process."""
    sys.exit(ending_of(lambda: do(Invocation(), sys.argv[1:])))


def do(invocation: Invocation, asked: Sequence[str]) -> int:
    """Do what the arguments of a plain call ask for; return the exit code."""
    # Each imports what it needs itself.
    match asked:
        case []:
            from tightrope.cli.screen import open_journal  # noqa: PLC0415

            open_journal(invocation)
        case ["list"]:
            from tightrope.cli.listing import USUAL_LIMIT, print_found  # noqa: PLC0415

            print_found(invocation, None, USUAL_LIMIT, as_json=False)
        case ["add", *words]:
            from tightrope.cli.adding import write  # noqa: PLC0415

            write(invocation, tuple(words))
    return DONE
