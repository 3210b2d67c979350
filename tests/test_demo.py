"""The made-up journal is plausible, whatever day it is."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, time, timedelta
from functools import cache
from itertools import pairwise

import pytest

from tightrope.demo import demo_aims, demo_drafts, demo_talk
from tightrope.domain.aim import Outcome
from tightrope.domain.balance_course import BalanceCourse
from tightrope.domain.day import Day
from tightrope.domain.entry import Draft
from tightrope.domain.marks import Need, State
from tightrope.domain.tags import MARK_WORDS, hashtags, normalize_tags

TODAY = date(2026, 11, 22)
FIRST_OF = timedelta(days=547)

# Words that belong to a part of the year, and the months in which they may be written.
SEASONS = {
    r"\bsnow|sledg|\bskate": {12, 1, 2},
    r"\bfrost\b|bitterly cold": {11, 12, 1, 2},
    r"crocus|coltsfoot|forsythia": {3, 4},
    r"swifts are back|asparagus|lilac": {5},
    r"strawberries|cherries|fireflies": {5, 6, 7},
    r"too hot|heatwave|gravel pit|watermelon|thunderstorm": {6, 7, 8},
    r"blackberries|plum jam": {8, 9},
    r"pumpkin|mushrooms|vineyards": {9, 10},
    r"stubble field,|lantern procession|shuffled through the leaves": {10, 11},
    r"christmas concert|mulled wine": {10, 11, 12},
}
WEEKDAYS = {"Wednesday": 2, "Friday": 4, "Saturday": 5, "Sunday": 6}
# Not behind a capital: M. and J. are people.
SENTENCE_END = re.compile(r"(?<=[^A-Z][.!?])[\"*]?\s+")


@cache
def journal(today: date) -> tuple[Draft, ...]:
    return tuple(demo_drafts(today))


@pytest.fixture
def drafts() -> tuple[Draft, ...]:
    return journal(TODAY)


def by_day(drafts: Iterable[Draft]) -> dict[date, list[Draft]]:
    days: dict[date, list[Draft]] = defaultdict(list)
    for draft in drafts:
        days[draft.day].append(draft)
    return days


def as_days(drafts: Iterable[Draft]) -> list[Day]:
    return [
        Day(
            day,
            entries=len(written),
            together=any(draft.together for draft in written),
            space=any(draft.space for draft in written),
        )
        for day, written in by_day(drafts).items()
    ]


def in_order_of_time(draft: Draft) -> tuple[date, time]:
    return draft.day, draft.time or time.min


# One in every month, the odd ones among them.
on_any_day = pytest.mark.parametrize(
    "today",
    [
        TODAY,
        date(2028, 2, 29),
        date(2027, 1, 1),
        date(2026, 12, 25),
        date(2025, 12, 31),
        *(date(2024 + month % 4, month, 2 * month + 3) for month in range(3, 11)),
    ],
    ids=str,
)


def test_the_same_day_and_seed_give_the_same_journal(drafts: tuple[Draft, ...]) -> None:
    assert tuple(demo_drafts(TODAY)) == drafts
    assert tuple(demo_drafts(TODAY, seed=21)) != drafts


@on_any_day
def test_on_any_day_it_is_a_whole_journal_up_to_that_day(today: date) -> None:
    drafts = journal(today)
    assert list(drafts) == sorted(drafts, key=in_order_of_time)
    assert drafts[0].day == today - FIRST_OF
    assert drafts[-1].day == today
    assert 330 <= len(drafts) <= 420
    states = Counter(day.state for day in as_days(drafts))
    assert states[State.TOGETHER] >= 60
    assert states[State.SPACE] >= 60
    assert states[State.BOTH] >= 20
    assert states[State.UNMARKED] >= 10
    assert sum(states.values()) <= 380


@on_any_day
def test_on_any_day_nothing_is_written_twice(today: date) -> None:
    told: dict[str, date] = {}
    drafts = journal(today)
    assert len({draft.text for draft in drafts}) == len(drafts)
    for draft in drafts:
        for sentence in SENTENCE_END.split(re.sub(r"\s#\S+", "", draft.text)):
            before = told.get(sentence)
            assert before is None or (draft.day - before).days > 60, sentence
            told[sentence] = draft.day


@on_any_day
def test_on_any_day_the_running_balance_ebbs_and_flows(today: date) -> None:
    course = BalanceCourse.of(as_days(journal(today)), today)
    line = [point.value for point in course.line if point]
    assert max(line) > 0.3
    assert min(line) < -0.3
    lately = line[-84:]
    assert max(lately) > 0
    assert min(lately) < 0


@on_any_day
def test_on_any_day_the_words_fit_the_season_and_the_weekday(today: date) -> None:
    for draft in journal(today):
        for words, months in SEASONS.items():
            if re.search(words, draft.text, re.IGNORECASE):
                assert draft.day.month in months, draft.text
        weekday = WEEKDAYS.get(re.split(r"\W", draft.text)[0])
        assert weekday in {None, draft.day.weekday()}, draft.text


def test_tags_are_as_they_are_kept_and_hashtags_are_among_them(drafts: tuple[Draft, ...]) -> None:
    for draft in drafts:
        assert draft.tags == normalize_tags(draft.tags)
        assert not MARK_WORDS & set(draft.tags)
        assert hashtags(draft.text) - MARK_WORDS <= set(draft.tags)
    assert len({tag for draft in drafts for tag in draft.tags}) >= 12


def test_it_shows_what_an_entry_can_be(drafts: tuple[Draft, ...]) -> None:
    wanted = Counter(draft.need for draft in drafts)
    assert wanted[Need.CONTENT] >= 40
    assert wanted[Need.CLOSER] >= 8
    assert wanted[Need.ROOM] >= 8
    assert 8 <= sum(draft.starred for draft in drafts) <= 30
    assert any(draft.time is None for draft in drafts)
    assert any(draft.late for draft in drafts)
    assert any("\n- " in draft.text for draft in drafts)
    assert any("\n> " in draft.text for draft in drafts)
    assert any(len(written) > 1 for written in by_day(drafts).values())
    assert {draft.zone for draft in drafts} == {None}
    assert {draft.zone for draft in demo_drafts(TODAY, zone="Europe/Berlin")} == {"Europe/Berlin"}


def test_two_weeks_are_silent_once(drafts: tuple[Draft, ...]) -> None:
    days = sorted(by_day(drafts))
    silences = [(after - day).days - 1 for day, after in pairwise(days)]
    assert sum(silence >= 14 for silence in silences) == 1


def test_today_begins_together_and_ends_with_both(drafts: tuple[Draft, ...]) -> None:
    morning, evening = by_day(drafts)[TODAY]
    assert morning.state is State.TOGETHER
    assert evening.state is State.BOTH
    assert evening.text.startswith("Read side by side, each our own book.")


def test_the_people_are_initials_without_a_gender(drafts: tuple[Draft, ...]) -> None:
    gendered = re.compile(
        r"\b(he|she|him|her|his|hers|husband|wife|boyfriend|girlfriend|sister|brother)\b",
    )
    about_a_bowl = "Has it got a brother?"
    for draft in drafts:
        assert not gendered.search(draft.text.replace(about_a_bowl, ""))


@on_any_day
def test_on_any_day_there_is_something_to_talk_about_and_an_aim_of_each_kind(today: date) -> None:
    tags = Counter(tag for draft in journal(today) for tag in draft.tags)
    talk = [each for each in demo_talk() if tags[each.tag] > each.which]
    assert {each.talked_after is None for each in talk} == {True, False}
    aims = list(demo_aims(today))
    assert aims == sorted(aims, key=lambda aim: aim.begun)
    assert all(aim.begun >= today - FIRST_OF for aim in aims)
    assert {aim.outcome for aim in aims} == {None, *Outcome}
