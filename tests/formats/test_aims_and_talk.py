"""Aims, and what is to be talked about, in the exact formats."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given

from formats.hostile import aims, entry, files_of, journals_with_talk, note, read, records
from tightrope.domain.aim import Aim, Outcome
from tightrope.domain.entry import Entry
from tightrope.domain.kept import Kept
from tightrope.domain.talk import Talk
from tightrope.formats import BadRecord, Format, Uncarried, format_named
from tightrope.formats.registry import every_format

DOCUMENT, LINES, DAYS = map(format_named, ("json", "jsonl", "markdown"))
CARRYING = [form for form in every_format() if form.carries_aims]
carrying = pytest.mark.parametrize("form", CARRYING, ids=repr)

MOMENT = datetime(2026, 11, 21, 20, 15, 4, tzinfo=UTC)
DANCE = Aim(
    id="5b0e8c12-3d4e-4f5a-8b6c-7d8e9f0a1b2c",
    title="Learn to dance",
    note="Tango?\n\nOr waltz.",
    begun=date(2026, 11, 2),
    ended=date(2026, 11, 30),
    outcome=Outcome.REACHED,
    created=MOMENT,
    modified=MOMENT,
)
SUMMER = Talk(entry=entry().id, line="The sea?", opened=MOMENT, modified=MOMENT)
AIM_OBJECT = {
    "id": DANCE.id, "title": "Learn to dance", "note": "Tango?\n\nOr waltz.",
    "begun": "2026-11-02", "ended": "2026-11-30", "outcome": "reached",
    "created": "2026-11-21T20:15:04Z", "modified": "2026-11-21T20:15:04Z",
}  # fmt: skip
TALK_OBJECT = {
    "entry": entry().id, "line": "The sea?", "opened": "2026-11-21T20:15:04Z",
    "ticked": None, "modified": "2026-11-21T20:15:04Z",
}  # fmt: skip


def content_of(form: Format, *written: Kept) -> str:
    [(_, content)] = files_of(form, written)
    return content.decode()


def test_every_exact_format_but_the_table_carries_them() -> None:
    assert {form.name for form in CARRYING} == {"json", "jsonl", "markdown"}


@carrying
@given(journal=journals_with_talk(), shared=aims)
def test_what_comes_back_is_what_left(
    form: Format, journal: list[Entry | Talk], shared: list[Aim]
) -> None:
    back = records(form, files_of(form, [*journal, *shared]))
    for kind in (Entry, Talk, Aim):
        assert [each for each in back if isinstance(each, kind)] == [
            each for each in [*journal, *shared] if isinstance(each, kind)
        ]
    assert len(back) == len(journal) + len(shared)


@carrying
def test_a_journal_without_them_is_written_as_it_was_before_there_were_any(form: Format) -> None:
    written = b"".join(content for _, content in files_of(form, [entry(), note()]))
    assert b"talk" not in written
    assert b"aim" not in written


def test_a_document_holds_them_under_keys_of_their_own() -> None:
    document = json.loads(content_of(DOCUMENT, entry(), SUMMER, note(), DANCE))
    assert list(document) == ["format", "version", "entries", "months", "talk", "aims"]
    assert (document["talk"], document["aims"]) == ([TALK_OBJECT], [AIM_OBJECT])
    assert list(json.loads(content_of(DOCUMENT, DANCE))) == ["format", "version", "entries", "aims"]


def test_each_has_a_line_of_its_own() -> None:
    lines = content_of(LINES, entry(), SUMMER, DANCE).splitlines()
    assert [json.loads(line) for line in lines[1:]] == [{"talk": TALK_OBJECT}, {"aim": AIM_OBJECT}]


def test_a_page_lists_the_talk_of_its_entries_and_the_aims_share_one() -> None:
    files = dict(files_of(DAYS, [entry(), SUMMER, DANCE]))
    assert list(files) == ["2026-11-21.md", "aims.md"]
    assert b'talk:\n- {"entry": ' in files["2026-11-21.md"].replace(b"- {entry", b'- {"entry"')
    assert b"## Learn to dance <!-- 5b0e8c12 -->\n\nTango?\n\nOr waltz.\n" in files["aims.md"]


def test_what_was_changed_by_hand_on_a_page_is_a_second_later() -> None:
    files = dict(files_of(DAYS, [entry(), SUMMER, DANCE]))
    page = files["aims.md"].replace(b"Or waltz", b"Or jazz").replace(b"to dance", b"to sing")
    assert read(DAYS, page, "aims.md") == [
        replace(
            DANCE,
            title="Learn to sing",
            note="Tango?\n\nOr jazz.",
            modified=MOMENT + timedelta(seconds=1),
        )
    ]
    day = files["2026-11-21.md"].replace(b"The sea?", b"The hills?")
    assert read(DAYS, day, "2026-11-21.md") == [
        entry(),
        replace(SUMMER, line="The hills?", modified=MOMENT + timedelta(seconds=1)),
    ]


def test_a_heading_that_is_gone_and_a_list_that_is_none_are_named() -> None:
    page = dict(files_of(DAYS, [DANCE]))["aims.md"]
    [bad] = read(DAYS, page.replace(b"## Learn", b"# Learn"), "aims.md")
    assert str(bad).startswith("aims.md, aim 1: its heading is gone")
    [bad] = read(DAYS, b"---\ntightrope: 1\naims: x\n---\n", "aims.md")
    assert isinstance(bad, BadRecord)


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("title", None, "field title: it is missing"),
        ("title", " ", "line of words"),
        ("begun", "2026-02-30", "field begun: this is not a day"),
        ("outcome", "won", "field outcome: this is not how an aim ends"),
        ("outcome", None, "give both or neither"),
        ("ended", "2026-11-01", "or later"),
        ("id", 7, "field id: this is not an id"),
        ("note", 7, "field note: this is not text"),
    ],
)
def test_an_aim_that_cannot_be_is_named(field: str, value: object, problem: str) -> None:
    line = json.dumps({"aim": {**AIM_OBJECT, field: value}})
    [bad, *_] = read(LINES, line.encode())
    assert isinstance(bad, BadRecord)
    assert problem in str(bad)


def test_an_unknown_field_is_counted_and_little_is_needed() -> None:
    little = {"id": DANCE.id, "title": " Learn\nto dance", "begun": "2026-11-02", "mood": "good"}
    aim, left = read(LINES, json.dumps({"aim": little}).encode())
    assert isinstance(aim, Aim)
    assert (aim.title, aim.created) == ("Learn to dance", datetime(2026, 11, 2, tzinfo=UTC))
    assert left == Uncarried("mood")
    talk = {"entry": SUMMER.entry, "opened": "2026-11-21T20:15:04Z"}
    assert read(LINES, json.dumps({"talk": talk}).encode()) == [replace(SUMMER, line="")]
    [bad] = read(LINES, b'{"talk": [1]}')
    assert isinstance(bad, BadRecord)
