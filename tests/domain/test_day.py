"""How many days of a period have passed: the same n on every screen, page and table."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from domain.journals import journals, spelled
from tightrope.chart.timeline import Timeline
from tightrope.domain.balance_course import BalanceCourse
from tightrope.domain.book_contents import contents_of_days
from tightrope.domain.calendar import Period
from tightrope.domain.day import Day, counted_period, elapsed_period
from tightrope.domain.query import Query
from tightrope.domain.review import review_of
from tightrope.domain.stats import Granularity, stats_rows

TODAY = date(2026, 11, 22)
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))


def test_days_before_the_first_entry_have_not_passed() -> None:
    first = date(2026, 11, 10)
    assert counted_period(NOVEMBER, first, TODAY) == Period(first, TODAY)
    assert counted_period(OCTOBER, first, TODAY) is None
    assert counted_period(OCTOBER, date(2026, 3, 1), TODAY) == OCTOBER


def test_of_a_part_of_a_journal_its_first_entry_may_lie_before() -> None:
    course = BalanceCourse.of(
        spelled("T", first=date(2026, 3, 1)) + spelled("T", first=date(2026, 11, 10)), TODAY
    )
    query = Query(first=date(2026, 11, 5))
    (chapter,) = contents_of_days(course, (), query).chapters
    assert chapter.month_days
    assert chapter.month_days.balance.days_passed == 18


def test_in_a_journal_without_an_entry_that_has_come_no_day_passed() -> None:
    assert counted_period(NOVEMBER, None, TODAY) is None
    assert counted_period(NOVEMBER, date(2026, 11, 26), TODAY) is None


def test_what_has_not_begun_has_not_elapsed() -> None:
    assert elapsed_period(NOVEMBER, date(2026, 10, 31)) is None
    assert elapsed_period(NOVEMBER, TODAY) == Period(NOVEMBER.first, TODAY)
    assert elapsed_period(OCTOBER, TODAY) == OCTOBER


@given(journals, st.integers(-40, 20), st.dates(date(2026, 9, 1), date(2026, 12, 31)))
def test_page_book_chart_and_table_count_the_same_days(
    days: list[Day], shift: int, month: date
) -> None:
    days = [day._replace(date=date.fromordinal(day.date.toordinal() + shift)) for day in days]
    course = BalanceCourse.of(days, TODAY)
    page = review_of(month, days, today=TODAY)
    counts = {page.balance.days_passed, Timeline.of(days, TODAY).balance(page.month).days_passed}
    counts |= {
        chapter.month_days.balance.days_passed
        for chapter in contents_of_days(course, (), Query()).chapters
        if chapter.month_days and chapter.first == page.month.first
    }
    counts |= {
        row.days_passed for row in stats_rows(days, Granularity.MONTH, page.month, today=TODAY)
    }
    by_day = stats_rows(days, Granularity.DAY, page.month, today=TODAY)
    assert counts == {sum(row.days_passed for row in by_day)}
