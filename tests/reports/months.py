"""Months to review, of journals that are written in letters."""

from datetime import UTC, date, datetime
from typing import Any

from day_letters import days_of
from tightrope.domain.aim import Aim, Outcome
from tightrope.domain.entry import Draft, Entry
from tightrope.domain.review import Review, review_of
from tightrope.domain.talk import Talk, TalkItem

TODAY = date(2026, 11, 22)


def reviewed(letters: str, month: date = TODAY, **more: Any) -> Review:
    """Return the review of a month, made today."""
    return review_of(month, days_of(letters, TODAY), today=TODAY, **more)


_MOMENT = datetime(2026, 11, 21, 20, 15, tzinfo=UTC)


def talk_items() -> tuple[TalkItem, ...]:
    """Return two entries that are to be talked about, one of them with a line of its own."""
    drafts = [
        Draft(day=date(2026, 9, 12), text="<b>Where</b> to in summer?\nThe sea."),
        Draft(day=date(2026, 11, 20), text="The kitchen."),
    ]
    entries = [
        Entry.of(draft, id=f"7b6f2c1e-0000-4000-8000-00000000001{at}", created=_MOMENT)
        for at, draft in enumerate(drafts)
    ]
    return tuple(
        TalkItem(Talk(entry=entry.id, line=line, opened=_MOMENT, modified=_MOMENT), entry)
        for entry, line in zip(entries, ("", "Who *paints*?"), strict=True)
    )


def aims() -> tuple[Aim, ...]:
    """Return an aim that was begun and reached this month, one let go, and one that rests."""
    ends = [
        (date(2026, 11, 2), date(2026, 11, 21), Outcome.REACHED),
        (date(2026, 3, 1), date(2026, 11, 9), Outcome.LET_GO),
        (date(2026, 5, 1), None, None),
    ]
    return tuple(
        Aim(
            id=f"5b0e8c12-0000-4000-8000-00000000000{at}",
            title=title,
            begun=begun,
            ended=ended,
            outcome=outcome,
            created=_MOMENT,
            modified=_MOMENT,
        )
        for at, (title, (begun, ended, outcome)) in enumerate(
            zip(("Learn to <i>dance</i>", "The attic", "Less hurry"), ends, strict=True)
        )
    )
