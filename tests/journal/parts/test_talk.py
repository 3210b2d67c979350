from dataclasses import replace
from datetime import date

import pytest

from support import FrozenClock
from tightrope.domain.entry import Draft, Entry
from tightrope.domain.errors import BadEntryError, ChangedElsewhereError, NoSuchEntryError
from tightrope.journal import Journal

SATURDAY = date(2026, 11, 21)
SUMMER = Draft(day=SATURDAY, text="Where to in summer?\nThe sea, I think.")


@pytest.fixture
def entry(journal: Journal) -> Entry:
    return journal.entries.write(SUMMER)


def on_list(journal: Journal) -> list[tuple[str, bool]]:
    return [(item.words, item.talk.is_open) for item in journal.talk.all()]


def test_an_entry_is_put_on_the_list_with_its_tag_in_one_step(
    journal: Journal, entry: Entry
) -> None:
    item = journal.talk.open(entry)
    assert journal.entries.on(SATURDAY) == (item.entry,)
    assert item.entry.tags == ("talk",)
    assert journal.talk.open_items() == (item,)
    act = journal.undo.undo()
    assert act is not None
    assert act.summary == "to talk about · Sat 21 Nov 2026"
    assert journal.talk.all() == ()
    assert journal.entries.on(SATURDAY)[0].tags == ()
    act = journal.undo.redo()
    assert act is not None
    assert [entry.tags for entry in act.entries] == [("talk",)]
    assert on_list(journal) == [("Where to in summer?", True)]


def test_it_may_have_a_line_of_ones_own(journal: Journal, entry: Entry) -> None:
    journal.talk.open(entry, "  The sea,\nor the hills? ")
    assert on_list(journal) == [("The sea, or the hills?", True)]
    journal.talk.reword(entry.id, "")
    assert on_list(journal) == [("Where to in summer?", True)]
    act = journal.undo.undo()
    assert act is not None
    assert act.summary == "line to talk about · Sat 21 Nov 2026"
    assert on_list(journal) == [("The sea, or the hills?", True)]


def test_ticking_says_when_and_changes_nothing_of_the_entry(
    journal: Journal, clock: FrozenClock, entry: Entry
) -> None:
    tagged = journal.talk.open(entry).entry
    clock.forward(days=3)
    assert journal.talk.tick(entry.id).ticked == clock().utc
    assert journal.talk.open_items() == ()
    assert journal.entries.on(SATURDAY) == (tagged,)
    act = journal.undo.undo()
    assert act is not None
    assert (act.summary, act.entries) == ("talked about · Sat 21 Nov 2026", (tagged,))
    assert journal.talk.open_items()[0].entry == tagged


def test_one_key_opens_ticks_and_opens_again(journal: Journal, entry: Entry) -> None:
    states = []
    for _ in range(3):
        item = journal.talk.toggle(entry)
        entry = item.entry
        states.append(item.talk.is_open)
    assert states == [True, False, True]
    assert [journal.undo.undo() is not None for _ in range(5)] == [True] * 4 + [False]


def test_what_was_opened_first_stands_first(
    journal: Journal, clock: FrozenClock, entry: Entry
) -> None:
    earlier = journal.entries.write(replace(SUMMER, day=date(2025, 1, 1), text="The kitchen."))
    journal.talk.open(entry)
    clock.forward(minutes=1)
    journal.talk.open(earlier)
    assert [item.words for item in journal.talk.open_items()] == [
        "Where to in summer?",
        "The kitchen.",
    ]
    assert [item.words for item in journal.talk.of_days(SATURDAY, SATURDAY)] == [
        "Where to in summer?"
    ]


def test_a_typed_tag_opens_nothing(journal: Journal) -> None:
    entry = journal.entries.write(replace(SUMMER, text="Let us #talk.", tags=("talk",)))
    assert journal.talk.all() == ()
    journal.talk.open(entry)
    assert journal.talk.take_off(entry).tags == ("talk",)


def test_what_is_taken_off_loses_its_tag_and_comes_back_as_it_was(
    journal: Journal, entry: Entry
) -> None:
    tagged = journal.talk.open(entry, "The sea?").entry
    assert journal.talk.take_off(tagged).tags == ()
    assert journal.talk.all() == ()
    journal.undo.undo()
    assert on_list(journal) == [("The sea?", True)]
    journal.undo.redo()
    assert journal.talk.open(journal.entries.get(entry.id)).words == "Where to in summer?"


def test_it_goes_and_comes_with_its_entry_and_stays_when_that_moves(
    journal: Journal, entry: Entry
) -> None:
    tagged = journal.talk.open(entry, "The sea?").entry
    journal.entries.move([tagged], day=date(2026, 11, 3))
    assert journal.talk.all()[0].entry.day == date(2026, 11, 3)
    journal.trash.remove([tagged])
    assert journal.talk.all() == ()
    with pytest.raises(NoSuchEntryError, match="talk add"):
        journal.talk.tick(entry.id)
    journal.trash.restore([entry.id])
    assert on_list(journal) == [("The sea?", True)]


def test_what_changes_nothing_is_no_step(journal: Journal, entry: Entry) -> None:
    tagged = journal.talk.open(entry, "The sea?").entry
    journal.talk.open(tagged, "The sea?")
    journal.talk.reopen(entry.id)
    journal.undo.undo()
    assert journal.talk.all() == ()


def test_an_entry_that_was_saved_elsewhere_is_not_saved_over(
    journal: Journal, entry: Entry
) -> None:
    journal.entries.revise(entry.reworded("The hills."))
    with pytest.raises(ChangedElsewhereError):
        journal.talk.open(entry)
    assert journal.talk.all() == ()


def test_an_entry_with_as_many_tags_as_there_can_be_is_refused(journal: Journal) -> None:
    entry = journal.entries.write(replace(SUMMER, tags=tuple(f"a{n:03}" for n in range(100))))
    with pytest.raises(BadEntryError, match="at most 100"):
        journal.talk.open(entry)
    assert journal.talk.all() == ()


def test_what_is_not_on_the_list_gets_a_sentence(journal: Journal, entry: Entry) -> None:
    for refused in (
        lambda: journal.talk.tick(entry.id),
        lambda: journal.talk.reword(entry.id, "x"),
        lambda: journal.talk.take_off(entry),
    ):
        with pytest.raises(NoSuchEntryError, match="not on the list"):
            refused()
