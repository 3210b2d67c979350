"""What a file is, told by what it holds."""

import io
import zipfile
from pathlib import PurePath

import pytest

from formats.hostile import entry, files_of
from tightrope.formats import BadFileError, writer_named
from tightrope.formats.detect import format_of_file, format_of_folder
from tightrope.formats.registry import every_format


def name_of(content: str | bytes, name: str = "file") -> str | None:
    raw = content if isinstance(content, bytes) else content.encode()
    return format_of_file(io.BytesIO(raw), name)


def test_our_own_files_are_recognised_by_what_they_hold() -> None:
    for form in every_format():
        [(name, content)] = files_of(form, [entry()])
        assert name_of(content, name) == form.name


def test_what_we_write_for_others_is_recognised() -> None:
    text, packed = io.StringIO(), io.BytesIO()
    jrnl, dayone = writer_named("jrnl"), writer_named("dayone")
    assert not jrnl.is_folder
    assert not jrnl.is_binary
    jrnl.write([entry()], text)
    assert not dayone.is_folder
    assert dayone.is_binary
    dayone.write([entry()], packed)
    assert (name_of(text.getvalue()), name_of(packed.getvalue())) == ("jrnl", "dayone")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ('[{"day": "2026-11-21", "text": "x"}]', "json"),
        ('{"format": "tightrope", "version": 1, "entries": []}', "json"),
        ('{"day": "2026-11-21", "text": "x"}\n{"day": 7}\n', "jsonl"),
        ('{"tags": {}, "entries": [{"title": "x", "body": "", "date": "2026-11-21"}]}', "jrnl"),
        ('{"tags": {}, "entries": []}', "jrnl"),
        ('{"title": "x", "body": "", "date": "2026-11-21"}', "jrnl"),
        ("\n[21.11.2026 21:15] Rain", "jrnl"),
        ("[03/04/2026 21:15] Rain", "jrnl"),
        ('{"metadata": {}, "entries": [{"creationDate": "2026-11-21T20:15:04Z"}]}', "dayone"),
        ('{"entries": [{"creationDate": "2026-11-21T20:15:04Z"}], "metadata": {}}', "dayone"),
        ('{"metadata": {"version": "1.0"}, "entries": []}', "dayone"),
        ("\ufeffBEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "ical"),
        ("\ufefffull_date,date,weekday,time,mood,activities,note_title,note\n", "daylio"),
        ("year,date,weekday,time,mood,activities,note\n", "daylio"),
        ('"day";"text"\n', "csv"),
        ("text\tDay\n", "csv"),
    ],
)
def test_each_shape_is_recognised(content: str, name: str) -> None:
    assert name_of(content) == name


@pytest.mark.parametrize(
    "content",
    [
        "",
        "Rain.",
        "a,b\n",
        "{",
        "[",
        "[1] x",
        "[7]",
        '{"entries": [7]}',
        b"\xff\xfe",
        pytest.param("[" * 100_000, id="deep"),
    ],
)
def test_what_is_nothing_of_ours_is_nothing(content: str | bytes) -> None:
    assert name_of(content) is None


def test_a_page_is_recognised_by_its_name() -> None:
    assert name_of("Rain.", "2026-11-21.MD") == "markdown"


def test_a_zip_without_a_journal_is_nothing_and_a_dangerous_one_is_refused() -> None:
    def zipped(name: str) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as made:
            made.writestr(name, b"x")
        return out.getvalue()

    assert name_of(zipped("photo.jpeg")) is None
    with pytest.raises(BadFileError, match="leads out of it"):
        name_of(zipped("../up.json"))


@pytest.mark.parametrize(
    ("paths", "name"),
    [
        (["2026/11/21.txt", "notes.txt"], "jrnl"),
        (["2026-11-21_rain.txt"], "jrnl"),
        (["a/2026-11-21.md", "photo.png"], "markdown"),
        (["2026/11/21.txt", "a.md"], None),
        (["photo.png"], None),
        ([], None),
    ],
)
def test_a_folder_is_what_its_pages_are(paths: list[str], name: str | None) -> None:
    assert format_of_folder([*map(PurePath, paths)]) == name
