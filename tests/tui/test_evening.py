"""Journey 1: open, type a few lines, mark them, close."""

from datetime import date

import pytest
from textual.geometry import Offset
from textual.widgets import Input

from support import FrozenClock
from tightrope.domain.entry import Draft
from tightrope.domain.query import Query
from tightrope.journal import Journal
from tightrope.settings import Settings
from tightrope.tui.editing import SAVES_AFTER
from tightrope.tui.screens.journal.screen import LOOKS_EVERY, JournalScreen
from tightrope.tui.screens.privacy_screen import PrivacyScreen
from tightrope.tui.widgets.calendar import CalendarPane
from tightrope.tui.widgets.editor.widget import Editor
from tightrope.tui.widgets.entry_list import EntryList
from tui.opened import eventually, opened, paste, screen_text

TODAY = date(2026, 11, 21)


async def test_an_empty_journal_opens_with_the_cursor_in_an_empty_entry(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        assert isinstance(app.focused, Editor)
        assert "Not encrypted: ? then w" in screen_text(app)
        await pilot.press("h", "i")
        await pilot.pause(SAVES_AFTER + 0.3)
        assert "Not encrypted" in screen_text(app), "the words move down or up while one writes"
        await pilot.press("escape")
        assert [entry.text for entry in journal.entries.on(TODAY)] == ["hi"]
        assert "Not encrypted" not in screen_text(app)


async def test_a_day_without_an_entry_opens_with_the_cursor_in_an_empty_one(
    kept: Journal, clock: FrozenClock
) -> None:
    clock.forward(days=1)
    async with opened(kept, writing=True) as (app, pilot):
        assert isinstance(app.focused, Editor)
        assert "tightrope demo" not in screen_text(app)
        await pilot.press("escape")
        assert isinstance(app.focused, EntryList)
    assert kept.entries.on(date(2026, 11, 22)) == ()
    assert kept.trash.contents() == ()


async def test_where_today_has_entries_the_list_has_the_keys(kept: Journal) -> None:
    async with opened(kept) as (app, _):
        assert isinstance(app.focused, EntryList)


async def test_an_entry_is_begun_with_its_first_word_though_the_editor_stood_open(
    journal: Journal, clock: FrozenClock
) -> None:
    async with opened(journal) as (_, pilot):
        clock.forward(minutes=40)
        await pilot.press("x", "escape")
    entry = journal.entries.on(TODAY)[0]
    assert entry.time is not None
    assert entry.time.isoformat() == "21:55:00"


async def test_an_empty_editor_left_open_over_midnight_waits_for_the_words_of_the_new_day(
    journal: Journal, clock: FrozenClock
) -> None:
    async with opened(journal) as (_, pilot):
        clock.forward(hours=4)
        await pilot.pause(LOOKS_EVERY + 0.5)
        await pilot.press("x", "escape")
    assert [entry.text for entry in journal.entries.on(date(2026, 11, 22))] == ["x"]


async def test_a_letter_without_a_meaning_says_so_and_how_to_write(kept: Journal) -> None:
    async with opened(kept, settings=Settings(keys={"entry.new": "a"})) as (app, pilot):
        await pilot.press("f")
        await pilot.pause()
        assert "f does nothing here · a starts an entry" in screen_text(app)


async def test_what_was_deleted_is_said_with_the_key_that_brings_it_back_and_no_key_is_covered(
    kept: Journal,
) -> None:
    async with opened(kept, size=(80, 24)) as (app, pilot):
        before = screen_text(app).splitlines()[-1]
        await pilot.press("d")
        await pilot.pause()
        assert "Deleted · u brings it back" in screen_text(app)
        assert screen_text(app).splitlines()[-1] == before


@pytest.mark.parametrize("size", [(100, 30), (60, 20)])
async def test_days_without_words_are_marked_one_after_the_other_in_the_calendar(
    kept: Journal, size: tuple[int, int]
) -> None:
    days = [date(2026, 10, number) for number in (9, 10, 11)]
    async with opened(kept, size=size) as (app, pilot):
        app.model.show_day(days[0])
        assert isinstance(app.screen, JournalScreen)
        app.screen.view.show(app.model)
        await pilot.press("tab", "t", "right", "s", "right", "t", "s")
        await pilot.pause()
        assert isinstance(app.focused, CalendarPane)
        assert [kept.entries.on(day)[0].state for day in days] == ["together", "space", "both"]
        await pilot.press("tab", "tab")
        await pilot.pause()
        assert "(no words)" in screen_text(app)
        await pilot.press("t", "s")
        assert kept.entries.on(days[2]) == (), "an empty entry is never kept"
        await pilot.press("u")
        assert kept.entries.on(days[2])[0].space


async def test_a_day_to_come_is_not_marked(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("right", "t")
        await pilot.pause()
        assert "has not come yet" in screen_text(app)
    assert kept.entries.on(date(2026, 11, 22)) == ()


async def test_an_empty_entry_that_stays_empty_leaves_no_trace(journal: Journal) -> None:
    async with opened(journal) as (_, pilot):
        await pilot.press("escape", "n", "escape")
    assert journal.entries.span() is None
    assert journal.trash.contents() == ()


async def test_a_new_entry_today_has_the_time_it_was_begun(kept: Journal) -> None:
    async with opened(kept) as (_, pilot):
        await pilot.press("n", "a", "f2", "escape")
    entry = kept.entries.on(TODAY)[-1]
    assert (entry.text, entry.together, entry.space) == ("a", True, False)
    assert entry.time is not None
    assert entry.time.isoformat() == "21:15:00"
    assert entry.zone == "Europe/Berlin"


async def test_what_was_forgotten_yesterday_is_written_without_a_time(kept: Journal) -> None:
    async with opened(kept) as (_, pilot):
        await pilot.press("y", "b", "f3", "escape")
    entry = kept.entries.on(date(2026, 11, 20))[0]
    assert (entry.text, entry.space, entry.time) == ("b", True, None)


async def test_what_is_typed_is_saved_by_itself(kept: Journal) -> None:
    async with opened(kept) as (_, pilot):
        await pilot.press("n", "a", "b")
        await pilot.pause(SAVES_AFTER + 0.3)
        assert kept.entries.on(TODAY)[-1].text == "ab"


async def test_all_saves_of_one_sitting_are_one_step_of_undo(kept: Journal) -> None:
    async with opened(kept) as (_, pilot):
        await pilot.press("n", "a")
        await pilot.pause(SAVES_AFTER + 0.3)
        await pilot.press("b", "escape", "u")
        assert len(kept.entries.on(TODAY)) == 2
        await pilot.press("U")
        assert kept.entries.on(TODAY)[-1].text == "ab"


async def test_hashtags_become_tags_and_marks_while_typing(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("n")
        app.query_one(Editor).insert("A walk #Walks #space")
        await pilot.press("escape")
    entry = kept.entries.on(TODAY)[-1]
    assert entry.tags == ("walks",)
    assert entry.space


async def test_marks_are_set_and_cleared_in_the_list(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("t", "s")
        assert kept.entries.on(TODAY)[-1].state == "both"
        assert "both" in screen_text(app)
        await pilot.press("s")
        assert kept.entries.on(TODAY)[-1].state == "together"


async def test_a_need_is_said_and_taken_back_with_the_same_key(kept: Journal) -> None:
    async with opened(kept) as (_, pilot):
        await pilot.press("greater_than_sign")
        assert kept.entries.on(TODAY)[-1].need == "closer"
        await pilot.press("less_than_sign", "less_than_sign")
        assert kept.entries.on(TODAY)[-1].need is None


async def test_delete_is_trash_and_undo_brings_it_back_after_a_restart(
    kept: Journal, clock: FrozenClock
) -> None:
    before = kept.entries.on(TODAY)
    async with opened(kept) as (_, pilot):
        await pilot.press("d")
        assert kept.entries.on(TODAY) == before[:1]
    with Journal(kept.path, clock) as again:
        async with opened(again) as (_, pilot):
            await pilot.press("u")
        assert [entry.text for entry in again.entries.on(TODAY)] == [entry.text for entry in before]


async def test_an_emptied_entry_goes_to_the_trash(journal: Journal) -> None:
    entry = journal.entries.write(Draft(day=TODAY, text="To be emptied"))
    async with opened(journal) as (app, pilot):
        await pilot.press("e")
        app.query_one(Editor).clear()
        await pilot.press("escape")
        assert journal.entries.on(TODAY) == ()
        assert [trashed.entry.id for trashed in journal.trash.contents()] == [entry.id]
        await pilot.press("u", "u")
        assert [kept.text for kept in journal.entries.on(TODAY)] == ["To be emptied"]


async def test_quitting_while_typing_keeps_the_words(kept: Journal) -> None:
    async with opened(kept) as (_, pilot):
        await pilot.press("n", "z", "ctrl+q")
    assert kept.entries.on(TODAY)[-1].text == "z"


async def test_a_click_out_of_the_editor_keeps_the_words(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("n", "z")
        await pilot.click(CalendarPane, offset=(4, 4))
        await pilot.pause()
        assert kept.entries.on(TODAY)[-1].text == "z"
        assert app.model.session is None


async def test_hiding_blanks_the_screen_saves_and_never_reveals_by_the_same_key(
    kept: Journal,
) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("n", "q", "ctrl+l")
        await pilot.press("ctrl+l", "f9", "q", "escape")
        assert isinstance(app.screen, PrivacyScreen)
        assert screen_text(app).split() == ["Enter"]
        assert kept.entries.on(TODAY)[-1].text == "q"
        await pilot.press("enter")
        await pilot.pause()
        assert "Today" in screen_text(app)


async def test_nothing_opens_over_a_hidden_screen(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("ctrl+p", "ctrl+l", "ctrl+p", "f1", "question_mark", "ctrl+p")
        assert isinstance(app.screen, PrivacyScreen)
        await pilot.press("enter", "escape")
        assert isinstance(app.screen, JournalScreen)


async def test_a_list_that_has_no_room_takes_its_keys_in_silence(kept: Journal) -> None:
    async with opened(kept, size=(30, 8)) as (app, pilot):
        await pilot.press("escape", "pagedown", "pageup", "home", "end", "down", "up", "q")
        assert app.return_code == 0


async def test_a_change_made_elsewhere_is_never_overwritten(
    kept: Journal, clock: FrozenClock
) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("e", "x")
        with Journal(kept.path, clock) as other:
            entry = other.entries.on(TODAY)[-1]
            other.entries.revise(entry.reworded("From the other window"))
        await pilot.press("escape")
        texts = [entry.text for entry in kept.entries.on(TODAY)]
        assert "From the other window" in texts
        assert any(text.endswith("#booksx") for text in texts)
        await pilot.pause()
        assert "another window" in screen_text(app)


async def test_a_change_made_elsewhere_is_seen_at_the_next_look(
    kept: Journal, clock: FrozenClock
) -> None:
    async with opened(kept) as (app, pilot):
        with Journal(kept.path, clock) as other:
            other.entries.revise(other.entries.on(TODAY)[-1].reworded("Seen from here"))
        await pilot.press("question_mark", "escape")
        assert "Seen from here" in screen_text(app)


async def test_search_opens_the_entry_in_its_day(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("slash")
        await paste(pilot, "33 days")
        await pilot.press("enter")
        await pilot.pause()
        assert app.model.day == date(2026, 10, 19)
        assert isinstance(app.focused, EntryList)
        await pilot.press("slash", "escape")
        assert app.model.day == date(2026, 10, 19)


async def test_the_palette_brings_back_too(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("d", "T")
        (deleted,) = kept.trash.contents()
        await pilot.press("ctrl+p")
        await paste(pilot, "bring back")
        await pilot.app.workers.wait_for_complete()
        await pilot.press("enter")
        await pilot.pause()
        assert kept.trash.contents() == ()
        assert app.model.selected_id == deleted.entry.id


async def test_aims_lie_in_the_trash_too_and_come_back_or_are_erased_with_it(
    kept: Journal,
) -> None:
    dance, attic = kept.aims.begin("Learn to dance"), kept.aims.begin("The attic")
    kept.aims.remove([dance, attic])
    async with opened(kept) as (app, pilot):
        await pilot.press("T")
        assert "2 deleted" in screen_text(app)
        await pilot.press("down", "enter")
        assert "Brought back among the aims" in screen_text(app)
        assert "1 deleted" in screen_text(app)
        await pilot.press("E", "1", "enter")
        await eventually(pilot, lambda: not kept.aims.in_trash())
    assert [aim.title for aim in kept.aims.all()] in (["Learn to dance"], ["The attic"])


async def test_the_trash_gives_back_and_erases_for_good(kept: Journal) -> None:
    count = len(list(kept.entries.find(Query())))
    async with opened(kept) as (app, pilot):
        await pilot.press("d", "d", "T", "enter")
        assert len(kept.trash.contents()) == 1
        await pilot.press("T", "E", "2", "enter")
        assert len(kept.trash.contents()) == 1
        await pilot.press("backspace", "1", "enter", "escape")
        assert kept.trash.contents() == ()
        assert app.model.day == TODAY
    assert len(list(kept.entries.find(Query()))) == count - 1


async def test_the_terminals_cursor_stands_in_a_line_where_the_next_letter_goes(
    kept: Journal,
) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("slash")
        await pilot.pause()
        line = app.screen.query_one(Input)
        for words, cell in (("", 0), ("ab", 2)):
            await pilot.press(*words)
            assert app.cursor_place == line.content_region.offset + Offset(cell, 0)
        await pilot.press("left")
        assert app.cursor_place == line.content_region.offset + Offset(1, 0)
