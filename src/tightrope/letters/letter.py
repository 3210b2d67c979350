"""What a letter holds: what was chosen, and nothing else."""

from dataclasses import dataclass, fields
from datetime import date
from typing import NamedTuple

from tightrope.domain.calendar import Period
from tightrope.domain.marks import Need, State, state_of
from tightrope.domain.week_counts import MarkedDay, WeekCounts, week_counts, weeks_of

LONGEST_SPAN = 3660
"""Days that the figures of one letter may cover: ten years."""

LONGEST_NAME = 60
"""Characters of the name that a letter is signed with."""


class ChosenEntry(NamedTuple):
    """An entry as a letter has it: its day, its marks and its words, and no id, time or tag."""

    day: date
    together: bool
    space: bool
    need: Need | None
    text: str

    @property
    def state(self) -> State:
        """Together, space, both or unmarked."""
        return state_of(together=self.together, space=self.space)


class ChosenNote(NamedTuple):
    """The note of a month, which is given by its first day."""

    month: date
    text: str


class ChosenAim(NamedTuple):
    """An aim as it stands: `outcome` is "reached", "let go", or None where neither is so."""

    title: str
    note: str
    outcome: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What one person chose to hand over of a span of days.

    `weeks` are the counts of each week of the span (`weeks_of`), None where figures were not
    chosen; `days` are the marked days in order, None unless day precision was asked for. Entries
    are in the order of their days, notes in that of their months, and `talk` are the lines of what
    is to be talked about. `name` is what the writer signed with, empty where with nothing. Raises
    ValueError for a letter that cannot be.
    """

    span: Period
    name: str = ""
    weeks: tuple[WeekCounts, ...] | None = None
    days: tuple[MarkedDay, ...] | None = None
    entries: tuple[ChosenEntry, ...] = ()
    notes: tuple[ChosenNote, ...] = ()
    aims: tuple[ChosenAim, ...] = ()
    talk: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.span) > LONGEST_SPAN:
            raise ValueError("A letter covers ten years at most.")
        if len(self.name) > LONGEST_NAME or "\n" in self.name:
            raise ValueError("A name is one short line.")
        if self.weeks is not None:
            self._check_weeks(self.weeks)
        if self.days is not None:
            self._check_days(self.days)
        if any(entry.day not in self.span for entry in self.entries):
            raise ValueError("An entry lies outside of the span.")
        if list(self.entries) != sorted(self.entries, key=lambda entry: entry.day):
            raise ValueError("The entries are not in the order of their days.")
        if any(note.month.day != 1 for note in self.notes):
            raise ValueError("A note stands under the first day of its month.")

    def _check_weeks(self, weeks: tuple[WeekCounts, ...]) -> None:
        periods = weeks_of(self.span)
        if len(weeks) != len(periods):
            raise ValueError("There are not as many weeks as the span has.")
        for period, counts in zip(periods, weeks, strict=True):
            if min(counts) < 0 or max(counts.voted, counts.wanted) > len(period):
                raise ValueError("A week has more days than there are.")

    def _check_days(self, days: tuple[MarkedDay, ...]) -> None:
        on = [day.date for day in days]
        if on != sorted(set(on)) or any(day not in self.span for day in on):
            raise ValueError("The days are not in order, or outside of the span.")
        if not all(day.together or day.space or day.need for day in days):
            raise ValueError("A day without mark and need is no marked day.")
        if self.weeks != week_counts(days, self.span):
            raise ValueError("The days do not come to the counts of their weeks.")

    @property
    def is_empty(self) -> bool:
        """Whether nothing was chosen beside the span."""
        return not any(
            getattr(self, each.name) for each in fields(self) if each.name not in {"span", "name"}
        )

    @property
    def total(self) -> WeekCounts | None:
        """The counts of the whole span; None where figures were not chosen."""
        if self.weeks is None:
            return None
        total = WeekCounts()
        for each in self.weeks:
            total = total.plus(each)
        return total
