"""Where a person's own files are; nothing here creates them."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs

_APP = "tightrope"


@dataclass(frozen=True, slots=True)
class Locations:
    """The paths of one journal: `database` and `config` are files, the others are folders."""

    database: Path
    config: Path
    backups: Path
    logs: Path


def locate(journal: str | None = None, config: str | None = None) -> Locations:
    """Return where things are, a given journal or configuration file in place of the usual one."""
    home = Path(platformdirs.user_data_dir(_APP, appauthor=False))
    database = Path(journal).expanduser().absolute() if journal else home / "journal.db"
    return Locations(
        database=database,
        config=(
            Path(config).expanduser().absolute()
            if config
            else Path(platformdirs.user_config_dir(_APP, appauthor=False)) / "config.toml"
        ),
        backups=database.with_name(f"{database.stem}-backups"),
        logs=Path(platformdirs.user_log_dir(_APP, appauthor=False)),
    )
