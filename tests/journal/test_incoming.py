"""What comes in, and what is refused at the door."""

import io
import os
from pathlib import Path

import pytest

from formats.hostile import entry, files_of
from tightrope.domain.entry import Entry
from tightrope.domain.errors import TightropeError
from tightrope.formats import BadRecord, Uncarried, format_named
from tightrope.journal.transfer.sources import detect_format, open_source, size_of

LINES = format_named("jsonl")
PAGES = format_named("markdown")
[(_, LINE)] = files_of(LINES, [entry()])
[(_, PAGE)] = files_of(PAGES, [entry()])


def test_a_file_is_named_in_what_is_wrong_with_it(tmp_path: Path) -> None:
    (tmp_path / "old\x1b.jsonl").write_bytes(LINE + b"{}\n")
    good, bad = open_source(LINES, tmp_path / "old\x1b.jsonl")
    assert good == entry()
    assert str(bad).startswith("old\N{SYMBOL FOR ESCAPE}.jsonl, entry 2, field day: ")


def test_a_stream_is_read_too() -> None:
    assert [*open_source(LINES, io.BytesIO(LINE))] == [entry()]
    assert [*open_source(PAGES, io.BytesIO(PAGE))] == [entry()]


def test_a_single_page_is_read(tmp_path: Path) -> None:
    (tmp_path / "2026-11-21.md").write_bytes(PAGE)
    assert [*open_source(PAGES, tmp_path / "2026-11-21.md")] == [entry()]


def test_a_folder_is_read_in_order_and_with_its_folders(tmp_path: Path) -> None:
    (tmp_path / "2025").mkdir()
    for name in ("2026-11-22.md", "2026-11-20.md", "2025/2025-01-01.md"):
        (tmp_path / name).write_text("Rain.")
    days = [
        found.day.isoformat() for found in open_source(PAGES, tmp_path) if isinstance(found, Entry)
    ]
    assert days == ["2025-01-01", "2026-11-20", "2026-11-22"]


def test_pages_of_one_name_are_read_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    numbered = [f"{stem}{end}" for stem in ("", "-1000") for end in ("", "-2", "-10")]
    for number, end in enumerate(numbered):
        (tmp_path / f"2026-11-21{end}.md").write_text(f"---\ndate: 2026-11-21\n---\n{number}")
    texts = [found.text for found in open_source(PAGES, tmp_path) if isinstance(found, Entry)]
    assert texts == [str(number) for number in range(len(numbered))]


def test_what_is_hidden_is_passed_over_and_what_is_no_page_is_named(tmp_path: Path) -> None:
    (tmp_path / ".obsidian").mkdir()
    for name in (".obsidian/2026-11-20.md", ".2026-11-21.md", "2026-11-22.txt", "photo.png"):
        (tmp_path / name).write_text("Rain.")
    os.mkfifo(tmp_path / "2026-11-23.md")
    (tmp_path / "2026-11-24.md").mkdir()
    (tmp_path / "2026-11-21.md").write_bytes(PAGE)
    assert [*open_source(PAGES, tmp_path)] == [
        entry(),
        Uncarried("2026-11-22.txt", "file"),
        Uncarried("photo.png", "file"),
    ]


def test_a_link_out_of_the_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("Rain.")
    inside = tmp_path / "notes"
    inside.mkdir()
    (inside / "2026-11-20.md").symlink_to("../secret.md")
    (inside / "2026-11-22.md").symlink_to("2026-11-21.md")
    (inside / "all").symlink_to("..")
    (inside / "2026-11-21.md").write_bytes(PAGE)
    link, page = open_source(PAGES, inside)
    assert isinstance(link, BadRecord)
    assert str(link).startswith("2026-11-20.md: this is a link out of the folder")
    assert page == entry()


def test_a_link_that_holds_itself_is_named(tmp_path: Path) -> None:
    (tmp_path / "2026-11-20.md").symlink_to("2026-11-20.md")
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "2026-11-21.md").write_bytes(PAGE)
    link, page, other = open_source(PAGES, tmp_path)
    assert isinstance(link, BadRecord)
    assert str(link).startswith("2026-11-20.md: this is a link that leads nowhere")
    assert page == entry()
    assert other == Uncarried("circle", "file")


def test_folders_in_one_another_without_end_are_refused(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(150):
        deep /= "d"
        deep.mkdir()
    with pytest.raises(TightropeError, match="more than 100 deep; choose one of them"):
        open_source(PAGES, tmp_path)
    with pytest.raises(TightropeError, match="more than 100 deep"):
        size_of(tmp_path)
    with pytest.raises(TightropeError, match="more than 100 deep"):
        detect_format(tmp_path)


def test_a_page_that_cannot_be_read_does_not_hide_the_next(tmp_path: Path) -> None:
    (tmp_path / "2026-11-20.md").write_bytes(b"\xff")
    (tmp_path / "2026-11-21.md").write_bytes(PAGE)
    bad, page = open_source(PAGES, tmp_path)
    assert isinstance(bad, BadRecord)
    assert page == entry()


def test_a_missing_path_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(TightropeError, match=r"There is no .*/old.jsonl; check the path"):
        open_source(LINES, tmp_path / "old.jsonl")


def test_a_folder_where_a_file_should_be_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TightropeError, match="is a folder; name a file inside it"):
        open_source(LINES, tmp_path)


def test_a_folder_without_pages_is_said(tmp_path: Path) -> None:
    with pytest.raises(TightropeError, match=r"There is no markdown file in"):
        list(open_source(PAGES, tmp_path))


def test_what_may_not_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "old.jsonl").write_bytes(LINE)

    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(TightropeError, match=r"You may not read .*old.jsonl"):
        list(open_source(LINES, tmp_path / "old.jsonl"))


def test_a_path_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TightropeError, match="cannot be read"):
        open_source(LINES, tmp_path / ("x" * 300))
    with pytest.raises(TightropeError, match="check the path"):
        open_source(LINES, tmp_path / "x\0y")
