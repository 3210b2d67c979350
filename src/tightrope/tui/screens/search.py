"""Finding words in all entries, while one types."""

from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static

from tightrope.domain.entry import Entry
from tightrope.domain.errors import TightropeError
from tightrope.domain.printable import printable
from tightrope.domain.query import Query, both_hold
from tightrope.domain.query_words import read_query
from tightrope.journal import Journal
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.notify import show_message
from tightrope.tui.protocols import OfferedKeys
from tightrope.tui.screens.found_talk import FoundTalkActions
from tightrope.tui.screens.hit_lines import HitList, tally
from tightrope.tui.themes import read_styles
from tightrope.tui.widgets.entry_preview import EntryPreview
from tightrope.tui.widgets.status_line import StatusLine

_MOST_SHOWN = 100
IDLE_SECONDS = 0.1
"""For so long no key has come when the rest of what was found is shown."""
_FILTERS = ("together", "space", "unmarked", "starred")
_NOTHING_ASKED = "Type a word; the newest entries that have it come first"
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

    `last` is the search that it goes on with; the argument `words` is what a new one begins with.
    The attribute has those that are shown what they find: a screenful at once, so that typing waits
    for no more, and the rest, the numbers and the entry when no key came for a moment.
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
        self._last = last
        self._filters = set(last.filters if last else ())
        self._first_words = last.words if last else words
        self._rest: Timer | None = None
        self._told = ""
        self.words = ""

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
            yield HitList(ascii=self.settings.ascii)
            yield EntryPreview(id="preview")
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin with nothing asked, or where the last search was left."""
        self._look()
        self._look_at_rest()
        if self._last and self._last.entry.id in (ids := [entry.id for entry in self.hits]):
            self.query_one(HitList).highlighted = ids.index(self._last.entry.id)

    def on_resize(self, event: events.Resize) -> None:
        """Put the entry beside the hits or below them."""
        self.set_class(event.size.width >= _ROOM_BESIDE, "-beside")
        self.set_class(event.size.height < _ROOM_BELOW, "-low")

    def on_descendant_focus(self) -> None:
        """Tell which keys work where one is: among the words, or among the hits."""
        is_among_hits = isinstance(self.focused, HitList)
        if is_among_hits:
            self._look_at_rest()
        groups = (keys.FOUND, keys.SEARCH[-1:]) if is_among_hits else (keys.SEARCH,)
        self.query_one(StatusLine).keys = keys.line(groups, self.settings.keys)

    def action_filter(self, name: str) -> None:
        """Ask for entries of one kind only, or for all again."""
        self._filters ^= {name}
        self._filters -= {"unmarked"} if name in {"together", "space"} else set()
        self._filters -= {"together", "space"} if name == "unmarked" else set()
        self._look()

    def action_results(self, step: int) -> None:
        """Move into the hits, and on by `step` lines from the one that is chosen already."""
        hits = self.query_one(HitList)
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
        if event.value != self.words:
            self.selection.clear()
            self._look()

    def _look(self) -> None:
        """Show the newest hits, as many as there is room for, and the rest a moment later."""
        self.words = self.query_one(Input).value
        if self._rest:
            self._rest.stop()
        self._rest = self.set_timer(IDLE_SECONDS, self._look_at_rest)
        self._search(self.query_one(HitList).size.height or self.size.height, counting=False)
        self._show(0)
        if not self.hits:
            self._read()

    def _look_at_rest(self) -> None:
        """Show all that is to be seen, where only the newest hits are."""
        if self._rest is None:
            return
        self._rest.stop()
        self._rest = None
        if self.found and self.found.more:
            at = self.query_one(HitList).highlighted
            self._search(_MOST_SHOWN)
            self._show(at or 0)
        self._read()

    def look_again(self) -> None:
        """Search again, and stay at the hit that is chosen, or where it was."""
        at, chosen = self.query_one(HitList).highlighted or 0, self.chosen
        self._search(_MOST_SHOWN)
        ids = [entry.id for entry in self.hits]
        self.selection.keep(ids)
        self._show(ids.index(chosen.id) if chosen and chosen.id in ids else at)
        self._read()

    def redraw(self) -> None:
        """Draw the hits, and how many they are."""
        self._show(self.query_one(HitList).highlighted or 0)

    def _search(self, most: int, *, counting: bool = True) -> None:
        self.found, self._told = None, _NOTHING_ASKED
        try:
            query = self._query(self.words)
            if query != Query():
                self.found = self.journal.entries.search(query, most, counting=counting)
                self._told = tally(self.found)
        except TightropeError as trouble:
            self._told = str(trouble)

    def _show(self, at: int) -> None:
        """Draw the hits with the cursor on a line, or on the last where there is none so far."""
        self.query_one(HitList).show(self.found, self.selection, min(at, len(self.hits) - 1))
        only = "".join(f" · only {name}" for name in _FILTERS if name in self._filters)
        chosen = f" · {len(self.selection)} selected" if self.selection else ""
        numbers = f"{only}{chosen}" if self.found else ""
        self.query_one("#tally", Static).update(f" {self._told}{numbers}")

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
        if self.selection:
            found = Chosen.selected(list(self.selection))
        read_styles(self.app, ExportScreen)
        day = self.journal.now().day
        self.app.push_screen(ExportScreen(self.journal, self.settings, day, found))

    @on(OptionList.OptionHighlighted)
    def _read(self) -> None:
        self.query_one(EntryPreview).show_entry(self.chosen)

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _open(self) -> None:
        if entry := self.chosen:
            words = self.query_one(Input).value
            self.dismiss(LastSearch(words, frozenset(self._filters), entry))
