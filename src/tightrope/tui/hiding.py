"""Hiding the screen, asked or after some idle time, and locking it where the journal has a lock."""

from contextlib import suppress
from time import monotonic
from typing import Any

from textual.app import App
from textual.timer import Timer

from tightrope.domain.errors import TightropeError
from tightrope.journal.parts.screen_lock import LockQuestion, ScreenLock
from tightrope.tui.notify import show_message
from tightrope.tui.screens import late
from tightrope.tui.screens.privacy_screen import PrivacyScreen


class Hiding:
    """Covers the screens of an app with one that shows nothing.

    By itself it does so once `minutes` have passed without `postpone`; never where they are 0.
    """

    def __init__(self, app: App[Any], lock: ScreenLock, minutes: float) -> None:
        self._app = app
        self._lock = lock
        self._seconds = minutes * 60
        self._latest = 0.0
        self._timer: Timer | None = None
        self._question: LockQuestion | None = None

    def start(self) -> None:
        """Begin to wait for nobody to be there."""
        if self._seconds:
            self.postpone()
            self._wait(self._seconds)

    def stop(self) -> None:
        """Hide by itself no more."""
        if self._timer:
            self._timer.stop()

    def postpone(self) -> None:
        """Begin to wait anew: somebody is there."""
        self._latest = monotonic()

    def hide(self) -> None:
        """Cover the screen, unless it is; the screens below save when they are covered."""
        if not isinstance(self._app.screen, PrivacyScreen):
            # What cannot be read keeps nothing from being hidden: what locked before locks still.
            with suppress(TightropeError):
                self._question = self._lock.question()
            self._app.push_screen(PrivacyScreen(self._question))

    def asked_for(self) -> str:
        """Return what the hidden screen asks for, in words; raises JournalError."""
        question = self._lock.question()
        return f"asks for the {question.asks_for}" if question else "asks for nothing"

    @property
    def takes_code(self) -> bool:
        """Whether a code can be set."""
        return self._lock.takes_code

    def ask_for_code(self) -> None:
        """Let the person set, change or remove the code of a plain journal's lock."""
        self._app.push_screen(late.LockCodeScreen(), self._take_code)

    def _take_code(self, code: str | None) -> None:
        if code is None:
            return
        try:
            if code:
                self._lock.set_code(code)
            else:
                self._lock.remove_code()
        except TightropeError as trouble:
            show_message(self._app.screen, str(trouble))
        else:
            sentence = "Hiding asks for the code." if code else "There is no lock code."
            show_message(self._app.screen, sentence)

    def _wait(self, seconds: float) -> None:
        # One timer that looks again, not a new one for every key.
        self._timer = self._app.set_timer(seconds, self._look)

    def _look(self) -> None:
        if not self._app.screen_stack:
            return  # the program ends
        left = self._latest + self._seconds - monotonic()
        if left <= 0:
            self.hide()
            left = self._seconds
        self._wait(left)
