"""A letter in words, section by section, in the order in which it is shown."""

from collections.abc import Iterator
from typing import NamedTuple

from tightrope import reports
from tightrope.domain.formatting import count_text, day_range_text, day_text, span_text
from tightrope.domain.marks import State, need_words, sign
from tightrope.domain.week_counts import MarkedDay, WeekCounts, weeks_of
from tightrope.letters.letter import ChosenAim, ChosenEntry, Letter

MARKS, WANTED, WEEKS, DAYS = "Marks", "Wanted", "By week", "Days"
NOTES, ENTRIES, AIMS, TALK = "Notes", "Entries", "Aims", "To talk about"
TITLES = (MARKS, WANTED, WEEKS, DAYS, NOTES, ENTRIES, AIMS, TALK)
"""The titles that sections may have, in their order."""


class Passage(NamedTuple):
    """A line about something and, below it, what the writer wrote; either may be empty."""

    line: str
    words: str = ""


class LetterSection(NamedTuple):
    """A few passages under one of the titles."""

    title: str
    passages: tuple[Passage, ...]


def heading(letter: Letter) -> str:
    """Return what a letter is about: "1 to 30 Nov 2026", with the name that it is signed with."""
    days = span_text(letter.span)
    return f"{days}, from {letter.name}" if letter.name else days


def sections(letter: Letter, *, ascii: bool = False) -> tuple[LetterSection, ...]:
    """Return all that a letter holds; `ascii` asks for the ASCII signs of marks."""
    total = letter.total
    parts = (
        (MARKS, _total(total and _marks(total))),
        (WANTED, _total(total and _wanted(total))),
        (WEEKS, tuple(_weeks(letter))),
        (DAYS, tuple(_day(day, ascii=ascii) for day in letter.days or ())),
        (
            NOTES,
            tuple(
                Passage(reports.phrases.month_title(note.month), note.text) for note in letter.notes
            ),
        ),
        (ENTRIES, tuple(_entry(entry, ascii=ascii) for entry in letter.entries)),
        (AIMS, tuple(map(_aim, letter.aims))),
        (TALK, tuple(map(Passage, letter.talk))),
    )
    return tuple(LetterSection(title, passages) for title, passages in parts if passages)


def _total(words: str | None) -> tuple[Passage, ...]:
    return () if words is None else (Passage(words or "no day"),)


def _marks(counts: WeekCounts) -> str:
    """Return how many days carry which mark: "together 3 · space 1"; empty for none."""
    named = ((State.TOGETHER, counts.together), (State.SPACE, counts.space),
             (State.BOTH, counts.both))  # fmt: skip
    return " · ".join(f"{state.value} {days}" for state, days in named if days)


def _wanted(counts: WeekCounts) -> str:
    """Return on how many days what was wanted; empty where nothing was."""
    wanted = ((need_words(need), days) for need, days in counts.needs().items() if days)
    return " · ".join(f"{words} on {count_text(days, 'day')}" for words, days in wanted)


def _weeks(letter: Letter) -> Iterator[Passage]:
    for week, counts in zip(weeks_of(letter.span), letter.weeks or (), strict=False):
        told = [words for words in (_marks(counts), _wanted(counts)) if words]
        yield Passage(f"{day_range_text(week)}: {'; '.join(told) or 'no day'}")


def _day(day: MarkedDay, *, ascii: bool) -> Passage:
    return Passage(f"{day_text(day.date)} {_mark_and_need(day, ascii=ascii)}")


def _entry(entry: ChosenEntry, *, ascii: bool) -> Passage:
    return Passage(f"{day_text(entry.day)} {_mark_and_need(entry, ascii=ascii)}", entry.text)


def _mark_and_need(marked: MarkedDay | ChosenEntry, *, ascii: bool) -> str:
    """Return a mark, and what was wanted where that is known: "▲ together, wanted closeness"."""
    wanted = f", {need_words(marked.need)}" if marked.need else ""
    return f"{_state(marked.state, ascii=ascii)}{wanted}"


def _state(state: State, *, ascii: bool) -> str:
    if state is State.UNMARKED:  # whether the day was written otherwise is not told
        return "not marked"
    return f"{sign(state, ascii=ascii)} {state.value}"


def _aim(aim: ChosenAim) -> Passage:
    return Passage(f"{aim.title} ({aim.outcome})" if aim.outcome else aim.title, aim.note)
