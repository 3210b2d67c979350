"""Finding words in all entries, while one types."""

from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tightrope.domain.entry import Entry
from tightrope.domain.errors import TightropeError
from tightrope.domain.formatting import count_text, day_text
from tightrope.domain.printable import printable
from tightrope.domain.query import Query, both_hold
from tightrope.domain.query_words import read_query
from tightrope.journal import Journal
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.notify import show_message
from tightrope.tui.protocols import OfferedKeys
from tightrope.tui.screens.found_talk import FoundTalkActions
from tightrope.tui.screens.hit_lines import line_of, tally
from tightrope.tui.themes import read_styles
from tightrope.tui.widgets.markdown_view import MarkdownView
from tightrope.tui.widgets.status_line import StatusLine
from tightrope.tui.widgets.vim_option_list import VimOptionList

_MOST_SHOWN = 100
_FILTERS = ("together", "space", "unmarked", "starred")
# What frames a list: cells.
_FRAME = 3
# From how many columns on an entry stands beside the hits, and from how many rows on below them.
_ROOM_BESIDE = 100
_ROOM_BELOW = 16


class LastSearch(NamedTuple):
    """A search from which an entry was opened: its words, its filters by keys, and the entry."""

    words: str
    filters: frozenset[str]
    entry: Entry


class SearchScreen(FoundTalkActions[LastSearch | None]):
    """Words above, what they find below; answers with the search and the entry that was opened.

    `last` is the search that it goes on with; `words` are what a new one begins with.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(keys.SEARCH, keys.FOUND),
        Binding("down", "results(1)", show=False),
    ]

    def __init__(
        self,
        journal: Journal,
        settings: Settings,
        last: LastSearch | None = None,
        *,
        words: str = "",
    ) -> None:
        super().__init__(journal, settings)
        self._ascii = settings.ascii
        self._keymap = settings.keys
        self._last = last
        self._filters = set(last.filters if last else ())
        self._first_words = last.words if last else words
        self._words = ""

    def offered_keys(self) -> OfferedKeys:
        """Return the keys of the screen."""
        return [(keys.SEARCH, self), (keys.FOUND, self)]

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
        self._look()
        if self._last and self.found:
            ids = [hit.entry.id for hit in self.found.matches]
            if self._last.entry.id in ids:
                self.query_one(VimOptionList).highlighted = ids.index(self._last.entry.id)

    def on_resize(self, event: events.Resize) -> None:
        """Put the entry beside the hits or below them, and draw these so that matches are seen."""
        self.set_class(event.size.width >= _ROOM_BESIDE, "-beside")
        self.set_class(event.size.height < _ROOM_BELOW, "-low")
        self.redraw()

    def on_descendant_focus(self) -> None:
        """Tell which keys work where one is: among the words, or among the hits."""
        is_among_hits = isinstance(self.focused, VimOptionList)
        groups = (keys.FOUND, keys.SEARCH[-1:]) if is_among_hits else (keys.SEARCH,)
        self.query_one(StatusLine).keys = keys.line(groups, self._keymap)

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
            self.selected_ids.clear()
            self._look()

    def _look(self) -> None:
        self._words = words = self.query_one(Input).value
        tally_line = self.query_one("#tally", Static)
        self.found = None
        self.query_one(VimOptionList).clear_options()
        self._read(None)
        try:
            query = self._query(words)
            if query == Query():
                tally_line.update(" Type a word; the newest entries that have it come first")
                return
            self.found = self.journal.entries.search(query, _MOST_SHOWN)
        except TightropeError as trouble:
            tally_line.update(f" {trouble}")
            return
        self.redraw()
        self.query_one(VimOptionList).highlighted = 0 if self.found.matches else None

    def look_again(self) -> None:
        """Search again, and stay at the hit that is chosen, or where it was."""
        at, chosen = self.query_one(VimOptionList).highlighted or 0, self.chosen
        self._look()
        ids = [hit.entry.id for hit in self.found.matches] if self.found else []
        self.selected_ids &= set(ids)
        if ids:
            stays = chosen is not None and chosen.id in ids
            at = ids.index(chosen.id) if chosen and stays else min(at, len(ids) - 1)
            self.query_one(VimOptionList).highlighted = at
        self.redraw()

    def redraw(self) -> None:
        """Draw the hits, and how many they are."""
        hits, found = self.query_one(VimOptionList), self.found
        if found is None:
            return
        at = hits.highlighted
        columns = self.app.size.width
        width = columns // (2 if columns >= _ROOM_BESIDE else 1) - _FRAME
        with self.prevent(OptionList.OptionHighlighted):
            hits.set_options(
                Option(
                    line_of(
                        hit,
                        width,
                        is_selected=hit.entry.id in self.selected_ids,
                        ascii=self._ascii,
                    )
                )
                for hit in found.matches
            )
            hits.highlighted = at
        only = "".join(f" · only {name}" for name in _FILTERS if name in self._filters)
        chosen = f" · {len(self.selected_ids)} selected" if self.selected_ids else ""
        self.query_one("#tally", Static).update(f" {tally(found)}{only}{chosen}")

    def _query(self, words: str) -> Query:
        by_keys = Query(
            together="together" in self._filters,
            space="space" in self._filters,
            unmarked="unmarked" in self._filters,
            starred="starred" in self._filters,
        )
        today, order = self.journal.now().day, self.settings.date_order
        return both_hold(by_keys, read_query(words, today, order, typing=True))

    def action_export(self) -> None:
        """Write what is found into a file."""
        from tightrope.tui.screens.export import Chosen, ExportScreen  # noqa: PLC0415 - when wanted

        if not self.found or not self.found.matches:
            show_message(self, "There is nothing found that could be written.")
            return
        words = self.query_one(Input).value
        named = [*([f"“{words.strip()}”"] if words.strip() else []), *sorted(self._filters)]
        found = Chosen(f"found: {printable(', '.join(named))}", self._query(words))
        if self.selected_ids:
            ids = tuple(sorted(self.selected_ids))
            found = Chosen(f"selected: {count_text(len(ids), 'entry', 'entries')}", Query(ids=ids))
        read_styles(self.app, ExportScreen)
        day = self.journal.now().day
        self.app.push_screen(ExportScreen(self.journal, self.settings, day, found))

    @on(OptionList.OptionHighlighted)
    def _show_preview(self, event: OptionList.OptionHighlighted) -> None:
        self._read(event.option_index)

    def _read(self, at: int | None) -> None:
        """Show the entry of a hit; a list may tell of one that was found by fewer letters."""
        preview = self.query_one("#preview", MarkdownView)
        if at is None or not self.found or at >= len(self.found.matches):
            preview.border_title = preview.border_subtitle = ""
            preview.show("")
            return
        entry = self.found.matches[at].entry
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
        if self.found and at is not None:
            words = self.query_one(Input).value
            entry = self.found.matches[at].entry
            self.dismiss(LastSearch(words, frozenset(self._filters), entry))
