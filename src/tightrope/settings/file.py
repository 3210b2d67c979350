"""The settings file, read strictly, so that no mistake in it goes unseen."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn

from tightrope import libraries, territory
from tightrope.domain.errors import TightropeError
from tightrope.settings.values import (
    RETIRED_SETTINGS,
    SETTINGS,
    BadSettingError,
    Settings,
)


class SettingsError(TightropeError):
    """The settings file could not be used: the message names file, line and setting."""


def read_settings(config: Path, environ: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings in a file; where there is none, the usual ones of this environment.

    Raises SettingsError for anything in the file that is not understood.
    """
    usual: dict[str, Any] = {"week_starts": territory.first_weekday(environ)}
    try:
        text = config.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings(**usual)
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise SettingsError(
            f"The settings in {config} cannot be read ({why}); mend or move that file.",
        ) from None
    try:
        values = usual | _values(parsed(text, config))
        if own := values.get("own_prompts"):
            values["own_prompts"] = config.parent / own
        return Settings(**values)
    except BadSettingError as error:
        refuse(config, error.name, "cannot have this value", SETTINGS[error.name].mend)
    except _MisreadError as error:
        refuse(config, error.path, error.problem, error.mend)


def read_one(config: Path, name: str) -> Any:
    """Return one setting of a file, whatever else stands in it; None where it is not there.

    For commands that need no other one. Raises SettingsError where it cannot be read.
    """
    try:
        text = config.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None  # what is wrong with the file is told where it is read as a whole
    if not re.search(rf"""(?m)^\s*["']?{name}""", text):
        return None
    value = parsed(text, config).get(name)
    try:
        read = None if value is None else SETTINGS[name].read(value)
        Settings(**({} if read is None else {name: read}))
    except (TypeError, ValueError, BadSettingError):
        refuse(config, name, "cannot have this value", SETTINGS[name].mend)
    return read


def refuse(config: Path, path: str, problem: str, mend: str) -> NoReturn:
    """Raise SettingsError about the setting `path`, such as `keys.write`, of a settings file.

    `problem` says what is the matter with it and `mend` what to do, both as parts of a sentence.
    """
    line = line_of(path, config.read_text(encoding="utf-8"))
    raise SettingsError(f"{config}, line {line}: {path} {problem}; {mend}.")


class _MisreadError(Exception):
    def __init__(self, path: str, problem: str, mend: str) -> None:
        super().__init__(path, problem, mend)
        self.path, self.problem, self.mend = path, problem, mend


def parsed(text: str, config: Path) -> dict[str, Any]:
    """Return what a settings file holds. Raises SettingsError where it is no TOML."""
    try:
        return libraries.tomllib.loads(text)
    except libraries.tomllib.TOMLDecodeError as error:
        message, _, where = str(error).partition(" (at ")
        line = where.rstrip(")") if where.startswith("line") else f"line {text.count(chr(10)) + 1}"
        raise SettingsError(f"{config}, {line}: {message}; mend that line.") from None


def _values(document: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    keys: dict[str, str] = {}
    for path, value in leaves(document):
        if path in RETIRED_SETTINGS:
            continue
        name, _, key = path.partition(".")
        setting = SETTINGS.get(name)
        if setting is None or (key and name != "keys"):
            raise _MisreadError(path, "is not a setting", nearest(path))
        if value == {}:
            continue
        try:
            read = setting.read(value)
        except (TypeError, ValueError):
            raise _MisreadError(path, "cannot have this value", setting.mend) from None
        if key:
            keys[key] = read
        elif read is not None:
            values[name] = read
    return values | {"keys": MappingProxyType(keys)}


def leaves(table: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Give each setting of a document by its path, such as `keys.entry.new`, and its value."""
    # Ids of bindings have dots in them, and TOML reads a dot without quotes as a table in a table:
    # joined again, it does not matter how a person writes them.
    for key, value in table.items():
        if isinstance(value, dict) and value:
            yield from leaves(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


def line_of(path: str, text: str) -> int:
    """Return the line, from 1, on which a settings file has the setting of this path."""
    # tomllib knows no lines. The line of a setting is the first one up to which the file is TOML
    # and has it.

    lines = text.splitlines()
    for number in range(1, len(lines) + 1):
        try:
            document = libraries.tomllib.loads("\n".join(lines[:number]))
        except libraries.tomllib.TOMLDecodeError:
            continue  # the middle of a value that spans lines
        if any(leaf == path for leaf, _ in leaves(document)):
            return number
    return 1


def nearest(path: str) -> str:
    """Return what to say of a setting that there is not."""
    if near := libraries.difflib.get_close_matches(path, SETTINGS, n=1):
        return f"perhaps {near[0]} was meant"
    return f"the settings are {', '.join(SETTINGS)}"
