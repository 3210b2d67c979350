from dataclasses import replace
from datetime import date

import pytest

from support import FrozenClock
from tightrope.domain.aim import Outcome
from tightrope.domain.errors import BadEntryError, ChangedElsewhereError, NoSuchEntryError
from tightrope.journal import Journal

SATURDAY, MONDAY = date(2026, 11, 21), date(2026, 11, 2)


def moves(journal: Journal, month: date) -> list[tuple[date, str, str]]:
    return [(move.day, move.aim.title, move.what) for move in journal.aims.moved_in(month)]


def test_an_aim_is_a_line_with_the_day_on_which_it_was_begun(journal: Journal) -> None:
    aim = journal.aims.begin("  One evening a week\nwithout screens ")
    assert (aim.title, aim.begun, aim.note) == (
        "One evening a week without screens",
        SATURDAY,
        "",
    )
    earlier = journal.aims.begin("Learn to dance", day=MONDAY, note="Tango?")
    assert journal.aims.all() == (earlier, aim)
    assert journal.aims.get(aim.id[:6].upper()) == aim


@pytest.mark.parametrize("title", ["", "  ", "\n"])
def test_one_without_words_is_refused(journal: Journal, title: str) -> None:
    with pytest.raises(BadEntryError, match="line of words"):
        journal.aims.begin(title)


def test_it_is_reached_or_let_go_on_a_day_and_may_go_on_after_all(journal: Journal) -> None:
    aim = journal.aims.begin("Learn to dance", day=MONDAY)
    reached = journal.aims.end(aim, Outcome.REACHED)
    assert (reached.outcome, reached.ended) == (Outcome.REACHED, SATURDAY)
    assert moves(journal, SATURDAY) == [
        (MONDAY, "Learn to dance", "begun"),
        (SATURDAY, "Learn to dance", "reached"),
    ]
    let_go = journal.aims.end(reached, Outcome.LET_GO, date(2026, 12, 1))
    assert moves(journal, date(2026, 12, 24)) == [
        (date(2026, 12, 1), "Learn to dance", "let go"),
    ]
    assert journal.aims.reopen(let_go).outcome is None
    with pytest.raises(BadEntryError, match="or later"):
        journal.aims.end(journal.aims.get(aim.id), Outcome.REACHED, date(2026, 11, 1))


def test_each_act_is_one_step_that_says_what_it_was(journal: Journal) -> None:
    aim = journal.aims.begin("Learn to dance", day=MONDAY)
    aim = journal.aims.save(replace(aim, note="Tango?"))
    aim = journal.aims.end(aim, Outcome.REACHED)
    aim = journal.aims.end(aim, Outcome.LET_GO)
    aim = journal.aims.reopen(aim)
    journal.aims.remove([aim])
    acts = [journal.undo.undo() for _ in range(6)]
    assert [act and act.summary for act in acts] == [
        "deletion · aim of Mon 2 Nov 2026",
        "not ended · aim of Mon 2 Nov 2026",
        "let go · aim of Mon 2 Nov 2026",
        "reached · aim of Mon 2 Nov 2026",
        "change · aim of Mon 2 Nov 2026",
        "beginning · aim of Mon 2 Nov 2026",
    ]
    assert journal.aims.all() == ()
    assert [act and len(act.aims) for act in (journal.undo.redo() for _ in range(6))] == [1] * 6
    assert journal.aims.all() == ()
    assert [each.record.note for each in journal.aims.in_trash()] == ["Tango?"]


def test_saves_of_one_sitting_are_one_step(journal: Journal) -> None:
    aim = journal.aims.begin("Learn to dance")
    for note in ("Ta", "Tango"):
        aim = journal.aims.save(replace(aim, note=note), session="evening")
    journal.undo.undo()
    assert [aim.note for aim in journal.aims.all()] == [""]


def test_a_deleted_one_lies_in_the_trash_and_comes_back(
    journal: Journal, clock: FrozenClock
) -> None:
    aim, other = journal.aims.begin("Learn to dance"), journal.aims.begin("The attic")
    journal.aims.remove([aim])
    clock.forward(minutes=1)
    journal.aims.remove([other])
    assert [each.record.title for each in journal.aims.in_trash()] == ["The attic", aim.title]
    assert journal.aims.in_trash()[0].removed == clock().utc
    with pytest.raises(NoSuchEntryError, match="No aim begins"):
        journal.aims.get(aim.id)
    assert journal.aims.restore([aim.id[:8], aim.id]) == (aim,)
    assert journal.aims.all() == (aim,)
    with pytest.raises(NoSuchEntryError, match="tightrope trash"):
        journal.aims.restore([aim.id])
    assert journal.trash.empty().count == 1
    assert journal.aims.in_trash() == ()
    assert journal.aims.all() == (aim,)


def test_its_former_versions_can_be_read_and_brought_back(journal: Journal) -> None:
    aim = journal.aims.begin("Learn to dance")
    journal.aims.save(replace(aim, title="Learn to sing"))
    past = journal.history.of(aim.id[:8])
    assert [version.text for version in past.former] == ["Learn to dance"]
    journal.history.bring_back(aim.id, 1)
    assert [each.title for each in journal.aims.all()] == ["Learn to dance"]
    assert journal.history.forget(aim.id).count == 2
    assert journal.history.of(aim.id).former == ()
    journal.aims.remove(journal.aims.all())
    assert journal.history.of(aim.id).in_trash


def test_what_another_window_saved_is_not_saved_over(journal: Journal) -> None:
    aim = journal.aims.begin("Learn to dance")
    later = journal.aims.save(replace(aim, note="Tango"))
    assert journal.aims.save(replace(aim, note="Tango")) == later
    with pytest.raises(ChangedElsewhereError, match="open it again"):
        journal.aims.save(replace(aim, note="Waltz"))
    journal.aims.remove([later])
    with pytest.raises(ChangedElsewhereError, match="deleted"):
        journal.aims.save(replace(later, note="Waltz"))
