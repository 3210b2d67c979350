"""Two people with their keys, and letters made of whatever hypothesis thinks of."""

from datetime import date, timedelta

from hypothesis import strategies as st

from tightrope.domain.calendar import Period
from tightrope.domain.marks import Need
from tightrope.domain.week_counts import MarkedDay, week_counts
from tightrope.letters import sealing
from tightrope.letters.letter import ChosenAim, ChosenEntry, ChosenNote, Letter

ADA = sealing.key_pair("AGE-SECRET-KEY-19S7P0R0HGCTDE8EHYHZX6MF5CRHTPZ2Z3VXW22X9GEH3WDFCURXQSUP7A5")
BEN = sealing.new_key_pair()
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))

_WORDS = st.text(
    st.characters(codec="utf-8", exclude_characters="\r", exclude_categories=["Cs"]), max_size=40
)
_NEEDS = st.sampled_from([None, *Need])


@st.composite
def letters(draw: st.DrawFn) -> Letter:
    """Return a letter of any kind: figures or none, and any words."""
    first = draw(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
    span = Period(first, first + timedelta(days=draw(st.integers(0, 60))))
    on = st.sampled_from([*span])
    kinds = st.tuples(on, st.booleans(), st.booleans(), _NEEDS)
    drawn = draw(st.lists(kinds, max_size=20, unique_by=lambda day: day[0]))
    days = tuple(sorted(MarkedDay(*day) for day in drawn if day[1] or day[2] or day[3]))
    entries = draw(
        st.lists(st.tuples(on, st.booleans(), st.booleans(), _NEEDS, _WORDS), max_size=4)
    )
    has_figures, has_days = draw(st.booleans()), draw(st.booleans())
    return Letter(
        span=span,
        name=draw(_WORDS.filter(lambda name: "\n" not in name)),
        weeks=week_counts(days, span) if has_figures else None,
        days=days if has_figures and has_days else None,
        entries=tuple(sorted((ChosenEntry(*each) for each in entries), key=lambda each: each.day)),
        notes=tuple(ChosenNote(first.replace(day=1), text) for text in draw(st.lists(_WORDS))),
        aims=tuple(
            ChosenAim(title, note, outcome)
            for title, note, outcome in draw(
                st.lists(st.tuples(_WORDS, _WORDS, st.sampled_from([None, "reached", "let go"])))
            )
        ),
        talk=tuple(draw(st.lists(_WORDS))),
    )
