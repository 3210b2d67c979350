"""The screen of shared aims: beginning, writing about them, what became of them, taking it back."""

from dataclasses import replace
from datetime import date

from tightrope.domain.aim import Outcome
from tightrope.journal import Journal
from tightrope.tui.screens.aims.screen import AimsScreen
from tightrope.tui.screens.history import HistoryScreen
from tightrope.tui.screens.journal.screen import JournalScreen
from tightrope.tui.widgets.editor.widget import Editor
from tui.opened import opened, paste, screen_text

TODAY = date(2026, 11, 21)


async def test_an_aim_is_begun_and_written_about(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("A")
        await pilot.pause()
        assert isinstance(app.screen, AimsScreen)
        assert "No aim is kept yet; n begins one." in screen_text(app)
        await pilot.press("n")
        await paste(pilot, "An evening a week without screens")
        await pilot.press("enter", "enter")
        await paste(pilot, "Thursdays,\nif we can.")
        await pilot.press("escape")
        await pilot.pause()
        shown = screen_text(app)
    (aim,) = kept.aims.all()
    assert (aim.title, aim.begun) == ("An evening a week without screens", TODAY)
    assert aim.note == "Thursdays,\nif we can."
    assert "An evening a week without screens" in shown
    assert "if we can." in shown


async def test_what_became_of_an_aim_is_told_and_taken_back(kept: Journal) -> None:
    kept.aims.begin("Learn to dance", day=date(2026, 3, 1))
    kept.aims.begin("A garden", day=date(2026, 5, 1))
    async with opened(kept) as (app, pilot):
        await pilot.press("A", "r")
        await pilot.pause()
        assert "Reached · u takes it back" in screen_text(app)
        dance = kept.aims.all()[0]
        assert (dance.outcome, dance.ended) == (Outcome.REACHED, TODAY)
        await pilot.press("l")
        assert kept.aims.all()[0].outcome is Outcome.LET_GO
        await pilot.press("l")
        await pilot.pause()
        assert kept.aims.all()[0].outcome is None
        await pilot.press("u", "u", "u")
        await pilot.pause()
        assert "Took back" in screen_text(app)
        assert kept.aims.all()[0].outcome is None
        assert "%" not in screen_text(app)


async def test_the_line_is_changed_and_an_aim_deleted(kept: Journal) -> None:
    kept.aims.begin("Learn to dance")
    async with opened(kept) as (app, pilot):
        await pilot.press("A", "e", "end", *" well", "enter")
        assert kept.aims.all()[0].title == "Learn to dance well"
        await pilot.press("d")
        await pilot.pause()
        assert kept.aims.all() == ()
        assert "Deleted · u takes it back" in screen_text(app)
        await pilot.press("u")
        assert kept.aims.all()[0].title == "Learn to dance well"


async def test_what_an_aim_was_is_read_and_brought_back(kept: Journal) -> None:
    aim = kept.aims.begin("Learn to dance")
    async with opened(kept) as (app, pilot):
        await pilot.press("A", "enter")
        await paste(pilot, "On Mondays.")
        await pilot.press("escape", "H")
        await pilot.pause()
        assert isinstance(app.screen, HistoryScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, AimsScreen)
        assert kept.aims.get(aim.id).note == ""
        assert "On Mondays." not in screen_text(app)


async def test_a_note_is_saved_by_leaving_the_screen_and_the_program(kept: Journal) -> None:
    kept.aims.begin("Learn to dance")
    async with opened(kept) as (_, pilot):
        await pilot.press("A", "enter", "h", "i")
        await pilot.press("ctrl+q")
    assert kept.aims.all()[0].note == "hi"


async def test_a_note_that_another_window_changed_keeps_both(kept: Journal) -> None:
    aim = kept.aims.begin("Learn to dance", note="Old.")
    async with opened(kept) as (app, pilot):
        await pilot.press("A", "enter")
        with kept.opened_again() as other:
            there = other.aims.get(aim.id)
            other.aims.save(replace(there, note="Theirs. Old."))
        await paste(pilot, " Ours.")
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen.focused, type(app.screen.query_one("VimOptionList")))
    assert kept.aims.get(aim.id).note == "Theirs. Old. Ours."


async def test_esc_leaves_the_note_and_then_the_screen(kept: Journal) -> None:
    kept.aims.begin("Learn to dance")
    async with opened(kept) as (app, pilot):
        await pilot.press("A", "enter")
        assert isinstance(app.focused, Editor)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert isinstance(app.screen, JournalScreen)
