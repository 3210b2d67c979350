"""Finding words in all entries, while one types."""

from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tightrope.domain.entry import Entry
from tightrope.domain.errors import TightropeError
from tightrope.domain.formatting import day_text
from tightrope.domain.marks import sign
from tightrope.domain.printable import printable
from tightrope.domain.query import Query, both_hold
from tightrope.domain.query_words import read_query
from tightrope.journal import Journal
from tightrope.journal.results import Match, SearchResult
from tightrope.settings import Settings
from tightrope.text_width import cells, grapheme_before
from tightrope.tui import keys
from tightrope.tui.notify import show_message
from tightrope.tui.protocols import OfferedKeys
from tightrope.tui.themes import read_styles
from tightrope.tui.widgets.markdown_view import MarkdownView
from tightrope.tui.widgets.status_line import StatusLine
from tightrope.tui.widgets.vim_option_list import VimOptionList

_MOST_SHOWN = 200
_LONGEST_LINE = 300
_FILTERS = ("together", "space", "unmarked", "starred")
# What stands in a line before its words, and what frames it: cells.
_DAY_AND_SIGN = 20
_FRAME = 3
_LEAST_ROOM = 12
# From how many columns on an entry stands beside the hits, and from how many rows on below them.
_ROOM_BESIDE = 100
_ROOM_BELOW = 16


class LastSearch(NamedTuple):
    """A search from which an entry was opened: its words, its filters by keys, and the entry."""

    words: str
    filters: frozenset[str]
    entry: Entry


def line_of(hit: Match, width: int, *, ascii: bool = False) -> Content:
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
        (f" {day_text(hit.entry.day):>15}  ", "$foreground 60%"),
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


class SearchScreen(Screen[LastSearch | None]):
    """Words above, what they find below; answers with the search and the entry that was opened.

    `last` is the search that it goes on with; `words` are what a new one begins with.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(keys.SEARCH),
        Binding("down", "results(1)", show=False),
        Binding("slash", "words", show=False),
    ]

    def __init__(
        self,
        journal: Journal,
        settings: Settings,
        last: LastSearch | None = None,
        *,
        words: str = "",
    ) -> None:
        super().__init__()
        self._journal = journal
        self._settings = settings
        self._ascii = settings.ascii
        self._keymap = settings.keys
        self._last = last
        self._filters = set(last.filters if last else ())
        self._first_words = last.words if last else words
        self._words = ""
        self._found: SearchResult | None = None

    def offered_keys(self) -> OfferedKeys:
        """Return the keys of the screen."""
        return [(keys.SEARCH, self)]

    def compose(self) -> ComposeResult:
        """Words, what they come to, and the hits."""
        yield Input(
            self._first_words,
            placeholder='words · "a phrase" · word* · -without · this or that · #tag · from:2025',
        )
        yield Static(id="tally", markup=False)
        with Container(id="found"):
            yield VimOptionList(markup=False)
            yield MarkdownView(id="preview")
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin with nothing asked, or where the last search was left."""
        self.query_one(StatusLine).keys = keys.line((keys.SEARCH,), self._keymap)
        self._look()
        if self._last and self._found:
            ids = [hit.entry.id for hit in self._found.matches]
            if self._last.entry.id in ids:
                self.query_one(VimOptionList).highlighted = ids.index(self._last.entry.id)

    def on_resize(self, event: events.Resize) -> None:
        """Put the entry beside the hits or below them, and draw these so that matches are seen."""
        self.set_class(self._is_beside, "-beside")
        self.set_class(event.size.height < _ROOM_BELOW, "-low")
        hits = self.query_one(VimOptionList)
        at = hits.highlighted
        self._draw()
        hits.highlighted = at

    def action_filter(self, name: str) -> None:
        """Ask for entries of one kind only, or for all again."""
        self._filters ^= {name}
        self._filters -= {"unmarked"} if name in {"together", "space"} else set()
        self._filters -= {"together", "space"} if name == "unmarked" else set()
        self._look()

    def action_results(self, step: int) -> None:
        """Move into the hits, and on by `step` lines from the one that is chosen already."""
        hits = self.query_one(VimOptionList)
        if hits.highlighted is None:
            return
        hits.focus()
        hits.highlighted = min(hits.highlighted + step, hits.option_count - 1)

    def action_words(self) -> None:
        """Go back to the words."""
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _words_changed(self, event: Input.Changed) -> None:
        # The words that it begins with are looked for before they are told of.
        if event.value != self._words:
            self._look()

    def _look(self) -> None:
        self._words = words = self.query_one(Input).value
        tally_line, hits = self.query_one("#tally", Static), self.query_one(VimOptionList)
        self._found = None
        hits.clear_options()
        self._read(None)
        only = "".join(f" · only {name}" for name in _FILTERS if name in self._filters)
        try:
            query = self._query(words)
            if query == Query():
                tally_line.update(" Type a word; the newest entries that have it come first")
                return
            self._found = self._journal.entries.search(query, _MOST_SHOWN)
        except TightropeError as trouble:
            tally_line.update(f" {trouble}")
            return
        self._draw()
        hits.highlighted = 0 if self._found.matches else None
        tally_line.update(f" {tally(self._found)}{only}")

    @property
    def _is_beside(self) -> bool:
        return self.app.size.width >= _ROOM_BESIDE

    def _draw(self) -> None:
        width = self.app.size.width // (2 if self._is_beside else 1) - _FRAME
        found = self._found.matches if self._found else ()
        self.query_one(VimOptionList).set_options(
            Option(line_of(hit, width, ascii=self._ascii)) for hit in found
        )

    def _query(self, words: str) -> Query:
        by_keys = Query(
            together="together" in self._filters,
            space="space" in self._filters,
            unmarked="unmarked" in self._filters,
            starred="starred" in self._filters,
        )
        today, order = self._journal.now().day, self._settings.date_order
        return both_hold(by_keys, read_query(words, today, order, typing=True))

    def action_export(self) -> None:
        """Write what is found into a file."""
        from tightrope.tui.screens.export import Chosen, ExportScreen  # noqa: PLC0415 - when wanted

        if not self._found or not self._found.matches:
            show_message(self, "There is nothing found that could be written.")
            return
        words = self.query_one(Input).value
        named = [*([f"“{words.strip()}”"] if words.strip() else []), *sorted(self._filters)]
        found = Chosen(f"found: {printable(', '.join(named))}", self._query(words))
        read_styles(self.app, ExportScreen)
        day = self._journal.now().day
        self.app.push_screen(ExportScreen(self._journal, self._settings, day, found))

    @on(OptionList.OptionHighlighted)
    def _show_preview(self, event: OptionList.OptionHighlighted) -> None:
        self._read(event.option_index)

    def _read(self, at: int | None) -> None:
        """Show the entry of a hit; a list may tell of one that was found by fewer letters."""
        preview = self.query_one("#preview", MarkdownView)
        if at is None or not self._found or at >= len(self._found.matches):
            preview.border_title = preview.border_subtitle = ""
            preview.show("")
            return
        entry = self._found.matches[at].entry
        clock = f", {entry.time:%H:%M}" if entry.time else ""
        preview.border_title = Content(day_text(entry.day) + clock)
        preview.border_subtitle = Content(printable(" ".join(f"#{tag}" for tag in entry.tags)))
        preview.show(entry.text)

    @on(Input.Submitted)
    def _open_first(self) -> None:
        self._open(self.query_one(VimOptionList).highlighted)

    @on(OptionList.OptionSelected)
    def _open_chosen(self, event: OptionList.OptionSelected) -> None:
        self._open(event.option_index)

    def _open(self, at: int | None) -> None:
        if self._found and at is not None:
            words = self.query_one(Input).value
            entry = self._found.matches[at].entry
            self.dismiss(LastSearch(words, frozenset(self._filters), entry))
