"""The themes, each in force while the cursor is on it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tightrope.tui.widgets.vim_option_list import VimOptionList


class ThemesScreen(ModalScreen[str | None]):
    """A narrow list beside what is being looked at; answers with the theme that was chosen.

    None where the person turned back; whoever asked puts the former theme back then.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss(None)", "back")]

    def __init__(self, theme: str) -> None:
        super().__init__()
        self._theme = theme

    def compose(self) -> ComposeResult:
        """Lay out the list alone."""
        yield VimOptionList(markup=False)

    def on_mount(self) -> None:
        """Begin at the theme in force."""
        names = sorted(self.app.available_themes, key=lambda name: ("tightrope" not in name, name))
        themes = self.query_one(VimOptionList)
        themes.border_title, themes.border_subtitle = "Theme", "Enter keeps · Esc back"
        themes.add_options(Option(f" {name}", id=name) for name in names)
        themes.highlighted = names.index(self._theme)

    @on(OptionList.OptionHighlighted)
    def _preview(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id and event.option_id != self.app.theme:
            self.app.theme = event.option_id

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)
