"""A month as one page: leafing, jumping to a day, and the note that is kept for it."""

from datetime import date, time
from pathlib import Path

import pytest
from textual.pilot import Pilot

from pictures import Pictures
from support import ZONE, FrozenClock
from tightrope.domain.balance import Balance
from tightrope.domain.entry import Draft
from tightrope.domain.errors import TightropeError
from tightrope.journal import Journal
from tightrope.settings import Settings
from tightrope.tui.app import TightropeApp
from tightrope.tui.screens.journal.screen import JournalScreen
from tightrope.tui.screens.month.screen import MonthScreen
from tightrope.tui.widgets.chart.months import MonthsPane
from tightrope.tui.widgets.entry_list import EntryList
from tightrope.tui.widgets.month_panes import MonthSummary
from tui.opened import eventually, opened, paste, screen_text

TODAY, NOVEMBER, OCTOBER = date(2026, 11, 21), date(2026, 11, 1), date(2026, 10, 1)
ASCII = Settings(ascii=True, week_starts=6)


@pytest.fixture
def month(kept: Journal) -> Journal:
    """A journal of forty days whose November has a note."""
    kept.month_notes.save(NOVEMBER, "Slow, and [bold]good[/].\n\nMore walks than talks.", read=None)
    return kept


@pytest.mark.parametrize(
    ("name", "size", "settings"),
    [
        ("month-100x30", (100, 30), Settings()),
        ("month-80x24", (80, 24), Settings()),
        ("month-60x20", (60, 20), Settings()),
        ("month-40x12", (40, 12), Settings()),
        ("month-200x60", (200, 60), Settings()),
        ("month-ascii-80x24", (80, 24), ASCII),
    ],
)
async def test_the_page_looks_as_it_did_at_every_size(
    month: Journal, name: str, size: tuple[int, int], settings: Settings, pictures: Pictures
) -> None:
    async with opened(month, size=size, settings=settings) as (app, pilot):
        await pilot.press("m")
        await pilot.pause()
        shown = screen_text(app)
        pictures.hold(f"{name}.txt", shown)
        assert not settings.ascii or shown.isascii()


async def test_one_leafs_looks_at_a_day_and_opens_it(month: Journal) -> None:
    async with opened(month) as (app, pilot):
        await pilot.press("m", "left_square_bracket", "h", "k")
        await pilot.pause()
        shown = screen_text(app)
        assert "October 2026" in shown
        assert "Tue 13 Oct 2026" in shown
        assert "More walks" not in shown
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, JournalScreen)
        assert app.model.day == date(2026, 10, 13)
        assert isinstance(app.focused, EntryList)
        await pilot.press("m", "right_square_bracket", "escape")
        await pilot.pause()
        assert app.model.day == date(2026, 10, 13)


async def test_a_month_is_named_and_today_is_a_key_away(month: Journal) -> None:
    async with opened(month) as (app, pilot):
        await pilot.press("m", "colon")
        await paste(pilot, "march 2020")
        await pilot.pause()
        assert "March 2020" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "before the first entry" in screen_text(app)
        await pilot.press("full_stop")
        await pilot.pause()
        assert "Sat 21 Nov 2026: together" in screen_text(app)


@pytest.mark.parametrize(
    ("words", "key", "why"),
    [
        ("0001-01", "left_square_bracket", "before the first entry"),
        ("9999-12", "right_square_bracket", "has not come yet"),
    ],
)
async def test_leafing_stops_at_the_ends_of_the_calendar_with_a_sentence(
    month: Journal, words: str, key: str, why: str
) -> None:
    async with opened(month) as (app, pilot):
        await pilot.press("m", "colon", *words, "enter", key, key)
        await pilot.pause()
        shown = screen_text(app)
        assert "The calendar goes from year 1 to 9999" in shown
        assert why in shown


async def test_what_is_typed_into_the_note_is_kept_and_is_there_the_next_time(
    month: Journal,
) -> None:
    async with opened(month) as (app, pilot):
        await pilot.press("m", "e", *"q m", "escape")
        await pilot.pause()
        kept = month.month_notes.get(NOVEMBER)
        assert kept is not None
        assert kept.text.endswith("q m")
        assert "saved 21:15" in screen_text(app)
        assert isinstance(app.screen, MonthScreen)
        await pilot.press("u")
        await pilot.pause()
        assert "q m" not in screen_text(app)
        assert "Took back: note of November 2026" in screen_text(app)
        await pilot.press("U", "left_square_bracket")
        await pilot.press("e")
        await paste(pilot, "Before.")
        await pilot.press("ctrl+q")
    with Journal(month.path, month.now) as again:
        texts = {note.month: note.text for note in again.month_notes.between()}
    assert texts[OCTOBER] == "Before."
    assert texts[NOVEMBER].endswith("q m")


async def test_the_note_is_saved_while_one_writes(journal: Journal) -> None:
    journal.entries.write(Draft(day=TODAY, together=True, text="One"))
    async with opened(journal) as (_, pilot):
        await pilot.press("m", "tab", *"Rain")
        assert journal.month_notes.get(NOVEMBER) is None
        await eventually(pilot, lambda: journal.month_notes.get(NOVEMBER) is not None)


async def test_a_note_that_another_window_saved_over_ours_is_shown_and_kept(
    month: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tightrope.tui.editing.SAVES_AFTER", 0.01)
    async with opened(month) as (app, pilot):
        await pilot.press("m", "e", *"Here")
        await eventually(pilot, lambda: "saved" in screen_text(app))
        with Journal(month.path, month.now) as other:
            there = other.month_notes.get(NOVEMBER)
            assert there is not None
            other.month_notes.save(NOVEMBER, f"{there.text} There.", read=there.revision)
        await pilot.press("escape")
        await pilot.pause()
        assert "There." in screen_text(app)
        await pilot.press("q")
        await pilot.pause()
        note = month.month_notes.get(NOVEMBER)
        assert note is not None
        assert all(words in note.text for words in ("Here", " There."))


async def test_two_windows_lose_no_word_of_a_note(
    month: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tightrope.tui.editing.SAVES_AFTER", 3600)
    async with opened(month) as (app, pilot):
        await pilot.press("m", "e", *"Here", "home", "pageup", *"First. ")
        with Journal(month.path, month.now) as other:
            there = other.month_notes.get(NOVEMBER)
            assert there is not None
            other.month_notes.save(NOVEMBER, f"{there.text} There.", read=there.revision)
        await pilot.press("escape")
        await pilot.pause()
        note = month.month_notes.get(NOVEMBER)
        assert note is not None
        assert all(words in note.text for words in ("First. ", "Here", " There."))
        assert "changed in another window too" in screen_text(app)


async def test_what_another_window_changes_comes_up_by_itself(month: Journal) -> None:
    async with opened(month) as (app, pilot):
        await pilot.press("m")
        with Journal(month.path, month.now) as other:
            there = other.month_notes.get(NOVEMBER)
            assert there is not None
            other.month_notes.save(NOVEMBER, "From elsewhere.", read=there.revision)
            other.entries.write(
                Draft(day=date(2026, 11, 3), space=True, tags=("snow",), text="Cold")
            )
        await eventually(pilot, lambda: "snow 1" in screen_text(app))
        assert "From elsewhere." in screen_text(app)


async def test_the_month_shows_the_last_change_however_it_came(month: Journal) -> None:
    async with opened(month) as (app, pilot):

        def balance() -> Balance:
            review = app.screen.query_one(MonthSummary).review
            assert review is not None
            return review.balance

        await pilot.press("m")
        await pilot.pause()
        before = balance()
        await pilot.press("escape", "s", "m")
        await pilot.pause()
        assert balance() != before
        await pilot.press("escape", "u", "m")
        await pilot.pause()
        assert balance() == before
        with Journal(month.path, month.now) as other:
            other.entries.write(Draft(day=date(2026, 11, 3), space=True))
        await eventually(pilot, lambda: balance() != before)


async def test_hiding_covers_the_page_and_saves_the_note(month: Journal) -> None:
    async with opened(month) as (app, pilot):
        await pilot.press("m", "e")
        await paste(pilot, "Secret")
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert screen_text(app).strip() == "Enter"
        note = month.month_notes.get(NOVEMBER)
        assert note is not None
        assert note.text.endswith("Secret")
        await pilot.press("enter")
        await pilot.pause()
        assert "Secret" in screen_text(app)


async def test_a_click_on_one_of_the_twelve_months_turns_to_it(month: Journal) -> None:
    async with opened(month) as (app, pilot):
        await pilot.press("m")
        await pilot.click(MonthsPane, offset=(4, 11))
        await pilot.pause()
        assert "September 2026" in screen_text(app)


def _write(journal: Journal, day: date, *, together: bool = False) -> None:
    journal.entries.write(
        Draft(day=day, time=time(20), zone=ZONE, together=together, text="A line")
    )


async def _shown(app: TightropeApp, pilot: Pilot[None], *keys: str) -> str:
    await pilot.press(*keys)
    await pilot.pause()
    assert isinstance(app.screen, MonthScreen)
    return " ".join(screen_text(app).replace("│", " ").split())


async def test_a_journal_without_an_entry_has_a_page_too(journal: Journal) -> None:
    async with opened(journal, size=(80, 24)) as (app, pilot):
        shown = await _shown(app, pilot, "escape", "m")
        assert "Nothing is written in this journal yet" in shown
        assert "Nothing is marked here" in shown
        shown = await _shown(app, pilot, "right_square_bracket")
        assert "December 2026" in shown


async def test_a_journal_of_one_entry_claims_little(journal: Journal) -> None:
    _write(journal, TODAY, together=True)
    async with opened(journal, size=(80, 24)) as (app, pilot):
        shown = await _shown(app, pilot, "m")
        assert "1 marked day; the line says" in shown
        assert "+1.00" not in shown
        assert "December 2026 has not come yet." in await _shown(app, pilot, "right_square_bracket")


async def test_unmarked_entries_are_counted_and_nothing_else(journal: Journal) -> None:
    for day in (3, 4, 5):
        _write(journal, date(2026, 11, day))
    async with opened(journal, size=(80, 24)) as (app, pilot):
        shown = await _shown(app, pilot, "m")
        assert "No day of this month is marked" in shown
        assert "3 entries" in shown


async def test_midnight_brings_the_new_day(month: Journal, clock: FrozenClock) -> None:
    async with opened(month) as (app, pilot):
        await pilot.press("m")
        clock.forward(hours=4)
        await eventually(pilot, lambda: "up to Sun 22 Nov 2026" in screen_text(app))


async def test_a_note_that_cannot_be_saved_stays_on_the_screen(
    month: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise TightropeError("The disk is full; make room.")

    async with opened(month) as (app, pilot):
        await pilot.press("m", "e", *"Words")
        monkeypatch.setattr(month.month_notes, "save", full)
        await pilot.press("escape", "left_square_bracket", "q")
        await pilot.pause()
        shown = screen_text(app)
        assert "Words" in shown
        assert "The disk is full" in shown
        assert "November 2026" in shown
        monkeypatch.undo()
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, JournalScreen)


async def _answer(pilot: Pilot[None], *answers: str) -> None:
    await pilot.press("x")
    for answer in answers:
        await pilot.pause()
        if answer:
            await pilot.press("ctrl+u")
            await paste(pilot, answer)
        await pilot.press("enter")
    await pilot.pause()


@pytest.mark.parametrize(
    ("ending", "begins"), [("html", "<!doctype"), ("md", "# "), ("txt", "Nov")]
)
async def test_the_page_is_exported_without_words_unless_they_are_wanted(
    month: Journal, tmp_path: Path, ending: str, begins: str
) -> None:
    page = tmp_path / f"page.{ending}"
    async with opened(month) as (app, pilot):
        await pilot.press("m")
        await _answer(pilot, str(page), "")
        assert "The page is in" in screen_text(app)
        told = page.read_text(encoding="utf-8")
        assert told.lower().startswith(begins.lower())
        assert "More walks" not in told
        assert page.stat().st_mode & 0o777 == 0o600
        await _answer(pilot, str(page), "words")
        assert "More walks" not in page.read_text(encoding="utf-8")
        await paste(pilot, "replace")
        await pilot.press("enter")
        await pilot.pause()
        assert "More walks" in page.read_text(encoding="utf-8")


async def test_the_usual_name_is_that_of_the_month_at_home(month: Journal) -> None:
    async with opened(month) as (_, pilot):
        await pilot.press("m")
        await _answer(pilot, "", "")
    assert (Path.home() / "tightrope-2026-11.html").is_file()


async def test_undo_on_the_page_takes_back_what_was_last_also_an_entry_of_another_month(
    month: Journal,
) -> None:
    month.entries.write(Draft(day=date(2026, 10, 7), text="Rain."))
    async with opened(month) as (app, pilot):
        await pilot.press("m", "u")
        await pilot.pause()
        assert "Took back: writing · Wed 7 Oct 2026" in screen_text(app)
        assert "October 2026" in screen_text(app)
        await pilot.press("U")
        await pilot.pause()
        assert "Did again: writing · Wed 7 Oct 2026" in screen_text(app)
    assert month.entries.on(date(2026, 10, 7))
