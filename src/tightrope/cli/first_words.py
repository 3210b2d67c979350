"""Commands whose first word says what to do: `talk tick ID`, `aims reach ID`."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import click


class Action(NamedTuple):
    """What stands behind the first word, as the help writes it, and how many words that may be."""

    usage: str
    least: int = 1
    most: int | None = None


def read_action(
    command: str, actions: Mapping[str, Action], words: Sequence[str]
) -> tuple[str, tuple[str, ...]]:
    """Return the action that the words of a command begin with, and the words behind it.

    Raises click.UsageError where they begin with none, or too few or too many stand behind.
    """
    name, *rest = words
    action = actions.get(name)
    if action is None:
        raise click.UsageError(f"{command} knows {', '.join(actions)}; begin with one of them.")
    if len(rest) < action.least or (action.most is not None and len(rest) > action.most):
        raise click.UsageError(f"Write it like: tightrope {command} {name} {action.usage}.")
    return name, tuple(rest)
