"""Whatever is pressed, on whatever screen, in whatever size: the program goes on."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import chdir
from itertools import chain
from pathlib import Path
from shutil import copy, rmtree

import pytest
from hypothesis import Phase, given, settings
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
# How often the program is opened at most to find the fewest steps that bring it down.
MOST_RUNS = 60


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
# Many short lists, for one list alone is short too.
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


class Runs:
    """Opens the program for one sequence after another, each on a journal of its own."""

    def __init__(self, written: Path, clock: FrozenClock, folder: Path) -> None:
        self._written = written
        self._clock = clock
        self._folder = folder

    async def fault_of(self, steps: Sequence[Step]) -> Exception | None:
        """Return what a sequence brings the program down with, None where it goes on."""
        rmtree(self._folder)
        self._folder.mkdir()
        copy(self._written, self._folder)
        # Files that an export is told to write lie beside the journal.
        with (
            chdir(self._folder),
            Journal(self._folder / self._written.name, self._clock) as journal,
        ):
            try:
                async with opened(journal) as (app, pilot):
                    for step in steps:
                        if not await take(step, pilot):
                            break
                    assert app.return_code is None, "it ended by itself"
                assert not (self._folder / "logs").exists(), "it noted a fault"
            except Exception as fault:  # noqa: BLE001 - whatever it is, it is told
                return fault
        return None


async def shortest(
    steps: Sequence[Step], fault_of: Callable[[Sequence[Step]], Awaitable[Exception | None]]
) -> Sequence[Step]:
    """Leave out ever smaller parts of a sequence as long as it still fails (delta debugging).

    Hypothesis would shrink it too, but opens the program hundreds of times for that; this does so
    MOST_RUNS times at most, and a few times where one or two steps are to blame.
    """
    runs, size = 0, len(steps)
    while size:
        at, before = 0, len(steps)
        while at < len(steps) and runs < MOST_RUNS:
            runs += 1
            shorter = [*steps[:at], *steps[at + size :]]
            if await fault_of(shorter):
                steps = shorter
            else:
                at += size
        if size > 1 or len(steps) == before:
            size //= 2
        if runs == MOST_RUNS:
            break
    return steps


@settings(max_examples=7, phases=[Phase.generate])  # each opens the program anew
@given(steps=sequences)
async def test_no_keys_and_no_sizes_bring_the_program_down(
    written: Path, clock: FrozenClock, tmp_path_factory: pytest.TempPathFactory, steps: list[Step]
) -> None:
    runs = Runs(written, clock, tmp_path_factory.mktemp("any_keys"))
    if await runs.fault_of(steps):
        fewest = await shortest(steps, runs.fault_of)
        raise AssertionError(f"It falls over after {fewest}") from await runs.fault_of(fewest)


async def test_of_steps_that_fail_the_fewest_are_told() -> None:
    tried = list[Sequence[Step]]()

    async def fault_of(steps: Sequence[Step]) -> Exception | None:
        tried.append(steps)
        return ValueError() if "X" in steps and "c" in steps[steps.index("X") :] else None

    assert await shortest([*"abcXabc", (80, 24), *"abacbab"] * 4, fault_of) == ["X", "c"]
    assert len(tried) < MOST_RUNS
    assert await shortest([*"ab"], fault_of) == [*"ab"]
