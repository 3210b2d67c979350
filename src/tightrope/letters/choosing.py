"""Making a letter of what a person chose: from what was handed in, and nothing is looked up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tightrope.domain.calendar import Period
from tightrope.domain.day import Day
from tightrope.domain.entry import EntryFields
from tightrope.domain.week_counts import marked_days, week_counts
from tightrope.letters.errors import LetterError
from tightrope.letters.letter import (
    LONGEST_NAME,
    LONGEST_SPAN,
    ChosenAim,
    ChosenEntry,
    ChosenNote,
    Letter,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is to be in a letter about a span of days; nothing is in it unless it is said.

    `figures` are the votes and needs of each week, `days` those of each day beside them. Entries
    are named by their ids, notes by their months, aims by their ids, and lines of "to talk about"
    by their places. `name` is what the letter is signed with.
    """

    span: Period
    name: str = ""
    figures: bool = False
    days: bool = False
    entries: tuple[str, ...] = ()
    notes: tuple[date, ...] = ()
    aims: tuple[str, ...] = ()
    talk: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.span) > LONGEST_SPAN:
            raise LetterError("A letter is about ten years at most; choose fewer days.")
        if len(self.name) > LONGEST_NAME or "\n" in self.name:
            raise LetterError(
                f"A letter is signed with one line of {LONGEST_NAME} signs at most; shorten it."
            )


def letter_of(
    choice: Choice,
    *,
    days: Iterable[Day],
    entries: Iterable[EntryFields],
    notes: Iterable[tuple[date, str]],
    aims: Iterable[ChosenAim],
    talk: Iterable[str],
) -> Letter:
    """Return the letter of a choice; the rest is what it names, and `days` those of its span.

    Raises LetterError where nothing is in it, or an entry is of another day.
    """
    marked = tuple(day for day in marked_days(days) if day.date in choice.span)
    chosen = sorted(
        (
            ChosenEntry(each.day, each.together, each.space, each.need, each.text)
            for each in entries
        ),
        key=lambda each: each.day,
    )
    if any(entry.day not in choice.span for entry in chosen):
        raise LetterError(
            "An entry lies outside of the days of the letter; widen them, or leave it out."
        )
    has_figures = choice.figures or choice.days
    letter = Letter(
        span=choice.span,
        name=choice.name,
        weeks=week_counts(marked, choice.span) if has_figures else None,
        days=marked if choice.days else None,
        entries=tuple(chosen),
        notes=tuple(ChosenNote(*note) for note in notes),
        aims=tuple(aims),
        talk=tuple(talk),
    )
    if letter.is_empty:
        raise LetterError("Nothing is chosen, so there is no letter; choose what shall be in it.")
    return letter
