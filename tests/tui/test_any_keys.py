"""Whatever is pressed, on whatever screen, in whatever size: the program goes on."""

from random import Random

import pytest

from support import FrozenClock
from tightrope.demo import demo_drafts
from tightrope.journal import Journal
from tui.opened import opened

LETTERS = (*"nyeduomcvbprxwzgjkhltsTPUGXIAa12",)
# fmt: off
SIGNS = (
    "less_than_sign", "equals_sign", "greater_than_sign", "asterisk", "number_sign",
    "left_square_bracket", "right_square_bracket", "slash", "question_mark", "plus", "minus",
    "colon", "full_stop", "space",
)
MOVES = (
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab", "shift+tab",
    "backspace", "delete",
)
FUNCTIONS = (
    "f1", "f2", "f3", "f5", "f8", "f9", "ctrl+p", "ctrl+s", "ctrl+z", "ctrl+y", "ctrl+a",
    "ctrl+k", "ctrl+u", "ctrl+l",
)
# fmt: on
# Often, or all would happen on the first screen that takes letters.
WAYS_BACK = [*["escape"] * 12, *["enter"] * 6]
SIZES = [(100, 30), (80, 24), (60, 20), (40, 12), (200, 60), (30, 8)]


@pytest.mark.parametrize("seed", range(3))
async def test_no_keys_and_no_sizes_bring_the_program_down(
    journal: Journal, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    # Files that an export is told to write lie beside the journal.
    monkeypatch.chdir(journal.path.parent)
    journal.entries.write_all(demo_drafts(clock().day))
    chance = Random(seed)
    async with opened(journal) as (app, pilot):
        for _ in range(130):
            await pilot.press(chance.choice([*LETTERS, *SIGNS, *MOVES, *FUNCTIONS, *WAYS_BACK]))
            if chance.random() < 0.05:
                await pilot.resize_terminal(*chance.choice(SIZES))
        assert app.return_code is None, "it ended by itself"
    assert not (journal.path.parent / "logs").exists()
