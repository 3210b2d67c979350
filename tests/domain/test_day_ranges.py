"""How many days of a period have passed."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.journals import journals, spelled
from tightrope.chart.timeline import Timeline
from tightrope.domain.book_contents import contents_of_days
from tightrope.domain.calendar import Period
from tightrope.domain.day import Day
from tightrope.domain.day_ranges import balance_to_date, counted_period, sorted_written
from tightrope.domain.query import Query
from tightrope.domain.review import review_of

TODAY = date(2026, 11, 22)
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))


def test_days_before_the_first_entry_have_not_passed() -> None:
    days = spelled("T.S", first=date(2026, 11, 10))
    assert counted_period(days, NOVEMBER, TODAY) == Period(date(2026, 11, 10), TODAY)
    assert counted_period(days, Period(date(2026, 10, 1), date(2026, 10, 31)), TODAY) is None


def test_of_a_part_of_a_journal_its_first_entry_may_lie_before() -> None:
    days = spelled("T", first=date(2026, 11, 10))
    since = date(2026, 3, 1)
    assert balance_to_date(days, NOVEMBER, TODAY, since=since).days_passed == 22
    assert balance_to_date(days, NOVEMBER, TODAY).days_passed == 13
    query = Query(first=date(2026, 11, 5))
    (chapter,) = contents_of_days(days, (), query, TODAY, since=since).chapters
    assert chapter.told
    assert chapter.told.balance.days_passed == 18


def test_a_journal_without_entries_begins_today() -> None:
    assert counted_period([], NOVEMBER, TODAY) == Period(TODAY, TODAY)


def test_what_was_written_ahead_counts_from_its_first_day_on() -> None:
    ahead = spelled("T.S", first=date(2026, 11, 26))
    assert counted_period(ahead, NOVEMBER, TODAY) == Period(date(2026, 11, 26), date(2026, 11, 28))


@given(journals, st.dates(date(2026, 9, 1), date(2026, 12, 31)))
def test_page_book_and_chart_count_the_same_days(days: list[Day], month: date) -> None:
    # None is written ahead: the chart draws nothing beyond today.
    days = [day._replace(date=day.date - timedelta(days=40)) for day in days]
    days = sorted_written(day for day in days if day.date <= TODAY)
    page = review_of(month, days, today=TODAY)
    drawn = Timeline.of(days, TODAY).balance(page.month)
    bound = [
        chapter.told.balance.days_passed
        for chapter in contents_of_days(days, (), Query(), TODAY).chapters
        if chapter.told and chapter.first == page.month.first
    ]
    assert {page.balance.days_passed, *bound} == {drawn.days_passed}
