"""Paths: a person's own files, and the read-only files that ship with the program."""

import os
from pathlib import Path
from typing import NamedTuple

from tightrope import libraries

_APP = "tightrope"
USUAL_STEM = "journal"
"""The name of the usual journal, without `.db`."""


class Locations(NamedTuple):
    """The paths of one journal: `database` and `config` are files, the others are folders."""

    database: Path
    config: Path
    backups: Path
    logs: Path

    def of_journal(self, database: Path) -> "Locations":
        """Return the paths of another journal of the same person."""
        return self._replace(
            database=database, backups=database.with_name(f"{database.stem}-backups")
        )


def locate_database(journal: str | None = None) -> Path:
    """Return where the journal's database is, a given one in place of the usual one."""
    if journal:
        return Path(journal).expanduser().absolute()

    return Path(libraries.platformdirs.user_data_dir(_APP, appauthor=False)) / f"{USUAL_STEM}.db"


def locate(journal: str | None = None, config: str | None = None) -> Locations:
    """Return where things are, a given journal or configuration file in place of the usual one."""
    database = locate_database(journal)
    return Locations(
        database=database,
        config=(
            Path(config).expanduser().absolute()
            if config
            else Path(libraries.platformdirs.user_config_dir(_APP, appauthor=False)) / "config.toml"
        ),
        backups=database.with_name(f"{database.stem}-backups"),
        logs=Path(libraries.platformdirs.user_log_dir(_APP, appauthor=False)),
    )


def folders_for_words(database: Path) -> tuple[Path, ...]:
    """Return the folders that words which cannot be saved may go to, the best first.

    The journal's own; then others of this person, for it may be gone, or its disk full; at last
    some of the system's, where a folder of that name is theirs alone.
    """
    environ = os.environ
    ours = [Path(libraries.platformdirs.user_data_dir(_APP, appauthor=False))]
    ours.append(Path(libraries.platformdirs.user_log_dir(_APP, appauthor=False)))
    if runtime := environ.get("XDG_RUNTIME_DIR"):
        ours.append(Path(runtime) / _APP)
    user = f"{_APP}-{os.getuid()}" if hasattr(os, "getuid") else _APP
    ours += [folder / user for folder in temporary_folders()]
    return tuple(dict.fromkeys((database.parent, *ours)))


def temporary_folders() -> tuple[Path, ...]:
    """Return the folders of the system for what is needed for a while, the usual one first.

    Others can write there too: what is made in them is made under a new name, for its owner alone.
    """
    usual = os.environ.get("TMPDIR") or os.environ.get("TEMP") or "/tmp"  # noqa: S108 - as said above
    return tuple(Path(folder) for folder in (usual, "/dev/shm") if os.path.isdir(folder))  # noqa: PTH112, S108 - no path is wanted


_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent


def asset(folder: str, name: str) -> Path:
    """Return the path of a shipped file, such as `asset("styles", "app.tcss")`.

    An installed package has it inside itself; a checkout has it beside `src`.
    """
    inside = _PACKAGE / folder / name
    return inside if inside.exists() else _CHECKOUT / folder / name
