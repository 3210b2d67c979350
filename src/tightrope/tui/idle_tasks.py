"""Idle-time preloading: work done while no key comes."""

from collections.abc import Iterator
from typing import Any

from textual.app import App
from textual.events import ScreenResume, ScreenSuspend
from textual.message import Message
from textual.screen import Screen

from tightrope.tui._textual.app import mount_unseen

# Longer than the pauses between the keys of somebody who types.
_QUIET_SECONDS = 0.6
# Room for what else there is to do between two steps.
_BETWEEN_SECONDS = 0.02


class IdleTasks:
    """Takes one step after another while no key comes.

    A key that comes in the middle of a step waits for its end, so that none may take longer than
    a frame or two. After the last step there is nothing left that would cost anything.
    """

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._steps: Iterator[None] = iter(())
        self._last_key = 0.0

    def postpone(self) -> None:
        """Wait until it is quiet again: a key came."""
        self._last_key = Message().time

    def start(self, steps: Iterator[None]) -> None:
        """Begin with these steps when it is quiet."""
        self._steps = steps
        self._app.set_timer(_QUIET_SECONDS, self._run_next)

    def stop(self) -> None:
        """Take no more steps: the person leaves."""
        self._steps = iter(())

    def _run_next(self) -> None:
        noise = self._last_key + _QUIET_SECONDS - Message().time
        if noise > 0:
            self._app.set_timer(noise, self._run_next)
        elif next(self._steps, self) is not self:
            self._app.set_timer(_BETWEEN_SECONDS, self._run_next)


def prerender_screen(app: App[Any], screen: Screen[Any]) -> Iterator[None]:
    """Lay out and draw an installed screen under the one that is shown, a part at a time.

    It is what pushing it would do, but that nothing is painted: each part keeps what it drew.
    """
    mount_unseen(app, screen)
    screen.post_message(ScreenResume())
    screen.post_message(ScreenSuspend())
    yield
    for part in screen.query("*").results():
        if part.size:
            part.render_lines(part.outer_size.region)
            yield
