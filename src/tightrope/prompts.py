"""The open questions that stand under an empty entry: never stored, and chosen by date."""

from datetime import date
from itertools import chain

from tightrope.assets import asset

PRACTICES = (
    "communicate-openly",
    "own-interests",
    "time-together",
    "respect-space",
    "grow-together",
)


def prompts() -> tuple[str, ...]:
    """Return all questions, the five practices taking equal turns."""
    lists = (
        asset("data", f"prompts/{practice}.txt").read_text(encoding="utf-8").splitlines()
        for practice in PRACTICES
    )
    return tuple(chain.from_iterable(zip(*lists, strict=True)))


def prompt_for(day: date) -> str:
    """Return the question of a day: the same all day, and none again before all were asked."""
    every = prompts()
    return every[day.toordinal() % len(every)]
