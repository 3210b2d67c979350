"""Reading: `list`, `search` and `show`."""

import click

from tightrope.cli import completions
from tightrope.cli.command import command
from tightrope.cli.context import CliContext
from tightrope.cli.entry_output import USUAL_LIMIT, print_entry, print_found, print_object
from tightrope.cli.filters import filtered, with_words
from tightrope.cli.params import SearchCommand, WholeNumber, words_of
from tightrope.domain.query import Query

_LIMIT = click.option(
    "-l",
    "--limit",
    type=WholeNumber(least=0),
    default=USUAL_LIMIT,
    show_default=True,
    metavar="N",
    help="At most so many; 0 for all.",
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@command(
    "list",
    "tightrope list",
    "tightrope list --from 'last friday' --together",
    "tightrope list --month 2026-11 --tag walks --json",
)
@_LIMIT
@_JSON
@filtered
@click.pass_obj
def newest(context: CliContext, query: Query, limit: int, *, as_json: bool) -> None:
    """List entries, newest first.

    A line for each entry: day, time, marks, its first line, what else was said, and the beginning
    of its id, by which the other commands call it.
    """
    print_found(context, query, limit, as_json=as_json)


@command(
    "search",
    "tightrope search river",
    "tightrope search '\"along the river\" or lake*'",
    "tightrope search walk -home --together",
    cls=SearchCommand,
)
@click.argument("words", nargs=-1, required=True, metavar="QUERY", callback=words_of)
@_LIMIT
@_JSON
@filtered
@click.pass_obj
def search(
    context: CliContext,
    words: tuple[str, ...],
    query: Query,
    limit: int,
    *,
    as_json: bool,
) -> None:
    """Find entries by their words, newest first.

    All words must occur. "A phrase" in quotes, word* for a beginning, -word for one that must not
    occur, and `or` between two. Case and accents do not matter. Filters may stand among the words:
    together: space: both: unmarked: starred: need:space tag:walks from:2025-01 to:2025 on:friday.
    """
    query = with_words(context, query, " ".join(words))
    print_found(context, query, limit, as_json=as_json)


@command("show", "tightrope show 7b6f2c1e", "tightrope show 7b6f --json")
@click.argument("entry_id", metavar="ID", shell_complete=completions.entry_ids)
@_JSON
@click.pass_obj
def show(context: CliContext, entry_id: str, *, as_json: bool) -> None:
    """Show one entry, whole.

    An id may be cut to any beginning that only one entry has.
    """
    with context.open_journal() as journal:
        entry = journal.entries.get(entry_id)
    if as_json:
        print_object(entry)
    else:
        print_entry(entry)
