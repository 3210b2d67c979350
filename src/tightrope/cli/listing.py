"""How entries are listed, whoever read what was asked for."""

import sys
from itertools import islice
from typing import TYPE_CHECKING

from tightrope.cli.entry_lines import print_lines, print_objects
from tightrope.cli.invocation import Invocation
from tightrope.cli.printing import note

if TYPE_CHECKING:
    from tightrope.domain.query import Query

USUAL_LIMIT = 20


def print_found(
    invocation: Invocation, query: "Query | None", limit: int, *, as_json: bool
) -> None:
    """Print what a query finds, or all, newest first, at most `limit` of it; 0 is no limit."""
    # Neither SQLite nor Python counts further, and no journal holds so many.
    limit = min(limit, sys.maxsize - 1)
    with invocation.open_journal() as journal:
        found = journal.find(query, limit=limit + 1 if limit else None)
        shown = islice(found, limit or None)
        number = print_objects(shown) if as_json else print_lines(shown)
        more = next(found, None) if number else None
        if more:
            note(f"The newest {number} are shown; -l 0 shows all.")
        elif not number and not as_json:
            note(_nothing(query, is_empty=journal.span() is None))


def _nothing(query: "Query | None", *, is_empty: bool) -> str:
    if is_empty:
        return "Nothing is written yet; `tightrope add` begins."
    if query and query.words:
        return "No entry has all of these words."
    return "No entry is like this."
