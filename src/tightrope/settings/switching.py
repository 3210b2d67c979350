"""Changing one switch in the settings file, and leaving all else in it as a person wrote it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tightrope import libraries
from tightrope.paths import asset
from tightrope.safe_files import make_private_folder, write_atomically
from tightrope.settings.file import SettingsError, parsed

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import Item, Key


def settings_template() -> str:
    """Return a settings file in which every setting is explained and none is set."""
    return asset("data", "settings/config.toml").read_text("utf-8")


def change_switch(config: Path, name: str, *, to: bool) -> None:
    """Set one switch in a settings file (0600) and leave all else in it as it was.

    The file is made from the template where there is none. Raises SettingsError where it cannot
    be read or written.
    """
    try:
        text = text_to_change(config)
        wanted = parsed(text, config) | {name: to}
        changed = _text_with(text, name, to=to)
        if parsed(changed, config) == wanted:
            put_in_place(changed, config)
            return
        why = "its line was not found"
    except (OSError, UnicodeDecodeError) as error:
        why = str(error.strerror) if isinstance(error, OSError) else "it is not UTF-8 text"
    line = f"{name} = {str(to).lower()}"
    raise SettingsError(f"{config} was not changed ({why}); write {line} in it yourself.")


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


def _text_with(text: str, name: str, *, to: bool) -> str:
    """Return the text of a settings file with a switch set: in its own line, or a new one.

    A new one takes the place of the remark that explains it, or stands at the top.
    """
    document = libraries.tomlkit.parse(text)
    if name in document:
        document[name] = to
        return document.as_string()
    index = _place_of_remark(document, name)
    line: tuple[Key, Item] = libraries.tomlkit.key(name), libraries.tomlkit.item(to)
    line[1].trivia.trail = "\r\n" if "\r\n" in text else "\n"
    document.body[index or 0 : 0 if index is None else index + 1] = [line]
    return document.as_string()


def _place_of_remark(document: "TOMLDocument", name: str) -> int | None:
    """Return where in a document's body the remark stands that shows how to set a switch."""
    remarks = {f"#{name}={word}" for word in ("true", "false")}
    for index, (_, item) in enumerate(document.body):
        if (
            isinstance(item, libraries.tomlkit.items.Comment)
            and item.as_string().replace(" ", "").strip() in remarks
        ):
            return index
    return None


def put_in_place(text: str, config: Path) -> None:
    """Write a settings file whole, for its owner alone. Raises OSError."""
    make_private_folder(Path(os.path.realpath(config)).parent)
    write_atomically(config, text.encode())
