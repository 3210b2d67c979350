"""What only the full-screen face knows of the settings: which themes and keys there are."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from textual.theme import BUILTIN_THEMES

from tightrope.settings import Settings, refuse
from tightrope.tui import keys, letter_keys
from tightrope.tui.themes import DARK, LIGHT

THEMES = (*BUILTIN_THEMES, DARK.name, LIGHT.name)


def problems(settings: Settings, themes: Iterable[str] = THEMES) -> Iterator[tuple[str, str, str]]:
    """Give each setting that names no theme or key: its path, what is wrong, and what to do."""
    if settings.theme not in themes:
        yield "theme", "is not a theme", f"choose one of {', '.join(sorted(themes))}"
    of_letters = (key for group in letter_keys.PLACES.values() for key in group)
    for ident in sorted(set(settings.keys) - {key.id for key in (*keys.every_key(), *of_letters)}):
        yield f"keys.{ident}", "is not a key", "write an id such as entry.new"


def refuse_unknown(settings: Settings, config: Path, themes: Iterable[str]) -> None:
    """Raise SettingsError for a theme or key id that there is not, with its line in `config`."""
    for path, problem, mend in problems(settings, themes):
        refuse(config, path, problem, mend)
