"""A letter on every pane of the screen below; pressed, it takes the keys there."""

from collections.abc import Sequence
from string import ascii_lowercase
from typing import Any, ClassVar, Self

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from tightrope.text_width import cells
from tightrope.tui.protocols import HasPanes, Pane

_LONGEST_NAME = 30
# Those under the fingers first.
_LETTERS = "asdfghjkl" + "".join(each for each in ascii_lowercase if each not in "asdfghjkl")


class JumpScreen(ModalScreen[Pane | None]):
    """The letters; answers with the pane whose letter was pressed, with None for any other key."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "back")]

    def __init__(self, panes: Sequence[Pane]) -> None:
        super().__init__()
        self._panes = dict(zip(_LETTERS, panes, strict=False))

    @classmethod
    def over(cls, screen: Screen[Any]) -> Self | None:
        """Return the letters over the panes of a screen; None where it has one at most."""
        panes = _panes_of(screen)
        return cls(panes) if len(panes) > 1 else None

    def compose(self) -> ComposeResult:
        """Yield a letter for each pane; those that are not seen are named in the last row."""
        yield Static(id="below")
        for letter, pane in self._panes.items():
            yield Static(self._label(letter, pane), markup=False, id=f"to-{letter}")

    def on_mount(self) -> None:
        """Put each letter on its pane."""
        self._place()

    def on_resize(self) -> None:
        """Put them there again."""
        self._place()

    def _place(self) -> None:
        left, bottom = 0, self.app.size.height - 1
        below = self.query_one("#below", Static)
        below.styles.offset = (0, bottom)
        below.display = not all(_is_seen(pane.widget) for pane in self._panes.values())
        for letter, pane in self._panes.items():
            label = self.query_one(f"#to-{letter}", Static)
            region = pane.widget.region if _is_seen(pane.widget) else None
            if region:
                width = max(len(self._label(letter, pane)), _title_width(pane.widget))
                label.styles.width = min(width, region.width - 2)
                label.styles.offset = (region.x + 1, region.y)
            else:
                label.styles.offset = (left, bottom)
                left += len(self._label(letter, pane)) + 1

    @staticmethod
    def _label(letter: str, pane: Pane) -> str:
        return f" {letter} {pane.name} " if pane.name else f" {letter} "

    def on_key(self, event: events.Key) -> None:
        """Answer; what is no letter here only takes the letters away."""
        event.stop()
        event.prevent_default()
        self.dismiss(self._panes.get(event.key))

    def on_click(self, event: events.Click) -> None:
        """Answer with the pane whose letter is clicked."""
        clicked = event.widget.id if event.widget else None
        self.dismiss(self._panes.get((clicked or "").removeprefix("to-")))


def _title_width(widget: Widget) -> int:
    """Return how wide a title is that a letter covers whole, so that no half of a word looks out.

    Only its first part is covered: in the markup of a title others follow, in other colours.
    """
    title, _, _ = str(widget.border_title or "").partition("[")
    return cells(title) + 2


def _is_seen(widget: Widget) -> bool:
    return bool(widget.region) and all(node.display for node in widget.ancestors_with_self)


def _panes_of(screen: Screen[Any]) -> Sequence[Pane]:
    """Return what can have the keys on a screen; a widget is called by the title on its border."""
    if isinstance(screen, HasPanes):
        return screen.jump_panes()
    return [
        Pane(str(each.border_title or "")[:_LONGEST_NAME], each, each.focus)
        for each in screen.focus_chain
    ]
