"""A blank screen, for when somebody comes in; where there is a lock, it asks for what opens it."""

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from tightrope.tui.widgets.secret_prompt import SecretPrompt

if TYPE_CHECKING:
    from tightrope.journal.parts.screen_lock import LockQuestion

WRONG_SECONDS = 1.0
"""How long whoever gave a wrong answer waits, beside its check."""


class PrivacyScreen(Screen[None]):
    """Shows nothing of the journal. The key that hides never reveals.

    Enter does, or what a lock asks for.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "reveal", "show again")]

    def __init__(self, question: "LockQuestion | None" = None) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Nothing but the way back."""
        if self._question is None:
            yield Static("Enter", id="way-back")
        else:
            yield SecretPrompt(self._question.asks_for.capitalize())

    def action_reveal(self) -> None:
        """Show the journal again, unless there is a lock."""
        if self._question is None:
            self.dismiss()

    @on(SecretPrompt.Given)
    async def check(self, event: SecretPrompt.Given) -> None:
        """Show the journal again where the answer is right."""
        self.run_worker(self._check(event.line), exclusive=True)

    async def _check(self, line: str) -> None:
        question = self._question
        if question is None or await asyncio.to_thread(question.is_right, line):
            self.dismiss()
            return
        await asyncio.sleep(WRONG_SECONDS)
        self.query_one(SecretPrompt).refuse(f"This is not the {question.asks_for}.")
