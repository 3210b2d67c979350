"""Why a question is asked: the studies behind it, or what a person's own file says."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tightrope.questions import Study
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.question_source import Reason


class WhyAskedScreen(ModalScreen[None]):
    """One page that scrolls: the question, and below it where it comes from."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.WHY_ASKED)]

    def __init__(self, settings: Settings, reason: Reason) -> None:
        super().__init__()
        self._keymap = settings.keys
        self._reason = reason

    def compose(self) -> ComposeResult:
        """Lay out the page alone."""
        with VerticalScroll(id="reason") as box:
            box.border_title = "Why this is asked"
            back = keys.press_of("why_asked.back", self._keymap)
            box.border_subtitle = f"{back} back"
            yield Static(Content.styled(self._reason.question, "bold"), markup=False)
            if self._reason.own:
                yield Static(self._reason.own, markup=False)
            for study in self._reason.studies:
                yield Static(study_text(study), markup=False)


def study_text(study: Study) -> Content:
    """Return a study as four paragraphs, each behind what it is."""
    paragraphs = (
        ("Study", study.work),
        ("Found", study.found),
        ("Size", study.size),
        ("Limits", study.limits),
    )
    return Content("\n").join(
        Content.assemble((f"{name}  ", "dim"), words) for name, words in paragraphs
    )
