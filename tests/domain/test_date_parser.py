from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.domain.calendar import Period
from tightrope.domain.date_parser import read_day, read_period
from tightrope.domain.errors import BadDateError
from tightrope.domain.formatting import day_text

TODAY = date(2026, 11, 22)  # a Sunday

days = st.dates()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-11-21", "2026-11-21"),
        ("  2026-11-21 ", "2026-11-21"),
        ("2026/11/21", "2026-11-21"),
        ("2026.11.21", "2026-11-21"),
        ("2026-1-5", "2026-01-05"),
        ("2031-01-01", "2031-01-01"),  # to come, but said outright
        ("today", "2026-11-22"),
        ("Yesterday", "2026-11-21"),
        ("friday", "2026-11-20"),
        ("Fri", "2026-11-20"),
        ("last  FRIDAY", "2026-11-20"),
        ("thurs", "2026-11-19"),
        ("monday", "2026-11-16"),
        ("sunday", "2026-11-15"),  # never today
        ("0 days ago", "2026-11-22"),
        ("1 day ago", "2026-11-21"),
        ("3 days ago", "2026-11-19"),
        ("a week ago", "2026-11-15"),
        ("2 weeks ago", "2026-11-08"),
        ("9 months ago", "2026-02-22"),
        ("a year ago", "2025-11-22"),
        ("21 Nov", "2026-11-21"),
        ("nov 22", "2026-11-22"),
        ("23 November", "2025-11-23"),  # the latest one that is not after today
        ("29 Feb", "2024-02-29"),
        ("21 Nov 2025", "2025-11-21"),
        ("Nov 21 2025", "2025-11-21"),
        ("November 21st, 2025", "2025-11-21"),
        ("21. Nov. 2025", "2025-11-21"),
        ("3 Sept 2025", "2025-09-03"),
        ("21 Nov 2031", "2031-11-21"),
        ("Sat 21 Nov 2026", "2026-11-21"),
        ("saturday, 21 nov", "2026-11-21"),
        ("Sat 2026-11-21", "2026-11-21"),
        ("21/11/2026", "2026-11-21"),
        ("11/21/2026", "2026-11-21"),
        ("21.11.2026", "2026-11-21"),
        ("4/4/2026", "2026-04-04"),
    ],
)
def test_a_day_is_read_as_people_write_it(words: str, day: str) -> None:
    assert read_day(words, TODAY).isoformat() == day


def test_a_day_months_ago_stays_in_its_month() -> None:
    assert read_day("a month ago", date(2026, 3, 31)) == date(2026, 2, 28)


@pytest.mark.parametrize("words", ["03/04/2026", "3.4.2026", "03-04-2026"])
def test_an_ambiguous_date_follows_the_order_that_was_set(words: str) -> None:
    assert read_day(words, TODAY, "dmy") == date(2026, 4, 3)
    assert read_day(words, TODAY, "mdy") == date(2026, 3, 4)


@pytest.mark.parametrize("order", [None, "ymd"])
def test_an_ambiguous_date_is_refused_with_both_readings_where_no_order_tells(
    order: str | None,
) -> None:
    with pytest.raises(BadDateError) as refused:
        read_day("03/04/2026", TODAY, order)
    assert str(refused.value) == (
        "03/04/2026 could be 3 April 2026 or 4 March 2026; write 2026-04-03 or 2026-03-04."
    )


def test_an_order_does_not_bend_a_date_that_reads_one_way_only() -> None:
    assert read_day("04/13/2026", TODAY, "dmy") == date(2026, 4, 13)
    assert read_day("13/04/2026", TODAY, "mdy") == date(2026, 4, 13)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("2026-02-30", "There is no 30 February 2026: February 2026 has 28 days"),
        ("31 Nov", "There is no 31 November: November has 30 days"),
        ("30 feb", "There is no 30 February: February has 29 days"),
        ("29 Feb 2025", "There is no 29 February 2025"),
        ("30.02.2026", "There is no 30 February 2026"),
        ("00/04/2026", "There is no 0 April 2026"),
        ("2026-13-01", "There is no month 13"),
        ("21/13/2026", "There is no month"),
        ("0000-01-01", "from the year 1 to the year 9999"),
        ("9999999 days ago", "from the year 1 to the year 9999"),
        ("999999999 weeks ago", "from the year 1 to the year 9999"),
        ("999999999 years ago", "from the year 1 to the year 9999"),
        ("21/11/26", "A year is written with four digits"),
        ("26-11-21", "A year is written with four digits"),
        ("21 Nov 26", "A year is written with four digits"),
        ("Fri 21 Nov 2026", "21 November 2026 is a Saturday, not a Friday"),
        ("2026-11", "a whole month or year; name one of its days"),
        ("november", "a whole month or year"),
        ("november 2025", "a whole month or year"),
        ("2025", "a whole month or year"),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_its_reason(words: str, sentence: str) -> None:
    with pytest.raises(BadDateError, match=sentence):
        read_day(words, TODAY)


@pytest.mark.parametrize(
    "words",
    [
        "", "tomorrow", "walked", "last", "last week", "ago", "days ago", "-3 days ago",
        "5 walks ago", "20261121", "2026-W47-6", "2026-11-21T21:15", "2026-11-21-", "1-2-3-4",
        "21", "21.11.", "21 Nov walk", "21 2026 Nov", "Sat Sat", "t", "\u0661\u0661 Nov", "²1 Nov",
        "9" * 5000 + " days ago", "sat " * 5000,
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_what_is_understood(words: str) -> None:
    with pytest.raises(BadDateError, match="write it like 2026-11-21, 21 Nov"):
        read_day(words, TODAY)


def test_a_refusal_does_not_repeat_what_may_be_a_line_of_the_journal() -> None:
    with pytest.raises(BadDateError) as refused:
        read_day("\x1b[31mwe quarrelled", TODAY)
    assert "quarrelled" not in str(refused.value)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2026-11", "2026-11-01", "2026-11-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("November", "2026-11-01", "2026-11-30"),  # this month has begun
        ("dec", "2025-12-01", "2025-12-31"),
        ("may", "2026-05-01", "2026-05-31"),
        ("november 2025", "2025-11-01", "2025-11-30"),
        ("Sept. 2025", "2025-09-01", "2025-09-30"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("2026-11-21", "2026-11-21", "2026-11-21"),
        ("yesterday", "2026-11-21", "2026-11-21"),
        ("may 21", "2026-05-21", "2026-05-21"),
    ],
)
def test_a_period_is_a_month_a_year_or_one_day(words: str, first: str, last: str) -> None:
    period = Period(date.fromisoformat(first), date.fromisoformat(last))
    assert read_period(words, TODAY) == period


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("2026-13", "There is no month 13"),
        ("0000", "from the year 1"),
        ("2026-x", "write it like 2026-11, november, november 2025, 2025"),
        ("spring", "write it like 2026-11, november, november 2025, 2025"),
        ("03/04/2026", "could be"),
    ],
)
def test_a_period_that_cannot_be_is_refused_with_its_reason(words: str, sentence: str) -> None:
    with pytest.raises(BadDateError, match=sentence):
        read_period(words, TODAY)


def test_the_first_days_of_all_have_no_days_before_them() -> None:
    for words in ("yesterday", "3 days ago", "friday", "a year ago", "29 Feb", "2 Jan"):
        with pytest.raises(BadDateError, match="from the year 1"):
            read_day(words, date.min)
    with pytest.raises(BadDateError, match="from the year 1"):
        read_period("february", date.min)


@given(days, days)
def test_iso_reads_back_whatever_today_is(day: date, today: date) -> None:
    assert read_day(day.isoformat(), today) == day
    assert read_period(day.isoformat(), today) == Period(day, day)


@given(days, days)
def test_what_is_shown_reads_back_whatever_today_is(day: date, today: date) -> None:
    assert read_day(day_text(day), today) == day


def test_a_day_is_shown_with_its_weekday() -> None:
    assert day_text(date(2026, 11, 21)) == "Sat 21 Nov 2026"
    assert day_text(date.min) == "Mon 1 Jan 0001"


@given(st.dates(min_value=date(2, 1, 1)), st.sampled_from(["monday", "wed", "last sunday"]))
def test_a_weekday_is_one_of_the_seven_days_before_today(today: date, words: str) -> None:
    day = read_day(words, today)
    assert timedelta(days=1) <= today - day <= timedelta(days=7)
    assert day_text(day).lower().startswith(words.removeprefix("last ")[:3])


@given(st.dates(min_value=date(30, 1, 1)), days)
def test_a_day_without_its_year_is_the_latest_one_not_after_today(today: date, day: date) -> None:
    words = day_text(day)[4:-5]
    found = read_day(words, today)
    assert found <= today
    assert (found.month, found.day) == (day.month, day.day)
    assert (today - found).days <= 366 * (8 if words == "29 Feb" else 1)


nearly_dates = st.lists(
    st.sampled_from([*"0123456789-/., ", "nov", "fri", "last", "ago", "day", "2026", "29", "th"]),
    max_size=12,
).map("".join)


@given(st.text() | nearly_dates, days, st.sampled_from([None, "dmy", "mdy", "ymd", "odd"]))
def test_no_words_do_more_harm_than_a_refusal(words: str, today: date, order: str | None) -> None:
    for read in (read_day, read_period):
        with suppress(BadDateError):
            read(words, today, order)
