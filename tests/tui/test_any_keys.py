"""Whatever is pressed, on whatever screen, in whatever size: the program goes on."""

from itertools import chain
from pathlib import Path
from shutil import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual.pilot import Pilot

from support import FrozenClock
from tightrope.demo import demo_drafts
from tightrope.journal import Journal
from tightrope.tui.keys import PLACES, Key, every_key, presses
from tui.opened import GO_THERE, opened

# What leaves the program, which it is right to do.
LEAVES = {"q", "ctrl+q"}
# What Textual's own widgets answer, and what is typed into lines and entries.
OTHERS = ["ctrl+z", "ctrl+y", "ctrl+p", "ctrl+a", "ctrl+k", "ctrl+u", "backspace", "delete", "1",
          "2", "a", "A", "z"]  # fmt: skip
SIZES = [(100, 30), (80, 24), (60, 20), (40, 12), (200, 60), (30, 8)]

Step = str | tuple[int, int]


def keys_of(group: tuple[Key, ...]) -> list[str]:
    """Return what can be pressed for a group of the key table, but for what leaves."""
    return [press for key in group for press in presses(key, {}) if press not in LEAVES]


def visit(place: str) -> st.SearchStrategy[list[Step]]:
    """Go where a group of keys is meant, mostly from the main screen, and press some of them."""
    way = GO_THERE[PLACES[place]]
    return st.builds(
        lambda back, keys: [*back, *way, *keys],
        st.sampled_from([(), ("escape", "escape"), ("escape", "escape")]),
        st.lists(st.sampled_from([*keys_of(PLACES[place]), "enter"]), max_size=8),
    )


anything = st.sampled_from([*keys_of((*every_key(),)), *OTHERS, *["escape"] * 6, *SIZES])
# Many short lists, for one list alone is short too. Each may shrink to nothing, so that hypothesis
# ends with the shortest sequence that fails, and prints it as `steps`.
bursts = st.lists(anything) | st.sampled_from([*PLACES]).flatmap(visit)
sequences = st.tuples(*[bursts] * 8).map(lambda lists: [*chain.from_iterable(lists)])


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with everything in it, to be copied."""
    path = tmp_path_factory.mktemp("written") / "journal.db"
    clock = FrozenClock()
    with Journal(path, clock) as journal:
        journal.entries.write_all(demo_drafts(clock().day))
    return path


async def take(step: Step, pilot: Pilot[None]) -> bool:
    """Press a key, or make the terminal another size; return whether the program answered it."""
    if isinstance(step, str):
        pilot.app.post_message(events.Key(step, step if len(step) == 1 else None))
    else:
        await pilot.resize_terminal(*step)
    # What a fault has ended answers nothing any more, and is not waited for.
    for _ in range(2):
        if pilot.app._exception or not await pilot._wait_for_screen():
            return False
    return True


@settings(max_examples=7)  # each opens the program anew
@given(steps=sequences)
async def test_no_keys_and_no_sizes_bring_the_program_down(
    written: Path,
    clock: FrozenClock,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    steps: list[Step],
) -> None:
    folder = tmp_path_factory.mktemp("any_keys")
    # Files that an export is told to write lie beside the journal.
    monkeypatch.chdir(folder)
    copy(written, folder)
    with Journal(folder / written.name, clock) as journal:
        async with opened(journal) as (app, pilot):
            for step in steps:
                if not await take(step, pilot):
                    break
            assert app.return_code is None, "it ended by itself"
    assert not (folder / "logs").exists()
