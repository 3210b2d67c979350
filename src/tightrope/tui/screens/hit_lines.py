"""What was found as lines of a list, and in numbers."""

from textual.content import Content

from tightrope.domain.formatting import day_text
from tightrope.domain.marks import sign
from tightrope.domain.printable import printable
from tightrope.journal.results import Match, SearchResult
from tightrope.text_width import cells, grapheme_before

_LONGEST_LINE = 300
# What stands in a line before its words: cells.
_DAY_AND_SIGN = 20
_LEAST_ROOM = 12


def line_of(hit: Match, width: int, *, is_selected: bool = False, ascii: bool = False) -> Content:
    """Return a hit's line: its day, its sign, and the line that matched with the match in bold.

    `width` is that of the whole line in cells. A match that would stand beyond it brings only a few
    words before it, so that it is always in sight.
    """
    words = printable(hit.line)
    line = Content(words)
    for start, end in hit.spans:
        line = line.stylize("bold $accent", start, end)
    if hit.spans and (cut := _cut(words, hit.spans[0], max(_LEAST_ROOM, width - _DAY_AND_SIGN))):
        line = Content("…") + line[cut : cut + _LONGEST_LINE]
    state = hit.entry.state
    return Content.assemble(
        ("+" if is_selected else " ", "bold $accent"),
        (f"{day_text(hit.entry.day):>15}  ", "$foreground 60%"),
        (f"{sign(state, ascii=ascii)} ", f"${state.value}-text" if state.vote in {0, 1} else ""),
        line[:_LONGEST_LINE],
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
    """Return how much was found, and over which days."""
    if not found.matches:
        return "Nothing found"
    count = f"{found.count}{'+' if found.more else ''}"
    newest, oldest = found.matches[0].entry.day, found.matches[-1].entry.day
    span = day_text(newest) if newest == oldest else f"{day_text(oldest)} to {day_text(newest)}"
    shown = "" if len(found.matches) == found.count else f", the newest {len(found.matches)} shown"
    return f"{count} found{shown} · {span}"
