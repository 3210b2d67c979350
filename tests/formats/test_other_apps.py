"""Journals of other programs, from Journey to org-journal.

The samples follow what was published of each format; none is a real person's.
"""

import base64
import io
import json
import zipfile
from datetime import date, time
from pathlib import PurePath

import pytest

from formats.hostile import without_made_ids
from tightrope.domain.entry import Entry
from tightrope.formats import BadFileError, BadRecord, Record, Uncarried, reader_named
from tightrope.formats.detect import format_of_file, format_of_folder


def zip_of(files: dict[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return packed.getvalue()


def read(form: str, content: bytes | str, name: str = "export.zip") -> list[Record]:
    raw = content if isinstance(content, bytes) else content.encode()
    return without_made_ids(reader_named(form).read(io.BytesIO(raw), name))


def entries(form: str, content: bytes | str, name: str = "export.zip") -> list[Entry]:
    return [each for each in read(form, content, name) if isinstance(each, Entry)]


JOURNEY = {
    "id": "1700515000000-3fea9157b297f3ce",
    "date_journal": 1700515000000,
    "date_modified": 1700515100000,
    "timezone": "Europe/Berlin",
    "text": "<p>Walked <b>home</b>.</p><p>Tea &amp; cake.</p>",
    "type": "html",
    "tags": ["Together", "Date night"],
    "favourite": True,
    "photos": ["1700515000000-a.jpg"],
    "mood": 3,
    "lat": 1.7976931348623157e308,
}
DIARIUM = [
    {
        "date": "2023-11-20T22:16:40.0000000",
        "heading": "A walk",
        "html": "<p>Walked home.</p>",
        "tags": ["space", {"name": "walks"}],
        "people": ["Dan"],
        "rating": 4,
    }
]
DIARO = """<?xml version="1.0" encoding="utf-8"?><data version="2">
<table name="diaro_folders"><r><uid>f1</uid><title>Us</title></r></table>
<table name="diaro_tags"><r><uid>t1</uid><title>Together</title></r></table>
<table name="diaro_entries"><r><uid>e1</uid><date>1700515000000</date><tz_offset>+01:00</tz_offset>
<title>A walk</title><text>Walked home.
Tea &amp; cake.</text><folder_uid>f1</folder_uid><location_uid>l1</location_uid>
<tags>,t1,</tags></r></table>
<table name="diaro_attachments"><r><uid>a1</uid><entry_uid>e1</entry_uid></r></table></data>"""
APPLE = (
    "<html><head><style>.title{}</style></head><body><div class='pageHeader'>Monday</div>"
    "<div class='assetGrid'><img src='../Resources/1.heic'></div>"
    "<div class='title'>A walk</div><div class='bodyText'><p class='p1'><span>Walked home.</span>"
    "</p><p>Tea &amp; cake.</p></div></body></html>"
)
DAYLIO = {
    "version": 15,
    "customMoods": [{"id": 7, "custom_name": "", "predefined_name_id": 2}],
    "tags": [{"id": 3, "name": "Date night"}],
    "dayEntries": [
        {
            "id": 1, "year": 2023, "month": 10, "day": 20, "hour": 22, "minute": 16, "mood": 7,
            "note_title": "A walk", "note": "Walked home.<br>Tea.", "tags": [3], "assets": [9],
        }
    ],
}  # fmt: skip
PATH = "AppleJournalEntries/Entries/2023-11-20_A_walk.html"
SAMPLES: dict[str, bytes] = {
    "journey": zip_of(
        {
            "1700515000000-3fea9157b297f3ce.json": json.dumps(JOURNEY),
            "1700515000000-a.jpg": b"\xff\xd8",
        }
    ),
    "diarium": zip_of({"Diarium_2023.json": json.dumps(DIARIUM), "media/1.jpg": b"\xff"}),
    "diaro": zip_of({"DiaroBackup.xml": DIARO, "media/photo/1.jpg": b"\xff"}),
    "apple": zip_of({PATH: APPLE, "AppleJournalEntries/Resources/1.heic": b"\0"}),
    "daylio": zip_of({"backup.daylio": base64.encodebytes(json.dumps(DAYLIO).encode())}),
}


@pytest.mark.parametrize(
    ("form", "text", "at", "tags", "left"),
    [
        ("journey", "Walked home.\nTea & cake.", time(22, 16, 40), ("date-night",), {"photo"}),
        ("diarium", "A walk\nWalked home.", time(22, 16, 40), ("dan", "walks"), {"attachment"}),
        ("diaro", "A walk\nWalked home.\nTea & cake.", time(22, 16, 40), ("us",), {"attachment"}),
        ("apple", "A walk\nWalked home.\nTea & cake.", None, (), {"attachment"}),
        ("daylio", "A walk\nWalked home.\nTea.", time(22, 16), ("date-night", "mood-good"), None),
    ],
)
def test_an_entry_comes_in_on_the_writers_own_day(
    form: str, text: str, at: time | None, tags: tuple[str, ...], left: set[str] | None
) -> None:
    [made] = entries(form, SAMPLES[form])
    assert (made.day, made.time) == (date(2023, 11, 20), at)
    assert (made.text, made.tags) == (text, tags)
    assert (made.together, made.space) == (form in {"journey", "diaro"}, form == "diarium")
    files = {
        each.name
        for each in read(form, SAMPLES[form])
        if isinstance(each, Uncarried) and each.kind == "file"
    }
    assert files == (left or {"attachment"})


ODD_DAYLIO: dict[str, object] = {
    "tags": [{"id": []}],
    "customMoods": [{"id": {}, "predefined_name_id": []}],
    "assets": [{"id": {}}],
    "dayEntries": [
        {
            "year": 2023,
            "month": 1,
            "day": 2,
            "note": "x",
            "tags": [{}],
            "mood": [],
            "assets": [[]],
        }
    ],
}


@pytest.mark.parametrize(
    ("form", "content"),
    [
        ("daylio", zip_of({"backup.daylio": base64.b64encode(json.dumps(ODD_DAYLIO).encode())})),
        ("journey", zip_of({"1700515000000-3f.json": json.dumps({**JOURNEY, "photos": 7})})),
        ("journey", zip_of({"1700515000000-3f.json": json.dumps({**JOURNEY, "tags": 7})})),
    ],
)
def test_values_of_another_kind_than_usual_are_no_reason_to_fail(form: str, content: bytes) -> None:
    assert len(entries(form, content)) == 1


@pytest.mark.parametrize("form", SAMPLES)
def test_each_is_recognised_and_twice_is_the_same(form: str) -> None:
    assert format_of_file(io.BytesIO(SAMPLES[form]), "backup.bin") == form
    assert read(form, SAMPLES[form]) == read(form, SAMPLES[form])


@pytest.mark.parametrize("form", SAMPLES)
def test_a_zip_of_something_else_is_refused(form: str) -> None:
    with pytest.raises(BadFileError, match="this zip holds no"):
        read(form, zip_of({"readme.txt": "x"}))


@pytest.mark.parametrize(
    ("form", "content"),
    [
        ("journey", zip_of({"1700515000000-3f.json": "{"})),
        ("journey", zip_of({"1700515000000-3f.json": '{"text": "x"}'})),
        ("journey", zip_of({"1700515000000-3f.json": '{"date_journal": 1e300, "text": "x"}'})),
        ("diarium", json.dumps([{"heading": "x"}, 7])),
        ("diaro", zip_of({"DiaroBackup.xml": DIARO.replace("1700515000000", "soon")})),
        ("daylio", zip_of({"backup.daylio": base64.b64encode(b'{"dayEntries": [{"year": 1}]}')})),
    ],
)
def test_what_is_no_entry_is_named(form: str, content: bytes) -> None:
    found = [each for each in read(form, content) if isinstance(each, BadRecord)]
    assert found
    assert all(each.position and each.problem.endswith((".", ")")) for each in found)


@pytest.mark.parametrize(
    ("form", "content"),
    [
        ("diaro", zip_of({"DiaroBackup.xml": "<data><table"})),
        ("diaro", zip_of({"DiaroBackup.xml": '<!DOCTYPE d [<!ENTITY a "aaaa">]><d>&a;</d>'})),
        ("diaro", zip_of({"DiaroBackup.xml": "<data>" + "<x>" * 6_000_000})),
        ("daylio", zip_of({"backup.daylio": "!!!not base64"})),
        ("daylio", zip_of({"backup.daylio": base64.b64encode(b"{")})),
        ("diarium", "{}"),
        ("diarium", "[" * 100_000),
    ],
)
def test_a_damaged_or_hostile_file_is_refused_with_a_sentence(
    form: str, content: bytes | str
) -> None:
    with pytest.raises(BadFileError):
        read(form, content)


def test_an_entry_of_journey_with_more_values_than_anybody_writes_is_named() -> None:
    record = json.dumps(JOURNEY).removesuffix("}") + ', "weather": [' + "{}," * 600_000 + "{}]}"
    [named] = read("journey", record, "1700515000000-3f.json")
    assert isinstance(named, BadRecord)
    assert "too many values" in named.problem


def test_an_older_and_a_newer_export_of_journey_are_the_same_entry() -> None:
    newer = {key: JOURNEY[key] for key in ("id", "timezone", "text", "type")}
    newer["dateOfJournal"] = "2023-11-20T21:16:40.000Z"
    [old] = entries("journey", SAMPLES["journey"])
    [new] = entries("journey", json.dumps(newer), "1700515000000-3fea9157b297f3ce.json")
    assert (new.id, new.day, new.time, new.zone) == (old.id, old.day, old.time, old.zone)


def test_logseqs_pages_keep_bullets_and_links_and_lose_what_it_keeps_for_itself() -> None:
    page = (
        "tags:: walks, [[Date night]]\n- Walked [[Dan]] home #[[by the river]]\n  id:: 64-ab\n"
        "\t- and #back\n\t  collapsed:: true\n"
    )
    [made] = entries("logseq", page, "journals/2024_01_15.md")
    assert made.text == "- Walked [[Dan]] home #[[by the river]]\n\t- and #back"
    assert (made.day, made.time) == (date(2024, 1, 15), None)
    assert made.tags == ("back", "by-the-river", "date-night", "walks")
    assert read("logseq", "-\n", "journals/2024_01_16.md") == []
    [bad] = read("logseq", "- x", "journals/2024_02_30.md")
    assert "there is no such day" in str(bad)


ORG = """\
* Wednesday, 01 November 2023
:PROPERTIES:
:CREATED:  20231101
:END:
Woke early.
** 9:15 Walked home :together:
Along the [[https://example.org][river]].
*** deeper
** 21:30 Tea #tea
"""


def test_org_journal_has_an_entry_for_each_clock_and_one_for_the_words_before() -> None:
    woke, walked, tea = entries("org", ORG, "20231101")
    assert (woke.text, woke.time) == ("Woke early.", None)
    assert (walked.text, walked.time, walked.together) == (
        "Walked home\nAlong the [river](https://example.org).\n*** deeper",
        time(9, 15),
        True,
    )
    assert (tea.time, tea.tags) == (time(21, 30), ("tea",))
    assert {each.day for each in (woke, walked, tea)} == {date(2023, 11, 1)}


def test_a_month_of_org_has_its_days_above_and_a_file_may_be_a_day() -> None:
    month = "* 2023-11-02\n** 10:00 One\n** Two\n* <2023-11-03 Fri>\n** 11:00 Three\n"
    assert [(each.day.day, each.text) for each in entries("org", month, "november.org")] == [
        (2, "One"),
        (2, "Two"),
        (3, "Three"),
    ]
    [only] = entries("org", "#+TITLE: x\n* 21:15 Only a clock\n", "2023-12-05.org")
    assert (only.day, only.time, only.text) == (date(2023, 12, 5), time(21, 15), "Only a clock")
    [bad] = read("org", "* 21:15 no day\n", "notes.org")
    assert "it has no day" in str(bad)
    [open_] = read("org", "* 03/04/2026\n** 21:15 x\n", "notes.org")[:1]
    assert "2026-03-04 or 2026-04-03" in str(open_)


def test_folders_are_told_by_the_names_of_their_pages() -> None:
    def told(*paths: str) -> str | None:
        return format_of_folder([PurePath(path) for path in paths])

    assert told("journals/2024_01_15.md", "pages/Dan.md", "logseq/config.edn") == "logseq"
    assert told("Entries/2023-11-20_A_walk.html", "Resources/1.heic") == "apple"
    assert told("20231101", "20231102") == "org"
    assert told("2023-11-20.md", "Trip.md") == "markdown"


YAML = (
    "---\ntitle: Second: a title\ndate: 2024-01-16 09:05\nstarred: True\ntags: river, b\n"
    'body: |\t\t\n\tBody "quoted".\n\t\n\tEnd\n...'
)
WHOLE = (
    "# 2024\n\n## January\n\n### 2024-01-15 21:15 Walked home.\n\nAlong the @river.\n \n"
    "### 2024-01-16 09:05 Second\n\nBody.\n\n## February\n\n### 2024-02-01 10:00 Third\n \n"
)


def test_jrnls_pages_of_markdown_and_yaml_are_its_entries() -> None:
    [made] = entries("markdown", YAML, "2024-01-16_second-a-title.md")
    assert made.text == 'Second: a title\nBody "quoted".\n\nEnd'
    assert (made.day, made.time, made.starred) == (date(2024, 1, 16), time(9, 5), True)
    assert made.tags == ("b", "river")
    page = "# 2024-01-15 21:15 Walked home.\n\nAlong the @river.\n \n"
    [alone] = entries("markdown", page, "2024-01-15_walked-home.md")
    assert (alone.text, alone.time) == ("Walked home.\nAlong the @river.", time(21, 15))
    assert [(each.day.isoformat(), each.text) for each in entries("markdown", WHOLE, "all.md")] == [
        ("2024-01-15", "Walked home.\nAlong the @river."),
        ("2024-01-16", "Second\nBody."),
        ("2024-02-01", "Third"),
    ]
