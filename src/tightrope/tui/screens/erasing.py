"""Erasing for good: how far it is, and what it reached and what not."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.types import CSSPathType

from tightrope.journal import Journal
from tightrope.journal.erasure.report import erasure_sentences
from tightrope.journal.progress import ALL, Progress
from tightrope.journal.results import ErasureResult
from tightrope.paths import asset
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.protocols import OfferedKeys
from tightrope.tui.screens.background_task import ResultPanel, TaskScreen, Then
from tightrope.tui.widgets.status_line import StatusLine

Erase = Callable[[Journal, Progress], ErasureResult]
"""Erases something with a journal of its own, in a thread."""

_STOPPED = "You stopped it."


class ErasingScreen(TaskScreen[None]):
    """Erases as soon as it is opened, and then tells what came of it.

    `done` makes the first sentence of that. `to_add` is what is typed to have backups rewritten.
    """

    AUTO_FOCUS = "ResultPanel"
    CSS_PATH: ClassVar[CSSPathType | None] = asset("styles", "exchange.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.ERASING)]

    def __init__(
        self, journal: Journal, settings: Settings, erase: Erase, done: Callable[[int], str]
    ) -> None:
        super().__init__(journal)
        self._settings = settings
        self._erase = erase
        self._say_done = done

    def offered_keys(self) -> OfferedKeys:
        """Return the keys of the screen."""
        return [(keys.ERASING, self)]

    def compose(self) -> ComposeResult:
        """Lay out one text."""
        yield ResultPanel()
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin."""
        groups = (keys.ERASING, keys.ANYWHERE)
        self.query_one(StatusLine).keys = keys.line(groups, self._settings.keys)

        def erase(own: Journal, progress: Progress) -> Then:
            result = self._erase(own, progress)
            return lambda: self._tell(result)

        self.begin("Erasing", erase, stopped=_STOPPED, total=ALL)

    def action_back(self) -> None:
        """Stop what goes on, or go back."""
        if self.is_at_work:
            self.stop()
        else:
            self.dismiss(None)

    def _tell(self, result: ErasureResult) -> None:
        sentences = [self._say_done(result.count), *erasure_sentences(result, to_add=_TO_ADD)]
        self.result.show_text("Erased for good", Content("\n\n".join(sentences)))


_TO_ADD = "`backups` behind the number, when you erase something next,"
