"""Writing and reading one entry: lists, boxes, chips, the entry alone, and where words stand."""

from datetime import date, time

import pytest

from support import ZONE
from tightrope.domain.entry import Draft
from tightrope.journal import Journal
from tightrope.tui.screens.dialogs import AskScreen
from tightrope.tui.widgets.editor.widget import Editor
from tightrope.tui.widgets.mark_chips import MarkChips
from tightrope.tui.widgets.status_line import StatusLine
from tui.opened import eventually, opened, paste, screen_text

TODAY = date(2026, 11, 21)
PAGE = """\
# A day out
First line of prose that is long enough to be wrapped somewhere on the way.
- milk
- [ ] bread
  - brown
- [x] salt

- loose

9. nine
10. ten

> quoted
> on and on


last
"""


def newest(journal: Journal) -> str:
    return journal.entries.on(TODAY)[-1].text


def places(shown: str) -> dict[str, tuple[int, int]]:
    """Return where each first word of a line stands on the screen, within the open entry."""
    rows = shown.splitlines()
    words = ("A day", "First", "milk", "bread", "brown", "salt", "loose", "nine", "ten")
    return {
        word: (y, row.rindex(word))
        for word in (*words, "quoted", "on and on", "last")
        for y, row in enumerate(rows)
        if word in row[30:] and y > 6
    }


async def test_a_list_goes_on_until_enter_ends_its_empty_item(kept: Journal) -> None:
    async with opened(kept) as (_, pilot):
        await pilot.press("n", *"- a", "enter", "b", "enter", "tab", "c", "enter", "shift+tab")
        await pilot.press("d", "enter", "enter", "e", "tab", "f", "ctrl+j", "g", "escape")
    assert newest(kept) == "- a\n- b\n  - c\n- d\ne   f\ng"


async def test_tab_indents_every_selected_line_and_one_undo_takes_it_back(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("n")
        editor = app.query_one(Editor)
        editor.load("- a\n\nb")
        editor.select_all()
        await pilot.press("tab")
        assert editor.text == "  - a\n\n    b"
        await pilot.press("shift+tab")
        assert editor.text == "- a\n\nb"
        await pilot.press("tab", "ctrl+z", "escape")
    assert newest(kept) == "- a\n\nb"


async def test_words_stand_in_the_same_row_and_column_whether_written_or_read(
    kept: Journal,
) -> None:
    kept.entries.write(Draft(day=TODAY, time=time(21), zone=ZONE, text=PAGE))
    async with opened(kept, size=(100, 50)) as (app, pilot):
        await pilot.pause(0.1)
        read = places(screen_text(app))
        assert len(read) == 12
        await pilot.press("e", "pageup")
        await pilot.pause()
        assert places(screen_text(app)) == read


async def test_a_box_is_drawn_and_ticked_by_its_key_and_by_a_click(kept: Journal) -> None:
    kept.entries.write(Draft(day=TODAY, time=time(21), zone=ZONE, text=PAGE))
    async with opened(kept, size=(100, 50)) as (app, pilot):
        await pilot.pause(0.1)
        assert "☐   bread" in screen_text(app)
        await pilot.press("x")
        await pilot.pause(0.1)
        assert "☑   bread" in screen_text(app)
        assert newest(kept) == PAGE.replace("[ ]", "[x]")
        y, x = places(screen_text(app))["salt"]
        await pilot.click(offset=(x - 4, y))
        await pilot.pause(0.1)
        assert newest(kept) == PAGE.replace("[ ]", "[x]").replace("[x] salt", "[ ] salt")
        await pilot.press("u", "u", "d", "x")
        await pilot.pause()
        assert "no open box" in screen_text(app)


async def test_the_chips_say_their_keys_and_a_click_on_one_goes_on_writing(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("n", "a", "space", "b")
        await eventually(pilot, lambda: "2 words · saved 21:15" in screen_text(app))
        shown = screen_text(app)
        assert "F2 ▲ together  F3 ▼ space  F5 what I wanted  # tags" in shown
        await pilot.click(MarkChips, offset=(5, 0))
        await pilot.click(MarkChips, offset=(30, 0))
        await pilot.pause()
        assert "F5 wanted closeness" in screen_text(app)
        await pilot.press("c", "escape")
    entry = kept.entries.on(TODAY)[-1]
    assert (entry.text, entry.together, entry.need) == ("a bc", True, "closer")


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (120, 40)])
async def test_alone_there_is_nothing_but_the_words_in_one_column(
    kept: Journal, size: tuple[int, int]
) -> None:
    async with opened(kept, size=size) as (app, pilot):
        await pilot.press("n", "f6")
        await paste(pilot, "word " * 40)
        assert set(screen_text(app).split()) == {"word"}
        assert max(len(row.strip()) for row in screen_text(app).splitlines()) <= 80
        await pilot.press("f6")
        await pilot.pause()
        assert "F2" in screen_text(app)
        await pilot.press("f6", "escape")
        await pilot.pause()
        assert "1 entry" not in screen_text(app)
        assert "3 entries" in screen_text(app)
        await pilot.press("z", "k")
        await pilot.pause()
        assert "side by side" in screen_text(app)
        assert "entries" not in screen_text(app)
        await pilot.press("z")
        await pilot.pause()
        assert "3 entries" in screen_text(app)


async def test_an_entry_is_moved_to_another_day_or_time_and_undo_takes_it_back(
    kept: Journal,
) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("M")
        await paste(pilot, "10 nov 9:30")
        assert "Tue 10 Nov 2026, 09:30" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.model.day == date(2026, 11, 10)
        assert "Moved to Tue 10 Nov 2026 · u takes it back" in screen_text(app)
        assert app.model.selected is not None
        assert app.model.selected.time == time(9, 30)
        await pilot.press("u")
        assert app.model.day == TODAY
        assert app.model.selected.text == "Read **side by side** #books"


async def test_a_day_to_come_is_no_place_for_an_entry(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("M")
        await paste(pilot, "2027-01-01")
        await pilot.press("enter")
        assert isinstance(app.screen, AskScreen)
        assert "has not come yet" in screen_text(app)


async def test_a_message_covers_no_keys_when_more_of_them_come_while_it_is_read(
    kept: Journal,
) -> None:
    async with opened(kept, size=(80, 24)) as (app, pilot):
        line = app.screen.query_one(StatusLine)
        several, line.keys = line.keys, line.keys[-1:]
        line.say("Took back: deletion · Sat 28 Nov 2026")
        await pilot.pause()
        assert "Took back: deletion" in screen_text(app).splitlines()[-1]
        line.keys = several
        await pilot.pause()
        *_, message, last = screen_text(app).splitlines()
        assert "Took back: deletion" in message
        assert "e edit" in last
