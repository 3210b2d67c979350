"""A question of one line, answered while one types with what was understood."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tightrope.domain.errors import TightropeError


class AskScreen(ModalScreen[str | None]):
    """Asks for one line; answers with it, or with None where the person turned back.

    `understood` returns what a line means, in words, or raises TightropeError with what to write.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "back")]

    def __init__(
        self, title: str, understood: Callable[[str], str], *, value: str = "", hint: str = ""
    ) -> None:
        super().__init__()
        self._title = title
        self._understood = understood
        self._value = value
        self._hint = hint

    def compose(self) -> ComposeResult:
        """One line to write in, one that answers."""
        with Vertical(id="ask") as box:
            box.border_title = self._title
            yield Input(self._value, placeholder=self._hint, select_on_focus=False)
            yield Static(" ", id="understood", markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what is understood so far."""
        self.query_one("#understood", Static).update(self._answer(event.value)[0])

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with the line, if it means something."""
        words, is_understood = self._answer(event.value)
        self.query_one("#understood", Static).update(words)
        if is_understood:
            self.dismiss(event.value)

    def _answer(self, line: str) -> tuple[str, bool]:
        try:
            return self._understood(line) or " ", True
        except TightropeError as trouble:
            return (str(trouble) if line.strip() else " "), False
