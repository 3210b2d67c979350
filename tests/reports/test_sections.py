from datetime import date

import pytest

from day_letters import TWELVE_WEEKS, days_of
from reports.months import TODAY, reviewed
from tightrope.domain.patterns import TagDay
from tightrope.domain.review import Review, review_of
from tightrope.reports.phrases import day_line, duration, heading
from tightrope.reports.sections import (
    as_of,
    comparison_line,
    empty_state,
    months_lines,
    needs_line,
    rhythm_lines,
    sections,
    stretch_lines,
    tag_lines,
    tags_line,
)

SWAP = str.maketrans({"T": "S", "S": "T"})


def said(review: Review) -> dict[str, tuple[str, ...]]:
    return dict(sections(review))


def test_a_month_is_told_in_sentences(november: Review) -> None:
    assert (heading(november), as_of(november)) == ("November 2026", "up to Sun 22 Nov 2026")
    assert empty_state(november) == ""
    assert said(november) == {
        "Balance": (
            (
                "leaning together, whatever the other days were"
                " · 17 of 22 days marked · +0.47 (+0.12 to +0.64)"
            ),
        ),
        "Mix": ("3 of 17 marked days were both, 18 %",),
        "Written": ("17 entries · 153 words",),
        "Compared": (
            "about the same as October; October was -0.13 (-0.40 to +0.19), 15 of 31 days marked",
        ),
        "Stretches": ("toward together for three weeks, since 18 October, furthest on 7 November",),
        "Months": ("these months differ no more than days would by chance",),
        "Rhythm": ("no weekday stands out yet: 5 of 7 weekdays have 8 marked days",),
        "Wanted": ("it was right on 6 days · wanted space on 3",),
        "Comfort": ("the line mostly lay at -0.02 to +0.48 on 17 days that were right",),
        "Tags": ("walks 4 · books 2",),
        "Tags, year": ("choir: 14 days, 8 together, 4 both, 2 space",),
    }


def test_a_month_that_is_over_needs_no_date() -> None:
    assert as_of(reviewed("T", date(2026, 10, 1))) == ""


def test_a_month_is_compared_with_the_one_before() -> None:
    lean = "TTTTTTTTTTTTTTTTTTTTTT"
    assert comparison_line(reviewed("SSSSSSSS" + lean)) == (
        "more together than October; October was -1.00 (-1.00 to -0.39), 8 of 8 days marked"
    )
    assert comparison_line(reviewed("TTTTTTTT" + lean)) == (
        "about the same as October; October was +1.00 (+0.39 to +1.00), 8 of 8 days marked"
    )
    assert comparison_line(reviewed("SSSS" + lean)) == (
        "too early to say beside October, 4 of 4 days marked"
    )
    assert comparison_line(reviewed(lean)) == "October was before the first entry"
    new_year = reviewed("T" * 400, date(2026, 1, 5))
    assert comparison_line(new_year).startswith(
        "about the same as December 2025; December 2025 was +1.00 ("
    )
    assert comparison_line(reviewed("T", date.min)) == "no month is before this one"
    ahead = [*days_of("T", TODAY), *days_of("TTTTTT", date(2027, 2, 20))]
    february = review_of(date(2027, 2, 1), ahead, today=TODAY)
    assert comparison_line(february) == "January has not come yet"


def test_swapping_the_marks_swaps_the_words() -> None:
    one, other = said(reviewed(TWELVE_WEEKS)), said(reviewed(TWELVE_WEEKS.translate(SWAP)))
    assert one.keys() == other.keys()
    for title in ("Balance", "Compared", "Stretches", "Rhythm"):
        swapped = [
            line.replace("together", "\0").replace("space", "together").replace("\0", "space")
            for line in one[title]
        ]
        assert [_words(line) for line in swapped] == [_words(line) for line in other[title]]
    for title in ("Mix", "Written", "Wanted"):
        assert one[title] == other[title]


def test_a_rhythm_is_told_where_it_may_be_and_else_how_far_it_is() -> None:
    sundays = reviewed("SSSSSST" * 30)
    assert rhythm_lines(sundays) == (
        "Sundays are more together than your other days · +1.93 (+1.74 to +2.11)",
    )
    named = rhythm_lines(reviewed("TBTBSBS" * 30))
    assert [line.split(" · ")[0] for line in named] == [
        "Mondays are more together than your other days",
        "Wednesdays are more together than your other days",
        "Fridays are more space than your other days",
        "Sundays are more space than your other days",
    ]
    assert rhythm_lines(reviewed("T......" * 3)) == ("not enough yet: 3 of 8 Mondays",)
    assert rhythm_lines(reviewed("BB....." * 8)) == (
        "no weekday stands out yet: 2 of 7 weekdays have 8 marked days",
    )
    assert rhythm_lines(reviewed("TTTTTTTSSSSSSS" * 10)) == ("no weekday stands out",)


def test_needs_are_days() -> None:
    assert needs_line(reviewed("T>")) == "wanted closeness on 1 day"
    assert needs_line(reviewed("T>T=T=T<")) == (
        "wanted closeness on 1 day · it was right on 2 · wanted space on 1"
    )


def test_whoever_never_says_what_was_wanted_is_not_asked_for_it() -> None:
    assert not {"Wanted", "Comfort"} & said(reviewed("T" * 40)).keys()
    assert {"Wanted", "Comfort"} <= said(reviewed("T>")).keys()
    earlier = said(reviewed("T=" + "T" * 40))
    assert earlier["Wanted"] == ("not noted on any day",)
    assert earlier["Comfort"] == ("1 of 10 days so far",)


def test_a_stretch_names_a_year_that_is_not_the_months() -> None:
    letters = "S" * 60 + "T" * 80 + "S" * 280
    january = reviewed(letters, date(2026, 1, 5))
    assert stretch_lines(january) == (
        "toward together for eleven weeks, 27 November 2025 to 15 February",
    )
    november = reviewed(letters, date(2025, 11, 5))
    assert stretch_lines(november)[-1] == (
        "toward together for eleven weeks, 27 November 2025 to 15 February 2026"
    )
    assert stretch_lines(reviewed(letters)) == ("toward space for nine months, since 15 February",)


def test_a_stretch_that_goes_on_tells_its_furthest_day() -> None:
    review = reviewed("S" * 60 + "T" * 40 + "B" * 10)
    assert stretch_lines(review) == (
        "toward together for six weeks, since 3 October, furthest on 12 November",
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "one day"),
        (13, "13 days"),
        (14, "two weeks"),
        (20, "three weeks"),
        (45, "six weeks"),
        (90, "13 weeks"),
        (91, "three months"),
        (400, "13 months"),
        (731, "two years"),
    ],
)
def test_how_long_something_went_on_is_said_roughly(days: int, said: str) -> None:
    assert duration(days) == said


def test_months_that_differ_by_chance_alone_are_said_to_quietly() -> None:
    assert months_lines(reviewed("TSSTSTTS" * 20)) == (
        "these months differ no more than days would by chance",
    )
    assert months_lines(reviewed("T" * 60 + "S" * 60)) == ()
    assert months_lines(reviewed("TS")) == ()


def test_the_strongest_five_tags_are_told_of_twelve_months() -> None:
    days = days_of("TS" * 60, TODAY)
    tag_days = [
        TagDay(f"tag-{number}", day.date, 1) for number in range(7) for day in days[number:40]
    ]
    tag_days += [TagDay("walks", day.date, 1) for day in days if day.together]
    lines = tag_lines(review_of(TODAY, days, today=TODAY, tag_days=tag_days))
    assert lines[0] == "walks: 60 days, 60 together; more together than your other days"
    assert len(lines) == 5


def test_tags_are_shown_harmlessly_and_not_without_end() -> None:
    many = tuple((f"tag{number}", 1) for number in range(20))
    line = tags_line(reviewed("T")._replace(tags=(("a\u202eb", 3), *many)))
    assert line.startswith("a\N{BULLET OPERATOR}b 3 · tag0 1")
    assert line.endswith(" · tag11 1 · 8 more")


def test_a_day_is_told_in_words() -> None:
    review = reviewed("TSBN.")
    days = [TODAY.replace(day=TODAY.day - back) for back in range(5)]
    assert [day_line(review, day).split(": ")[1] for day in days] == [
        "no entry", "written, not marked", "both", "space", "together",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("letters", "month", "sentence", "titles"),
    [
        ("", TODAY, "Nothing is written in this journal yet", []),
        ("T", date(2026, 12, 1), "December 2026 has not come yet.", ["Rhythm"]),
        ("T", date(1, 1, 1), "This is before the first entry, which is of Sun 22 Nov 2026.", []),
        ("T" + "." * 60, date(2026, 10, 1), "Nothing is written in October 2026.", ["Rhythm"]),
        ("N>", TODAY, "No day of this month is marked", ["Written", "Wanted"]),
        ("T", date.max, "December 9999 has not come yet.", []),
    ],
)
def test_a_month_without_figures_says_why(
    letters: str, month: date, sentence: str, titles: list[str]
) -> None:
    review = reviewed(letters, month)
    assert empty_state(review).startswith(sentence)
    assert [section.title for section in sections(review)] == titles


def _words(line: str) -> list[str]:
    return [word for word in line.replace("(", " ").split() if word.isalpha()]
