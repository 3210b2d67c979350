"""What was found as lines of a list, and in numbers."""

from collections.abc import Container

from textual import events
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tightrope.domain.formatting import day_text
from tightrope.domain.marks import sign
from tightrope.domain.printable import printable
from tightrope.journal.results import Match, SearchResult
from tightrope.text_width import cells, grapheme_before
from tightrope.tui.widgets.entry_list import selected_sign
from tightrope.tui.widgets.vim_option_list import VimOptionList

# What stands in a line before its words: cells.
_DAY_AND_SIGN = 20
_LEAST_ROOM = 12


def line_of(hit: Match, width: int, *, is_selected: bool = False, ascii: bool = False) -> Content:
    """Return a hit's line: its day, its sign, and the line that matched with the match in bold.

    `width` is that of the whole line in cells. A match that would stand beyond it brings only a few
    words before it, so that it is always in sight.
    """
    words, room = printable(hit.line), max(_LEAST_ROOM, width - _DAY_AND_SIGN)
    cut = _cut(words, hit.spans[0], room) if hit.spans else 0
    # No more than can be seen, and a sign more for the dots that say so: measuring takes long.
    line = Content(words[cut : cut + room + 1])
    for start, end in hit.spans:
        line = line.stylize("bold $accent", max(0, start - cut), max(0, end - cut))
    if cut:
        line = Content("…") + line
    state = hit.entry.state
    return Content.assemble(
        selected_sign(is_selected=is_selected),
        (f"{day_text(hit.entry.day):>15}  ", "$foreground 60%"),
        (f"{sign(state, ascii=ascii)} ", f"${state.value}-text" if state.vote in {0, 1} else ""),
        line,
    )


def _cut(line: str, match: tuple[int, int], room: int) -> int:
    """Return from which character on a line is shown, so that its match is within `room` cells."""
    start, end = match
    if cells(line[:end]) <= room:
        return 0
    # A third of the room is for the words before it, unless the match itself needs more.
    lead = max(0, min(room // 3, room - 1 - cells(line[start:end])))
    cut = start
    while cut > 0 and cells(line[(before := grapheme_before(line, cut)) : start]) <= lead:
        cut = before
    return cut


def tally(found: SearchResult) -> str:
    """Return how much was found, and over which days, where that is known already."""
    if not found.matches:
        return "Nothing found"
    count = f"{found.count}{'+' if found.more else ''} found"
    if found.span is None:
        return count
    first, last = found.span.first, found.span.last
    span = day_text(last) if first == last else f"{day_text(first)} to {day_text(last)}"
    shown = "" if len(found.matches) == found.count else f", the newest {len(found.matches)} shown"
    return f"{count}{shown} · {span}"


class HitList(VimOptionList):
    """The hits of a search, a line each, drawn so that every match is in sight."""

    def __init__(self, *, ascii: bool = False) -> None:
        super().__init__(markup=False)
        self._ascii = ascii
        self._found: SearchResult | None = None
        self._selected: Container[str] = ()

    def show(self, found: SearchResult | None, selected: Container[str], at: int) -> None:
        """Show these hits with the cursor on the line `at`; nobody is told that it moved there."""
        self._found, self._selected = found, selected
        # What the scrollbar takes is left free, so that it moves no match when it comes.
        width = self.size.width - 1
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(
                Option(line_of(hit, width, is_selected=hit.entry.id in selected, ascii=self._ascii))
                for hit in (found.matches if found else ())
            )
            self.highlighted = at if self.option_count else None

    def on_resize(self, event: events.Resize) -> None:
        """Draw the lines anew where they have another width."""
        if self._found and self._found.matches:
            self.show(self._found, self._selected, self.highlighted or 0)
