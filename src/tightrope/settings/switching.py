"""Changing one setting in the settings file, and leaving all else in it as a person wrote it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tightrope import libraries
from tightrope.paths import asset
from tightrope.safe_files import make_private_folder, write_atomically
from tightrope.settings.file import SettingsError, parsed

if TYPE_CHECKING:
    from tomlkit import TOMLDocument


def settings_template() -> str:
    """Return a settings file in which every setting is explained and none is set."""
    return asset("data", "settings/config.toml").read_text("utf-8")


def setting_reasons() -> dict[str, str]:
    """Return by the name of each setting what it is for, as the template has it."""
    reasons: dict[str, str] = {}
    words: list[str] = []
    for line in settings_template().splitlines():
        name, equals, _ = line.removeprefix("#").partition(" = ")
        if line.startswith("# "):
            words.append(line.removeprefix("# "))
            continue
        if equals:
            reasons[name] = " ".join(words)
        words = []
    return reasons


Value = bool | str | float
"""What a setting is in TOML."""


def change_setting(config: Path, name: str, *, to: Value | None) -> None:
    """Set one setting in a settings file (0600) and leave all else in it as it was.

    None makes a remark of its line, so that it has its usual value. The file is made from the
    template where there is none. Raises SettingsError where it cannot be read or written.
    """
    try:
        text = text_to_change(config)
        wanted = parsed(text, config) | {name: to}
        if to is None:
            del wanted[name]  # its line becomes a remark
        changed = _text_with(text, name, to=to)
        if parsed(changed, config) == wanted:
            put_in_place(changed, config)
            return
        why = "its line was not found"
    except (OSError, UnicodeDecodeError) as error:
        why = str(error.strerror) if isinstance(error, OSError) else "it is not UTF-8 text"
    line = f"{name} = {libraries.tomlkit.item('' if to is None else to).as_string()}"
    mend = f"take the line {name} out" if to is None else f"write {line} in it"
    raise SettingsError(f"{config} was not changed ({why}); {mend} yourself.")


def text_to_change(config: Path) -> str:
    """Return the text of a settings file, or the template where there is none.

    Raises OSError where it cannot be read or written, UnicodeDecodeError.
    """
    try:
        # Opened as for writing, so that a file that is closed to that is left alone.
        with config.open("r+b") as file:
            return file.read().decode()
    except FileNotFoundError:
        return settings_template()


def _text_with(text: str, name: str, *, to: Value | None) -> str:
    """Return the text of a settings file with a setting changed: in its own line, or a new one.

    A new one takes the place of the remark that explains it, or stands at the top.
    """
    document = libraries.tomlkit.parse(text)
    if to is None:
        _make_remark(document, name)
        return document.as_string()
    if name in document:
        document[name] = to
        return document.as_string()
    end = "\r\n" if "\r\n" in text else "\n"
    index = _place_of_remark(document, name)
    remark = "" if index is None else document.body[index][1].as_string().strip().lstrip("#")
    # What a person wrote behind it on its line stays there.
    line = libraries.tomlkit.parse((remark or f"{name} = 0") + end)
    line[name] = to
    document.body[index or 0 : 0 if index is None else index + 1] = line.body
    return document.as_string()


def _make_remark(document: "TOMLDocument", name: str) -> None:
    """Put a `#` before a setting's line, and leave what a person wrote behind it."""
    items = libraries.tomlkit.items
    for index, (key, item) in enumerate(document.body):
        if key is not None and key.key == name:
            trivia = item.trivia
            words = f"#{key.as_string()}{key.sep}{item.as_string()}{trivia.comment_ws}"
            remark = items.Trivia(trivia.indent, "", words + trivia.comment, trivia.trail)
            document.body[index] = (None, items.Comment(remark))
            return


def _place_of_remark(document: "TOMLDocument", name: str) -> int | None:
    """Return where in a document's body the remark stands that shows how to set a setting."""
    for index, (_, item) in enumerate(document.body):
        if isinstance(item, libraries.tomlkit.items.Comment) and _shows(item.as_string(), name):
            return index
    return None


def _shows(remark: str, name: str) -> bool:
    """Return whether a remark is a line of the settings that only lacks its `#` taken away."""
    words = remark.strip().lstrip("#")
    try:
        return list(libraries.tomllib.loads(words)) == [name]
    except libraries.tomllib.TOMLDecodeError:
        return False


def put_in_place(text: str, config: Path) -> None:
    """Write a settings file whole, for its owner alone. Raises OSError."""
    make_private_folder(Path(os.path.realpath(config)).parent)
    write_atomically(config, text.encode())
