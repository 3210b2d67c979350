"""How the eighteen months went: which phase each day belongs to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tightrope.demo.material import read

AWAY = "away"
YEARSEND = "yearsend"


@dataclass(frozen=True, slots=True)
class Phase:
    """Some weeks of one character; all numbers but `days` are shares in [0, 1].

    `written` is the share of days with an entry; of the entries `together`, `space` and `both` are
    marked so, and `content`, `closer` and `room` say what was wanted. A closed phase takes only
    what was written for it.
    """

    name: str
    days: int
    written: float = 0.0
    together: float = 0.0
    space: float = 0.0
    both: float = 0.0
    content: float = 0.0
    closer: float = 0.0
    room: float = 0.0
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """The phases in order, with what the calendar lays over them."""

    phases: tuple[Phase, ...]
    journey: Mapping[str, Any]
    yearsend: Mapping[str, Any]

    @property
    def closed(self) -> dict[str, bool]:
        """All names in order of time, those the calendar brings last; whether each is closed."""
        return {phase.name: phase.closed for phase in self.phases} | {AWAY: True, YEARSEND: True}

    def days(self, today: date) -> Iterator[tuple[date, Phase]]:
        """Yield each day up to and including today with its phase."""
        away = set(self._journey(today))
        journey = Phase(AWAY, len(away), closed=True)
        yearsend = Phase(YEARSEND, 0, written=self.yearsend["written"], closed=True)
        unwritten = Phase("unwritten", 0)
        for day, phase in self._plain(today):
            if day in away:
                yield day, journey
            elif not self._ends_the_year(day) or phase.name in {"unwritten", "visit", "now"}:
                yield day, phase
            else:
                yield day, unwritten if phase.name in self.yearsend["silent"] else yearsend

    def _plain(self, today: date) -> Iterator[tuple[date, Phase]]:
        day = today - timedelta(days=sum(phase.days for phase in self.phases) - 1)
        for phase in self.phases:
            for _ in range(phase.days):
                yield day, phase
                day += timedelta(days=1)

    def _ends_the_year(self, day: date) -> bool:
        first, last = self.yearsend["dates"]
        return bool(first <= f"{day:%m-%d}" <= last)

    def _journey(self, today: date) -> tuple[date, ...]:
        """Return the days of the journey: the first that fit whole into a phase that allows it."""
        names = {day: phase.name for day, phase in self._plain(today)}
        first, last = self.journey["starts"]
        for wanted in self.journey["during"]:
            for start in names:
                days = tuple(start + timedelta(days=n) for n in range(self.journey["days"]))
                if (
                    start.weekday() == self.journey["weekday"]
                    and first <= f"{start:%m-%d}" <= last
                    and all(names.get(day) == wanted for day in days)
                ):
                    return days
        return ()


def read_course() -> Course:
    """Return the course of things from data/demo/plan.toml."""
    plan = read("plan")
    phases = tuple(Phase(**phase) for phase in plan["phase"])
    return Course(phases, plan["journey"], plan["yearsend"])
