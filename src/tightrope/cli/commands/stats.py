"""The figures: `stats`."""

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields

import click

from tightrope.cli.command import command
from tightrope.cli.context import CliContext
from tightrope.cli.filters import dated
from tightrope.cli.terminal import STRONG, note, painted, print_json, say
from tightrope.domain.balance import FEWEST_SHOWN, interval_text, signed
from tightrope.domain.calendar import Period
from tightrope.domain.difference import FEWEST_VOTES
from tightrope.domain.marks import State, sign
from tightrope.domain.query import Query
from tightrope.domain.stats import Granularity, StatsDayRow, StatsRow, StatsWeekdayRow, stats_rows
from tightrope.journal import Journal

_UNITS = click.Choice([unit.value for unit in Granularity])
_SIGNS = tuple(sign(state) for state in (State.TOGETHER, State.SPACE, State.BOTH))
_ROWS = {Granularity.DAY: StatsDayRow, Granularity.WEEKDAY: StatsWeekdayRow}
# A day has one vote, and so no balance worth a figure but that of the line.
_FIGURES = {
    Granularity.DAY: ("line", "80 % interval"),
    Granularity.WEEKDAY: ("balance", "beside others", "range"),
}


@command(
    "stats",
    "tightrope stats --by month",
    "tightrope stats --by day --month 2026-11 --json",
    "tightrope stats --by weekday --from '1 Jan' --csv",
)
@click.option(
    "--by", type=_UNITS, default="month", show_default=True, help="What a row stands for."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print comma-separated values.")
@dated
@click.pass_obj
def stats(context: CliContext, query: Query, by: str, *, as_json: bool, as_csv: bool) -> None:
    """Show the figures of days, weeks, months, years or weekdays.

    The balance goes from -1, all marked days space, to +1, all together. It comes from the days
    marked, and means little where these are few: the interval says how much. The mix is the share
    of marked days that were both.
    """
    if as_json and as_csv:
        raise click.UsageError("--json and --csv are two answers; choose one of them.")
    with context.open_journal() as journal:
        found = _rows(context, journal, query, Granularity(by))
    if as_json:
        print_json({"by": by, "periods": [asdict(row) for row in found]})
    elif as_csv:
        _print_csv(found, Granularity(by))
    elif found:
        _print_table(found, Granularity(by))
    else:
        note("Nothing is written in these days yet.")


def _rows(
    context: CliContext, journal: Journal, query: Query, unit: Granularity
) -> Sequence[StatsRow]:
    # Days before the range move the line inside it, and say how its days come in runs.
    days = journal.entries.days(last=query.last)
    first = query.first or (days[0].date if days else query.last)
    last = query.last or context.today
    period = None
    if first and (query.first or query.last):
        if first > last:
            days = ()  # nothing has come so far
        else:
            period = Period(first, last)
    return stats_rows(
        days,
        unit,
        period,
        today=context.today,
        week_starts=context.settings.week_starts,
        half_life=context.settings.half_life,
    )


def _print_csv(found: Sequence[StatsRow], unit: Granularity) -> None:
    columns = [field.name for field in fields(_ROWS.get(unit, StatsRow))]
    table = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
    table.writeheader()
    table.writerows(asdict(row) for row in found)


def _print_table(found: Sequence[StatsRow], unit: Granularity) -> None:
    figures = _FIGURES.get(unit, ("balance", "80 % interval", "mix"))
    headings = ("period", "marked", *_SIGNS, "entries", "words", *figures)
    lines = [headings, *map(_cells, found)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    head, *stats_rows = (
        "  ".join(f"{cell:{'<' if place == 0 else '>'}{width}}" for place, (cell, width) in cells)
        for cells in (enumerate(zip(line, widths, strict=True)) for line in lines)
    )
    say(painted(head, STRONG))
    for row in stats_rows:
        say(row.rstrip())
    note("Days ▲ together, ▼ space, ◆ both. Balance: -1 all space, +1 all together.")
    for sentence in _sentences(found):
        note(sentence)


def _sentences(found: Sequence[StatsRow]) -> Iterator[str]:
    """Yield what may be said of weekdays that stand out, the surest first."""
    named = (row for row in found if isinstance(row, StatsWeekdayRow) and row.stands_out)
    yield from (f"{row.sentence}." for row in sorted(named, key=_doubt))


def _doubt(row: StatsWeekdayRow) -> float:
    """Return the width of a difference's range beside the difference."""
    if row.difference is None or row.difference_low is None or row.difference_high is None:
        return 0.0
    return (row.difference_high - row.difference_low) / abs(row.difference)


def _cells(row: StatsRow) -> tuple[str, ...]:
    days = (row.together_days, row.space_days, row.both_days)
    return (
        row.period,
        f"{row.voted} of {row.days_passed}",
        *(str(number or "") for number in days),
        str(row.entries or ""),
        f"{row.words:,}" if row.words else "",
        *_figures(row),
    )


def _figures(row: StatsRow) -> tuple[str, ...]:
    """Return the figures of a row; the CSV has them also where too few days voted to show any."""
    match row:
        case StatsDayRow():
            return _with_range(row.running, row.running_low, row.running_high)
        case StatsWeekdayRow():
            if row.voted < FEWEST_VOTES:
                return ("", "", "")
            figure = signed(row.balance) if row.balance is not None else ""
            return (figure, *_with_range(row.difference, row.difference_low, row.difference_high))
        case _:
            if row.voted < FEWEST_SHOWN:
                return ("", "", "")
            return (*_with_range(row.balance, row.low, row.high), f"{row.mix or 0:.0%}")


def _with_range(value: float | None, low: float | None, high: float | None) -> tuple[str, str]:
    if value is None or low is None or high is None:
        return ("", "")
    return signed(value), interval_text(low, high)
