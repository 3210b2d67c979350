"""What a timeline's line comes to: its stretches, the turns between them, and the comfort band."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from tightrope.chart.glyph_sets import GlyphSet
from tightrope.chart.ticks import MONTHS
from tightrope.chart.timeline import Timeline
from tightrope.domain.balance_course import BalanceCourse
from tightrope.domain.calendar import Period
from tightrope.domain.comfort import Comfort
from tightrope.domain.formatting import signed
from tightrope.domain.marks import Need, need_sign, need_words
from tightrope.domain.turns import TURN, Stretch

_MOST_TOLD = 24
_DATE = 11  # what the longest date, "12 Nov 2026", takes
_SIDES = 15  # and the longer of the two sides


@dataclass(frozen=True, slots=True)
class Landmarks:
    """The stretches of a running balance, the comfort band, and the days of the turns, in order.

    A turn is the first day of every stretch but the first, which begins where the line first moved
    far enough.
    """

    stretches: Sequence[Stretch] = ()
    comfort: Comfort = field(default=Comfort(0, None))
    turns: Sequence[date] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "turns", tuple(each.first for each in self.stretches[1:]))

    @classmethod
    def of(cls, timeline: Timeline, threshold: float = TURN) -> "Landmarks":
        """Return the landmarks of a timeline; `threshold` is the least move that makes a turn."""
        course = BalanceCourse.of(
            timeline.days.values(), timeline.today, turn=threshold, line=timeline.values
        )
        return cls(course.stretches, course.comfort_up_to(timeline.today))

    def turn_beside(self, day: date, turns: int) -> date | None:
        """Return the next turn before (-1) or after (1) a day, None where there is none."""
        if turns < 0:
            return next((each for each in reversed(self.turns) if each < day), None)
        return next((each for each in self.turns if each > day), None)


def line_of(stretch: Stretch) -> str:
    """Return a stretch as a line of a list, its parts in columns."""
    day = _short(stretch.first)
    return f"{day:<{_DATE}} {stretch.toward:<{_SIDES}} {_moved(stretch)}"


def comfort_in_words(found: Comfort, *, room: int) -> str:
    """Return the comfort band and how many days it is from, or how far it is from being earned.

    In less `room` than that takes, the days are left out.
    """
    if found.band is None:
        return f"comfort band: {found.progress}"
    band = f"{signed(found.band.low)} to {signed(found.band.high)}"
    said = f"comfort band {band}, from {found.days} content days"
    return said if len(said) <= room else f"comfort {band}"


def legend(landmarks: Landmarks, glyphs: GlyphSet, *, room: int) -> str:
    """Return what the signs of turns and of the comfort band stand for, in so many cells.

    Whoever never said that it was right is not told how far a band is.
    """
    if not landmarks.comfort.days:
        return f"{glyphs.turn} turn"
    band = f"{glyphs.comfort * 2} " if landmarks.comfort.band else ""
    turn = f"{glyphs.turn} turn   "
    said = comfort_in_words(landmarks.comfort, room=room - len(turn) - len(band))
    whole = f"{turn}{band}{said}"
    return whole if len(whole) <= room else f"{band}{said}"


def legend_of_needs(*, room: int) -> str:
    """Return what the signs of what was wanted stand for, or nothing where that is too long."""
    told = "  ".join(f"{need_sign(need)} {need_words(need)}" for need in reversed(Need))
    return told if len(told) <= room else ""


def turns_in_words(landmarks: Landmarks, period: Period) -> Iterator[str]:
    """Yield the turns of a period in plain words, the newest last; of very many the newest."""
    turned = [each for each in landmarks.stretches[1:] if each.first in period]
    if more := len(turned) - _MOST_TOLD:
        if more == 1:
            yield "1 turn before these."
        elif more > 1:
            yield f"{more} turns before these."
    for each in turned[-_MOST_TOLD:]:
        yield f"Turned {each.toward} on {_short(each.first)}: {_moved(each)}."


def _moved(stretch: Stretch) -> str:
    until = f"until {_short(stretch.last)}" if stretch.last else "so far"
    return f"{signed(stretch.change)} {until}"


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year:04}"
