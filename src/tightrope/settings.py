"""What a person can set: one TOML file, read strictly, so that no mistake in it goes unseen."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn

from tightrope.assets import asset
from tightrope.domain.trouble import Trouble

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LONGEST_HALF_LIFE = 3650
_LARGEST_TURN = 2


class BadSetting(Trouble):
    """A value that a setting cannot have; `name` is the setting."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The setting {name} cannot have this value; {_SETTINGS[name].mend}.")
        self.name = name


class SettingsTrouble(Trouble):
    """The settings file could not be used: the message names file, line and setting."""


@dataclass(frozen=True, slots=True)
class _Setting:
    read: Callable[[object], Any]  # from TOML; raises TypeError or ValueError; None is the usual
    mend: str  # what to write, as the end of a sentence


def _weekday(value: object) -> int | None:
    return None if value == "locale" else _WEEKDAYS.index(str(value).lower())


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError
    return float(value)


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


# What each of them is for stands in data/settings/config.toml.
_SETTINGS = {
    "week_starts": _Setting(_weekday, 'write "locale" or a weekday such as "monday"'),
    "half_life": _Setting(
        _number, f"write a number of days above 0 and up to {_LONGEST_HALF_LIFE}"
    ),
    "turn": _Setting(_number, f"write a number above 0 and up to {_LARGEST_TURN}"),
    "date_order": _Setting(_words, 'write "dmy", "mdy" or "ymd", or leave the line out'),
    "ascii": _Setting(_switch, "write true or false"),
    "theme": _Setting(_words, 'write the name of a theme, such as "tightrope-dark"'),
    "prompts": _Setting(_switch, "write true or false"),
    "own_prompts": _Setting(_path, 'write the path of a file, such as "questions.txt"'),
    "only_own_prompts": _Setting(_switch, "write true or false, true only beside own_prompts"),
    "keys": _Setting(_words, 'write a table [keys] of lines such as "entry.new" = "n"'),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A person's settings; what is not set has its usual value.

    `week_starts` counts weekdays from 0 for Monday, `half_life` is in days, `turn` is a distance on
    the balance, `own_prompts` is a file that may be missing, and `keys` has keys by the id of their
    binding. Raises BadSetting for a value that a setting cannot have.
    """

    week_starts: int = 0
    half_life: float = 14.0
    turn: float = 0.25
    date_order: str | None = None
    ascii: bool = False
    theme: str = "tightrope-dark"
    prompts: bool = True
    own_prompts: Path | None = None
    only_own_prompts: bool = False
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)

    def __post_init__(self) -> None:
        for name, holds in {
            "week_starts": self.week_starts in range(7),
            "half_life": 0 < self.half_life <= _LONGEST_HALF_LIFE,
            "turn": 0 < self.turn <= _LARGEST_TURN,
            "date_order": self.date_order in {None, "dmy", "mdy", "ymd"},
            "theme": self.theme.strip(),
            "only_own_prompts": self.own_prompts or not self.only_own_prompts,
        }.items():
            if not holds:
                raise BadSetting(name)


def read_settings(config: Path, environ: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings in a file; where there is none, the usual ones of this environment.

    Raises SettingsTrouble for anything in the file that is not understood.
    """
    usual: dict[str, Any] = {"week_starts": first_weekday(environ)}
    try:
        text = config.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings(**usual)
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise SettingsTrouble(
            f"The settings in {config} cannot be read ({why}); mend or move that file.",
        ) from None
    try:
        values = usual | _values(_parsed(text, config))
        if own := values.get("own_prompts"):
            values["own_prompts"] = config.parent / own
        return Settings(**values)
    except BadSetting as error:
        refuse(config, error.name, "cannot have this value", _SETTINGS[error.name].mend)
    except _Misread as error:
        refuse(config, error.path, error.problem, error.mend)


def refuse(config: Path, path: str, problem: str, mend: str) -> NoReturn:
    """Raise SettingsTrouble about the setting `path`, such as `keys.write`, of a settings file.

    `problem` says what is the matter with it and `mend` what to do, both as parts of a sentence.
    """
    line = _line_of(path, config.read_text(encoding="utf-8"))
    raise SettingsTrouble(f"{config}, line {line}: {path} {problem}; {mend}.")


def first_weekday(environ: Mapping[str, str]) -> int:
    """Return the day on which weeks begin in the territory of the locale, from 0 for Monday."""
    locale = environ.get("LC_ALL") or environ.get("LC_TIME") or environ.get("LANG") or ""
    territory = re.match(r"[a-z]{2,3}(?:[_-][A-Z][a-z]{3})?[_-]([A-Z]{2})(?![A-Za-z])", locale)
    if territory:
        for line in asset("data", "week/first-weekday.txt").read_text("utf-8").splitlines():
            weekday, _, territories = line.partition(":")
            if weekday in _WEEKDAYS and territory[1] in territories.split():
                return _WEEKDAYS.index(weekday)
    return 0


def settings_template() -> str:
    """Return a settings file in which every setting is explained and none is set."""
    return asset("data", "settings/config.toml").read_text("utf-8")


def change_switch(config: Path, name: str, *, to: bool) -> None:
    """Set one switch in a settings file, for its owner alone, and leave all else in it as it was.

    The file is made from the template where there is none. Raises SettingsTrouble where it cannot
    be read or written.
    """
    word = "true" if to else "false"
    try:
        text = _text_to_change(config)
        wanted = _parsed(text, config) | {name: to}
        for changed in _ways_to_set(text, name, word):
            with suppress(SettingsTrouble):
                if _parsed(changed, config) == wanted:
                    _put_in_place(changed, Path(os.path.realpath(config)))
                    return
        why = "its line was not found"
    except (OSError, UnicodeDecodeError) as error:
        why = str(error.strerror) if isinstance(error, OSError) else "it is not UTF-8 text"
    raise SettingsTrouble(
        f"{config} was not changed ({why}); write {name} = {word} in it yourself."
    )


def _text_to_change(config: Path) -> str:
    try:
        # Opened as for writing, so that a file that is closed to that is left alone.
        with config.open("r+b") as file:
            return file.read().decode()
    except FileNotFoundError:
        return settings_template()


def _ways_to_set(text: str, name: str, word: str) -> Iterator[str]:
    # In the line that sets it, in the one that explains it, or at the top, before any table. Which
    # of them does is seen by reading the outcome: such a line may stand in a table or in a text.
    for line in re.finditer(rf"""(?m)^([ \t]*["']?{name}["']?[ \t]*=[ \t]*)(true|false)\b""", text):
        yield f"{text[: line.end(1)]}{word}{text[line.end() :]}"
    for line in re.finditer(rf"(?m)^#[ \t]*{name}[ \t]*=[ \t]*(true|false)\b", text):
        yield f"{text[: line.start()]}{name} = {word}{text[line.end() :]}"
    new_line = "\r\n" if "\r\n" in text else "\n"
    yield f"{name} = {word}{new_line}{text}"


def _put_in_place(text: str, place: Path) -> None:
    from tempfile import mkstemp  # noqa: PLC0415 - for the few who change a setting by a key

    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, unfinished = mkstemp(prefix=f".{place.name}.", dir=place.parent)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 - it is open already
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).replace(place)
    except OSError:
        Path(unfinished).unlink(missing_ok=True)
        raise


class _Misread(Exception):  # noqa: N818 - it never leaves this module
    def __init__(self, path: str, problem: str, mend: str) -> None:
        super().__init__(path, problem, mend)
        self.path, self.problem, self.mend = path, problem, mend


def _parsed(text: str, config: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - 5 ms that only a person with a settings file pays

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).partition(" (at ")
        line = place.rstrip(")") if place.startswith("line") else f"line {text.count(chr(10)) + 1}"
        raise SettingsTrouble(f"{config}, {line}: {message}; mend that line.") from None


def _values(document: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    keys: dict[str, str] = {}
    for path, value in _leaves(document):
        name, _, key = path.partition(".")
        setting = _SETTINGS.get(name)
        if setting is None or (key and name != "keys"):
            raise _Misread(path, "is not a setting", _nearest(path))
        if value == {}:
            continue
        try:
            read = setting.read(value)
        except (TypeError, ValueError):
            raise _Misread(path, "cannot have this value", setting.mend) from None
        if key:
            keys[key] = read
        elif read is not None:
            values[name] = read
    return values | {"keys": MappingProxyType(keys)}


def _leaves(table: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    # Ids of bindings have dots in them, and TOML reads a dot without quotes as a table in a table:
    # joined again, it does not matter how a person writes them.
    for key, value in table.items():
        if isinstance(value, dict) and value:
            yield from _leaves(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


def _line_of(path: str, text: str) -> int:
    # tomllib knows no lines. The line of a setting is the first one up to which the file is TOML
    # and has it.
    import tomllib  # noqa: PLC0415 - as above

    lines = text.splitlines()
    for number in range(1, len(lines) + 1):
        try:
            document = tomllib.loads("\n".join(lines[:number]))
        except tomllib.TOMLDecodeError:
            continue  # the middle of a value that spans lines
        if any(leaf == path for leaf, _ in _leaves(document)):
            return number
    return 1


def _nearest(path: str) -> str:
    import difflib  # noqa: PLC0415 - only to mend a slip

    if near := difflib.get_close_matches(path, _SETTINGS, n=1):
        return f"perhaps {near[0]} was meant"
    return f"the settings are {', '.join(_SETTINGS)}"
