"""A line for a passphrase or a code, which is not shown, and the answer below it."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static


class SecretPrompt(Vertical):
    """Asks for one secret line. While an answer is being checked, keys go nowhere."""

    class Given(Message):
        """A line was given; whoever checks it calls `refuse` if it is wrong."""

        def __init__(self, line: str) -> None:
            super().__init__()
            self.line = line

    def __init__(self, asks_for: str) -> None:
        super().__init__()
        self._asks_for = asks_for

    def compose(self) -> ComposeResult:
        """Lay out what is asked for, the line, and the answer."""
        yield Static(self._asks_for, markup=False)
        yield Input(password=True)
        yield Static(" ", id="answer", markup=False)

    @on(Input.Submitted)
    def give(self, event: Input.Submitted) -> None:
        """Hand the line on, and take no other meanwhile."""
        event.stop()
        if event.value:
            line, event.input.value = event.value, ""
            event.input.disabled = True
            self._answer("One moment.")
            self.post_message(self.Given(line))

    def refuse(self, sentence: str) -> None:
        """Say why the line will not do, and take another."""
        self._answer(sentence)
        line = self.query_one(Input)
        line.disabled = False
        line.focus()

    def _answer(self, sentence: str) -> None:
        self.query_one("#answer", Static).update(sentence)
