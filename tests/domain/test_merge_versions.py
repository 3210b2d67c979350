from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tightrope.domain.aim import Aim
from tightrope.domain.entry import Entry
from tightrope.domain.entry_version import Removed, Version
from tightrope.domain.marks import Need
from tightrope.domain.merge_versions import MergeResult, merge
from tightrope.domain.month_note import MonthNote
from tightrope.domain.tags import MOST_TAGS
from tightrope.domain.talk import Talk

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
GONE = FIRST.followed_by(Removed(name=ID, removed=LATER))
NOTE = MonthNote(month=date(2026, 11, 1), text="Much room.", created=EVENING, modified=EVENING)


AIM = Aim(id=ID, title="Dance", begun=date(2026, 11, 1), created=EVENING, modified=EVENING)
TALK = Talk(entry=ID, line="The sea?", opened=EVENING, modified=EVENING)


def text_of(version: Version) -> str:
    assert isinstance(version.content, Entry | MonthNote)
    return version.content.text


def test_what_follows_stands_wherever_it_came_from() -> None:
    after = OURS.followed_by(replace(WALK, text="Walked home slowly."))
    for met in (merge([FIRST, OURS, after]), merge([after, FIRST]), merge([after])):
        assert met.copies == ()
        assert text_of(met.winner) == "Walked home slowly."
        assert met.winner.ancestors == {FIRST.digest, OURS.digest}


def test_of_two_edits_the_later_stands_and_the_other_becomes_an_entry_of_its_own() -> None:
    met = merge([OURS, THEIRS])
    assert met.winner.content == THEIRS.content
    assert met.winner.ancestors == {FIRST.digest, OURS.digest}
    [copy] = met.copies
    assert isinstance(copy.content, Entry)
    assert (copy.content.text, copy.content.tags, copy.ancestors) == (
        "Walked home.",
        ("conflict",),
        frozenset(),
    )
    assert copy.content.id != ID
    assert merge([THEIRS, OURS]) == met
    assert merge([met.winner, OURS, THEIRS]) == MergeResult(met.winner)


def test_an_edit_after_the_meeting_needs_no_second_one() -> None:
    settled = merge([OURS, THEIRS]).winner
    going_on = THEIRS.followed_by(replace(WALK, text="Walked far, and back.", modified=LATER))
    met = merge([settled, going_on])
    assert (text_of(met.winner), met.copies) == ("Walked far, and back.", ())
    assert OURS.digest in met.winner.ancestors


def test_an_edit_outlives_a_deletion_that_did_not_know_it() -> None:
    met = merge([GONE, OURS])
    assert (met.winner.content, met.copies, met.survived) == (OURS.content, (), True)
    assert GONE.digest in met.winner.ancestors
    assert not merge([met.winner, GONE]).survived
    knowing = OURS.followed_by(Removed(name=ID, removed=EVENING))
    assert merge([knowing, OURS, FIRST]).winner.content == knowing.content


def test_two_deletions_are_one() -> None:
    other = FIRST.followed_by(Removed(name=ID, removed=EVENING))
    assert merge([GONE, other]).winner.content == GONE.content


def test_the_same_words_saved_twice_are_no_conflict() -> None:
    ours = replace(WALK, text="Walked far.", modified=EVENING)
    met = merge([FIRST.followed_by(ours), THEIRS])
    assert (met.winner.content, met.copies) == (THEIRS.content, ())


def test_signs_that_were_set_on_both_sides_are_all_set() -> None:
    ours = FIRST.followed_by(replace(WALK, together=True, tags=("river",)))
    theirs = FIRST.followed_by(replace(WALK, starred=True, tags=("cold",), modified=LATER))
    met = merge([ours, theirs])
    assert met.copies == ()
    assert isinstance(met.winner.content, Entry)
    assert met.winner.content == replace(
        WALK, together=True, starred=True, tags=("cold", "river"), modified=LATER
    )
    assert merge([met.winner, ours, theirs]).winner == met.winner


def test_words_that_were_emptied_on_the_other_side_stand_beside_it() -> None:
    emptied = FIRST.followed_by(replace(WALK, text="", starred=True, modified=LATER))
    [copy] = merge([OURS, emptied]).copies
    assert text_of(copy) == "Walked home."
    emptied_before = FIRST.followed_by(replace(WALK, text="", need=Need.ROOM))
    met = merge([emptied_before, THEIRS])
    assert met.copies == ()
    assert isinstance(met.winner.content, Entry)
    assert (met.winner.content.text, met.winner.content.need) == ("Walked far.", Need.ROOM)


def test_a_copy_has_no_more_tags_than_an_entry_may_have() -> None:
    many = tuple(sorted(f"tag-{number}" for number in range(MOST_TAGS)))
    [copy] = merge([FIRST.followed_by(replace(WALK, text="Many.", tags=many)), THEIRS]).copies
    assert isinstance(copy.content, Entry)
    assert len(copy.content.tags) == MOST_TAGS
    assert "conflict" in copy.content.tags


def test_a_note_holds_the_texts_of_both_sides() -> None:
    first = Version(NOTE)
    ours = first.followed_by(replace(NOTE, text="Much room, early."))
    theirs = first.followed_by(replace(NOTE, text="A quiet month.", modified=LATER))
    met = merge([ours, theirs])
    assert text_of(met.winner) == "A quiet month.\n\n#conflict\n\nMuch room, early."
    assert met.is_joined
    assert merge([met.winner, ours]) == MergeResult(met.winner)
    longer = first.followed_by(replace(NOTE, text="A quiet month. Rain."))
    met = merge([longer, theirs])
    assert (text_of(met.winner), met.is_joined) == ("A quiet month. Rain.", False)
    shorter = first.followed_by(replace(NOTE, text="A quiet month"))
    assert merge([shorter, theirs]).winner.content == theirs.content


def test_a_state_that_was_left_and_came_back_in_the_same_second_stands() -> None:
    there = Version(WALK, 1, frozenset({GONE.digest}))
    assert merge([there, replace(GONE, ancestors=frozenset({there.digest}))]).winner.content == WALK


@given(st.permutations([FIRST, OURS, THEIRS, GONE, FIRST.followed_by(replace(WALK, text="3"))]))
def test_the_order_in_which_versions_come_changes_nothing(versions: list[Version]) -> None:
    together = merge(versions)
    assert together == merge(reversed(versions))
    step = merge(versions[:3]).winner
    assert merge([step, *versions]).winner == together.winner


_words = st.sampled_from(["a", "b", "c d", "a b"])
_moments = st.sampled_from([EVENING, LATER])
_aims = st.builds(
    lambda title, note, modified: replace(AIM, title=title, note=note, modified=modified),
    _words, st.one_of(st.just(""), _words), _moments,
)  # fmt: skip
_talks = st.builds(
    lambda line, ticked, modified: replace(TALK, line=line, ticked=ticked, modified=modified),
    st.one_of(st.just(""), _words), st.none() | _moments, _moments,
)  # fmt: skip


@given(st.lists(_aims, min_size=2, max_size=3), st.randoms(use_true_random=False))
def test_an_aim_holds_the_words_of_all_sides_whoever_comes_first(
    edited: list[Aim], random: Random
) -> None:
    sides = [Version(AIM).followed_by(aim) for aim in edited]
    met = merge(sides)
    both = met.winner.content
    assert isinstance(both, Aim)
    assert all(words in both.text for aim in edited for words in (aim.title, aim.note))
    random.shuffle(sides)
    assert merge(sides) == met
    assert merge([met.winner, *sides]).winner == met.winner


@given(st.lists(_talks, min_size=2, max_size=3), st.randoms(use_true_random=False))
def test_talk_holds_the_lines_of_all_sides_and_is_ticked_where_one_was(
    edited: list[Talk], random: Random
) -> None:
    sides = [Version(TALK).followed_by(talk) for talk in edited]
    met = merge(sides)
    both = met.winner.content
    assert isinstance(both, Talk)
    assert all(talk.line in both.line for talk in edited)
    assert both.is_open == all(talk.is_open for talk in edited)
    random.shuffle(sides)
    assert merge(sides) == met
    assert merge([met.winner, *sides]).winner == met.winner
