from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tightrope.domain.entry import Entry
from tightrope.domain.entry_version import Removed, Version
from tightrope.domain.marks import Need
from tightrope.domain.merge_versions import MergeResult, merge
from tightrope.domain.month_note import MonthNote
from tightrope.domain.tags import MOST_TAGS

EVENING = datetime(2026, 11, 21, 20, 15, tzinfo=UTC)
LATER = EVENING + timedelta(minutes=1)
ID = "7b6f2c1e-0000-4000-8000-000000000000"
WALK = Entry(
    id=ID, day=date(2026, 11, 21), time=time(21, 15), text="Walked.", created=EVENING,
    modified=EVENING,
)  # fmt: skip
FIRST = Version(WALK)
OURS = FIRST.followed_by(replace(WALK, text="Walked home.", modified=EVENING))
THEIRS = FIRST.followed_by(replace(WALK, text="Walked far.", modified=LATER))
GONE = FIRST.followed_by(Removed(id=ID, removed=LATER))
NOTE = MonthNote(month=date(2026, 11, 1), text="Much room.", created=EVENING, modified=EVENING)


def text_of(version: Version) -> str:
    assert isinstance(version.of, Entry | MonthNote)
    return version.of.text


def test_what_follows_stands_wherever_it_came_from() -> None:
    after = OURS.followed_by(replace(WALK, text="Walked home slowly."))
    for met in (merge([FIRST, OURS, after]), merge([after, FIRST]), merge([after])):
        assert met.copies == ()
        assert text_of(met.stands) == "Walked home slowly."
        assert met.stands.replaces == {FIRST.mark, OURS.mark}


def test_of_two_edits_the_later_stands_and_the_other_becomes_an_entry_of_its_own() -> None:
    met = merge([OURS, THEIRS])
    assert met.stands.of == THEIRS.of
    assert met.stands.replaces == {FIRST.mark, OURS.mark}
    [copy] = met.copies
    assert isinstance(copy.of, Entry)
    assert (copy.of.text, copy.of.tags, copy.replaces) == (
        "Walked home.",
        ("conflict",),
        frozenset(),
    )
    assert copy.of.id != ID
    assert merge([THEIRS, OURS]) == met
    assert merge([met.stands, OURS, THEIRS]) == MergeResult(met.stands)


def test_an_edit_after_the_meeting_needs_no_second_one() -> None:
    settled = merge([OURS, THEIRS]).stands
    going_on = THEIRS.followed_by(replace(WALK, text="Walked far, and back.", modified=LATER))
    met = merge([settled, going_on])
    assert (text_of(met.stands), met.copies) == ("Walked far, and back.", ())
    assert OURS.mark in met.stands.replaces


def test_an_edit_outlives_a_deletion_that_did_not_know_it() -> None:
    met = merge([GONE, OURS])
    assert (met.stands.of, met.copies, met.survived) == (OURS.of, (), True)
    assert GONE.mark in met.stands.replaces
    assert not merge([met.stands, GONE]).survived
    knowing = OURS.followed_by(Removed(id=ID, removed=EVENING))
    assert merge([knowing, OURS, FIRST]).stands.of == knowing.of


def test_two_deletions_are_one() -> None:
    other = FIRST.followed_by(Removed(id=ID, removed=EVENING))
    assert merge([GONE, other]).stands.of == GONE.of


def test_the_same_words_saved_twice_are_no_conflict() -> None:
    ours = replace(WALK, text="Walked far.", modified=EVENING)
    met = merge([FIRST.followed_by(ours), THEIRS])
    assert (met.stands.of, met.copies) == (THEIRS.of, ())


def test_signs_that_were_set_on_both_sides_are_all_set() -> None:
    ours = FIRST.followed_by(replace(WALK, together=True, tags=("river",)))
    theirs = FIRST.followed_by(replace(WALK, starred=True, tags=("cold",), modified=LATER))
    met = merge([ours, theirs])
    assert met.copies == ()
    assert isinstance(met.stands.of, Entry)
    assert met.stands.of == replace(
        WALK, together=True, starred=True, tags=("cold", "river"), modified=LATER
    )
    assert merge([met.stands, ours, theirs]).stands == met.stands


def test_words_that_were_emptied_on_the_other_side_stand_beside_it() -> None:
    emptied = FIRST.followed_by(replace(WALK, text="", starred=True, modified=LATER))
    [copy] = merge([OURS, emptied]).copies
    assert text_of(copy) == "Walked home."
    emptied_before = FIRST.followed_by(replace(WALK, text="", need=Need.ROOM))
    met = merge([emptied_before, THEIRS])
    assert met.copies == ()
    assert isinstance(met.stands.of, Entry)
    assert (met.stands.of.text, met.stands.of.need) == ("Walked far.", Need.ROOM)


def test_a_copy_has_no_more_tags_than_an_entry_may_have() -> None:
    many = tuple(sorted(f"tag-{number}" for number in range(MOST_TAGS)))
    [copy] = merge([FIRST.followed_by(replace(WALK, text="Many.", tags=many)), THEIRS]).copies
    assert isinstance(copy.of, Entry)
    assert len(copy.of.tags) == MOST_TAGS
    assert "conflict" in copy.of.tags


def test_a_note_holds_the_texts_of_both_sides() -> None:
    first = Version(NOTE)
    ours = first.followed_by(replace(NOTE, text="Much room, early."))
    theirs = first.followed_by(replace(NOTE, text="A quiet month.", modified=LATER))
    met = merge([ours, theirs])
    assert text_of(met.stands) == "A quiet month.\n\n#conflict\n\nMuch room, early."
    assert met.is_joined
    assert merge([met.stands, ours]) == MergeResult(met.stands)
    longer = first.followed_by(replace(NOTE, text="A quiet month. Rain."))
    met = merge([longer, theirs])
    assert (text_of(met.stands), met.is_joined) == ("A quiet month. Rain.", False)
    shorter = first.followed_by(replace(NOTE, text="A quiet month"))
    assert merge([shorter, theirs]).stands.of == theirs.of


def test_a_state_that_was_left_and_came_back_in_the_same_second_stands() -> None:
    there = Version(WALK, 1, frozenset({GONE.mark}))
    assert merge([there, replace(GONE, replaces=frozenset({there.mark}))]).stands.of == WALK


@given(st.permutations([FIRST, OURS, THEIRS, GONE, FIRST.followed_by(replace(WALK, text="3"))]))
def test_the_order_in_which_versions_come_changes_nothing(versions: list[Version]) -> None:
    together = merge(versions)
    assert together == merge(reversed(versions))
    step = merge(versions[:3]).stands
    assert merge([step, *versions]).stands == together.stands
