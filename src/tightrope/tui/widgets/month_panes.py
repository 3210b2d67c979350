"""The panes of the month screen: what there is to say about a month, and the person's note."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tightrope.domain.balance import Leaning
from tightrope.domain.review import Review
from tightrope.reports.sections import empty_state, sections
from tightrope.reports.shared import shared_sections
from tightrope.tui.keys import MONTH_NOTE, bindings
from tightrope.tui.widgets.editor.widget import Editor

_TITLE = 11
_FEWEST_BESIDE = 24  # in less room titles stand above
_SIDES = {Leaning.TOGETHER: "bold $together-text", Leaning.SPACE: "bold $space-text"}


def lines_of(review: Review, width: int) -> Iterator[Content]:
    """Yield the sections of a review in so many cells, led by why there is no balance."""
    if sentence := empty_state(review):
        yield from Content.styled(sentence, "bold").wrap(width)
        yield Content("")
    margin = _TITLE if width - _TITLE >= _FEWEST_BESIDE else 1
    # What is to be talked about has a list of its own on the screen.
    shared = shared_sections(review._replace(talk=()), with_words=True)
    for title, lines in (*sections(review), *shared):
        name = Content.styled(f"{title:<{_TITLE}}", "$foreground 60%")
        if margin < _TITLE:
            yield name
            name = Content(" " * margin)
        for line in lines:
            shown = _coloured(line, review) if title == "Balance" else Content(line)
            for part in shown.wrap(width - margin):
                yield name + part
                name = Content(" " * margin)


def _coloured(line: str, review: Review) -> Content:
    """Return a line that begins with how the month leaned, that in its colour."""
    leaning = review.balance.leaning
    style = _SIDES.get(leaning, "bold") if line.startswith(leaning.value) else ""
    return Content(line).stylize(style, 0, len(leaning.value)) if style else Content(line)


class _Lines(Widget):
    """As high as what is said."""

    review: reactive[Review | None] = reactive(None)

    def __init__(self) -> None:
        super().__init__()
        self._wrapped: tuple[Review | None, int, list[Content]] = (None, 0, [])

    def _lines(self, width: int) -> list[Content]:
        review, wrapped_to, lines = self._wrapped
        if review is not self.review or wrapped_to != width:
            lines = [*lines_of(self.review, width)] if self.review and width else []
            self._wrapped = (self.review, width, lines)
        return lines

    def watch_review(self) -> None:
        """Ask for another height only where the lines take one; a layout costs as much as they."""
        if (
            self.content_size.width
            and len(self._lines(self.content_size.width)) != self.size.height
        ):
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many rows the lines take."""
        del container, viewport
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw the lines."""
        return Content("\n").join(self._lines(self.content_size.width))


class MonthSummary(VerticalScroll, can_focus=False):
    """Shows the sections of one review from the first on, and scrolls where they are many."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = _Lines()

    def compose(self) -> ComposeResult:
        """Lay out the lines alone."""
        yield self._lines

    @property
    def review(self) -> Review | None:
        """What is shown."""
        return self._lines.review

    def show(self, review: Review, heading: str) -> None:
        """Show a review, with a heading in the border."""
        self.border_title = heading
        if self._lines.review is not review:
            self._lines.review = review
            if self.scroll_y:
                self.scroll_home(animate=False, force=True, immediate=True)


class MonthNotePane(Editor):
    """The note as it is read and as it is written: the same words in the same place."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(MONTH_NOTE)]

    class Done(Message):
        """The person is done with the note."""

    def action_done(self) -> None:
        """Say so."""
        self.post_message(self.Done())

    def show(self, text: str) -> None:
        """Show a note; the cursor keeps its place from the end, where one writes on."""
        if text == self.text:
            return
        row, column = self.cursor_location
        rows_below = self.document.line_count - 1 - row
        columns_behind = len(self.document[row]) - column
        self.load(text)
        row = max(0, self.document.line_count - 1 - rows_below)
        self.move_cursor((row, max(0, len(self.document[row]) - columns_behind)))
