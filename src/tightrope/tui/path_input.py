"""Paths as a person types them: read, proposed, and completed."""

import os
from pathlib import Path

from textual.suggester import Suggester

from tightrope.domain.errors import TightropeError


class BadPathError(TightropeError):
    """What was typed names no file."""


def read_path(line: str) -> Path:
    """Return the path that a line names, `~` for the home folder. Raises BadPathError."""
    if "\0" in line or not line.strip():
        raise BadPathError("Name a file.")
    try:
        return Path(line.strip()).expanduser()
    except RuntimeError:
        raise BadPathError("There is no such home folder; choose another path.") from None


def is_taken(target: Path) -> bool:
    """Whether something stands there that an export would have to replace."""
    try:
        return os.path.lexists(target) and not (target.is_dir() and not any(target.iterdir()))
    except OSError:
        return True


def free_path(stem: str, suffix: str) -> str:
    """Return a path in the home folder where nothing is yet, as a person would type it."""
    number, name = 1, f"{stem}{suffix}"
    while os.path.lexists(Path.home() / name):
        number += 1
        name = f"{stem}-{number}{suffix}"
    return str(Path("~", name))


class PathSuggester(Suggester):
    """Completes the last name of a path to the first that begins so; hidden ones when named."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the path with its last name whole, and a `/` behind a folder."""
        return completed(value)


def completed(line: str) -> str | None:
    """Return a path with its last name whole; None where no visible name begins so."""
    folder, begun = os.path.split(line)
    try:
        with os.scandir(Path(folder).expanduser()) as names:
            found = min(
                (
                    each.name + "/" * each.is_dir()
                    for each in names
                    if each.name.startswith(begun) and (begun or not each.name.startswith("."))
                ),
                default="",
            )
    except (OSError, RuntimeError, ValueError):
        return None
    return line[: len(line) - len(begun)] + found if found and found.isprintable() else None
