"""Errors and messages in the status line of a screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tightrope.domain.errors import TightropeError
from tightrope.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from textual.screen import Screen

_TIME_TO_READ = 8.0


def run_or_show_error(screen: "Screen[Any]", change: Callable[[], str]) -> bool:
    """Do something, show the sentence it answers with, and return whether it could be done."""
    try:
        message = change()
    except TightropeError as trouble:
        show_message(screen, str(trouble), worried=True)
        return False
    if message:
        show_message(screen, message)
    return True


def show_message(screen: "Screen[Any]", sentence: str, *, worried: bool = False) -> None:
    """Show a sentence on the bottom line, or, where a screen has none, in a corner."""
    for line in screen.query(StatusLine):
        line.say(sentence, worried=worried)
        return
    screen.app.clear_notifications()
    screen.notify(
        sentence,
        severity="warning" if worried else "information",
        timeout=_TIME_TO_READ,
        markup=False,
    )
