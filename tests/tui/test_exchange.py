"""Taking entries out and in from the screen: looked at before, seen on the way, stopped, told."""

import json
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from stat import S_IMODE
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from pictures import Pictures
from support import FrozenClock
from tightrope.domain.entry import Draft
from tightrope.domain.query import Query
from tightrope.journal import Journal
from tightrope.journal.parts.transfer import Transfer
from tightrope.settings import Settings
from tightrope.tui.app import TightropeApp
from tightrope.tui.path_input import completed
from tightrope.tui.screens.background_task import TaskScreen, progress_line
from tightrope.tui.screens.export import ExportScreen
from tightrope.tui.screens.import_ import ImportScreen
from tightrope.tui.screens.privacy_screen import PrivacyScreen
from tightrope.tui.screens.search import SearchScreen
from tightrope.tui.transfer_text import WAYS
from tui.opened import eventually, opened, paste, screen_text

SIZES = [(100, 30), (80, 24), (60, 20), (40, 12)]
PROPOSED = "tightrope-2026-11-21"


@pytest.fixture
def other(tmp_path: Path, clock: FrozenClock) -> Iterator[Journal]:
    """A second journal, with one entry of its own."""
    with Journal(tmp_path / "other" / "other.db", clock) as other:
        other.entries.write(Draft(day=date(2026, 1, 1), text="Mine"))
        yield other


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """Two entries and a bad one between them."""
    path = tmp_path / "some.jsonl"
    path.write_text(
        '{"day": "2026-11-20", "text": "A [bold]walk[/]", "tags": ["cuddle"], "weather": "rain"}\n'
        '{"day": "2026-02-30", "text": "private"}\n'
        '{"day": "2026-11-21", "text": "Home again"}\n'
    )
    return path


class Gate:
    """Holds an export or import in its middle, where its progress is told, until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, method: str) -> None:
        self.opened = threading.Event()
        usual = getattr(Transfer, method)

        def slowly(transfer: Transfer, *given: object, **named: Any) -> object:
            progress: Callable[[int], None] = named["progress"]

            def told(done: int) -> None:
                progress(done)
                self.opened.wait(10)
                progress(done)

            return usual(transfer, *given, **(named | {"progress": told}))

        monkeypatch.setattr(Transfer, method, slowly)


async def ended(app: TightropeApp, pilot: Pilot[None]) -> str:
    """Wait for the work to end, and return what is told then."""
    screen = next(each for each in app.screen_stack if isinstance(each, TaskScreen))
    await eventually(pilot, lambda: not screen.is_at_work)
    await pilot.pause()
    return told(app)


def told(app: TightropeApp) -> str:
    """Return all that the screen tells, seen or not."""
    screen = next(each for each in app.screen_stack if isinstance(each, TaskScreen))
    return f"{screen.result.border_title}: {screen.result.query_one('#result', Static).visual}"


async def name_file(app: TightropeApp, pilot: Pilot[None], path: Path, tags: str = "") -> None:
    """Write a path, and tags that become marks, into their lines."""
    app.screen.query_one("#path", Input).value = str(path)
    if tags:
        app.screen.query_one("#tags", Input).value = tags
    await pilot.pause()


def texts(journal: Journal) -> list[str]:
    return [entry.text for entry in journal.entries.in_order(Query())]


def exports_in(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if "tightrope" in path.name]


def place_of(name: str, option: str = "") -> int:
    """Return where a format stands in the list, in its usual way or with an option."""
    return next(at for at, way in enumerate(WAYS) if (way.name, way.option) == (name, option))


@pytest.mark.parametrize(("name", "option"), [("csv", "excel"), ("markdown", "per_entry")])
async def test_what_the_command_line_has_options_for_can_be_chosen(
    kept: Journal, tmp_path: Path, name: str, option: str
) -> None:
    asked, wanted = tmp_path / "asked", tmp_path / "wanted"
    kept.transfer.export_entries(name, wanted, Query(), progress=None, **{option: True})
    async with opened(kept) as (app, pilot):
        await pilot.press("X", *"j" * place_of(name, option))
        await name_file(app, pilot, asked)
        await pilot.press("ctrl+s")
        assert (await ended(app, pilot)).startswith("Written: 42 entries")
    assert contents(asked) == contents(wanted)


def contents(target: Path) -> dict[str, bytes]:
    """Return what a file holds, or each page of a folder."""
    pages = target.iterdir() if target.is_dir() else [target]
    return {"" if page == target else page.name: page.read_bytes() for page in pages}


async def test_what_was_exported_is_imported_into_another_journal(
    kept: Journal, other: Journal, home: Path
) -> None:
    kept.month_notes.save(date(2026, 11, 1), "A month.", read=None)
    async with opened(kept) as (app, pilot):
        await pilot.press("X")
        await pilot.pause()
        shown = told(app)
        assert "42 entries, Mon 12 Oct 2026 to Sat 21 Nov 2026, 1 month note" in shown
        assert "What happened 40 days before." in shown
        assert "not encrypted" in shown
        await pilot.press("x")
        said = await ended(app, pilot)
    path = home / f"{PROPOSED}.json"
    assert said.startswith("Written: 42 entries, Mon 12 Oct 2026 to Sat 21 Nov 2026, 1 month note.")
    assert str(path) in said
    assert S_IMODE(path.stat().st_mode) == 0o600
    async with opened(other) as (app, pilot):
        await pilot.press("I")
        await name_file(app, pilot, path)
        await pilot.press("enter")
        said = await ended(app, pilot)
        assert f"{path.name} looks like json. Nothing is changed yet" in said
        assert "42 new" in said
        assert "1 month note new" in said
        assert "What happened 40 days before." in said
        assert texts(other) == ["Mine"]
        await pilot.press("ctrl+s")
        said = await ended(app, pilot)
        assert said.startswith("Taken in: 42 entries, ")
        [backup] = other.path.parent.glob("other-backups/*")
        assert f"Undo does not reach this; the journal as it was before is in {backup}" in said
        await pilot.press("escape")
        await pilot.pause()
        assert "Coffee on the balcony" in screen_text(app)
    assert texts(other) == ["Mine", *texts(kept)]
    with Journal(backup) as before:
        assert texts(before) == ["Mine"]


async def test_a_folder_of_pages_of_one_month(kept: Journal, other: Journal, home: Path) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("X", *"j" * place_of("markdown"), "enter", "j", "x")
        said = await ended(app, pilot)
    assert "22 entries, Sun 1 Nov 2026 to Sat 21 Nov 2026." in said
    assert len([*(home / PROPOSED).iterdir()]) == 21
    async with opened(other) as (app, pilot):
        await pilot.press("I")
        await name_file(app, pilot, home / PROPOSED)
        await pilot.press("enter")
        assert "looks like markdown" in await ended(app, pilot)
        await pilot.press("f2")
        await ended(app, pilot)
    assert len(texts(other)) == 23


async def test_what_a_format_does_not_carry_is_said_before(kept: Journal) -> None:
    kept.month_notes.save(date(2026, 11, 1), "A month.", read=None)
    async with opened(kept) as (app, pilot):
        await pilot.press("X", *"j" * place_of("jrnl"))
        await pilot.pause()
        shown = told(app)
        assert "brings it back, but not all of it. 1 month note not carried" in shown
        assert "jrnl has no place for" in shown
        assert app.screen.query_one("#path", Input).value == f"~/{PROPOSED}.txt"


async def test_a_path_of_ones_own_stays_and_a_proposed_one_is_free(
    kept: Journal, home: Path
) -> None:
    (home / f"{PROPOSED}.json").touch()
    async with opened(kept) as (app, pilot):
        await pilot.press("X")
        await pilot.pause()
        path = app.screen.query_one("#path", Input)
        assert path.value == f"~/{PROPOSED}-2.json"
        await name_file(app, pilot, home / "mine.txt")
        await pilot.press("j")
        await pilot.pause()
        assert path.value == str(home / "mine.txt")


async def test_what_is_there_is_replaced_only_by_whoever_says_so(kept: Journal, home: Path) -> None:
    target = home / "mine.json"
    target.write_text("mine")
    async with opened(kept) as (app, pilot):
        await pilot.press("X")
        await name_file(app, pilot, target)
        assert "already there" in screen_text(app)
        await pilot.press("x", *"yes", "enter", "escape")
        assert target.read_text() == "mine"
        assert "What goes out" in told(app)
        await pilot.press("x")
        await paste(pilot, "replace")
        await pilot.press("enter")
        assert "Written" in await ended(app, pilot)
    assert len(json.loads(target.read_text())["entries"]) == 42


@pytest.mark.parametrize("line", ["", "  ", "/nowhere/at/all.json", "~nobody-of-this-name/x"])
async def test_a_target_that_cannot_be_is_a_sentence(kept: Journal, line: str) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("X")
        app.screen.query_one("#path", Input).value = line
        await pilot.press("x")
        assert (await ended(app, pilot)).startswith("Not done: ")
        await pilot.press("q")
        assert not isinstance(app.screen, ExportScreen)


async def test_what_was_found_is_exported_from_the_search(kept: Journal, home: Path) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("slash", "f8")
        assert isinstance(app.screen, SearchScreen)
        await paste(pilot, "balcony")
        await pilot.press("f2")
        await pilot.pause()
        await pilot.press("f8")
        await pilot.pause()
        assert "found: “balcony”, together" in screen_text(app)
        assert "1 entry, Sat 21 Nov 2026" in told(app)
        await pilot.press("x")
        await ended(app, pilot)
        await pilot.press("escape")
        assert isinstance(app.screen, SearchScreen)
    [entry] = json.loads((home / f"{PROPOSED}.json").read_text())["entries"]
    assert entry["text"] == "Coffee on the balcony"


async def test_an_export_that_is_stopped_leaves_nothing(
    kept: Journal, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, "export_entries")
    async with opened(kept) as (app, pilot):
        await pilot.press("X", "x")
        await pilot.pause(0.1)
        assert told(app).startswith("Writing: ")
        await pilot.press("x", "escape")
        assert told(app).startswith("Stopping: ")
        gate.opened.set()
        assert await ended(app, pilot) == "Stopped: Stopped; nothing was written."
        assert isinstance(app.screen, ExportScreen)
        await pilot.press("escape")
        assert not isinstance(app.screen, ExportScreen)
    assert exports_in(home) == []


async def test_an_import_that_is_stopped_changes_nothing(
    kept: Journal, other: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.transfer.export_entries("jsonl", tmp_path / "all.jsonl", Query())
    async with opened(other) as (app, pilot):
        await pilot.press("I")
        await name_file(app, pilot, tmp_path / "all.jsonl")
        await pilot.press("ctrl+s")
        await ended(app, pilot)
        gate = Gate(monkeypatch, "import_entries")
        await pilot.press("ctrl+s")
        await pilot.pause(0.1)
        assert told(app).startswith("Taking in: ")
        await pilot.press("escape")
        gate.opened.set()
        assert await ended(app, pilot) == "Stopped: Stopped; nothing was changed."
        assert texts(other) == ["Mine"]
        assert not [*other.path.parent.glob("other-backups/*")]
        await pilot.press("ctrl+s")
        assert "Taken in: 42 entries" in await ended(app, pilot)


async def test_who_goes_on_typing_while_something_is_looked_at_takes_in_nothing_else(
    other: Journal, lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = tmp_path / "good.jsonl"
    good.write_text('{"day": "2026-11-20", "text": "good"}\n')
    gate = Gate(monkeypatch, "import_entries")
    async with opened(other) as (app, pilot):
        await pilot.press("I")
        await name_file(app, pilot, good)
        await pilot.press("enter")
        await name_file(app, pilot, lines)
        gate.opened.set()
        assert "good.jsonl looks like jsonl" in await ended(app, pilot)
        await pilot.press("ctrl+s")
        assert "some.jsonl looks like jsonl" in await ended(app, pilot)
    assert texts(other) == ["Mine"]


async def test_leaving_in_the_middle_of_an_import_changes_nothing(
    kept: Journal, other: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.transfer.export_entries("jsonl", tmp_path / "all.jsonl", Query())
    gate = Gate(monkeypatch, "import_entries")
    gate.opened.set()
    async with opened(other) as (app, pilot):
        await pilot.press("I")
        await name_file(app, pilot, tmp_path / "all.jsonl")
        await pilot.press("ctrl+s")
        await ended(app, pilot)
        gate.opened.clear()
        await pilot.press("ctrl+s")
        await pilot.pause(0.1)
        threading.Timer(0.5, gate.opened.set).start()
        await pilot.press("ctrl+q")
    gate.opened.wait(10)
    for thread in threading.enumerate():
        if thread.name.startswith("asyncio"):
            thread.join(1)
    assert app.return_code in {0, None}
    assert texts(other) == ["Mine"]


async def test_what_goes_on_is_hidden_and_goes_on(
    kept: Journal, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, "export_entries")
    async with opened(kept) as (app, pilot):
        await pilot.press("X", "x", "ctrl+l")
        await pilot.pause(0.1)
        assert isinstance(app.screen, PrivacyScreen)
        assert screen_text(app).strip() == "Enter"
        gate.opened.set()
        assert "Written" in await ended(app, pilot)
        assert isinstance(app.screen, PrivacyScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert "Written" in screen_text(app)
    assert (home / f"{PROPOSED}.json").exists()


async def test_a_bad_record_is_named_and_left_out_only_when_that_is_wanted(
    other: Journal, lines: Path
) -> None:
    async with opened(other) as (app, pilot):
        await pilot.press("I")
        await name_file(app, pilot, lines, tags="cuddle=together")
        await pilot.press("enter")
        said = await ended(app, pilot)
        assert "1 record cannot be read. F3 leaves them out" in said
        assert "some.jsonl, entry 2, field day" in said
        assert "1 field not carried (weather)" in said
        assert "▲ A [bold]walk[/]" in said
        assert "private" not in said
        await pilot.press("ctrl+s")
        await pilot.pause(0.1)
        assert texts(other) == ["Mine"]
        await pilot.press("f3")
        assert "They will be left out" in told(app)
        await pilot.press("ctrl+s")
        assert "They were left out" in await ended(app, pilot)
    assert texts(other) == ["Mine", "A [bold]walk[/]", "Home again"]
    assert [entry.together for entry in other.entries.in_order(Query())] == [False, True, False]


async def test_another_path_is_looked_at_before_anything_of_it_is_taken_in(
    other: Journal, lines: Path, tmp_path: Path
) -> None:
    good = tmp_path / "good.jsonl"
    good.write_text('{"day": "2026-11-20", "text": "good"}\n')
    async with opened(other) as (app, pilot):
        await pilot.press("I")
        await name_file(app, pilot, good)
        await pilot.press("ctrl+s")
        await ended(app, pilot)
        await name_file(app, pilot, lines)
        assert "Name a file" in told(app)
        await pilot.press("ctrl+s")
        assert "cannot be read" in await ended(app, pilot)
    assert texts(other) == ["Mine"]


@pytest.mark.parametrize(
    ("line", "tags"),
    [("", ""), ("/nowhere/at/all", ""), ("{lines}", "cuddle"), ("{folder}", ""), ("{other}", "")],
)
async def test_a_source_that_cannot_be_is_a_sentence(
    other: Journal, lines: Path, line: str, tags: str
) -> None:
    async with opened(other) as (app, pilot):
        await pilot.press("I")
        named = line.format(lines=lines, folder=other.path.parent, other=other.path)
        await name_file(app, pilot, Path(named) if named else Path(" "), tags)
        if not named:
            app.screen.query_one("#path", Input).value = ""
        await pilot.press("ctrl+s")
        assert (await ended(app, pilot)).startswith("Not done: ")
        await pilot.press("escape")
        assert not isinstance(app.screen, ImportScreen)
    assert texts(other) == ["Mine"]


async def test_a_fault_beside_the_screen_is_told_without_a_word_of_an_entry(
    kept: Journal, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        words = "private"
        raise ZeroDivisionError(words)

    async def export() -> None:
        async with opened(kept) as (_, pilot):
            await pilot.press("X", "x")
            await pilot.pause(0.3)

    monkeypatch.setattr(Transfer, "export_entries", fail)
    with pytest.raises(ZeroDivisionError):
        await export()
    said = capsys.readouterr().err
    assert "ZeroDivisionError in tui/screens/export.py" in said
    assert "private" not in said


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["X", "I"])
async def test_all_of_it_can_be_reached_at_every_size(
    kept: Journal, size: tuple[int, int], key: str
) -> None:
    async with opened(kept, size=size, settings=Settings(ascii=True)) as (app, pilot):
        await pilot.press(key)
        await pilot.pause()
        seen = set()
        for _ in app.screen.focus_chain:
            assert app.focused is not None
            assert app.screen.region.contains_region(app.focused.region.shrink((1, 1, 1, 1)))
            seen.add(app.focused.id or type(app.focused).__name__)
            assert screen_text(app).isascii()
            await pilot.press("tab")
            await pilot.pause()
        assert seen >= {"path", "ResultPanel"}


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)])
@pytest.mark.parametrize(("key", "name"), [("X", "export"), ("I", "import")])
async def test_export_and_import_look_as_they_did(
    kept: Journal, size: tuple[int, int], key: str, name: str, pictures: Pictures
) -> None:
    async with opened(kept, size=size) as (app, pilot):
        await pilot.press(key)
        await pilot.pause()
        pictures.hold(f"{name}-{size[0]}x{size[1]}.txt", screen_text(app))


def test_a_path_is_completed_to_a_name_that_is_there(home: Path, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "night.zip").touch()
    (tmp_path / ".hidden").touch()
    (home / "at-home").touch()
    assert completed(f"{tmp_path}/ni") == f"{tmp_path}/night.zip"
    assert completed(f"{tmp_path}/no") == f"{tmp_path}/notes/"
    assert completed(f"{tmp_path}/") == f"{tmp_path}/night.zip"
    assert completed(f"{tmp_path}/.") == f"{tmp_path}/.hidden"
    assert completed("~/at") == "~/at-home"
    for nothing in (f"{tmp_path}/x", "/nowhere/at/all", "~nobody-of-this-name/", "\0"):
        assert completed(nothing) is None


def test_a_bar_says_its_share_in_figures_too() -> None:
    assert progress_line(0, 10, 26) == "··········  0 %"
    assert progress_line(5, 10, 26) == "█████·····  50 %"
    assert progress_line(3, 10, 10) == "·  30 %"
    assert progress_line(10, 10, 80) == "Almost done."
    assert progress_line(10, 0, 80) == "Under way."
