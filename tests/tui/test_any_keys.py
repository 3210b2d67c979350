"""Whatever is pressed, on whatever screen, in whatever size: the program goes on."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from shutil import copy

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


class ShrinkBudget:
    """Bounds what shrinking costs: so many sequences are tried behind the first that failed.

    From then on only what has failed is run again, so that hypothesis, which takes the rest for
    harmless, ends at once with the shortest that it has found.
    """

    def __init__(self, most: int) -> None:
        self._left = most
        self._failed: list[list[Step]] = []

    def allows(self, steps: list[Step]) -> bool:
        """Return whether a sequence is to be run."""
        if not self._failed or steps in self._failed:
            return True
        self._left -= 1
        return self._left >= 0

    @contextmanager
    def noting(self, steps: list[Step]) -> Iterator[None]:
        """Note a sequence that fails inside."""
        try:
            yield
        except BaseException:
            self._failed.append(steps)
            raise


budget = ShrinkBudget(100)
# Not `explain`, which runs the shortest sequence many more times.
PHASES = (Phase.generate, Phase.shrink)


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


@settings(max_examples=7, phases=PHASES)  # each opens the program anew
@given(steps=sequences)
async def test_no_keys_and_no_sizes_bring_the_program_down(
    written: Path,
    clock: FrozenClock,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    steps: list[Step],
) -> None:
    if not budget.allows(steps):
        return
    folder = tmp_path_factory.mktemp("any_keys")
    # Files that an export is told to write lie beside the journal.
    monkeypatch.chdir(folder)
    copy(written, folder)
    with budget.noting(steps), Journal(folder / written.name, clock) as journal:
        async with opened(journal) as (app, pilot):
            for step in steps:
                if not await take(step, pilot):
                    break
            assert app.return_code is None, "it ended by itself"
        assert not (folder / "logs").exists()


def test_shrinking_ends_soon_and_with_a_short_sequence() -> None:
    limited, runs = ShrinkBudget(40), list[list[Step]]()

    @settings(max_examples=50, database=None, derandomize=True, phases=PHASES)
    @given(steps=st.lists(st.sampled_from([*"abcXY"])))
    def falls_over(steps: list[Step]) -> None:
        if limited.allows(steps):
            runs.append(steps)
            with limited.noting(steps):
                assert "X" not in steps or "c" not in steps[steps.index("X") :]

    with pytest.raises(AssertionError):
        falls_over()
    first = next(number for number, steps in enumerate(runs) if steps in limited._failed)
    assert len(runs) - first < 3 * 40  # some of those that fail are run again
    assert runs[-1] == ["X", "c"]
