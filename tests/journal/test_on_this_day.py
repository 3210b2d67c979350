"""What comes up on a day from earlier years, and what is let rest."""

from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support import FrozenClock
from tightrope.domain.calendar import same_day_before
from tightrope.domain.entry import Draft
from tightrope.domain.tags import NO_RECALL_TAG
from tightrope.journal import Journal

DAY = date(2026, 11, 22)


def write(journal: Journal, *days: date) -> None:
    for day in days:
        journal.entries.write(Draft(day=day, text=day.isoformat()))


def test_entries_of_earlier_years_come_newest_year_first(journal: Journal) -> None:
    write(journal, DAY, DAY.replace(year=2020), DAY.replace(year=2025), date(2025, 11, 21))
    journal.entries.write(Draft(day=DAY.replace(year=2025), time=time(9), text="the same morning"))
    texts = [entry.text for entry in journal.entries.on_this_day(DAY)]
    assert texts == ["2025-11-22", "the same morning", "2020-11-22"]
    assert [entry.text for entry in journal.entries.on_this_day(DAY.replace(year=2025))] == [
        "2020-11-22"
    ]


def test_an_empty_journal_and_a_day_without_a_past_have_nothing(journal: Journal) -> None:
    assert journal.entries.on_this_day(DAY) == ()
    write(journal, DAY)
    assert journal.entries.on_this_day(DAY) == ()
    assert journal.entries.on_this_day(date.min) == ()
    assert journal.entries.on_this_day(date.max) == ()


def test_what_was_let_rest_or_deleted_stays_away_until_that_is_taken_back(
    journal: Journal,
) -> None:
    write(journal, DAY.replace(year=2024), DAY.replace(year=2025))
    newest, oldest = journal.entries.on_this_day(DAY)
    resting = journal.entries.revise(newest.tagged([NO_RECALL_TAG]))
    journal.trash.remove([oldest])
    assert journal.entries.on_this_day(DAY) == ()
    journal.undo.undo()
    journal.undo.undo()
    assert [entry.id for entry in journal.entries.on_this_day(DAY)] == [newest.id, oldest.id]
    assert journal.entries.get(resting.id).tags == ()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dates(date(2015, 2, 25), date(2015, 3, 3)), max_size=3), st.data())
def test_it_is_every_entry_of_the_days_that_this_day_answers_to(
    tmp_path_factory: pytest.TempPathFactory, near: list[date], data: st.DataObject
) -> None:
    years = st.integers(2012, 2024)
    days = [day.replace(year=data.draw(years)) for day in near] + [date(2020, 2, 29)]
    asked = data.draw(st.sampled_from([date(2024, 2, 29), date(2025, 2, 28), date(2025, 3, 1)]))
    folder = tmp_path_factory.mktemp("years")
    with Journal(folder / "journal.db", FrozenClock()) as journal:
        write(journal, *days)
        expected = [
            day for day in same_day_before(asked, min(days)) for written in days if written == day
        ]
        assert [entry.day for entry in journal.entries.on_this_day(asked)] == expected
