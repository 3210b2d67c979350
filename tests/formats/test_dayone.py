"""Day One's zip and the JSON inside it."""

import io
import json
import zipfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.hostile import entry, journals, without_made_ids
from tightrope.domain.entry import Entry
from tightrope.domain.marks import Need
from tightrope.formats import BadFileError, BadRecord, Record, Uncarried
from tightrope.formats.dayone.format import DayOne
from tightrope.formats.dayone.rich_text import escaped, plain
from tightrope.formats.io import limits

DAY_ONE = DayOne()
CASES = Path(__file__).with_name("cases")
ONE = {"uuid": "6F30404AB159433D8B8F4F1C5A0E9D11", "creationDate": "2026-11-21T20:15:04Z"}


def written(*kept: Entry) -> bytes:
    out = io.BytesIO()
    DAY_ONE.write(kept, out)
    return out.getvalue()


def read(content: bytes, name: str = "export.zip") -> list[Record]:
    return without_made_ids(DAY_ONE.read(io.BytesIO(content), name))


def document(*records: object) -> bytes:
    return json.dumps({"metadata": {"version": "1.0"}, "entries": records}).encode()


def zipped(*files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files:
            made.writestr(name, content)
    return out.getvalue()


def of(**said: Any) -> Entry:
    [found] = read(document(ONE | said))
    assert isinstance(found, Entry), found
    return found


def told(found: Record) -> str:
    assert isinstance(found, BadRecord)
    return str(found)


def as_carried(kept: Entry) -> Entry:
    """Return what of an entry Day One has a place for."""
    return replace(kept, created=datetime(2026, 1, 1, tzinfo=UTC), zone=None)


@given(journal=journals)
def test_what_comes_back_is_what_left_but_for_what_day_one_does_not_know(
    journal: list[Entry],
) -> None:
    back = [each for each in read(written(*journal)) if isinstance(each, Entry)]
    assert [*map(as_carried, back)] == [*map(as_carried, journal)]


def test_a_zone_comes_back_where_the_clock_had_that_time() -> None:
    evening, gap = entry(), entry(day=date(2026, 3, 29), time=time(2, 30))
    assert [each.zone for each in read(written(evening, gap)) if isinstance(each, Entry)] == [
        "Europe/Berlin",
        None,
    ]


def test_the_document_is_as_day_one_wants_it() -> None:
    content = written(
        entry(text=r"**bold** \* 1. end.", together=True, need=Need.ROOM, tags=("tea",))
    )
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        assert made.namelist() == ["Journal.json"]
        found = json.loads(made.read("Journal.json"))
    assert found == {
        "metadata": {"version": "1.0"},
        "entries": [
            {
                "uuid": "00000000000000000000000000000007",
                "creationDate": "2026-11-21T20:15:00Z",
                "modifiedDate": "2026-11-21T20:15:04Z",
                "timeZone": "Europe/Berlin",
                "isAllDay": False,
                "starred": False,
                "tags": ["together", "need-room", "tea"],
                "text": r"**bold** \\* 1. end.",
            }
        ],
    }


def test_the_same_journal_gives_the_same_bytes() -> None:
    assert written(entry()) == written(entry())


def test_a_zip_can_be_written_into_a_pipe() -> None:
    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.seen = b""

        def writable(self) -> bool:
            return True

        def write(self, piece: Any) -> int:
            self.seen += bytes(piece)
            return len(piece)

    pipe = Pipe()
    DAY_ONE.write([entry()], io.BufferedWriter(pipe))
    assert len(read(pipe.seen)) == 1


def test_an_entry_is_read_by_its_keys() -> None:
    found = of(
        timeZone="America/New_York",
        text=r"Walked home\. \#1 \\o/",
        tags=["Together", "Long Walks", "need-closer"],
        starred=True,
        modifiedDate="2026-11-22T08:00:00Z",
    )
    assert found.id == "6f30404a-b159-433d-8b8f-4f1c5a0e9d11"
    assert (found.day, found.time, found.zone) == (
        date(2026, 11, 21),
        time(15, 15, 4),
        "America/New_York",
    )
    assert found.text == r"Walked home. #1 \o/"
    assert (found.together, found.need, found.tags) == (True, Need.CLOSER, ("long-walks",))
    assert found.starred
    assert found.modified == datetime(2026, 11, 22, 8, tzinfo=UTC)


def test_the_day_is_that_of_the_entrys_own_zone() -> None:
    assert of(timeZone="Pacific/Auckland").day == date(2026, 11, 22)
    assert of(timeZone="America/Los_Angeles").day == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("zone", "clock"),
    [("GMT", time(20, 15, 4)), ("GMT+0530", time(1, 45, 4)), ("GMT-3", time(17, 15, 4))],
)
def test_a_zone_without_a_place_gives_the_day_and_no_name(zone: str, clock: time) -> None:
    found = of(timeZone=zone)
    assert (found.time, found.zone) == (clock, None)
    assert found.day == date(2026, 11, 22 if zone == "GMT+0530" else 21)


def test_a_slash_may_be_escaped_in_json() -> None:
    content = document(ONE | {"timeZone": "Europe/Berlin"}).replace(b"/", b"\\/")
    [found] = read(content)
    assert isinstance(found, Entry)
    assert found.zone == "Europe/Berlin"


def test_all_but_the_moment_may_be_missing() -> None:
    [found] = read(document({"creationDate": "2026-11-21T20:15:04Z"}))
    assert isinstance(found, Entry)
    assert (found.day, found.time, found.zone, found.text) == (
        date(2026, 11, 21),
        time(20, 15, 4),
        None,
        "",
    )


def test_an_entry_of_all_day_has_no_time() -> None:
    assert of(isAllDay=True).time is None


def test_what_lives_in_rich_text_alone_is_read() -> None:
    rich = {
        "meta": {"version": 1},
        "contents": [
            {"attributes": {"line": {"header": 1}}, "text": "Packed\n"},
            {"embeddedObjects": [{"type": "photo", "identifier": "76F9"}]},
            {"text": "Here we "},
            {"attributes": {"bold": True}, "text": "come.\n"},
            {"attributes": {"line": {"listStyle": "bulleted"}}, "text": "milk\n"},
        ],
    }
    record = ONE | {"richText": json.dumps(rich), "photos": [{"identifier": "76F9"}]}
    found, photo = read(document(record))
    assert isinstance(found, Entry)
    assert found.text == "# Packed\nHere we come.\n- milk"
    assert photo == Uncarried("photo", "file")


def test_rich_text_keeps_ticks_quotes_code_and_addresses() -> None:
    [found] = read(CASES.joinpath("10-dayone-rich-only.json").read_bytes())
    assert isinstance(found, Entry)
    assert found.text == "- [x] a done thing\n> a quote\n[a link](https://example.org/)"
    code = {"line": {"codeBlock": True}}
    rich = {
        "contents": [
            {"attributes": {"line": {"listStyle": "numbered", "listIndex": 2}}, "text": "two\n"},
            {"attributes": {"line": {"listStyle": "bulleted", "indentLevel": 2}}, "text": "in\n"},
            {"attributes": {"line": {"quote": True}}, "text": "said with "},
            {"attributes": {"inlineCode": True}, "text": "a\\*b"},
            {"text": "\n"},
            {"attributes": code, "text": "x = 1\n"},
            {"attributes": code, "text": "y = r'\\.'\n"},
            {"attributes": {"linkURL": "https://a.example"}, "text": "https://a.example"},
        ]
    }
    [found] = read(document(ONE | {"richText": json.dumps(rich)}))
    assert isinstance(found, Entry)
    assert found.text == (
        "2. two\n    - in\n> said with `a\\*b`\n```\nx = 1\ny = r'\\.'\n```\nhttps://a.example"
    )


def test_backslashes_inside_code_stay() -> None:
    text = "1\\. `a\\*b` \\*\n```\nr'\\.'\n```\n\\- end"
    [found] = read(document(ONE | {"text": text}))
    assert isinstance(found, Entry)
    assert found.text == "1. `a\\*b` *\n```\nr'\\.'\n```\n- end"


@given(
    text=st.text(st.sampled_from("\\`~*![]()a\n "))
    | st.from_regex(r"(!\[`?a`?\]\(dayone-moment:`?x\)|`|\n)*", fullmatch=True)
)
def test_any_text_with_code_comes_back_from_day_one(text: str) -> None:
    assert plain(escaped(text)) == (text, [])


def test_a_tag_that_is_too_long_is_cut_and_counted() -> None:
    fine, also, cut = read(CASES.joinpath("12-dayone-long-tag.json").read_bytes())
    assert isinstance(fine, Entry)
    assert isinstance(also, Entry)
    assert also.tags == ("a-very-long-tag-that-some-program-of-the-past-has-let-a-pers",)
    assert cut == Uncarried("tag", "tag")


def test_media_are_counted_once_and_leave_no_trace_in_the_text() -> None:
    text = "![](dayone-moment://AD6F)\n\nRain.\n\n![](dayone-moment:/video/BE7A)"
    found, photo, video, weather = read(
        document(
            ONE | {"text": text, "photos": [{"identifier": "AD6F"}], "weather": {"code": "rain"}}
        )
    )
    assert isinstance(found, Entry)
    assert found.text == "Rain."
    assert [photo, video] == [Uncarried("photo", "file"), Uncarried("video", "file")]
    assert weather == Uncarried("weather")


def test_what_looks_like_a_place_of_a_photo_in_our_text_comes_back() -> None:
    ours = entry(text="![](dayone-moment://x) \\![a](dayone-moment://y)\n![b](c)")
    [found] = read(written(ours))
    assert isinstance(found, Entry)
    assert found.text == ours.text


def test_every_journal_of_a_zip_is_read() -> None:
    other = ONE | {"uuid": "0" * 32}
    content = zipped(
        ("Journal.json", document(ONE)),
        ("Travel.json", document(other)),
        ("photos/ad6f.jpeg", b"x"),
        ("__MACOSX/._Journal.json", b"x"),
        ("notes.txt", b"x"),
    )
    one, two, notes = read(content)
    assert isinstance(one, Entry)
    assert isinstance(two, Entry)
    assert notes == Uncarried("notes.txt", "file")


def test_equal_entries_without_an_id_are_all_kept_and_always_the_same() -> None:
    content = zipped(
        ("A.json", document({"creationDate": "2026-11-21T20:15:04Z", "text": "Rain"})),
        ("B.json", document({"creationDate": "2026-11-21T20:15:04Z", "text": "Rain"})),
    )
    ids = [found.id for found in read(content) if isinstance(found, Entry)]
    assert len(set(ids)) == 2
    assert ids == [found.id for found in read(content) if isinstance(found, Entry)]


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"creationDate": None}, "field creationDate: this is not a moment"),
        ({"creationDate": "2026-02-30T10:00:00Z"}, "field creationDate: there is no such day"),
        (
            {"creationDate": "0001-01-01T00:30:00Z", "timeZone": "America/New_York"},
            "field creationDate: there is no such day",
        ),
        (
            {"creationDate": "9999-12-31T23:30:00Z", "timeZone": "GMT+0900"},
            "field creationDate: there is no such day",
        ),
        ({"timeZone": "Mars/Base"}, "field timeZone: no time zone has this name"),
        ({"timeZone": "../../etc/passwd"}, "field timeZone"),
        ({"timeZone": 7}, "field timeZone"),
        ({"timeZone": "GMT+99"}, "field timeZone"),
        ({"tags": "a"}, "field tags"),
        pytest.param(
            {"tags": [f"t{number}" for number in range(10_000)]},
            "at most 100 tags",
            id="ten thousand tags",
        ),
        ({"text": 7}, "field text"),
        ({"richText": "private"}, "field richText"),
        pytest.param({"richText": "[" * 100_000}, "field richText", id="deep"),
        ({"richText": '{"contents": ["private"]}'}, "field richText"),
        ({"starred": "yes"}, "field starred"),
        ({"modifiedDate": "private"}, "field modified"),
    ],
)
def test_what_is_wrong_with_an_entry_is_named(said: dict[str, Any], problem: str) -> None:
    [bad] = read(document(ONE | said), "old.json")
    assert told(bad).startswith("old.json, entry 1")
    assert problem in told(bad)
    assert "private" not in told(bad)


def test_an_element_that_is_no_entry_is_named() -> None:
    [bad] = read(document(7))
    assert "this is not an entry" in told(bad)


@pytest.mark.parametrize(
    "path", ["../up.json", "/etc/x.json", "a/../../b.json", "C:\\x.json", "..\\up.json", "C:x.json"]
)
def test_a_zip_with_a_path_that_leads_out_is_refused(path: str) -> None:
    with pytest.raises(BadFileError, match="a path in this zip leads out of it"):
        read(zipped(("Journal.json", document(ONE)), (path, b"x")))


def test_a_file_without_a_name_is_no_journal() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("Journal.json", document(ONE))
        nameless = zipfile.ZipInfo("x")
        nameless.filename = ""
        made.writestr(nameless, b"x")
    found, nothing = read(out.getvalue())
    assert isinstance(found, Entry)
    assert nothing == Uncarried("", "file")


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LONGEST_RECORD", 10_000)
    bomb = zipped(("Journal.json", b" " * 10_000_000 + document(ONE)))
    with pytest.raises(BadFileError, match="would unpack to far more than a journal holds"):
        read(bomb)


def test_a_bomb_in_many_small_pieces_is_refused_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LONGEST_RECORD", 1_000_000)
    piece = b" " * 900_000 + document()
    assert read(zipped(("Journal.json", piece))) == []
    with pytest.raises(BadFileError, match="would unpack to far more than a journal holds"):
        read(zipped(*((f"{number}.json", piece) for number in range(3))))


def test_a_zip_that_lists_a_million_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST_LIST", 10_000)
    with pytest.raises(BadFileError, match="lists more files than a journal has"):
        read(zipped(*((f"photos/{number}.jpeg", b"") for number in range(1_000))))


def test_a_zip_with_a_password_is_refused() -> None:
    content = bytearray(written(entry()))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + flags] |= 1
    with pytest.raises(BadFileError, match="has a password"):
        read(bytes(content))


@pytest.mark.parametrize(
    "content",
    [b"PK", b"PK\x03\x04" + b"x" * 100, zipped(("photo.jpeg", b"x")), b"{}", b"", b"[]"],
    ids=["beginning", "damaged", "photo", "object", "nothing", "list"],  # a zip holds the time
)
def test_what_is_no_journal_is_refused(content: bytes) -> None:
    with pytest.raises(BadFileError, match=r"^export\.zip"):
        read(content)


def test_a_zip_from_a_pipe_is_refused_and_its_json_is_read() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    def through_a_pipe(content: bytes) -> list[Record]:
        return list(DAY_ONE.read(io.BufferedReader(Pipe(content)), "-"))

    with pytest.raises(BadFileError, match="cannot be read from a pipe"):
        through_a_pipe(written(entry()))
    assert len(through_a_pipe(document(ONE))) == 1


@given(journal=journals.filter(bool), random=st.randoms(use_true_random=False))
def test_a_damaged_zip_is_read_or_refused_with_a_sentence(
    journal: list[Entry], random: Random
) -> None:
    damaged = bytearray(written(*journal))
    for _ in range(3):
        at = random.randrange(len(damaged))
        damaged[at : at + random.randrange(4)] = random.randbytes(random.randrange(4))
    with suppress(BadFileError):
        read(bytes(damaged))


@given(text=st.text(st.sampled_from("\\!*[]()dayone-moment:/n\nx "), max_size=40))
def test_no_text_is_changed_by_its_escapes(text: str) -> None:
    ours = entry(text=text)
    [found] = read(written(ours))
    assert isinstance(found, Entry)
    assert found.text == text


def test_a_late_entry_goes_out_at_the_moment_it_really_was() -> None:
    [found] = read(written(entry(time=time(1, 30), late=True)))
    assert isinstance(found, Entry)
    assert (found.day, found.time, found.late) == (date(2026, 11, 22), time(1, 30), False)


def test_a_zone_that_is_no_word_is_named() -> None:
    [found] = read(document(ONE | {"timeZone": ["Europe/Berlin"]}))
    assert isinstance(found, BadRecord)
    assert found.position.endswith("field timeZone")
