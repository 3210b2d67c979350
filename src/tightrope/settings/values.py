"""The settings themselves: what each may be, and what to write where it is not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from tightrope.domain.errors import TightropeError
from tightrope.domain.formatting import WEEKDAYS

_LONGEST_HALF_LIFE = 3650
_NOON = time(12)
_LONGEST_WAIT = 1440


class BadSettingError(TightropeError):
    """A value that a setting cannot have; `name` is the setting."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The setting {name} cannot have this value; {SETTINGS[name].mend}.")
        self.name = name


class Setting(NamedTuple):
    """How a setting is read, and what to say where it cannot be."""

    read: Callable[[object], Any]  # from TOML; raises TypeError or ValueError; None is the usual
    mend: str  # what to write, as the end of a sentence


def _weekday(value: object) -> int | None:
    return None if value == "locale" else WEEKDAYS.index(str(value).lower())


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError
    return float(value)


def _morning(value: object) -> time | None:
    """Read an hour at which days end: text such as "04:00", or a time of TOML; None is midnight."""
    at = value if isinstance(value, time) else time.fromisoformat(_words(value).zfill(len("04:00")))
    if at >= _NOON or at.tzinfo or at.microsecond:
        raise ValueError
    return None if at == time.min else at


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    if not value.strip():
        raise ValueError
    return value.strip()


def _path(value: object) -> Path:
    words = _words(value)
    if not words.isprintable():
        raise ValueError
    try:
        return Path(words).expanduser()
    except RuntimeError:
        raise ValueError from None  # ~somebody who is not there


def _whole_number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    return value


# What each of them is for stands in data/settings/config.toml.
SETTINGS = {
    "week_starts": Setting(_weekday, 'write "locale" or a weekday such as "monday"'),
    "day_ends": Setting(_morning, 'write a time before noon such as "04:00"'),
    "half_life": Setting(_number, f"write a number of days above 0 and up to {_LONGEST_HALF_LIFE}"),
    "date_order": Setting(_words, 'write "dmy", "mdy" or "ymd", or leave the line out'),
    "ascii": Setting(_switch, "write true or false"),
    "theme": Setting(_words, 'write the name of a theme, such as "tightrope-dark"'),
    "prompts": Setting(_switch, "write true or false"),
    "forward_prompts": Setting(_switch, "write true or false"),
    "quarrel_prompts": Setting(_switch, "write true or false"),
    "own_prompts": Setting(_path, 'write the path of a file, such as "questions.txt"'),
    "only_own_prompts": Setting(_switch, "write true or false, true only beside own_prompts"),
    "lock_after": Setting(_number, f"write a number of minutes from 0 to {_LONGEST_WAIT}"),
    "backup_limit": Setting(_whole_number, "write a whole number of MB, or 0 for no such backups"),
    "letters": Setting(_switch, "write true or false"),
    "recent_journals": Setting(_switch, "write true or false"),
    "keys": Setting(_words, 'write a table [keys] of lines such as "entry.new" = "n"'),
}


RETIRED_SETTINGS = {"turn": "means nothing now: a turn is where the shades at its two ends part"}
"""Settings of former versions: a file that has them is read, and they are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A person's settings; what is not set has its usual value.

    `week_starts` counts weekdays from 0 for Monday, `day_ends` is a time before noon, None for
    midnight, `half_life` is in days, `own_prompts` is a file that may be missing, `lock_after` is
    in minutes and 0 means never, `backup_limit` is in MB, and `keys` has keys by the id of their
    binding. Raises BadSettingError for a value that a setting cannot have.
    """

    week_starts: int = 0
    day_ends: time | None = None
    half_life: float = 14.0
    date_order: str | None = None
    ascii: bool = False
    theme: str = "tightrope-dark"
    prompts: bool = True
    forward_prompts: bool = True
    quarrel_prompts: bool = False
    own_prompts: Path | None = None
    only_own_prompts: bool = False
    lock_after: float = 0.0
    backup_limit: int = 2000
    letters: bool = False
    recent_journals: bool = False
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)

    def __post_init__(self) -> None:
        for name, holds in {
            "week_starts": self.week_starts in range(7),
            "day_ends": self.day_ends is None or time.min < self.day_ends < _NOON,
            "half_life": 0 < self.half_life <= _LONGEST_HALF_LIFE,
            "date_order": self.date_order in {None, "dmy", "mdy", "ymd"},
            "theme": self.theme.strip(),
            "lock_after": 0 <= self.lock_after <= _LONGEST_WAIT,
            "backup_limit": self.backup_limit >= 0,
            "only_own_prompts": self.own_prompts or not self.only_own_prompts,
        }.items():
            if not holds:
                raise BadSettingError(name)
