"""A page to read: one of the help texts that ship with the program."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tightrope.paths import asset
from tightrope.tui.widgets.reading import Reading, plain_markdown


class PageScreen(ModalScreen[None]):
    """Shows a page of `data/help`; nothing notes that it was read."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss", "back")]

    def __init__(self, page: str) -> None:
        super().__init__()
        self._page = page

    def compose(self) -> ComposeResult:
        """Lay out the page alone."""
        yield Reading(parser=plain_markdown, id="shelf")

    def on_mount(self) -> None:
        """Open the page."""
        reading = self.query_one(Reading)
        reading.border_subtitle = "Esc back"
        reading.show(asset("data", f"help/{self._page}.md").read_text(encoding="utf-8"))
        reading.can_focus = True
        reading.focus()
