"""Stamps of other programs' files: read in the one way that all of them bear out, or refused."""

import json
import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.formats.dates.file_dates import FileDates, Stamp, UnreadableStampError, read_alone

# As the GNU C library writes them: months from January, weekdays from Monday, halves of the day.
LANGUAGES: dict[str, dict[str, list[str]]] = json.loads(
    Path(__file__).with_name("strftime_names.json").read_text(encoding="utf-8")
)
DATES_IN_NUMBERS = (
    "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y %m %d", "%Y_%m_%d", "%Y:%m:%d", "%Y%m%d", "%Y. %m. %d.",
    "%y-%m-%d", "%y/%m/%d", "%y.%m.%d", "%y%m%d",
    "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d %m %Y", "%d. %m. %Y", "%d%m%Y", "%-d.%-m.%Y",
    "%d-%m-%y", "%d/%m/%y", "%d.%m.%y", "%d%m%y", "%-d.%-m.%y",
    "%m-%d-%Y", "%m/%d/%Y", "%m.%d.%Y", "%m %d %Y", "%m%d%Y", "%-m/%-d/%y", "%m/%d/%y", "%D",
    "%Y-%d-%m", "%Y-%j", "%G-W%V-%u", "%Y-%U-%w", "%s", "%d.%m.", "%Y年%m月%d日",
)  # fmt: skip
DATES_IN_WORDS = (
    "%d %B %Y", "%d. %B %Y", "%d %b %Y", "%B %d, %Y", "%b %-d %Y", "%Y %B %d", "%d-%b-%Y",
    "%d-%b-%y", "%y-%b-%d", "%d%b%Y", "%A %d %B %Y", "%a, %d %b %Y", "%A, %B %d, %Y", "%a %d.%m.%Y",
    "%a %m/%d/%Y", "%A, %d/%m/%y", "%e. %B %Y", "%d de %B de %Y", "%d %B", "%B %Y",
)  # fmt: skip
CLOCKS = (
    "", "%H:%M", "%H:%M:%S", "%H.%M", "%Hh%M", "%H%M", "%H %M", "%-H:%M", "%I:%M %p", "%I.%M%p",
    "%p %I:%M", "%I:%M", "%H", "%I %p", "%H:%M:%S%z",
)  # fmt: skip
# Of these nobody can tell the day without knowing the format.
NOT_WHOLE = ("%G-W%V-%u", "%Y-%U-%w", "%s", "%d.%m.", "%d %B", "%B %Y")


def moments(number: int, seed: str) -> Iterator[datetime]:
    """Give the moments of a journal, one to three days apart, at any time of day."""
    chance = random.Random(seed)
    moment = datetime(chance.randint(1999, 2025), chance.randint(1, 12), 3, 12)  # local
    for _ in range(number):
        moment += timedelta(minutes=chance.randint(1, 4000), seconds=chance.randint(0, 59))
        yield moment


def strftime(moment: datetime, form: str, language: str = "English") -> str:
    names = LANGUAGES[language]
    values = {
        "%B": names["%B"][moment.month - 1],
        "%b": names["%b"][moment.month - 1],
        "%A": names["%A"][moment.weekday()],
        "%a": names["%a"][moment.weekday()],
        "%p": names["%p"][moment.hour >= 12],
        "%z": "+0100",
        "%s": str(int((moment - datetime(1970, 1, 1)).total_seconds())),  # local
    }
    for directive, value in values.items():
        form = form.replace(directive, value)
    return moment.strftime(form).strip()


def expected(moment: datetime, clock: str) -> Stamp:
    """Return what a stamp with such a clock says of a moment."""
    if not clock:
        return Stamp(moment.date(), None)
    minute = moment.minute if "%M" in clock else 0
    return Stamp(moment.date(), time(moment.hour, minute, moment.second if "%S" in clock else 0))


def read(stamps: Sequence[str], order: str | None = None) -> list[Stamp | None]:
    """Return what the stamps of a file are; None for one that is refused or taken for text."""
    dates = FileDates(order)
    for stamp in stamps:
        dates.look(stamp)
    dates.decide()
    return [_or_none(dates, stamp) for stamp in stamps]


def _or_none(dates: FileDates, stamp: str) -> Stamp | None:
    try:
        return dates.read(stamp)
    except UnreadableStampError:
        return None


def read_as(form: str, clock: str, language: str, number: int = 110) -> str:
    """Return what became of a journal whose stamps were written so: right, refused or WRONG."""
    written = list(moments(number, form + language))
    found = read([strftime(moment, form, language) for moment in written])
    right = [expected(moment, clock) for moment in written]
    if any(stamp and stamp != other for stamp, other in zip(found, right, strict=True)):
        return "WRONG"
    return "right" if all(found) else "refused"


def forms(dates: Sequence[str], clocks: Sequence[str] = CLOCKS) -> Iterator[tuple[str, str]]:
    for day in dates:
        for clock in clocks:
            yield f"{day} {clock}".strip(), clock
            if clock:
                yield f"{clock} {day}", clock


@pytest.mark.parametrize("day", DATES_IN_NUMBERS)
def test_a_journal_in_numbers_is_read_right_or_refused_whatever_its_timeformat(day: str) -> None:
    became = {form: read_as(form, clock, "English") for form, clock in forms([day])}
    assert "WRONG" not in became.values(), became
    if day not in NOT_WHOLE:
        # A clock of twelve hours whose halves are not told cannot be read by anybody.
        sure = {form: end for form, end in became.items() if "%I" not in form or "%p" in form}
        assert set(sure.values()) == {"right"}, sure


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_journal_in_words_is_read_right_or_refused_in_each_language(language: str) -> None:
    clocks = ("", "%H:%M", "%H.%M", "%I:%M %p", "%p %I:%M", "%H")
    became = {
        form: read_as(form, clock, language, 60)
        for form, clock in forms(DATES_IN_WORDS, clocks)
        if form != "%H %B %Y"  # which is a day, a month and a year to everybody
    }
    assert "WRONG" not in became.values(), became
    whole = [day for day in DATES_IN_WORDS if day not in NOT_WHOLE]
    # `1月` touches the day before it there, and both are one number.
    whole = [day for day in whole if (language, day) != ("Japanese", "%d%b%Y")]
    plain = {form: became[form] for form, _ in forms(whole, ("", "%H:%M"))}
    assert set(plain.values()) == {"right"}, plain


@pytest.mark.parametrize(
    ("stamps", "right"),
    [
        # What makes every date exist.
        (["08. 01. 2023 9:06", "04. 02. 2023 1:00", "25. 02. 2023"], ["01-08", "02-04", "02-25"]),
        (["09:06 08/01/2023", "10:00 25/02/2023"], ["01-08", "02-25"]),
        (["03/04/2023", "04/13/2023"], ["03-04", "04-13"]),
        (["2023-03-01 10:00", "2023-14-02 10:00"], ["01-03", "02-14"]),
        # What makes them rise.
        (["23-01-08 09:06", "23-04-05 10:00"], ["01-08", "04-05"]),
        (["02/03/2023", "01/04/2023"], ["03-02", "04-01"]),
        # A weekday that falls on the day.
        (["Sun 08/01/2023 9:15 pm"], ["01-08"]),
        (["mar 07 mar 2023"], ["03-07"]),
        # One order for the whole file.
        (["08/01/2023", "25/02/2023 10:00"], ["01-08", "02-25"]),
        # Words that are the month of one language and that of another.
        (["5 listopad 2023", "5 grudzień 2023"], ["11-05", "12-05"]),
        # One that exists in no way does not hide the order of the others.
        (["03/04/2023", "31/02/2023", "25/04/2023"], ["04-03", None, "04-25"]),
        # ISO 8601 leaves no doubt.
        (["2023-02-01", "2023-01-02"], ["02-01", "01-02"]),
        # Nothing bears one of two readings out, or each date contradicts another.
        (["03/04/2023", "05/06/2023"], [None, None]),
        (["03.04.2023 10:00"], [None]),
        (["25/02/2023", "02/25/2023", "01/01/2023"], [None, None, None]),
        (["5 listopad 2023"], [None]),
        (["5 heyrir 2023"], [None]),
    ],
)  # fmt: skip
def test_what_the_stamps_of_a_file_bear_out_together_decides(
    stamps: list[str], right: list[str | None]
) -> None:
    found = [stamp and f"{stamp.day:%m-%d}" for stamp in read(stamps)]
    assert found == right


@pytest.mark.parametrize(("order", "day"), [("dmy", 8), ("mdy", 1), ("ymd", None)])
def test_the_settings_decide_only_where_the_file_does_not(order: str, day: int | None) -> None:
    [found] = read(["08/01/2023"], order)
    assert (found and found.day.day) == day
    assert [each and each.day.month for each in read(["08/01/2023", "25/02/2023"], order)] == [1, 2]


def test_a_stamp_that_could_be_two_days_is_refused_with_both() -> None:
    with pytest.raises(UnreadableStampError) as refused:
        read_alone("23-01-08 09:06")
    assert [reading.day for reading in refused.value.readings] == [
        date(2008, 1, 23),
        date(2023, 1, 8),
    ]


@pytest.mark.parametrize("text", ["x", "1", "see", "Genesis 1:3", "2 of 3", "12, 13", "todo: milk"])
def test_what_has_brackets_and_is_no_date_is_text(text: str) -> None:
    assert read_alone(text) is None


@pytest.mark.parametrize(
    "stamp",
    ["2026-02-30 10:00", "2026-11-21 25:00", "31.02.2026", "32 May 2023", "May 5th", "2023-W01-7",
     "令和5年1月8日", "5 Foo 2023 10:00", "21 Nov 21:15", "9:15 PM 12.03."],
)  # fmt: skip
def test_what_looks_like_a_date_and_is_none_is_refused(stamp: str) -> None:
    with pytest.raises(UnreadableStampError) as refused:
        read_alone(stamp)
    assert refused.value.readings == ()


@pytest.mark.parametrize(
    ("stamp", "clock"),
    [
        ("2024-01-09 07:05 PM", time(19, 5)),
        ("2024-01-09 12:15 a.m.", time(0, 15)),
        ("9 de enero de 2024 9:15 p. m.", time(21, 15)),
        ("2024年01月09日 下午9:15", time(21, 15)),
        ("2024-01-09T21:15:30.125+01:00", time(21, 15, 30)),
        ("2024-01-09 21h15", time(21, 15)),
        ("9. Januar 2024 um 21 Uhr 15", time(21, 15)),
        ("2024-01-09 21:15 CET", time(21, 15)),
        ("2024-01-09", None),
    ],
)
def test_the_clock_of_a_stamp_is_never_dropped(stamp: str, clock: time | None) -> None:
    assert read_alone(stamp) == Stamp(date(2024, 1, 9), clock)


@given(stamps=st.lists(st.text(max_size=40), max_size=5))
def test_any_words_are_read_taken_for_text_or_refused(stamps: list[str]) -> None:
    read(stamps)


def test_memory_does_not_grow_with_the_kinds_of_stamps() -> None:
    dates = FileDates()
    for number in range(2_000):
        dates.look(f"2023-01-08 09:06{'/' * (number % 60)} {'.' * (number // 60)}")
    assert len(dates._shapes) <= 64
