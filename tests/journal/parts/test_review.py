from datetime import date, time

from support import FrozenClock
from tightrope.domain.entry import Draft
from tightrope.domain.patterns import TagDay
from tightrope.domain.review import ReviewState
from tightrope.journal import Journal

OCTOBER, NOVEMBER = date(2026, 10, 31), date(2026, 11, 1)


def test_a_month_is_reviewed_with_its_own_tags(journal: Journal) -> None:
    for draft in (
        Draft(day=OCTOBER, time=time(23, 59), tags=("lake", "walks"), together=True),
        Draft(day=NOVEMBER, tags=("walks",), space=True, text="one two"),
        Draft(day=NOVEMBER, time=time(9), tags=("books", "walks"), space=True),
        Draft(day=date(2026, 12, 1), tags=("snow",), text="ahead"),
    ):
        journal.entries.write(draft)
    review = journal.review.of_month(date(2026, 11, 15), half_life=14)
    assert (review.balance.voted, review.balance.words, review.balance.days_passed) == (1, 2, 21)
    assert review.before.voted == 1
    assert review.tags == (("walks", 2), ("books", 1))
    assert journal.review.tag_days(date(2026, 11, 30)) == (
        TagDay("lake", OCTOBER, 1),
        TagDay("walks", OCTOBER, 1),
        TagDay("books", NOVEMBER, 1),
        TagDay("walks", NOVEMBER, 2),
    )
    assert review.first_written == OCTOBER


def test_a_review_is_of_the_day_on_which_it_is_made(journal: Journal, clock: FrozenClock) -> None:
    assert journal.review.of_month(NOVEMBER, half_life=14).state is ReviewState.NO_JOURNAL
    journal.entries.write(Draft(day=NOVEMBER, together=True))
    clock.forward(days=20)
    review = journal.review.of_month(NOVEMBER, half_life=14)
    assert (review.today, review.balance.days_passed) == (date(2026, 12, 11), 30)


def test_an_entry_put_in_the_trash_is_in_no_review(journal: Journal) -> None:
    entry = journal.entries.write(Draft(day=NOVEMBER, together=True, tags=("walks",)))
    journal.trash.remove([entry])
    review = journal.review.of_month(NOVEMBER, half_life=14)
    assert (review.state, review.tags) == (ReviewState.NO_JOURNAL, ())


def test_the_note_of_a_month_stands_in_its_review(journal: Journal) -> None:
    journal.month_notes.save(NOVEMBER, "A slow month.", read=None)
    assert journal.review.of_month(date(2026, 11, 15), half_life=14).note == "A slow month."
    assert journal.review.of_month(OCTOBER, half_life=14).note == ""
