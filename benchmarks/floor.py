"""How the benchmarks measure: everything beside its floor or its rival, in the same run.

The machine may be shared and noisy, and now slow, now quick for seconds at a time. So what is
compared takes turns, a ratio is the median of those of the turns, and processor time stands beside
wall time. Nothing here is a test.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from statistics import median

TURNS = 15
# More entries, and the rivals at sizes for which they need minutes.
IS_LARGE = "--large" in sys.argv


@dataclass(frozen=True, slots=True)
class Cost:
    """What something took: milliseconds on the wall, and of the processor."""

    wall: float
    cpu: float


class Costs(tuple[Cost, ...]):
    """What something took, turn by turn."""

    __slots__ = ()

    @property
    def wall(self) -> float:
        """The median on the wall, in milliseconds."""
        return median(cost.wall for cost in self)

    @property
    def cpu(self) -> float:
        """The median of the processor, in milliseconds."""
        return median(cost.cpu for cost in self)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: `measured` should be at most `limit` times the floor.

    Both are in `unit`. `by_turns` is the median of the ratios of turns, where there were any, and
    `cpu` the ratio of processor time where that was measured too.
    """

    name: str
    measured: float
    against: str
    floor: float
    limit: float
    unit: str = "ms"
    cpu: float | None = None
    by_turns: float | None = None

    @classmethod
    def of(
        cls, name: str, measured: Cost | Costs, against: str, floor: Cost | Costs, limit: float
    ) -> "Row":
        """Return the row that compares what took turns, or was measured by itself."""
        if isinstance(measured, Costs) and isinstance(floor, Costs):
            turns = list(zip(measured, floor, strict=True))
            wall = median(ours.wall / theirs.wall for ours, theirs in turns)
            cpu = median(ours.cpu / theirs.cpu for ours, theirs in turns)
        else:
            wall, cpu = measured.wall / floor.wall, measured.cpu / floor.cpu
        return cls(name, measured.wall, against, floor.wall, limit, cpu=cpu, by_turns=wall)

    @property
    def ratio(self) -> float:
        """How many times the floor was measured."""
        return self.measured / self.floor if self.by_turns is None else self.by_turns

    @property
    def verdict(self) -> str:
        """Whether the row is within its limit.

        "ok by CPU" where it is so in processor time only: the machine was busy with other things.
        """
        if self.ratio <= self.limit:
            return "ok"
        if self.cpu is not None and self.cpu <= self.limit:
            return "ok by CPU"
        return "TOO SLOW" if self.unit == "ms" else "TOO MUCH"


def in_turns(*subjects: Callable[[], Cost], turns: int = TURNS) -> list[Costs]:
    """Return the costs of each subject; all are run once before, and then take turns."""
    for subject in subjects:
        subject()
    costs = [[subject() for subject in subjects] for _ in range(turns)]
    return [Costs(those) for those in zip(*costs, strict=True)]


def here(act: Callable[[], object], times: int = 1) -> Callable[[], Cost]:
    """Return a subject that does something in this process, `times` times, and what once costs."""

    def run() -> Cost:
        wall, cpu = time.perf_counter(), time.process_time()
        for _ in range(times):
            act()
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        return Cost(1000 * wall / times, 1000 * cpu / times)

    return run


def in_child(
    command: Iterable[str | os.PathLike[str]], env: Mapping[str, str]
) -> Callable[[], Cost]:
    """Return a subject that runs a command from its start to its end."""
    words = [os.fspath(word) for word in command]

    def run() -> Cost:
        start = time.perf_counter()
        child = subprocess.Popen(
            words,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise RuntimeError(f"{' '.join(words)} ended with {child.returncode}")
        return Cost(1000 * wall, 1000 * (used.ru_utime + used.ru_stime))

    return run


def table(rows: Iterable[Row]) -> str:
    """Return rows as a table for people."""
    heads = ("what", "measured", "against", "floor", "ratio", "cpu", "at most", "")
    lines = [heads, *(_cells(row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    is_text = (True, False, True, False, False, False, False, True)
    return "\n".join(
        "  ".join(
            cell.ljust(width) if left else cell.rjust(width)
            for cell, width, left in zip(line, widths, is_text, strict=True)
        ).rstrip()
        for line in lines
    )


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.name,
        f"{row.measured:.2f} {row.unit}",
        row.against,
        f"{row.floor:.2f} {row.unit}",
        f"{row.ratio:.2f}",
        "" if row.cpu is None else f"{row.cpu:.2f}",
        f"{row.limit:g}",
        row.verdict,
    )
