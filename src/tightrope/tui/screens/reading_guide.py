"""How the tide is read: one page, with a small picture of it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Markdown

from tightrope.domain.markdown import plain_markdown
from tightrope.paths import asset
from tightrope.settings import Settings
from tightrope.tui.terminal import terminal_colours
from tightrope.tui.widgets.chart.example import TideExplained

_USUAL = "14 days"


def reading_text(half_life: float) -> tuple[str, str]:
    """Return the title of the page and its text, with the half-life in days that is in force."""
    page = asset("data", "help/balance.md").read_text(encoding="utf-8")
    title, _, text = page.partition("\n\n")
    in_force = f"{half_life:g} day" if half_life == 1 else f"{half_life:g} days"
    return title.lstrip("# "), text.replace(_USUAL, in_force)


class ReadingGuide(ModalScreen[None]):
    """The picture with its parts named, and below it what they mean and what they cannot."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "back")
    ]

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings

    def compose(self) -> ComposeResult:
        """Lay out the picture above the text."""
        title, text = reading_text(self._settings.half_life)
        with VerticalScroll(id="guide") as box:
            box.border_title, box.border_subtitle = title, "Esc back"
            yield TideExplained(
                terminal=lambda: terminal_colours(self.app), ascii=self._settings.ascii
            )
            yield Markdown(text, parser_factory=plain_markdown, open_links=False)
