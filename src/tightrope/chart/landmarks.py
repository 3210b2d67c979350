"""What a timeline's line comes to: its stretches, the turns between them, and the comfort band."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from tightrope.chart.glyph_sets import GlyphSet
from tightrope.chart.ticks import MONTHS
from tightrope.chart.timeline import Timeline
from tightrope.domain.balance import interval_text
from tightrope.domain.comfort import Comfort
from tightrope.domain.marks import Need, need_sign, need_words
from tightrope.domain.turns import Stretch
from tightrope.reports.phrases import duration, stretch_text

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
    comfort: Comfort = field(default=Comfort())
    turns: Sequence[date] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "turns", tuple(each.first for each in self.stretches[1:]))

    @classmethod
    def of(cls, timeline: Timeline) -> "Landmarks":
        """Return the landmarks of a timeline."""
        return cls(timeline.course.stretches, timeline.course.comfort_up_to(timeline.today))

    def turn_beside(self, day: date, turns: int) -> date | None:
        """Return the next turn before (-1) or after (1) a day, None where there is none."""
        if turns < 0:
            return next((each for each in reversed(self.turns) if each < day), None)
        return next((each for each in self.turns if each > day), None)


def line_of(stretch: Stretch) -> str:
    """Return a stretch as a line of a list, its parts in columns."""
    day = _short(stretch.first)
    return f"{day:<{_DATE}} {stretch.toward:<{_SIDES}} {_time(stretch)}"


def comfort_in_words(found: Comfort, *, room: int) -> str:
    """Return the comfort band and how many days it is from, or how far it is from being earned.

    In less `room` than that takes, the days are left out.
    """
    if found.band is None:
        return f"comfort band: {found.progress}"
    band = interval_text(found.band.low, found.band.high)
    text = f"comfort band {band}, from {found.days} days that were right"
    return text if len(text) <= room else f"comfort {band}"


def legend(landmarks: Landmarks, glyphs: GlyphSet, *, room: int) -> str:
    """Return what the signs of turns and of the comfort band stand for, in so many cells.

    Whoever never said that it was right is not told how far a band is.
    """
    if not landmarks.comfort.days:
        return f"{glyphs.turn} turn"
    band = f"{glyphs.comfort * 2} " if landmarks.comfort.band else ""
    turn = f"{glyphs.turn} turn   "
    text = comfort_in_words(landmarks.comfort, room=room - len(turn) - len(band))
    whole = f"{turn}{band}{text}"
    return whole if len(whole) <= room else f"{band}{text}"


def legend_of_needs(*, room: int) -> str:
    """Return what the signs of what was wanted stand for, or nothing where that is too long."""
    told = "  ".join(f"{need_sign(need)} {need_words(need)}" for need in reversed(Need))
    return told if len(told) <= room else ""


def stretches_in_words(crossing: Sequence[Stretch], today: date) -> Iterator[str]:
    """Yield stretches in the words of the review, the newest last; of very many the newest."""
    if more := len(crossing) - _MOST_TOLD:
        if more == 1:
            yield "1 stretch before these."
        elif more > 1:
            yield f"{more} stretches before these."
    for each in crossing[-_MOST_TOLD:]:
        told = stretch_text(each, today.year, today)
        yield f"{told[:1].upper()}{told[1:]}."


def _time(stretch: Stretch) -> str:
    length = f"for {duration((stretch.furthest - stretch.first).days)}"
    return length if stretch.last else f"{length} so far"


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year:04}"
