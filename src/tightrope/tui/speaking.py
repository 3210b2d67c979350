"""How a screen tells a person that something could not be done: in one place."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tightrope.domain.errors import TightropeError
from tightrope.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from textual.screen import Screen

_TIME_TO_READ = 8.0


def attempt(screen: "Screen[Any]", act: Callable[[], str]) -> bool:
    """Do something, show the sentence it answers with, and return whether it could be done."""
    try:
        said = act()
    except TightropeError as trouble:
        tell(screen, str(trouble), worried=True)
        return False
    if said:
        tell(screen, said)
    return True


def tell(screen: "Screen[Any]", sentence: str, *, worried: bool = False) -> None:
    """Show a sentence on the bottom line, or, where a screen has none, in a corner."""
    for line in screen.query(KeyLine):
        line.say(sentence, worried=worried)
        return
    screen.app.clear_notifications()
    screen.notify(
        sentence,
        severity="warning" if worried else "information",
        timeout=_TIME_TO_READ,
        markup=False,
    )
