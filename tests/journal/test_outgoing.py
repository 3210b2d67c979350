"""What leaves: whole or not at all, and for its owner alone."""

import errno
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from formats.hostile import entry
from tightrope.domain.entry import Entry
from tightrope.domain.errors import TightropeError
from tightrope.formats import Format, format_named, writer_named
from tightrope.formats.registry import every_format
from tightrope.journal.transfer.sources import open_source
from tightrope.journal.transfer.targets import write_target

LINES = format_named("jsonl")
PAGES = format_named("markdown")
FORMATS = [*every_format()]

every = pytest.mark.parametrize("form", FORMATS, ids=repr)


def journal() -> list[Entry]:
    return [entry(), replace(entry(), id="00000000-0000-0000-0000-000000000008", time=None)]


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def breaking() -> Iterator[Entry]:
    yield entry()
    raise KeyboardInterrupt


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@every
def test_what_was_sent_is_received(form: Format, tmp_path: Path) -> None:
    target = tmp_path / "out"
    assert write_target(form, journal(), target) == 2
    received = [*open_source(form, target)]
    assert sorted(received, key=str) == sorted(journal(), key=str)
    assert [*tmp_path.iterdir()] == [target]


def test_a_file_is_for_its_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        write_target(LINES, journal(), tmp_path / "out.jsonl")
        write_target(PAGES, journal(), tmp_path / "out")
    finally:
        os.umask(old)
    assert mode(tmp_path / "out.jsonl") == 0o600
    assert mode(tmp_path / "out") == 0o700
    assert {mode(path) for path in (tmp_path / "out").iterdir()} == {0o600}


def test_a_file_that_is_no_text_is_placed_as_safely(tmp_path: Path) -> None:
    zipped = writer_named("dayone")
    target = tmp_path / "out.zip"
    write_target(zipped, journal(), target)
    assert mode(target) == 0o600
    before = target.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        write_target(zipped, breaking(), target, force=True)
    assert [(path, path.read_bytes()) for path in tmp_path.iterdir()] == [(target, before)]
    with pytest.raises(TightropeError, match="is no text; give a path for it"):
        write_target(zipped, journal(), io.StringIO())


def test_it_is_for_its_owner_alone_while_it_is_written(tmp_path: Path) -> None:
    modes: list[int] = []

    def interruptible() -> Iterator[Entry]:
        yield entry()
        modes.extend(mode(path) for path in tmp_path.iterdir())

    write_target(LINES, interruptible(), tmp_path / "out.jsonl")
    write_target(PAGES, interruptible(), tmp_path / "out")
    assert sorted(modes) == [0o600, 0o600, 0o700]


@every
def test_what_is_there_is_kept_unless_forced(form: Format, tmp_path: Path) -> None:
    target = tmp_path / "out"
    write_target(form, journal(), target)
    with pytest.raises(TightropeError, match=r"already there; .*--force"):
        write_target(form, [], target)
    assert len([*open_source(form, target)]) == 2
    assert write_target(form, journal()[:1], target, force=True) == 1
    assert entry() in [*open_source(form, target)]


@every
def test_an_export_that_is_stopped_leaves_nothing(form: Format, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write_target(form, breaking(), tmp_path / "out")
    assert [*tmp_path.iterdir()] == []


def test_an_export_that_is_stopped_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("before")
    with pytest.raises(KeyboardInterrupt):
        write_target(LINES, breaking(), tmp_path / "out.jsonl", force=True)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["before"]


@every
def test_a_full_disk_is_said_and_leaves_nothing(
    form: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", full)
    monkeypatch.setattr(os, "sync", full)
    with pytest.raises(TightropeError, match="the disk is full; make room"):
        write_target(form, journal(), tmp_path / "out")
    assert [*tmp_path.iterdir()] == []


def test_a_full_disk_behind_a_stream_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(out, "write", full)
    with pytest.raises(TightropeError, match="the disk is full"):
        write_target(LINES, journal(), out)


@pytest.mark.parametrize("name", ["json", "jsonl", "csv"])
def test_a_folder_where_a_file_should_be_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(TightropeError, match="is a folder; name a file inside it"):
        write_target(format_named(name), journal(), tmp_path, force=True)


def test_a_file_where_a_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("before")
    with pytest.raises(TightropeError, match="is not a folder"):
        write_target(PAGES, journal(), tmp_path / "out", force=True)


def test_a_device_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to(os.devnull)
    with pytest.raises(TightropeError, match="not an ordinary file"):
        write_target(LINES, journal(), tmp_path / "out", force=True)


@pytest.mark.parametrize("name", ["j.db", "j.db-wal", "j.db-shm", "j.db-journal", "soft", "hard"])
@pytest.mark.parametrize("force", [False, True])
def test_the_journal_itself_is_never_replaced(name: str, force: bool, tmp_path: Path) -> None:
    journal = tmp_path / "j.db"
    journal.write_text("precious")
    parts = [tmp_path / f"j.db{ending}" for ending in ("", "-wal", "-shm", "-journal")]
    (tmp_path / "soft").symlink_to("j.db")
    (tmp_path / "hard").hardlink_to(journal)
    for form in FORMATS:
        with pytest.raises(TightropeError, match="This is the journal itself; choose another path"):
            write_target(form, [], tmp_path / name, force=force, protected=parts)
    assert journal.read_text() == "precious"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(TightropeError, match=r"There is no folder .*/here; make it first"):
        write_target(LINES, journal(), tmp_path / "here" / "out.jsonl")


def test_a_name_too_long_is_said(tmp_path: Path) -> None:
    with pytest.raises(TightropeError, match="the name is too long"):
        write_target(LINES, journal(), tmp_path / ("x" * 300))
    assert [*tmp_path.iterdir()] == []


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TightropeError, match="no file can have that name"):
        write_target(LINES, journal(), tmp_path / "x\0y")


def test_a_path_is_shown_harmlessly(tmp_path: Path) -> None:
    with pytest.raises(TightropeError) as caught:
        write_target(LINES, journal(), tmp_path / "\x1b[31m" / "out")
    assert "\x1b" not in str(caught.value)


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.jsonl").write_text("before")
    (tmp_path / "out.jsonl").symlink_to("real.jsonl")
    write_target(LINES, [entry()], tmp_path / "out.jsonl", force=True)
    assert (tmp_path / "out.jsonl").is_symlink()
    assert [*open_source(LINES, tmp_path / "real.jsonl")] == [entry()]


def test_the_notes_of_others_in_a_folder_stay_as_they_are(tmp_path: Path) -> None:
    note = tmp_path / "2026-11-21.md"
    note.write_text("---\ntags: [work]\n---\nMeeting at nine.")
    for _ in range(2):
        write_target(PAGES, [entry()], tmp_path, force=True)
    assert note.read_text() == "---\ntags: [work]\n---\nMeeting at nine."
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2026-11-21-2.md", "2026-11-21.md"]
    assert entry() in [*open_source(PAGES, tmp_path)]


@pytest.mark.parametrize("force", [False, True])
def test_an_empty_folder_is_filled_without_force(force: bool, tmp_path: Path) -> None:
    assert write_target(PAGES, journal(), tmp_path, force=force) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["2026-11-21.md"]


def test_a_folder_is_left_as_it_was_by_an_export_that_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write_target(PAGES, breaking(), tmp_path)
    assert [*tmp_path.iterdir()] == []
    (tmp_path / "2026-11-21.md").write_text("before")
    with pytest.raises(KeyboardInterrupt):
        write_target(PAGES, breaking(), tmp_path, force=True)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["before"]


def test_a_page_of_what_was_deleted_meanwhile_goes_when_forced(tmp_path: Path) -> None:
    yesterday = entry(id="00000000-0000-4000-8000-000000000009", day=date(2026, 11, 20))
    write_target(PAGES, [yesterday, entry()], tmp_path)
    mine = tmp_path / "2026-11-19.md"
    mine.write_text("---\ntags: [work]\n---\nMeeting at nine.")
    (tmp_path / "2026-11-18.md").symlink_to("2026-11-20.md")
    write_target(PAGES, [entry()], tmp_path, force=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "2026-11-18.md",
        "2026-11-19.md",
        "2026-11-21.md",
    ]


def test_entries_of_one_minute_get_a_page_each(tmp_path: Path) -> None:
    several = [entry(id=f"00000000-0000-4000-8000-00000000000{number}") for number in range(3)]
    write_target(format_named("markdown", per_entry=True), several, tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "2026-11-21-2115-2.md",
        "2026-11-21-2115-3.md",
        "2026-11-21-2115.md",
    ]


def test_a_folder_cannot_go_down_a_stream() -> None:
    with pytest.raises(TightropeError, match="give a path for it instead of `-`"):
        write_target(PAGES, journal(), io.StringIO())


def test_a_stream_gets_utf_8_and_its_line_ends_whatever_its_own_habits() -> None:
    raw = io.BytesIO()
    with io.TextIOWrapper(raw, encoding="ascii", newline="\r\n") as out:
        write_target(LINES, [entry(text="🥰")], out)
        assert raw.getvalue().endswith(b"}\n")
        assert "🥰".encode() in raw.getvalue()


def test_a_reader_who_has_seen_enough_is_left_to_the_face() -> None:
    there, here = os.pipe()
    os.close(there)
    out = os.fdopen(here, "w")
    with pytest.raises(BrokenPipeError):
        write_target(LINES, journal(), out)
    with pytest.raises(BrokenPipeError):
        out.close()


def test_asking_for_a_format_imports_no_other() -> None:
    program = (
        "import sys; from tightrope.formats import Format, format_named; format_named('jsonl');"
        "print(*{'yaml', 'csv', 'tightrope.formats.markdown.folder'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.split() == []


def left_behind(folder: Path, *, days: float = 2) -> list[Path]:
    """Return what two killed exports left: a file and a folder of pages."""
    file = folder / ".tightrope-unfinished-00112233445566ff"
    file.write_text("half an ent")
    pages = folder / ".tightrope-unfinished-a_b2c3d4"
    pages.mkdir()
    (pages / "2026-11-21.md").write_text("words")
    for path in (file, pages):
        long_ago = path.stat().st_mtime - days * 24 * 60 * 60
        os.utime(path, (long_ago, long_ago))
    return [file, pages]


@pytest.mark.parametrize("form", [LINES, PAGES], ids=repr)
def test_what_a_killed_export_left_goes_with_a_later_one(form: Format, tmp_path: Path) -> None:
    left_behind(tmp_path)
    write_target(form, journal(), tmp_path / "out")
    assert [*tmp_path.iterdir()] == [tmp_path / "out"]


def test_what_changed_within_a_day_or_is_not_of_an_export_stays(tmp_path: Path) -> None:
    young = left_behind(tmp_path, days=0.9)
    link = tmp_path / ".tightrope-unfinished-ffffffffffffffff"
    link.symlink_to(tmp_path / "mine")
    others = tmp_path / ".tightrope-unfinished-tightrope-sync.json"
    others.touch()
    for path in (link, others):
        os.utime(path, (0, 0), follow_symlinks=False)
    write_target(LINES, journal(), tmp_path / "out")
    assert {*tmp_path.iterdir()} == {*young, link, others, tmp_path / "out"}


@pytest.mark.parametrize("form", [LINES, PAGES], ids=repr)
def test_what_a_running_export_writes_is_let_be_however_old_it_looks(
    form: Format, tmp_path: Path
) -> None:
    def sleeping() -> Iterator[Entry]:
        yield entry()
        [unfinished] = tmp_path.iterdir()
        os.utime(unfinished, (0, 0))
        write_target(LINES, journal(), tmp_path / "other")
        yield from journal()[1:]

    assert write_target(form, sleeping(), tmp_path / "out") == 2
    assert {*tmp_path.iterdir()} == {tmp_path / "out", tmp_path / "other"}
    assert sorted([*open_source(form, tmp_path / "out")], key=str) == sorted(journal(), key=str)
