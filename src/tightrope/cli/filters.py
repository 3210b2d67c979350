"""The filters that many commands share, in one decorator that makes them one Query."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

import click

from tightrope.cli.context import CliContext
from tightrope.cli.params import DAYS, MONTH, NEED, TAG
from tightrope.cli.terminal import note
from tightrope.domain.calendar import Period
from tightrope.domain.errors import BadQueryError
from tightrope.domain.formatting import day_text
from tightrope.domain.marks import Need
from tightrope.domain.query import Query, both_hold
from tightrope.domain.query_words import read_query
from tightrope.domain.tags import MARK_WORDS

_Function = Callable[..., None]
_Option = Callable[[_Function], _Function]

_DATES: Mapping[str, _Option] = {
    "start": click.option("--from", "start", type=DAYS, metavar="DATE", help="From this day on."),
    "end": click.option("--to", "end", type=DAYS, metavar="DATE", help="Up to and with this day."),
    "on": click.option("--on", type=DAYS, metavar="DATE", help="On this day."),
    "month": click.option("--month", type=MONTH, metavar="YYYY-MM", help="In this month."),
}
_WHAT: Mapping[str, _Option] = {
    "together": click.option("--together", is_flag=True, help="Marked together."),
    "space": click.option("--space", is_flag=True, help="Marked space."),
    "both": click.option("--both", is_flag=True, help="Marked together and space."),
    "unmarked": click.option("--unmarked", is_flag=True, help="Not marked."),
    "need": click.option(
        "--need", type=NEED,
        help="With this need: wanted closeness, it was right, wanted space.",
    ),
    "tags": click.option(
        "--tag", "tags", type=TAG, multiple=True, metavar="NAME",
        help="With this tag; given again, with all of them.",
    ),
    "starred": click.option("--starred", is_flag=True, help="Starred."),
}  # fmt: skip


def dated(function: _Function) -> _Function:
    """Give a command the filters by date, and hand it their Query as `query`."""
    return _queried(function, _DATES)


def filtered(function: _Function) -> _Function:
    """Give a command all the filters, and hand it their Query as `query`."""
    return _queried(function, {**_DATES, **_WHAT})


def _queried(
    function: _Function,
    options: Mapping[str, _Option],
) -> _Function:
    @wraps(function)
    def with_query(*args: Any, **given: Any) -> None:
        chosen = {name: given.pop(name) for name in options}
        try:
            query = _query(**chosen)
        except BadQueryError as trouble:
            raise click.UsageError(str(trouble)) from None
        _echo_range(query)
        function(*args, query=query, **given)

    given_options: _Function = with_query
    for option in reversed(tuple(options.values())):
        given_options = option(given_options)
    return given_options


def _query(
    start: Period | None,
    end: Period | None,
    on: Period | None,
    month: Period | None,
    *,
    together: bool = False,
    space: bool = False,
    both: bool = False,
    unmarked: bool = False,
    need: str | None = None,
    tags: tuple[str, ...] = (),
    starred: bool = False,
) -> Query:
    """Return what the filters ask for together: every one of them must hold."""
    return Query(
        first=max((days.first for days in (start, on, month) if days), default=None),
        last=min((days.last for days in (end, on, month) if days), default=None),
        together=together or both or "together" in tags,
        space=space or both or "space" in tags,
        unmarked=unmarked,
        need=Need(need) if need else None,
        tags=tuple(sorted(set(tags) - MARK_WORDS)),
        starred=starred,
    )


def with_words(context: CliContext, query: Query, words: str) -> Query:
    """Return a query narrowed by the words of a search, in which filters may stand.

    Says which days were understood where the words name some.
    """
    try:
        asked = read_query(words, context.today)
        # The order of a date matters to an ambiguous one alone: only then are settings read.
        if ":" in asked.words:
            asked = read_query(words, context.today, context.settings.date_order)
        both = both_hold(query, asked)
    except BadQueryError as trouble:
        raise click.UsageError(str(trouble)) from None
    if asked.first or asked.last:
        _echo_range(both)
    return both


def _echo_range(query: Query) -> None:
    """Say which days were understood."""
    first = query.first and day_text(query.first)
    last = query.last and day_text(query.last)
    if first and first == last:
        note(f"On {first}")
    elif first and last:
        note(f"From {first} to {last}")
    elif first or last:
        note(f"From {first} on" if first else f"Up to {last}")
