"""What the app asks of the screens on its stack; a screen that can answer has these methods."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol, runtime_checkable

from textual.dom import DOMNode
from textual.widget import Widget

from tightrope.tui.keys import Key

OfferedKeys = Iterable[tuple[tuple[Key, ...], DOMNode]]
"""Groups of the key table, each with the screen or widget that has their `action_*` methods."""


@runtime_checkable
class SavesBeforeLeaving(Protocol):
    """A screen that words are written in, which must be saved before the program ends."""

    def save_before_leaving(self) -> bool:
        """Save them and return whether that could be done; if not, the screen says why."""
        ...

    def put_words_aside(self) -> Path | None:
        """Put what is not saved into a file, at once, and return it if there is anything."""
        ...


@runtime_checkable
class OffersActions(Protocol):
    """A screen whose keys the command palette lists by name, and the help before all others."""

    def offered_keys(self) -> OfferedKeys:
        """Return its groups of keys, each with what does them; an action is listed once."""
        ...


@runtime_checkable
class OpensLetters(Protocol):
    """A screen from which the letters are opened, where they are on; they have no key."""

    def action_open_letters(self) -> None:
        """Open them."""
        ...


@runtime_checkable
class RulesOutKeys(Protocol):
    """A screen that knows which of the keys that it offers would do nothing now."""

    def idle_keys(self) -> set[str]:
        """Return their ids; the palette leaves them out."""
        ...


class LocksScreen(Protocol):
    """What hides the screen, as the settings show it."""

    @property
    def takes_code(self) -> bool:
        """Whether a code can be set."""
        ...

    def asked_for(self) -> str:
        """Return what the hidden screen asks for, in words; raises JournalError."""
        ...

    def ask_for_code(self) -> None:
        """Let the person set, change or remove the code."""
        ...


class Pane(NamedTuple):
    """A part of a screen that can have the keys: what it is called, what it is, how it gets them.

    On a small terminal it may stand behind another one.
    """

    name: str
    widget: Widget
    enter: Callable[[], object]


@runtime_checkable
class HasPanes(Protocol):
    """A screen that says which panes it has, where that is more than what can have the focus."""

    def jump_panes(self) -> Sequence[Pane]:
        """Return them in the order in which they are read."""
        ...
