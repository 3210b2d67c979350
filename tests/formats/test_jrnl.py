"""jrnl's journals, exchanged with the real jrnl both ways."""

import io
import json
import os
import re
import subprocess
import sys
from contextlib import suppress
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.hostile import entries, entry, without_made_ids
from tightrope.domain.entry import Entry
from tightrope.domain.marks import Need
from tightrope.formats import BadFileError, BadRecord, Record, Uncarried
from tightrope.formats.io import limits
from tightrope.formats.jrnl.format import Jrnl
from tightrope.journal.transfer.sources import open_source

JRNL = Jrnl()
CASES = Path(__file__).with_name("cases")
MARKDOWN = """[2026-11-20 08:00] A heading
## Second
- [x] milk
[1] a footnote
[see](https://example.org) a link

[2026-11-21 21:15] Walked with @Dan and #tea. *
Talked about @C++.
@together
"""


def written(*kept: Entry) -> str:
    out = io.StringIO(newline="")
    JRNL.write(kept, out)
    return out.getvalue()


def read(content: str | bytes, name: str = "journal.txt") -> list[Record]:
    source = io.BytesIO(content if isinstance(content, bytes) else content.encode())
    return without_made_ids(JRNL.read(source, name))


def good(content: str | bytes, name: str = "journal.txt") -> list[Entry]:
    found = read(content, name)
    assert all(isinstance(record, Entry) for record in found), found
    return [record for record in found if isinstance(record, Entry)]


def told(found: Record) -> str:
    assert isinstance(found, BadRecord)
    return str(found)


def jrnl(journal: Path, *words: str) -> str:
    """Call the real jrnl on a journal of its own, and return what it prints."""
    config = journal.with_name(f"{journal.name}.yaml")
    config.write_text(
        f"journals: {{default: {json.dumps(str(journal))}}}\nencrypt: false\neditor: ''\n"
        "timeformat: '%Y-%m-%d %H:%M'\ntagsymbols: '#@'\ndefault_hour: 9\ndefault_minute: 0\n"
        "highlight: false\nlinewrap: 79\nindent_character: '|'\ntemplate: false\nversion: v4.6\n"
        "colors: {date: none, title: none, body: none, tags: none}\n"
    )
    program = Path(sys.executable).with_name("jrnl")
    done = subprocess.run(
        [program, "--config-file", config, *words],
        env=os.environ | {"PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


def jrnl_reads(journal: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(jrnl(journal, "--format", "json"))["entries"]
    return found


def words(*texts: str) -> list[str]:
    return re.sub(r"(?m)^> (?=\[)|\\", "", "\n".join(texts)).split()


def same_as_jrnl(kept: list[Entry], theirs: list[dict[str, Any]]) -> None:
    """Compare what jrnl read with what was written: number, dates, stars, words."""
    assert len(theirs) == len(kept)
    for ours, found in zip(kept, theirs, strict=True):
        assert (found["date"], found["time"]) == (
            ours.day.isoformat(),
            f"{ours.time or time():%H:%M}",
        )
        assert found["starred"] == ours.starred
        said = words(ours.text)
        assert words(found["title"], found["body"])[: len(said)] == said


def test_an_entry_is_written_as_jrnl_writes_it() -> None:
    walk = entry(
        text="Walked with @dan.\n\nHome late.",
        starred=True,
        together=True,
        need=Need.CLOSER,
        tags=("dan", "walks"),
    )
    assert written(walk, entry(time=None, text="Rain")) == (
        "[2026-11-21 21:15] Walked with @dan. *\n\nHome late.\n@together @need-closer @walks\n"
        "\n[2026-11-21 00:00] Rain\n"
    )


def test_an_entry_without_words_has_its_tags_as_title() -> None:
    assert written(entry(text="", space=True)) == "[2026-11-21 21:15] @space\n"


def test_jrnl_reads_what_we_write(tmp_path: Path) -> None:
    kept = [
        entry(day=date(2026, 11, day), starred=day % 2 == 0, text=text)
        for day, text in enumerate(
            (
                "Walked home.\nTalked about spring.",
                "**bold**",
                "* a point\n* and another *",
                "Title\n[2026-11-01 10:00] no entry\n[next friday] nor this\n[x] done",
                "Title\n[no end\nof it] 2026-11-01 x\n[] y\n[see](https://example.org) it",
                "\n\n\nLate title and a long one " + "word " * 300,
                "one\x0btwo\x0cthree\x85[2026-11-01 10:00] four\u2028five *",
                "\n[2026-11-02 10:00] a title like a stamp\nbody",
                "",
                "🥰 *",
                "and then: *soup?* **yes**",
                "one\n*soup?*",
                "the last one, in one line. With two sentences.",
            ),
            1,
        )
    ]
    (tmp_path / "out.txt").write_text(written(*kept), newline="")
    same_as_jrnl(kept, jrnl_reads(tmp_path / "out.txt"))


def test_jrnl_keeps_what_it_took_in_from_us(tmp_path: Path) -> None:
    kept = [
        entry(day=date(2026, 11, 1), text="**bold**\n[2026-11-01 10:00] no entry"),
        entry(day=date(2026, 11, 2), text="**bold**\x0b[2026-11-01 10:00] no", starred=True),
        entry(day=date(2026, 11, 3), text="Title\n\n\n- a point", together=True),
    ]
    (tmp_path / "out.txt").write_text(written(*kept), newline="")
    jrnl(tmp_path / "theirs.txt", "--import", "--file", str(tmp_path / "out.txt"))
    same_as_jrnl(kept, jrnl_reads(tmp_path / "theirs.txt"))
    back = good((tmp_path / "theirs.txt").read_bytes())
    assert [(each.day, each.starred, each.together) for each in back] == [
        (each.day, each.starred, each.together) for each in kept
    ]


@settings(max_examples=8)
@given(
    found=st.lists(
        entries.filter(lambda each: each.day.year >= 1000), min_size=10, max_size=30
    ).map(lambda found: sorted(found, key=lambda each: (each.day, each.time or time())))
)
def test_jrnl_reads_any_entry_we_write(
    found: list[Entry], tmp_path_factory: pytest.TempPathFactory
) -> None:
    journal = tmp_path_factory.mktemp("jrnl") / "out.txt"
    journal.write_text(written(*found), newline="")
    same_as_jrnl(found, jrnl_reads(journal))


@given(kept=entries.filter(lambda each: each.day.year >= 1000))
def test_what_we_write_comes_back_as_far_as_jrnl_can_say_it(kept: Entry) -> None:
    [back] = good(written(kept))
    assert back.day == kept.day
    assert back.time == (kept.time or time()).replace(second=0)
    assert (back.together, back.space, back.starred) == (
        kept.together or "@together" in kept.text,
        kept.space,
        kept.starred,
    )
    said = words(kept.text)
    assert words(back.text)[: len(said)] == said


@pytest.mark.parametrize("form", ["json", "text"])
def test_what_jrnl_exports_comes_in(form: str, tmp_path: Path) -> None:
    (tmp_path / "theirs.txt").write_text(MARKDOWN)
    exported = jrnl(tmp_path / "theirs.txt", "--format", form)
    heading, walk = good(exported)
    assert (heading.day, heading.time, heading.starred) == (date(2026, 11, 20), time(8), False)
    assert heading.text.endswith("[1] a footnote\n[see](https://example.org) a link")
    assert (walk.starred, walk.together, walk.tags) == (True, True, ("c++", "dan", "tea"))
    assert walk.text == "Walked with @Dan and #tea.\nTalked about @C++.\n@together"


def test_an_entry_is_the_same_in_each_form_of_jrnl(tmp_path: Path) -> None:
    (tmp_path / "theirs.txt").write_text(MARKDOWN.replace("heading\n", "heading\n\n"))
    forms = [(tmp_path / "theirs.txt").read_text()]
    forms += [jrnl(tmp_path / "theirs.txt", "--format", form) for form in ("json", "text")]
    assert len({tuple(each.id for each in good(form)) for form in forms}) == 1


def test_a_folder_of_jrnl_comes_in(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    folder.mkdir()
    jrnl(folder, "2026-11-20", "8am:", "First. And more.")
    jrnl(folder, "2026-11-21", "9pm:", "Second. @space")
    (folder / "2026" / "notes.txt").write_text("not of jrnl")
    first, second, other = without_made_ids(open_source(JRNL, folder))
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert (first.day, first.time) == (date(2026, 11, 20), time(8))
    assert (second.day, second.space) == (date(2026, 11, 21), True)
    assert other == Uncarried("2026/notes.txt", "file")


def test_a_page_of_a_folder_belongs_to_the_day_it_is_named_after() -> None:
    [found] = good("[2020-01-01 09:30] Rain\n", "2026/11/21.txt")
    assert (found.day, found.time) == (date(2026, 11, 21), time(9, 30))


def test_a_file_an_entry_as_jrnl_exports_into_a_folder_comes_in(tmp_path: Path) -> None:
    (tmp_path / "theirs.txt").write_text(MARKDOWN)
    for form in ("text", "json"):
        folder = tmp_path / form
        folder.mkdir()
        jrnl(tmp_path / "theirs.txt", "--format", form, "--file", str(folder))
        assert sorted(
            each.day.day for each in open_source(JRNL, folder) if isinstance(each, Entry)
        ) == [
            20,
            21,
        ]


@pytest.mark.parametrize(
    ("stamp", "day", "clock"),
    [
        ("2026-11-21", date(2026, 11, 21), None),
        ("2026-11-21T21:15:30", date(2026, 11, 21), time(21, 15, 30)),
        ("21.11.2026 21:15", date(2026, 11, 21), time(21, 15)),
        ("Fri 03.04.2026 21:15", date(2026, 4, 3), time(21, 15)),
        ("11/21/2026 9:15 PM", date(2026, 11, 21), time(21, 15)),
        ("21/11/2026 9pm", date(2026, 11, 21), time(21)),
        ("21:15 21 novembre 2026", date(2026, 11, 21), time(21, 15)),
        ("Sat 21 Nov 2026, 21:15", date(2026, 11, 21), time(21, 15)),
        ("November 21, 2026 9:15 pm", date(2026, 11, 21), time(21, 15)),
    ],
)
def test_other_stamps_are_tried(stamp: str, day: date, clock: time | None) -> None:
    [found] = good(f"[{stamp}] Rain\n[1] and more\n")
    assert (found.day, found.time, found.text) == (day, clock, "Rain\n[1] and more")


def test_day_and_month_are_told_apart_by_the_other_dates_of_a_file() -> None:
    days = [each.day for each in good("[03/04/2026 8:00] a\n\n[13/04/2026 8:00] b\n")]
    assert days == [date(2026, 4, 3), date(2026, 4, 13)]
    days = [each.day for each in good("[03/04/2026 8:00] a\n\n[04/13/2026 8:00] b\n")]
    assert days == [date(2026, 3, 4), date(2026, 4, 13)]


@pytest.mark.parametrize(
    "stamp", ["2026-02-30 10:00", "2026-11-21 25:00", "31.02.2026", "5 Foo 2026", "Nov 21 10:00"]
)
def test_a_date_that_cannot_be_is_named_and_does_not_hide_the_next(stamp: str) -> None:
    text = f"[2026-11-20 10:00] Sun\nbody\n[{stamp}] private\nprivate\n\n[2026-11-21 10:00] Rain\n"
    sun, bad, rain = read(text, "old.txt")
    assert told(bad).startswith("old.txt, entry 2, line 3: this looks like a date")
    assert "private" not in told(bad)
    assert isinstance(sun, Entry)
    assert sun.text == "Sun\nbody"
    assert isinstance(rain, Entry)


def test_a_date_that_could_be_two_days_is_named_with_both_and_the_settings_decide() -> None:
    text = "[03/04/2026 8:00] private\n"
    assert told(read(text, "old.txt")[0]) == (
        "old.txt, entry 1, line 1: this date could be 2026-03-04 or 2026-04-03;"
        " say how your dates are put in the settings,"
        ' as in date_order = "dmy" (or "mdy", "ymd"), or write it like [2026-11-21].'
    )
    for order, day in (("dmy", date(2026, 4, 3)), ("mdy", date(2026, 3, 4))):
        _, found = Jrnl(date_order=order).read(io.BytesIO(text.encode()), "old.txt")
        assert isinstance(found, Entry)
        assert found.day == day


@pytest.mark.parametrize(
    ("case", "moments"),
    [
        ("01-jrnl-spaced-dots.txt", ["2023-01-08 09:06", "2023-02-04 10:00", "2023-02-25 10:00"]),
        ("02-jrnl-two-digit-year-first.txt", ["2023-01-08 09:06", "2023-04-05 10:00"]),
        ("03-jrnl-clock-first.txt", ["2023-01-08 09:06", "2023-02-25 10:00"]),
        (
            "05-jrnl-foreign-months-swallowed.txt",
            ["2023-04-02 12:00", "2023-05-03 12:00", "2023-06-04 12:00", "2023-08-05 12:00"],
        ),
    ],
)
def test_dates_of_real_files_come_in_on_their_days(case: str, moments: list[str]) -> None:
    found = good((CASES / case).read_bytes(), case)
    assert [f"{each.day} {each.time:%H:%M}" for each in found] == moments


def test_a_stream_that_cannot_be_wound_back_is_read_as_a_file_is() -> None:
    content = (CASES / "01-jrnl-spaced-dots.txt").read_bytes()
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as pipe:
        pipe.write(content)
    with os.fdopen(reading, "rb") as source:
        assert without_made_ids(JRNL.read(source, "journal.txt")) == good(content)


def test_in_a_page_named_after_its_day_a_stamp_need_only_say_the_time() -> None:
    [found] = good("[03/04/2020 09:30] Rain\n", "2026/04/03.txt")
    assert (found.day, found.time) == (date(2026, 4, 3), time(9, 30))


def test_files_put_together_keep_no_mark_of_byte_order_before_a_date() -> None:
    assert len(good("\ufeff[2026-11-21 21:15] Rain\n\ufeff[2026-11-22 21:15] Sun\n")) == 2


def test_two_equal_entries_of_one_minute_are_both_kept_and_always_the_same() -> None:
    twice = "[2026-11-21 21:15] Rain\n\n" * 3
    ids = [each.id for each in good(twice)]
    assert len(set(ids)) == 3
    assert [each.id for each in good(twice)] == ids
    assert good("[2026-11-21 21:15] Rain\n")[0].id == ids[0]


def test_a_byte_order_mark_before_the_first_date_is_passed_over() -> None:
    [found] = good("\ufeff[2026-11-21 21:15] Rain\n\ufeffand more\n")
    assert found.text == "Rain\n\ufeffand more"
    assert good("\ufeff\n") == []


def test_a_need_travels_as_a_tag() -> None:
    [back] = good(written(entry(need=Need.ROOM, tags=("tea",))))
    assert (back.need, back.tags) == (Need.ROOM, ("tea",))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("no date here\n[2026-11-21 10:00] Rain\n", "beginning: this text has no date"),
        (b"[2026-11-21 10:00] Rain \xff\n", "entry 1: This text is not valid UTF-8"),
        pytest.param(
            "[2026-11-21 10:00] " + " ".join(f"@t{number}" for number in range(10_000)),
            "at most 100 tags",
            id="ten thousand tags",
        ),
        ('{"entries": [{"title": "x", "date": "2026-02-30"}]}', "entry 1, field day"),
        ('{"entries": [{"title": "x"}]}', "entry 1, field day"),
        ('{"entries": [{"title": 1, "date": "2026-11-21"}]}', "entry 1, field title"),
        ('{"entries": [{"title": "x", "date": "2026-11-21", "tags": "a"}]}', "field tags"),
        ('{"entries": [7]}', "entry 1: this is not an entry"),
    ],
)
def test_what_is_no_entry_is_named(content: str | bytes, said: str) -> None:
    assert said in told(read(content)[0])


@pytest.mark.parametrize(
    "content",
    ['{"tags": {}}', "{", pytest.param('{"entries": [' + "[" * 100_000, id="deep")],
)
def test_what_is_no_document_is_refused(content: str) -> None:
    with pytest.raises(BadFileError):
        read(content)


def test_what_jrnl_says_beyond_an_entry_is_named() -> None:
    record = '{"title": "x", "date": "2026-11-21", "creator": {"host_name": "h"}}'
    assert read(f'{{"entries": [{record}]}}')[1] == Uncarried("creator")


def test_an_entry_too_long_to_hold_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "LONGEST_RECORD", 10_000)
    for text in ("word " * 100_000, "line\n" * 100_000):
        source = io.BytesIO(f"[2026-11-21 10:00] {text}".encode())
        with pytest.raises(BadFileError, match="entry 1: it is longer than 10000 bytes"):
            list(JRNL.read(source, "old.txt"))
        assert source.tell() < 30_000


@given(content=st.binary(max_size=200), stamp=st.text(max_size=20))
def test_any_bytes_are_read_or_refused_with_a_sentence(content: bytes, stamp: str) -> None:
    for found in (content, f"[{stamp} 2026] x\n[{stamp}] y\n".encode("utf-8", "replace")):
        with suppress(BadFileError):
            read(found)
