from dataclasses import replace
from datetime import UTC, date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from tightrope.domain.comparison import Line, compare
from tightrope.domain.entry import Entry
from tightrope.domain.marks import Need
from tightrope.domain.month_note import MonthNote

NOW = datetime(2026, 11, 21, 20, 15, tzinfo=UTC)
ENTRY = Entry(
    id="7b6f2c1e-58d1-4c43-9f1a-2f6a52f0c0de",
    day=date(2026, 11, 21),
    time=time(21, 15),
    together=True,
    tags=("walks",),
    text="Walked home.",
    created=NOW,
    modified=NOW,
)
NOTE = MonthNote(month=date(2026, 11, 1), text="", created=NOW, modified=NOW)


def shown(line: Line | None) -> str | None:
    """Return a line with its changed parts in brackets."""
    if line is None:
        return None
    return "".join(f"[{span.text}]" if span.is_changed else span.text for span in line)


def notes(before: str, after: str) -> list[tuple[str | None, str | None]]:
    pairs = compare(replace(NOTE, text=before), replace(NOTE, text=after))
    return [(shown(pair.before), shown(pair.after)) for pair in pairs]


def test_words_that_changed_are_marked_in_their_lines() -> None:
    assert notes("We walked home.\nAlone.", "We ran home.\nAlone.") == [
        ("We [walked] home.", "We [ran] home."),
        ("Alone.", "Alone."),
    ]


def test_lines_that_came_or_went_stand_opposite_to_nothing() -> None:
    assert notes("One.\nTwo.\nThree.", "One.\nThree.\nFour.") == [
        ("One.", "One."),
        ("[Two.]", None),
        ("Three.", "Three."),
        (None, "[Four.]"),
    ]


def test_day_marks_need_star_and_tags_stand_above_the_text() -> None:
    later = replace(ENTRY, together=False, need=Need.ROOM, starred=True, tags=("home", "walks"))
    pairs = [(shown(pair.before), shown(pair.after)) for pair in compare(ENTRY, later)]
    assert pairs[0] == ("Sat 21 Nov 2026 21:15", "Sat 21 Nov 2026 21:15")
    assert pairs[1] == ("[together]", "[wanted space · starred]")
    assert pairs[2] == ("#walks", "#[home #]walks")
    assert pairs[4] == ("Walked home.", "Walked home.")


def test_what_is_hidden_in_a_text_is_shown_as_a_sign() -> None:
    [(before, _)] = notes("\x1bwords", "words")
    assert before == "[␛]words"


def test_very_long_texts_are_compared_all_the_same() -> None:
    words = [f"word{number}" for number in range(20_000)]
    changed = [*words[:9_000], *(word[::-1] for word in words[9_000:12_000]), *words[12_000:]]
    [(before, after)] = notes(" ".join(words), " ".join(changed))
    assert before is not None
    assert after is not None
    assert before.count("[") == after.count("[") == 1
    lines = notes("\n".join(words), "\n".join(changed))
    assert len(lines) == 20_000


@given(st.text(max_size=80), st.text(max_size=80))
def test_nothing_is_lost_and_only_what_differs_is_marked(before: str, after: str) -> None:
    before, after = (text.replace("\r", "") for text in (before, after))
    pairs = compare(replace(NOTE, text=before), replace(NOTE, text=after))
    for which, text in enumerate((before, after)):
        lines = [pair[which] for pair in pairs if pair[which] is not None]
        whole = "\n".join("".join(span.text for span in line or ()) for line in lines)
        assert len(whole) == len(text.rstrip("\n"))
    for pair in pairs:
        same = [
            "".join(span.text for span in line if not span.is_changed)
            for line in pair
            if line is not None
        ]
        assert len(set(same)) == 1 or len(same) == 1
