"""The lines of the command palette: every act that does something where one stands, by name."""

from collections.abc import Container, Iterable, Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.dom import DOMNode
from textual.screen import Screen

from tightrope.journal import Journal
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.protocols import OffersActions, OpensLetters, RulesOutKeys
from tightrope.tui.widgets.vim_option_list import VimOptionList

Act = tuple[keys.Key, DOMNode]
"""A key, and the screen or widget that does what it does."""


def offered(app: App[Any], screen: Screen[Any]) -> list[tuple[tuple[keys.Key, ...], DOMNode]]:
    """Return the groups of keys that work on a screen, each with what does them.

    Those of the whole program come last, and before them those of the list with the focus.
    """
    groups = [*screen.offered_keys()] if isinstance(screen, OffersActions) else []
    if isinstance(screen.focused, VimOptionList):
        groups.append((keys.LISTS, screen.focused))
    return [*groups, (keys.ANYWHERE, app)]


def acts(app: App[Any], screen: Screen[Any]) -> dict[str, Act]:
    """Return by the id of its key each act that a screen offers, and those of the whole program.

    Where two keys call the same action, as one that works while typing may, only the first stays.
    What moves in a list is left out: whoever looks for it by its name has its name before them.
    """
    found: dict[str, Act] = {}
    for group, node in offered(app, screen):
        if group is keys.LISTS:
            continue
        for key in group:
            found.setdefault(key.action, (key, node))
    return {key.id: (key, node) for key, node in found.values()}


def idle_keys(journal: Journal, screen: Screen[Any]) -> set[str]:
    """Return the ids of the keys that would do nothing on a screen now."""
    idle = screen.idle_keys() if isinstance(screen, RulesOutKeys) else set()
    if any(not lines.option_count for lines in screen.query(VimOptionList)):
        idle |= _ON_A_LINE
    if not journal.undo.can_undo():
        idle |= _UNDO
    if not journal.undo.can_redo():
        idle |= _REDO
    return idle


def _ids(groups: Iterable[tuple[keys.Key, ...]], names: Container[str]) -> frozenset[str]:
    """Return the ids of those keys of some groups whose id ends with one of these names."""
    return frozenset(
        key.id for group in groups for key in group if key.id.partition(".")[2] in names
    )


# What is done to the chosen line of a list, on the screens that are one.
_ON_A_LINE = _ids(
    (keys.TRASH, keys.HISTORY, keys.ON_THIS_DAY, keys.UNSAVED, keys.BACKUPS, keys.TAGS, keys.AIMS),
    {
        *("restore", "erase", "forget", "forget_all", "refuse", "open", "let_rest", "rename"),
        *("go_back", "read_on", "read_back", "note", "title", "reached", "let_go", "delete"),
        "history",
    },
) | {key.id for key in keys.FOUND if key.name not in {"undo", "redo", "words"}}
_UNDO = _ids(keys.PLACES.values(), {"undo"})
_REDO = _ids(keys.PLACES.values(), {"redo"})


def run(app: App[Any], act: Act | None) -> None:
    """Do what a key does, once the screen that it was chosen on is gone."""
    if act:
        key, node = act
        app.call_later(app.run_action, key.action, node)


def commands(
    app: App[Any], journal: Journal, screen: Screen[Any], settings: Settings
) -> Iterator[SystemCommand]:
    """Yield a line for each act that does something now, with its reason and its key."""
    idle = idle_keys(journal, screen)
    for ident, (key, node) in acts(app, screen).items():
        if ident in idle:
            continue
        pressed = keys.every_press(key, settings.keys, ascii=settings.ascii)[0]
        yield SystemCommand(
            key.name.capitalize(),
            f"{key.reason}  {pressed}",
            partial(app.run_action, key.action, node),
        )
    if settings.letters and isinstance(screen, OpensLetters):
        yield SystemCommand(
            "Letters",
            "What you and one other person hand each other",
            partial(app.run_action, "open_letters", screen),
        )
