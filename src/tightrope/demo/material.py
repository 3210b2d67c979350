"""What the made-up journal is made of: pieces of writing, and where in a year each belongs."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tightrope.domain.marks import Need, State
from tightrope.paths import asset

# The files of data/demo: what may come at any time, what is told in order, and what belongs to a
# closed phase and is told in order all through it.
LOOSE = (
    "together", "space", "both", "unmarked", "mornings", "spring", "summer", "autumn", "winter",
    "plot", "choir", "yearsend",
)  # fmt: skip
THREADS = (
    "talk", "drift", "boiler", "walks", "allotment", "clay", "story", "thesis", "bread",
)  # fmt: skip
CLOSED = ("away", "visit", "archive")

_STATES = {"none": State.UNMARKED} | {state.value: state for state in State}
_EVERY_MONTH = tuple(range(1, 13))
_EVERY_WEEKDAY = tuple(range(7))
_WHOLE_YEAR = ("01-01", "12-31")


def read(name: str) -> dict[str, Any]:
    """Return the contents of one file in data/demo."""
    return tomllib.loads(asset("data", f"demo/{name}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Piece:
    """One entry's words, or one sentence of them, and the days on which it can be true.

    `phases` are the names of the phases it belongs to; `dates` a first and a last MM-DD; `ago` is
    set where it has one day only, counted back from today; a `late` one is written after the
    midnight that ends its day; `weight` is how readily it is taken.
    """

    text: str
    state: State
    phases: frozenset[str]
    months: tuple[int, ...] = _EVERY_MONTH
    weekdays: tuple[int, ...] = _EVERY_WEEKDAY
    dates: tuple[str, str] = _WHOLE_YEAR
    ago: int | None = None
    part: str = "evening"
    at: str | None = None
    need: Need | None = None
    tags: tuple[str, ...] = ()
    starred: bool = False
    late: bool = False
    weight: float = 1.0

    def fits(self, day: date, phase: str) -> bool:
        """Whether it can have been written on this day of that phase."""
        return (
            phase in self.phases
            and day.month in self.months
            and day.weekday() in self.weekdays
            and (self.dates is _WHOLE_YEAR or self.dates[0] <= f"{day:%m-%d}" <= self.dates[1])
        )


@dataclass(frozen=True, slots=True)
class Topic:
    """The pieces of one file, at least `gap` days apart.

    A thread is told in order: its next piece comes up with the chance `pressing` a day, and not
    later than `within` days after its first.
    """

    name: str
    pieces: tuple[Piece, ...]
    gap: int
    pressing: float
    within: int


def topic(name: str, phases: Mapping[str, bool]) -> Topic:
    """Read one file, given the names of all phases in order and whether each is closed."""
    contents = read(name)
    return Topic(
        name,
        tuple(_pieces(contents["group"], phases)),
        contents.get("gap", 0),
        contents.get("pressing", 0.0),
        contents.get("within", 9999),
    )


def _pieces(groups: Sequence[Mapping[str, Any]], phases: Mapping[str, bool]) -> Iterator[Piece]:
    for group in groups:
        narrow = {key: tuple(group[key]) for key in ("months", "weekdays", "dates") if key in group}
        need = group.get("need")
        for text in group["texts"]:
            yield Piece(
                text=text,
                state=_STATES[group.get("mark", "none")],
                phases=_span(group, phases),
                ago=group.get("ago"),
                part=group.get("part", "evening"),
                at=group.get("at"),
                need=Need(need) if need else None,
                tags=tuple(group.get("tags", ())),
                starred=group.get("starred", False),
                late=group.get("late", False),
                weight=group.get("weight", _weight(group)),
                **narrow,
            )


def _span(group: Mapping[str, Any], phases: Mapping[str, bool]) -> frozenset[str]:
    """Return the phases a group belongs to: a closed one only where it is named by itself."""
    if "during" in group:
        return frozenset({group["during"]})
    names = list(phases)
    since = names.index(group["since"]) if "since" in group else 0
    until = names.index(group["until"]) if "until" in group else len(names) - 1
    return frozenset(name for name in names[since : until + 1] if not phases[name])


def _weight(group: Mapping[str, Any]) -> float:
    """Return how readily a group is taken: the fewer its days, the sooner on one of them."""
    weights = {"dates": 9.0, "months": 3.0, "since": 3.0, "weekdays": 2.0}
    return max((weights[key] for key in weights if key in group), default=1.0)
