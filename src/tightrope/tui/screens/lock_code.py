"""Setting, changing and removing the code of the screen's lock."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

_WHAT_IT_IS = (
    "A code hides the screen; the file stays readable to anyone who can open your files."
    " Type it twice; two empty lines remove it."
)


class LockCodeScreen(ModalScreen[str | None]):
    """Asks for a new code twice; answers with it, or with None where the person turned back.

    An empty code means that there shall be none.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "back")]

    def compose(self) -> ComposeResult:
        """Lay out what a code is, two lines to type it in, and the answer."""
        with Vertical(id="ask") as box:
            box.border_title = "Lock code"
            yield Static(_WHAT_IT_IS, markup=False)
            yield Input(password=True, placeholder="code", id="code")
            yield Input(password=True, placeholder="the same again", id="again")
            yield Static(" ", id="answer", markup=False)

    @on(Input.Submitted, "#code")
    def go_on(self) -> None:
        """Go on to the second line."""
        self.query_one("#again", Input).focus()

    @on(Input.Submitted, "#again")
    def give(self) -> None:
        """Answer with the code where both lines are the same."""
        code, again = (self.query_one(name, Input) for name in ("#code", "#again"))
        if code.value == again.value:
            self.dismiss(code.value)
            return
        self.query_one("#answer", Static).update("The two were not the same; type both again.")
        code.value = again.value = ""
        code.focus()
