"""Keys that are pressed before what they are meant for stands there."""

from collections.abc import Awaitable, Callable

from textual import events
from textual.screen import Screen

from tightrope.tui.screens.journal.model_screen import ModelScreen


class EarlyKeys:
    """Keeps the keys that come before the journal is open, in the order they were typed in."""

    def __init__(self) -> None:
        self._kept: list[events.Key] | None = []

    def keep(self, event: events.Key, screen: Screen[object]) -> bool:
        """Keep what comes early, and return whether it did: until `release`, behind the others."""
        if self._kept is None:
            return False
        is_early = bool(self._kept) or (isinstance(screen, ModelScreen) and not screen.is_open)
        if is_early:
            self._kept.append(event)
        return is_early

    async def release(self, pass_on: Callable[[events.Event], Awaitable[None]]) -> None:
        """Pass on the keys that came early, and keep none from now on."""
        kept, self._kept = self._kept or [], None
        for key in kept:
            await pass_on(key)


def was_aimed_elsewhere(key: events.Key, screen: Screen[object]) -> bool:
    """Whether a key was on its way to what had the keys before the editor was opened.

    What is typed in one breath with the key that opens the editor, as over a slow line, or before
    the first paint, is meant for the editor.
    """
    return isinstance(screen, ModelScreen) and key.time < screen.open_since
