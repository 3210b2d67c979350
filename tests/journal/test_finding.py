from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from support import FrozenClock
from tightrope.domain.calendar import Period
from tightrope.domain.day import Day
from tightrope.domain.entry import Draft
from tightrope.domain.marks import Need
from tightrope.domain.query import Query
from tightrope.journal import Journal

SATURDAY = date(2026, 11, 21)
SUNDAY = date(2026, 11, 22)
PAGES = {
    "a": Draft(day=SATURDAY, text="a walk along the river", together=True, tags=("walks",)),
    "b": Draft(day=SATURDAY, time=time(9), text="b reading", space=True, need=Need.CLOSER),
    "c": Draft(day=SATURDAY, time=time(21), text="c both", together=True, space=True, starred=True),
    "d": Draft(day=SUNDAY, text="d river", tags=("rain", "walks"), need=Need.ROOM),
    "e": Draft(day=SUNDAY, time=time(1), text="e unmarked river", need=Need.CONTENT),
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with Journal(tmp_path_factory.mktemp("written") / "journal.db", FrozenClock()) as journal:
        for draft in PAGES.values():
            journal.entries.write(draft)
        yield journal


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(), "edcba"),
        (Query(together=True), "ca"),
        (Query(space=True), "cb"),
        (Query(together=True, space=True), "c"),
        (Query(unmarked=True), "ed"),
        (Query(need=Need.ROOM), "d"),
        (Query(starred=True), "c"),
        (Query(tags=("walks",)), "da"),
        (Query(tags=("walks", "rain")), "d"),
        (Query(tags=("nothing",)), ""),
        (Query(tag_beginning="wa"), "da"),
        (Query(tag_beginning="r", words="river"), "d"),
        (Query(tag_beginning="walks!"), ""),
        (Query(first=SUNDAY), "ed"),
        (Query(last=SATURDAY), "cba"),
        (Query(first=SATURDAY, last=SATURDAY, space=True), "cb"),
        (Query(words="river"), "eda"),
        (Query(words="walks"), "da"),
        (Query(words="river", together=True), "a"),
        (Query(words="river", tags=("walks",), unmarked=True), "d"),
        (Query(words="-river", last=SATURDAY, space=True), "cb"),
        (Query(words="river -walk -rain"), "e"),
        (Query(words="river", first=SUNDAY, need=Need.CONTENT), "e"),
        (Query(words="+", starred=True), ""),
    ],
)
def test_all_filters_must_hold(written: Journal, query: Query, expected: str) -> None:
    assert "".join(entry.text[0] for entry in written.entries.find(query)) == expected
    assert "".join(entry.text[0] for entry in written.entries.in_order(query)) == expected[::-1]
    assert written.entries.search(query, 10).count == len(expected)


def test_entries_are_found_by_their_ids(written: Journal) -> None:
    ids = tuple(entry.id for entry in written.entries.find(Query(words="river")))
    assert [entry.text[0] for entry in written.entries.in_order(Query(ids=ids[:2]))] == ["d", "e"]
    assert written.entries.count(Query(ids=ids, together=True)) == 1


def test_a_limit_keeps_the_newest(written: Journal) -> None:
    assert "".join(entry.text[0] for entry in written.entries.find(Query(), 2)) == "ed"
    assert list(written.entries.find(Query(), 0)) == []


def test_days_carry_the_union_of_their_marks_and_their_latest_need(written: Journal) -> None:
    assert written.entries.days() == (
        Day(date=SATURDAY, entries=3, words=9, together=True, space=True, need=Need.CLOSER),
        Day(date=SUNDAY, entries=2, words=5, need=Need.CONTENT),
    )
    assert written.entries.days(first=SUNDAY) == written.entries.days()[1:]
    assert written.entries.days(last=SATURDAY) == written.entries.days()[:1]
    assert written.entries.span() == Period(SATURDAY, SUNDAY)
    assert written.tags.counts() == (("walks", 2), ("rain", 1))


def test_a_new_journal_has_neither_days_nor_tags(journal: Journal) -> None:
    assert (journal.entries.days(), journal.entries.span(), journal.tags.counts()) == (
        (),
        None,
        (),
    )


def test_a_long_journal_is_read_whole_while_it_is_written_to(journal: Journal) -> None:
    for number in range(300):
        journal.entries.write(Draft(day=SATURDAY + timedelta(days=number % 30), text=f"{number}"))
    seen = []
    for entry in journal.entries.find(Query(words="-nothing")):
        seen.append(entry.id)
        if len(seen) % 50 == 0:
            journal.entries.write(Draft(day=SUNDAY + timedelta(days=400), text="meanwhile"))
            journal.trash.remove([entry])
    assert len(seen) == len(set(seen)) == 300


def test_a_search_answers_with_matching_lines_and_counts_no_further_than_a_thousand(
    journal: Journal, tmp_path: Path
) -> None:
    entry = journal.entries.write(Draft(day=SUNDAY, text="first line\nthe Café by the river"))
    found = journal.entries.search(Query(words='cafe "the river"'), 10)
    assert [(hit.entry, hit.line, hit.spans) for hit in found.matches] == [
        (entry, "the Café by the river", ((4, 8), (12, 21)))
    ]
    assert (found.count, found.more) == (1, False)

    lines = tmp_path / "many.jsonl"
    lines.write_text(
        "".join(f'{{"day": "2026-11-20", "text": "river {each}"}}\n' for each in range(1001))
    )
    journal.transfer.import_entries("jsonl", lines)
    found = journal.entries.search(Query(words="river"), 3)
    assert (len(found.matches), found.matches[0].entry, found.count, found.more) == (
        3,
        entry,
        1000,
        True,
    )


def test_a_search_tells_over_which_days_all_is_that_it_found_not_only_what_is_shown(
    journal: Journal,
) -> None:
    for days in range(5):
        journal.entries.write(Draft(day=SATURDAY - timedelta(days=days), text="river"))
    journal.entries.write(Draft(day=SATURDAY - timedelta(days=9), text="brook"))
    whole = Period(SATURDAY - timedelta(days=4), SATURDAY)
    assert journal.entries.search(Query(words="river"), 2).span == whole
    assert journal.entries.search(Query(words="river"), 5).span == whole
    assert journal.entries.search(Query(words="river"), 9).span == whole
    assert journal.entries.search(Query(words="sea"), 9).span is None


def test_a_first_page_of_a_search_is_not_counted_beyond_itself(journal: Journal) -> None:
    for days in range(3):
        journal.entries.write(Draft(day=SATURDAY - timedelta(days=days), text="river"))
    page = journal.entries.search(Query(words="river"), 2, counting=False)
    assert (len(page.matches), page.count, page.more, page.span) == (2, 2, True, None)
    page = journal.entries.search(Query(words="river"), 3, counting=False)
    assert (len(page.matches), page.count, page.more) == (3, 3, False)
    assert page.span == Period(SATURDAY - timedelta(days=2), SATURDAY)
