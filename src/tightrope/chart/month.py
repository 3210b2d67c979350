"""The columns of a single month, from its own days."""

from collections.abc import Mapping, Sequence
from datetime import date

from tightrope.chart.timeline import Column, day_places
from tightrope.domain.calendar import Period
from tightrope.domain.day import Day
from tightrope.domain.marks import State
from tightrope.domain.running import Running

_SHARES = {State.TOGETHER: (1.0, 0.0), State.SPACE: (0.0, 1.0), State.BOTH: (0.5, 0.5)}
_NOTHING = (0.0, 0.0)


def month_columns(
    month: Period, days: Mapping[date, Day], line: Sequence[Running | None], width: int
) -> tuple[Column, ...]:
    """Return the columns of a month in so many cells, at least as many as it has days.

    `line` has the running balance, or None, of each of its days that have come; those to come have
    a place, and nothing is drawn there.
    """
    columns = []
    for day, (at, _, left, cells) in zip(month, day_places(len(month), width), strict=True):
        written = days.get(day) if at < len(line) else None
        together, space = _SHARES.get(written.state, _NOTHING) if written else _NOTHING
        running, need = line[at] if at < len(line) else None, written.need if written else None
        columns.append(Column(day, day, left, cells, together, space, running, need))
    return tuple(columns)
