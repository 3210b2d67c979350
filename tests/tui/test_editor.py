"""The editor: prose that wraps, is edited by whole characters, and shows what hides in it."""

from typing import ClassVar

import pytest
from rich.cells import cell_len
from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.document._document import Selection
from textual.strip import Strip
from textual.widgets import Button

from tightrope.domain.printable import HIDDEN
from tightrope.tui.widgets.editor.widget import Editor
from tui.opened import paste

FAMILY = "👩\u200d👩\u200d👧"
SENTENCE = "Read side by side, each our own book, then a long talk about the spring. "
SCREEN_KEYS = "escape,ctrl+s,f1,f2,f3,f4,f5,f9,ctrl+l,ctrl+q,ctrl+p"


class Desk(App[None]):
    """An editor, a place to go to from it, and a note of what reaches the screen."""

    BINDINGS: ClassVar = [Binding(key, f"note('{key}')") for key in SCREEN_KEYS.split(",")]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[str] = []
        self.edits = 0

    def compose(self) -> ComposeResult:
        yield Editor(placeholder="What was [it] like?")
        yield Button("somewhere else")

    def action_note(self, key: str) -> None:
        self.noted.append(key)

    @on(Editor.Edited)
    def count(self) -> None:
        self.edits += 1

    @property
    def editor(self) -> Editor:
        return self.query_one(Editor)


def shown(editor: Editor) -> list[str]:
    """Return the rows on the screen as text."""
    return [editor.render_line(y).text.rstrip() for y in range(editor.size.height)]


async def test_only_what_the_person_changes_is_said_to_be_edited() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.editor.load("a page from before")
        await pilot.pause()
        assert app.edits == 0
        await pilot.press("x", "backspace", "ctrl+z", "ctrl+y", "ctrl+y")
        assert app.edits == 4
        assert app.editor.text == "a page from before"


async def test_a_loaded_page_cannot_be_undone_into_the_one_before() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await pilot.press("x")
        app.editor.load("another page")
        await pilot.press("ctrl+z")
        assert app.editor.text == "another page"


async def test_the_placeholder_is_taken_literally_and_gives_way_to_words() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        assert shown(app.editor)[0] == "What was [it] like?"
        assert app.editor.text == ""
        await pilot.press("N")
        assert shown(app.editor)[0] == "N"
        await pilot.press("backspace")
        assert shown(app.editor)[0] == "What was [it] like?"


async def test_keys_of_the_screen_and_the_app_go_past_the_editor_and_enter_stays() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await pilot.press("a", "enter", "b")
        for key in SCREEN_KEYS.split(","):
            app.editor.focus()
            await pilot.press(key)
        assert app.noted == SCREEN_KEYS.split(",")
        assert app.editor.text == "a\nb"
        app.editor.focus()
        await pilot.press("tab", "c")
        assert app.editor.has_focus, "Tab inserts blanks"


async def test_a_paste_longer_than_the_screen_is_undone_and_redone() -> None:
    app = Desk()
    async with app.run_test(size=(40, 20)) as pilot:
        long = "\n".join(f"line {number}" for number in range(200))
        await pilot.press("a")
        await paste(pilot, long)
        assert app.editor.text == "a" + long
        await pilot.press("ctrl+z")
        assert app.editor.text == "a"
        await pilot.press("ctrl+y")
        assert app.editor.text == "a" + long


@pytest.mark.parametrize(
    "one", [FAMILY, "🇩🇪", "👍🏽", "e\u0301", "❤\ufe0f", "각", "क्ष", "1\ufe0f\u20e3"]
)
async def test_what_reads_as_one_character_is_stepped_over_and_deleted_as_one(one: str) -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.editor.load(f"a{one}{one}b")
        await pilot.press("right", "right")
        assert app.editor.cursor_location == (0, 1 + len(one))
        await pilot.press("backspace")
        assert app.editor.text == f"a{one}b"
        await pilot.press("delete")
        assert app.editor.text == "ab"
        await pilot.press("right", "left", "left")
        assert app.editor.cursor_location == (0, 0)


async def test_the_cursor_lies_on_the_whole_of_a_character_and_a_click_lands_before_it() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.editor.load(f"a{FAMILY}b")
        await pilot.click(Editor, offset=(app.editor.gutter.left + 2, 0))
        assert app.editor.cursor_location == (0, 1)
        app.editor._cursor_visible = True
        segments = list(app.editor.render_line(0))
        assert [segment.text.rstrip() for segment in segments][:3] == ["a", FAMILY, "b"]


async def test_a_drag_selects_and_only_a_key_copies() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.editor.load("side by side")
        left = app.editor.gutter.left
        await pilot.mouse_down(Editor, offset=(left, 0))
        await pilot.hover(Editor, offset=(left + 4, 0))
        await pilot.mouse_up(Editor, offset=(left + 4, 0))
        assert app.editor.selected_text == "side"
        assert app.clipboard == ""
        await pilot.press("ctrl+c")
        assert app.clipboard == "side"


async def test_an_empty_line_in_a_selection_shows_one_selected_cell() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.editor.load("a\n\nb")
        app.editor.selection = Selection((0, 0), (2, 1))
        await pilot.pause()
        styles = [next(iter(app.editor.render_line(y))).style for y in range(3)]
        assert styles[0] == styles[1] == styles[2]


HOSTILE = "[bold]b[/] \x1b[31mred\0 \u202eover \u200b\u2066x\ufeff \x0b\x0c\x85\u2028end"


async def test_what_hides_or_commands_is_shown_in_one_cell_and_kept_as_it_was() -> None:
    app = Desk()
    async with app.run_test(size=(60, 20)) as pilot:
        await paste(pilot, HOSTILE)
        row = shown(app.editor)[0]
        assert app.editor.text == HOSTILE
        assert row == f"[bold]b[/] ␛[31mred␀ {HIDDEN}over {HIDDEN}{HIDDEN}x{HIDDEN} ␋␌␤␤end"
        assert app.editor.cursor_screen_offset.x - app.editor.content_region.x == cell_len(row)
        await pilot.press("backspace", "x")
        assert app.editor.text == HOSTILE[:-1] + "x"


async def test_line_ends_of_other_systems_become_newlines() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await paste(pilot, "one\r\ntwo\rthree\n")
        assert app.editor.text == "one\ntwo\nthree\n"
        app.editor.load("a\r\nb")
        assert app.editor.text == "a\nb"


@pytest.mark.parametrize("char", ["\u3000", "\xa0", "\u200c", "\u200d", "\ufe0f"])
async def test_keys_for_blanks_and_joiners_are_text_too(char: str) -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.editor.load("a")
        app.editor.move_cursor((0, 1))
        app.post_message(events.Key("key", char))
        await pilot.press("b")
        assert app.editor.text == f"a{char}b"


async def test_a_megabyte_is_pasted_edited_and_undone() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        text = (SENTENCE * 40 + "\n") * 350
        await paste(pilot, text)
        await pilot.press("x")
        assert app.editor.text == text + "x"
        await pilot.press("ctrl+z", "ctrl+z")
        assert app.editor.text == ""


async def test_moving_up_and_down_keeps_the_cell_where_it_can() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.editor.load("日本語 abc\nshort\n\nA longer line")
        app.editor.move_cursor((0, 5))
        places = []
        for _ in range(4):
            await pilot.press("down")
            places.append(app.editor.cursor_location)
        assert places == [(1, 5), (2, 0), (3, 8), (3, 13)]
        await pilot.press("up", "up", "up")
        assert app.editor.cursor_location == (0, 5)


async def test_only_rows_that_look_different_are_painted_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = Desk()
    async with app.run_test(size=(40, 40)) as pilot:
        app.editor.load("\n".join(SENTENCE[:30] for _ in range(15)))
        await pilot.pause()
        drawn: list[int] = []
        render_line = app.editor.render_line

        def note(y: int) -> Strip:
            drawn.append(y)
            return render_line(y)

        monkeypatch.setattr(app.editor, "render_line", note)
        app.editor.move_cursor((3, 4))
        await pilot.pause()
        await pilot.press("x")
        assert set(drawn) <= {0, 3}
