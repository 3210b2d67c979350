"""When what is being typed is saved: soon after the first change, and once for all till then."""

from collections.abc import Callable
from typing import Any

from textual.screen import Screen
from textual.timer import Timer

SAVES_AFTER = 1.0
"""Seconds from a keystroke to the file, well within the two that are promised."""


class Autosave:
    """Calls `save` SAVES_AFTER seconds after the first change since it was called last."""

    def __init__(self, screen: Screen[Any], save: Callable[[], object]) -> None:
        self._screen = screen
        self._save = save
        self._timer: Timer | None = None

    def schedule(self) -> None:
        """Save soon, unless that is on its way."""
        if self._timer is None:
            self._timer = self._screen.set_timer(SAVES_AFTER, self._save)

    def cancel(self) -> None:
        """Leave it to the caller, who saves now."""
        if self._timer:
            self._timer.stop()
        self._timer = None
