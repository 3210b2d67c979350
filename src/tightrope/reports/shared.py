"""What is told of two people's own in a month: what is to be talked about, and their aims."""

from tightrope.domain.aim import Aim, AimMove
from tightrope.domain.formatting import count_text, day_text
from tightrope.domain.printable import printable_line
from tightrope.domain.review import Review
from tightrope.domain.talk import TalkItem
from tightrope.reports.sections import Section, sections


def all_sections(review: Review, *, with_words: bool) -> tuple[Section, ...]:
    """Return what a report tells of a month, section by section, and what the two share behind it.

    `with_words` is as for `shared_sections`.
    """
    return (*sections(review), *shared_sections(review, with_words=with_words))


def shared_sections(review: Review, *, with_words: bool) -> tuple[Section, ...]:
    """Return what is still to be talked about, oldest first, and what moved with aims in the month.

    Without the person's words it is told how many there are and when; what has nothing to tell is
    left out.
    """
    talk = map(talk_line, review.talk) if with_words else _talk_figures(review.talk)
    aims = (move_line(move) if with_words else _move_figures(move) for move in review.aim_moves)
    titled = (("Talk about", tuple(talk)), ("Aims", tuple(aims)))
    return tuple(Section(title, lines) for title, lines in titled if lines)


def aim_line(aim: Aim) -> str:
    """Return an aim in one line, with the days on which it was begun and ended."""
    end = f" · {aim.outcome.value} {day_text(aim.ended)}" if aim.outcome and aim.ended else ""
    return f"{printable_line(aim.title)} · begun {day_text(aim.begun)}{end}"


def told_line(item: TalkItem) -> str:
    """Return what is, or was, to be talked about, and when that was."""
    ticked = item.talk.ticked
    end = f" · talked about {day_text(ticked.date())}" if ticked else ""
    return f"{talk_line(item)}{end}"


def talk_line(item: TalkItem) -> str:
    """Return what is to be talked about, and of which day it is."""
    return f"{printable_line(item.words) or '(no words)'} · {day_text(item.entry.day)}"


def move_line(move: AimMove) -> str:
    """Return an aim, what happened to it, and when."""
    return f"{printable_line(move.aim.title)} · {_move_figures(move)}"


def _move_figures(move: AimMove) -> str:
    return f"{move.what} {day_text(move.day)}"


def _talk_figures(talk: tuple[TalkItem, ...]) -> tuple[str, ...]:
    if not talk:
        return ()
    first = day_text(talk[0].entry.day)
    since = f", the first of {first}" if len(talk) > 1 else f", of {first}"
    return (f"{count_text(len(talk), 'entry', 'entries')}{since}",)
