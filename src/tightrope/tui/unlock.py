"""The screen that asks for the passphrase of an encrypted journal, before the journal opens."""

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Middle
from textual.types import CSSPathType

from tightrope import clock
from tightrope.crash_log import log_crash
from tightrope.domain.errors import TightropeError
from tightrope.journal import WrongPassphraseError
from tightrope.journal.results import FileKey
from tightrope.paths import Locations, asset
from tightrope.settings import Settings
from tightrope.tui import themes
from tightrope.tui._textual.app import FaultReportingApp
from tightrope.tui.widgets.secret_prompt import SecretPrompt

FindKey = Callable[[str], FileKey]
"""Opens the journal with a passphrase and returns its key; called in a thread.

Raises WrongPassphraseError, or what else keeps the journal from being opened.
"""


class UnlockApp(FaultReportingApp):
    """Asks until a passphrase opens the journal, or the person leaves.

    `key` is what opened it; None where the person left. `trouble` is what else came between.
    """

    TITLE = "tightrope"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar[CSSPathType | None] = [asset("styles", "app.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q,ctrl+c,escape", "quit", "leave", priority=True),
    ]

    def __init__(self, find_key: FindKey, locations: Locations, settings: Settings) -> None:
        super().__init__()
        self.key: FileKey | None = None
        self.trouble: TightropeError | None = None
        self._find_key = find_key
        self._locations = locations
        themes.register(self)
        theme = settings.theme if settings.theme in self.available_themes else App.theme
        themes.begin_in(self, str(theme))

    def compose(self) -> ComposeResult:
        """Lay out the one line."""
        with Middle(), Center():
            yield SecretPrompt("Passphrase")

    @on(SecretPrompt.Given)
    def try_passphrase(self, event: SecretPrompt.Given) -> None:
        """Try what was typed, in a thread: a key takes its time."""
        self.run_worker(self._try(event.line), exclusive=True)

    async def _try(self, passphrase: str) -> None:
        try:
            self.key = await asyncio.to_thread(self._find_key, passphrase)
        except WrongPassphraseError as wrong:
            self.query_one(SecretPrompt).refuse(str(wrong))
            return
        except TightropeError as trouble:
            self.trouble = trouble
        self.exit()

    def is_to_be_ignored(self, fault: Exception) -> bool:
        """Whether to go on as if nothing had happened."""
        return False

    def report_fault(self, fault: Exception) -> str:
        """Log the fault without its values, and say where."""
        return log_crash(fault, self._locations.logs, clock.now().utc)
