"""Changing one switch in the settings file, and leaving all else in it as a person wrote it."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from tightrope.paths import asset
from tightrope.settings.file import SettingsError, parsed


def settings_template() -> str:
    """Return a settings file in which every setting is explained and none is set."""
    return asset("data", "settings/config.toml").read_text("utf-8")


def change_switch(config: Path, name: str, *, to: bool) -> None:
    """Set one switch in a settings file, for its owner alone, and leave all else in it as it was.

    The file is made from the template where there is none. Raises SettingsError where it cannot
    be read or written.
    """
    word = "true" if to else "false"
    try:
        text = _text_to_change(config)
        wanted = parsed(text, config) | {name: to}
        for changed in _ways_to_set(text, name, word):
            with suppress(SettingsError):
                if parsed(changed, config) == wanted:
                    _put_in_place(changed, Path(os.path.realpath(config)))
                    return
        why = "its line was not found"
    except (OSError, UnicodeDecodeError) as error:
        why = str(error.strerror) if isinstance(error, OSError) else "it is not UTF-8 text"
    raise SettingsError(f"{config} was not changed ({why}); write {name} = {word} in it yourself.")


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
