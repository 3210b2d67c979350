"""Frames stand in their columns on terminals that give joined characters other widths."""

from datetime import date
from typing import Any

import pyte
import pytest
from rich.cells import cell_len
from textual.app import App

from tightrope.domain.entry import Draft
from tightrope.journal import Journal
from tightrope.tui.cell_alignment import aligned
from tui.opened import opened, screen_text

TEXTS = [
    "\u2764\ufe0f heart",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 family",
    "\U0001f1e9\U0001f1ea flag",
    "e\u0301 mark",
    "\u0939\u093f\u0928\u094d\u0926\u0940 joined letters",
    "\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd",
    "\u65e5\u672c\u8a9e and \u270c\U0001f3fd",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_border_behind_joined_characters_stands_in_its_column(text: str) -> None:
    """The terminal here takes code points one by one, as many do."""
    frame = f"\x1b[2;3H\x1b[1m|{text}{' ' * (30 - cell_len(text))}|\x1b[0m"
    screen = pyte.Screen(60, 4)
    pyte.Stream(screen).feed(aligned(frame))
    row = screen.buffer[1]
    assert [column for column in range(60) if row[column].data == "|"] == [2, 33]


def test_what_the_terminal_does_not_draw_over_is_blank() -> None:
    screen = pyte.Screen(20, 1)
    stream = pyte.Stream(screen)
    stream.feed("\x1b[1;1Hxxxxxxxxxx")
    stream.feed(aligned("\x1b[1;1H\u2764\ufe0f|"))
    assert screen.display[0].rstrip()[1:].strip("\ufe0f") == " |xxxxxxx"


@pytest.mark.parametrize("frame", ["\x1b[1;1Hplain \u65e5\u672c", "\u2764\ufe0f without a place"])
def test_a_frame_without_need_or_place_is_left_as_it_is(frame: str) -> None:
    assert aligned(frame) == frame


def on_terminal(app: App[Any]) -> list[str]:
    """Return the last cell of each row as a terminal has it that knows no joined characters."""
    width, height = app.size
    screen = pyte.Screen(width, height)
    frame = app.screen._compositor.render_full_update().render_segments(app.console)
    pyte.Stream(screen).feed(aligned(frame))
    return [screen.buffer[row][width - 1].data for row in range(height)]


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (100, 30)])
async def test_no_border_breaks_in_any_pane(journal: Journal, size: tuple[int, int]) -> None:
    for text in TEXTS:
        words = f"{text} #{text.split()[-1]} {text} {text}\n- [ ] {text}"
        journal.entries.write(Draft(day=date(2026, 11, 21), text=words))
    async with opened(journal, size=size) as (app, pilot):
        ways = [("g",), *[("down",)] * 5, ("e",), ("escape",), ("R",), ("escape",), ("slash", "a")]
        for way in [*ways, ("escape",), ("d", "T"), ("escape",)]:
            await pilot.press(*way)
            await pilot.pause()
            ends = on_terminal(app)
            for row, shown in enumerate(screen_text(app).splitlines()):
                if cell_len(shown) == size[0] and shown[-1] in "│╮╯":
                    assert ends[row] == shown[-1], (way, shown)
