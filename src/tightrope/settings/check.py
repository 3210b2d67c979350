"""What is in force and where it comes from, and every mistake of a settings file at once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import time
from pathlib import Path
from typing import Any, Literal, NamedTuple

from tightrope import libraries
from tightrope.domain.formatting import WEEKDAYS
from tightrope.settings.file import leaves, line_of, nearest, read_settings
from tightrope.settings.values import (
    RETIRED_SETTINGS,
    SETTINGS,
    BadSettingError,
    Settings,
)

Origin = Literal["file", "usual", "locale"]
_CLOCK = "%H:%M"


class SettingInForce(NamedTuple):
    """A setting, the value that it has, as TOML knows it, and where that comes from.

    `line` is that of the settings file, from 1, where it stands there. `value` is None where a
    setting is not set and its usual value is to have none.
    """

    key: str
    value: str | float | bool | None
    origin: Origin
    line: int | None


class Finding(NamedTuple):
    """A mistake in a settings file: its line from 1, the setting, what is wrong and what to do.

    `key` is empty where the file is no TOML.
    """

    line: int
    key: str
    problem: str
    mend: str

    @property
    def sentence(self) -> str:
        """The finding without the name of the file: "line 3: halflife is not a setting; …"."""
        return f"line {self.line}: {f'{self.key} ' if self.key else ''}{self.problem}; {self.mend}."


def settings_in_force(config: Path, environ: Mapping[str, str]) -> tuple[SettingInForce, ...]:
    """Return every setting, in the order of the template, those of `keys` last.

    Raises SettingsError where the file cannot be read as a whole.
    """
    settings = read_settings(config, environ)
    text = config.read_text(encoding="utf-8") if config.exists() else ""
    lines = {path: line_of(path, text) for path, _ in leaves(libraries.tomllib.loads(text))}
    single = [each.name for each in fields(Settings) if each.name != "keys"]
    found = [_in_force(name, _toml_value(name, getattr(settings, name)), lines) for name in single]
    keys = ((f"keys.{name}", key) for name, key in settings.keys.items())
    return (*found, *(_in_force(path, key, lines) for path, key in keys))


def _in_force(key: str, value: Any, lines: Mapping[str, int]) -> SettingInForce:
    if key in lines:
        return SettingInForce(key, value, "file", lines[key])
    return SettingInForce(key, value, "locale" if key == "week_starts" else "usual", None)


def _toml_value(name: str, value: Any) -> Any:
    if name == "week_starts":
        return WEEKDAYS[value]
    if isinstance(value, time):
        return value.strftime(_CLOCK)
    return str(value) if isinstance(value, Path) else value


Problem = tuple[str, str, str]
"""The path of a setting, what is wrong with it, and what to do."""


def findings(
    text: str, further: Callable[[Settings], Iterable[Problem]] = lambda _: ()
) -> tuple[Finding, ...]:
    """Return every mistake in the text of a settings file, in the order of its lines.

    `further` is asked what is wrong with settings that could be read.
    """
    try:
        document = libraries.tomllib.loads(text)
    except libraries.tomllib.TOMLDecodeError as error:
        message, _, where = str(error).partition(" (at ")
        words = where.removeprefix("line ").split(",")[0]
        line = int(words) if words.isdecimal() else text.count("\n") + 1
        return (Finding(line, "", message, "mend that line"),)
    good, keys = dict[str, Any](), dict[str, str]()
    wrong = list[Problem]()
    for path, value in leaves(document):
        try:
            _take(path, value, good, keys)
        except _WrongError as found:
            wrong.append((path, found.problem, found.mend))
    if good.get("only_own_prompts") and not good.get("own_prompts"):
        wrong.append(("only_own_prompts", "cannot have this value", SETTINGS["own_prompts"].mend))
        del good["only_own_prompts"]
    wrong += further(Settings(**good, keys=keys))
    return tuple(sorted(Finding(line_of(path, text), path, *words) for path, *words in wrong))


class _WrongError(Exception):
    """What is wrong with a setting, and what to do."""

    def __init__(self, problem: str, mend: str) -> None:
        super().__init__(problem, mend)
        self.problem, self.mend = problem, mend


def _take(path: str, value: Any, good: dict[str, Any], keys: dict[str, str]) -> None:
    """Put what a setting says where it belongs. Raises _WrongError."""
    if path in RETIRED_SETTINGS:
        problem, _, why = RETIRED_SETTINGS[path].partition(": ")
        raise _WrongError(problem, f"remove the line, since {why}")
    name, _, key = path.partition(".")
    setting = SETTINGS.get(name)
    if setting is None or (key and name != "keys"):
        raise _WrongError("is not a setting", nearest(path))
    if value == {}:
        return
    try:
        read = setting.read(value)
        if not key and read is not None and name != "only_own_prompts":
            Settings(**{name: read})
    except (TypeError, ValueError, BadSettingError):
        raise _WrongError("cannot have this value", setting.mend) from None
    if key:
        keys[key] = read
    elif read is not None:
        good[name] = read
