"""The timeline: a journal's days, how many are shown, and their columns, or those of a month."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise, repeat
from operator import itemgetter, sub
from typing import NamedTuple, TypeVar

from tightrope.chart.zoom import Zoom
from tightrope.domain.balance import Balance
from tightrope.domain.balance_course import BalanceCourse
from tightrope.domain.calendar import Period
from tightrope.domain.day import Day
from tightrope.domain.marks import SHARES, Need
from tightrope.domain.running import HALF_LIFE, Running

_N = TypeVar("_N", int, float)

_SPARE = 8


class Column(NamedTuple):
    """A day, or a bucket of whole days, drawn `cells` wide from cell `left` of the plot.

    `together` and `space` are shares of its days in [0, 1]; a "both" day gives half to either.
    `running` is the mean of the running balances on its days, `need` what was wanted most often
    on them, each None where there is none. A tuple, because a frame makes hundreds at once.
    """

    first: date
    last: date
    left: int
    cells: int
    together: float
    space: float
    running: Running | None
    need: Need | None


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """All days from the first written one to today, summed up once so that any run is two look-ups.

    Entries of days to come are left out: nothing is ever drawn beyond today.
    """

    first: date
    today: date
    days: Mapping[date, Day]
    course: BalanceCourse
    running: Sequence[Running | None]
    _votes: tuple[Sequence[int], ...]
    _needs: tuple[tuple[Need, Sequence[int]], ...]
    _line: tuple[Sequence[float], ...]

    @classmethod
    def of(cls, days: Iterable[Day], today: date, half_life: float = HALF_LIFE) -> "Timeline":
        """Return the timeline of a journal's written days, in any order, as it stands today."""
        course = BalanceCourse.of(days, today, half_life=half_life)
        first = course.elapsed.first if course.elapsed else today
        written = course.days_in(Period(first, today))
        start = first.toordinal()
        running = course.line or (None,)
        # By vote, so that -1 is the last of them.
        both, together, space = votes = tuple([0] * len(running) for _ in range(3))
        for on, vote in course.votes:
            votes[vote][on - start] = 1
        known = [each or _RESTING for each in running]
        needs = _need_days(written, start, len(running))
        return cls(
            first,
            today,
            {day.date: day for day in written},
            course,
            running,
            (_sums(together), _sums(space), _sums(both)),
            tuple((need, _sums(days)) for need, days in needs),
            (
                _sums([each is not _RESTING for each in known]),
                *map(_sums, zip(*known, strict=True)),
            ),
        )

    def __len__(self) -> int:
        return len(self.running)

    @property
    def is_empty(self) -> bool:
        """Whether no day was ever marked, so that there is nothing to draw."""
        return not any(sums[-1] for sums in self._votes)

    @property
    def axis_end(self) -> float:
        """What both ends of the axis stand for, the same at every zoom: 1 or 1/2."""
        return self.course.axis_end

    @property
    def has_needs(self) -> bool:
        """Whether a need was ever set."""
        return bool(self._needs)

    def running_on(self, day: date) -> Running | None:
        """Return the running balance on a day, None where there is none."""
        at = self._at(day)
        return self.running[at] if 0 <= at < len(self) else None

    def balance(self, period: Period) -> Balance:
        """Return the balance of a period; only days since the first written one have passed."""
        start, end = self._clipped(self._at(period.first), self._at(period.last) + 1)
        together, space, both = (sums[end] - sums[start] for sums in self._votes)
        return Balance(
            # In an empty journal today is drawn, and did not pass.
            days_passed=end - start if self.course.elapsed else 0,
            together_days=together,
            space_days=space,
            both_days=both,
            run_factor=self.course.run_factor(min(period.last, self.today)),
        )

    def window(self, zoom: Zoom, last: date) -> Period:
        """Return the days in view at a zoom when `last` is the last one; it is pulled into range.

        The view stays on the timeline, and never reaches beyond today.
        """
        shown = zoom.days(len(self))
        earliest = min(self.first.toordinal() + shown - 1, self.today.toordinal())
        end = min(max(last.toordinal(), earliest), self.today.toordinal())
        return Period(date.fromordinal(max(1, end - shown + 1)), date.fromordinal(end))

    def columns(self, last: date, days_shown: int, width: int) -> tuple[Column, ...]:
        """Return the columns of that many days up to `last`, or up to today if that is earlier.

        Fewer cells than days: each cell is a bucket of whole days. Fewer days than cells: each
        day is several cells wide, all of them equally where that leaves at most an eighth of the
        width free at the left, else rounded to whole cells.
        """
        if width < 1 or days_shown < 1:
            return ()
        end = self._at(min(last, self.today)) + 1
        start = max(end - days_shown, 1 - self.first.toordinal())
        laid_out = list((_buckets if end - start > width else day_places)(end - start, width))
        origin = self.first.toordinal() + start
        # Days before the first written one have a place, and nothing to sum up.
        edges = [max(start + begin, 0) for begin, *_ in laid_out] + [end]
        votes = (_between(sums, edges) for sums in self._votes)
        return tuple(
            Column(
                first := date.fromordinal(origin + begin),
                first if until - begin == 1 else date.fromordinal(origin + until - 1),
                left,
                cells,
                (together + both / 2) / (until - begin),
                (space + both / 2) / (until - begin),
                running,
                need,
            )
            for (begin, until, left, cells), together, space, both, running, need in zip(
                laid_out, *votes, self._means(edges), self._wanted(edges), strict=True
            )
        )

    def _at(self, day: date) -> int:
        return day.toordinal() - self.first.toordinal()

    def _clipped(self, start: int, end: int) -> tuple[int, int]:
        start = min(max(start, 0), len(self))
        return start, min(max(end, start), len(self))

    def _means(self, edges: Sequence[int]) -> Iterator[Running | None]:
        line = (_between(sums, edges) for sums in self._line)
        for (start, end), known, *sums in zip(pairwise(edges), *line, strict=True):
            if end - start == 1:
                yield self.running[start]
            else:
                yield Running(*(each / known for each in sums)) if known else None

    def _wanted(self, edges: Sequence[int]) -> Iterator[Need | None]:
        if not self._needs:
            yield from repeat(None, len(edges) - 1)
        needs = [need for need, _ in self._needs]
        for counts in zip(*(_between(sums, edges) for _, sums in self._needs), strict=True):
            most = max(counts)
            yield needs[counts.index(most)] if most and counts.count(most) == 1 else None


def column_of(columns: Sequence[Column], day: date) -> Column | None:
    """Return the column that holds a day, None where it lies outside."""
    at = bisect_right(columns, day, key=lambda column: column.first) - 1
    return columns[at] if at >= 0 and day <= columns[at].last else None


def column_at(columns: Sequence[Column], cell: int) -> Column | None:
    """Return the column drawn at a cell of the plot, None where that lies outside."""
    at = bisect_right(columns, cell, key=lambda column: column.left) - 1
    return columns[at] if at >= 0 and cell < columns[at].left + columns[at].cells else None


def _need_days(
    days: Sequence[Day], start: int, length: int
) -> Iterator[tuple[Need, Sequence[int]]]:
    """Yield each need that was ever set, with 1 for each day from `start` on that had it, else 0.

    `start` is the ordinal of the first of so many days.
    """
    wanted = [(day.toordinal() - start, need) for day, _, _, _, _, need in days if need]
    for each in Need:
        # By identity: to look up a member of an enum takes Python 3.11 as long as all the rest.
        if places := [at for at, need in wanted if need is each]:
            marked = [0] * length
            for at in places:
                marked[at] = 1
            yield each, marked


_RESTING = (0.0, 0.0, 0.0, 0.0, 0.0)


def _sums(numbers: Iterable[_N]) -> Sequence[_N]:
    return tuple(accumulate(numbers, initial=0))


def _between(sums: Sequence[_N], edges: Sequence[int]) -> Iterator[_N]:
    """Yield what was summed up from each of two or more edges to the next."""
    at: tuple[_N, ...] = itemgetter(*edges)(sums)
    return map(sub, at[1:], at)


def _buckets(days: int, width: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield first day, day after the last, left cell and cells of each bucket, one a cell."""
    for cell in range(width):
        yield cell * days // width, (cell + 1) * days // width, cell, 1


def day_places(days: int, width: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield number, number of the next, left cell and cells of each day, no more than `width`.

    A day is one or more cells wide; the last ends at the right edge.
    """
    cells, spare = divmod(width, days)
    even = spare * _SPARE <= width
    for day in range(days):
        left = spare + day * cells if even else day * width // days
        right = left + cells if even else (day + 1) * width // days
        yield day, day + 1, left, right - left


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
        together, space = SHARES.get(written.state, _NOTHING) if written else _NOTHING
        running, need = line[at] if at < len(line) else None, written.need if written else None
        columns.append(Column(day, day, left, cells, together, space, running, need))
    return tuple(columns)
