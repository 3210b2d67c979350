"""Leaving: saving first, when the terminal goes away as when a person asks, and after a fault."""

import asyncio
import signal
from contextlib import suppress
from pathlib import Path
from typing import Any

from textual.app import App

from tightrope.domain.printable import printable
from tightrope.tui import terminal
from tightrope.tui.day_model import DayModel
from tightrope.tui.protocols import SavesBeforeLeaving
from tightrope.tui.screens.journal.screen import JournalScreen

_LOOKS_EVERY_SECONDS = 2.0


class Shutdown:
    """Saves what is being written on every screen before the program ends."""

    def __init__(self, app: App[Any], model: DayModel) -> None:
        self._app = app
        self._model = model

    def save_all(self) -> bool:
        """Let each screen save its words, and return whether all could; one that cannot says so."""
        return all(screen.save_before_leaving() for screen in self._screens())

    def _screens(self) -> list[SavesBeforeLeaving]:
        """Return the screens with words, from the top, so that the main screen comes last."""
        screens = reversed(self._app.screen_stack)
        return [screen for screen in screens if isinstance(screen, SavesBeforeLeaving)]

    def leave_when_told(self) -> None:
        """Save and leave when the terminal is closed or the program is told to end."""
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM"):
            # Windows has neither of them, nor handlers in its loop.
            with suppress(AttributeError, NotImplementedError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self._leave)
        if terminal.is_shown():
            self._app.set_interval(_LOOKS_EVERY_SECONDS, self._leave_with_the_terminal)

    def _leave(self) -> None:
        # First aside, for a journal that is busy is waited for, and nobody may wait for us.
        aside = [path for screen in self._screens() if (path := screen.put_words_aside())]
        saved = [screen.save_before_leaving() for screen in self._screens()]
        if all(saved) or not aside:
            self._app.exit()
        elif terminal.is_gone():
            self._app.exit(return_code=1)
        else:
            self._app.exit(return_code=1, message=_kept_in(aside))

    def _leave_with_the_terminal(self) -> None:
        # Textual would go on reading from it, as fast as it can.
        if terminal.is_gone():
            self._leave()

    def rescue(self) -> str:
        """Bring what is being written to safety after a fault, and say where it is."""
        with suppress(Exception):
            for screen in self._app.screen_stack[1:]:
                if isinstance(screen, SavesBeforeLeaving):
                    screen.save_before_leaving()
        session = self._model.session
        if session is None:
            return "Start it again."
        try:
            main = self._app.screen_stack[0]
            if isinstance(main, JournalScreen):
                session.update_text(main.view.editor_text)
            self._model.save()
        except Exception:  # noqa: BLE001 - whatever is broken, the words are not given up
            if aside := session.put_aside():
                return _kept_in([aside])
            return "What you wrote in the last second could not be saved."
        return "What you were writing is in the journal; start it again."


def _kept_in(aside: list[Path]) -> str:
    paths = " and ".join(printable(str(path)) for path in aside)
    return (
        f"What you were writing could not be saved and is in {paths};"
        " the next start of the journal offers it back."
    )
