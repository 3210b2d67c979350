"""What a timeline's line comes to: its stretches, the turns between them, and the comfort band."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from tightrope.chart.glyph_sets import GlyphSet
from tightrope.chart.timeline import Timeline
from tightrope.domain.balance import interval_text
from tightrope.domain.comfort import Comfort
from tightrope.domain.marks import Need, need_sign, need_words
from tightrope.domain.turns import Stretch
from tightrope.reports.phrases import comfort_text, stretch_text

_MOST_TOLD = 24


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


def legend(landmarks: Landmarks, glyphs: GlyphSet, *, room: int) -> str:
    """Return what the signs of turns and of the comfort band stand for, in so many cells.

    In less room than its words take, the band is in figures alone. Whoever never said that it was
    right is not told how far a band is.
    """
    turn = f"{glyphs.turn} turn"
    return next(
        (line for band in _bands(landmarks, glyphs) if len(line := f"{turn}   {band}") <= room),
        turn,
    )


def legend_in_two(landmarks: Landmarks, glyphs: GlyphSet, *, room: int) -> str:
    """Return the same with the signs of what was wanted: these and turns above, the band below.

    Each line is left out where it is too long.
    """
    needs = "  ".join(f"{need_sign(need)} {need_words(need)}" for need in reversed(Need))
    above = f"{glyphs.turn} turn   {needs}"
    below = next((band for band in _bands(landmarks, glyphs) if len(band) <= room), "")
    return "\n".join(line for line in (above, below) if line and len(line) <= room)


def _bands(landmarks: Landmarks, glyphs: GlyphSet) -> Iterator[str]:
    """Yield what may be said of the comfort band, the longest first."""
    found = landmarks.comfort
    if not found.days:
        return
    band = f"{glyphs.comfort * 2} " if found.band else ""
    yield f"{band}comfort: {comfort_text(found)}"
    if found.band:
        yield f"{band}comfort {interval_text(found.band.low, found.band.high)}"


def stretches_in_words(crossing: Sequence[Stretch], today: date) -> Iterator[str]:
    """Yield stretches in the words of the review, the newest last; of very many the newest."""
    if more := len(crossing) - _MOST_TOLD:
        if more == 1:
            yield "1 stretch before these."
        elif more > 1:
            yield f"{more} stretches before these."
    for each in crossing[-_MOST_TOLD:]:
        sentence = stretch_text(each, today.year, today)
        yield f"{sentence[:1].upper()}{sentence[1:]}."
