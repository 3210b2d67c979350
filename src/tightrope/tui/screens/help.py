"""Every key on one page."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.keys import format_key
from textual.screen import ModalScreen
from textual.widgets import Static

from tightrope.tui import keys


def page(keymap: Mapping[str, str]) -> Iterator[Content]:
    """Yield the lines of the help page for the keys as this person has them."""
    for place, group in keys.PLACES.items():
        yield Content.styled(place, "bold $accent")
        for key in group:
            every = keymap.get(key.id, key.keys).split(",")
            pressed = " ".join(format_key(each.strip()) for each in every)
            yield Content.assemble((f"  {pressed:<20}", "bold"), key.reason)
        yield Content("")
    yield Content.styled("Everywhere in Textual", "bold $accent")
    for pressed, name in keys.STOCK:
        yield Content.assemble((f"  {pressed:<20} ", "bold"), name)


class HelpScreen(ModalScreen[None]):
    """The key table, from the same source as the keys themselves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "back"),
        Binding("j", "scroll('down')", show=False),
        Binding("k", "scroll('up')", show=False),
    ]

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """Lay out a page that scrolls."""
        with VerticalScroll(id="help") as box:
            box.border_title = "Keys"
            box.border_subtitle = "Esc back"
            yield Static(Content("\n").join(page(self._keymap)))

    def action_scroll(self, way: str) -> None:
        """Scroll a line up or down."""
        box = self.query_one("#help")
        box.scroll_relative(y=1 if way == "down" else -1, animate=False)
