"""Reading through time: the entries of the journal one after the other, as one long page."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.types import CSSPathType
from textual.widgets import Static

from tightrope.domain.entry import Entry
from tightrope.domain.formatting import day_text
from tightrope.domain.marks import State, sign
from tightrope.domain.printable import printable
from tightrope.domain.query import Query
from tightrope.journal import Journal
from tightrope.paths import asset
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.notify import run_or_show_error, show_message
from tightrope.tui.protocols import OfferedKeys
from tightrope.tui.widgets.entry_list import NO_WORDS
from tightrope.tui.widgets.markdown_view import MarkdownView
from tightrope.tui.widgets.status_line import StatusLine

# Entries that are read from the journal at a time; what was read stays on the page.
_AT_ONCE = 8


class ReadingScreen(Screen[Entry | None]):
    """All entries from `start` on, or from a day without one; answers with one to go to, or None.

    Only what is near the rows in view is read from the journal.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = asset("styles", "reading.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.READING)]

    def __init__(
        self, journal: Journal, settings: Settings, day: date, start: Entry | None
    ) -> None:
        super().__init__()
        self._journal = journal
        self._settings = settings
        self._later = _beginning_with(start, journal.entries.in_order(Query(first=day)))
        self._earlier = _behind(start, journal.entries.find(Query(last=day)))

    def offered_keys(self) -> OfferedKeys:
        """Return the keys of the page."""
        return [(keys.READING, self)]

    def compose(self) -> ComposeResult:
        """Lay out the page above the line of keys."""
        with VerticalScroll(id="through", can_focus=False):
            yield Static(id="end")  # room, so that the last entry too can be at the top
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin with the first entries; where there is none from here on, with the last one."""
        self.query_one(StatusLine).keys = keys.line(
            (keys.READING, keys.ANYWHERE), self._settings.keys
        )
        if not self._read_later():
            self._read_earlier(lambda: self.action_entry(-1))

    @property
    def _page(self) -> VerticalScroll:
        return self.query_one("#through", VerticalScroll)

    # Moving

    def action_read(self, pages: int) -> None:
        """Go on by pages, or back where that is below 0, with two lines seen before."""
        self._move(pages * max(1, self._page.size.height - 2))

    def action_line(self, lines: int) -> None:
        """Go on by lines, or back."""
        self._move(lines)

    def action_entry(self, entries: int) -> None:
        """Go to the beginning of the next entry, or to the one before."""
        top = round(self._page.scroll_y)
        starts = [part.virtual_region.y for part in self._page.query(EntryOnPage)]
        ahead = [y for y in starts if (y > top if entries > 0 else y < top)]
        if ahead:
            self._move((min(ahead) if entries > 0 else max(ahead)) - top)
        elif entries > 0:
            self._move(self._page.size.height)
        elif not self._read_earlier(lambda: self.action_entry(entries)):
            self._move(-1)

    def action_open(self) -> None:
        """Answer with the entry at the top of the page."""
        top = round(self._page.scroll_y)
        parts = [*self._page.query(EntryOnPage)]
        begun = [part for part in parts if part.virtual_region.y <= top]
        if parts:
            self.dismiss((begun or parts[:1])[-1].entry)

    def _move(self, rows: int) -> None:
        page = self._page
        wanted = page.scroll_y + rows
        if wanted < 0 and self._read_earlier(lambda: self._move(rows)):
            return
        if wanted < 0:
            show_message(self, "This is the first entry.")
        if wanted + 2 * page.size.height > self._end and not self._read_later():
            *_, last = [0, *(part.virtual_region.y for part in page.query(EntryOnPage))]
            if wanted > (most := max(last, self._end - page.size.height)):
                wanted = most
                show_message(self, "This is the last entry.")
        page.scroll_to(y=wanted, animate=False, immediate=True)

    @property
    def _end(self) -> int:
        """The row below the last entry that is on the page."""
        return self.query_one("#end").virtual_region.y

    # Reading from the journal

    def _read_later(self) -> bool:
        """Put entries below the page, and return whether there were any."""
        parts = self._next(self._later)
        self._page.mount_all(parts, before="#end")
        return bool(parts)

    def _read_earlier(self, then: Callable[[], None]) -> bool:
        """Put entries above the page, and return whether there were any.

        What is in view stays where it is; `then` is done when they have their place.
        """
        page, parts = self._page, self._next(self._earlier)[::-1]
        if not parts:
            return False
        top, before = page.scroll_y, [*page.query(EntryOnPage)]
        old_y = before[0].virtual_region.y if before else 0
        mounted = page.mount_all(parts, before=0)

        def keep_place(then: Callable[[], None]) -> None:
            new_y = before[0].virtual_region.y if before else self._end
            page.scroll_to(y=top + new_y - old_y, animate=False, immediate=True)
            self.call_after_refresh(then)

        async def wait() -> None:
            await mounted
            # Twice: rows of an entry are known when it is laid out, and its place after that.
            self.call_after_refresh(keep_place, lambda: keep_place(then))

        self.call_next(wait)
        return True

    def _next(self, entries: Iterator[Entry]) -> "list[EntryOnPage]":
        parts: list[EntryOnPage] = []

        def read() -> str:
            parts.extend(
                EntryOnPage(entry, ascii=self._settings.ascii)
                for entry in islice(entries, _AT_ONCE)
            )
            return ""

        run_or_show_error(self, read)
        return parts


class EntryOnPage(Vertical):
    """One entry: its day, time, marks and tags in a line, and below them its words."""

    def __init__(self, entry: Entry, *, ascii: bool) -> None:
        super().__init__()
        self.entry = entry
        self._ascii = ascii

    def compose(self) -> ComposeResult:
        """Lay out both."""
        yield Static(self._heading(), classes="heading")
        words = MarkdownView()
        words.show(self.entry.text if self.entry.text.strip() else NO_WORDS)
        yield words

    def _heading(self) -> Content:
        entry = self.entry
        clock = f"  {entry.time:%H:%M}" if entry.time else ""
        state = entry.state
        mark = "" if state is State.UNMARKED else f"  {sign(state, ascii=self._ascii)} {state}"
        tags = "".join(f" #{printable(tag)}" for tag in entry.tags)
        colour = "$foreground" if state in {State.UNMARKED, State.BOTH} else f"${state}-text"
        return Content.assemble(
            (f"{day_text(entry.day)}{clock}", "bold"),
            (mark, colour),
            (f" {tags}", "$foreground 60%"),
        )


def _beginning_with(start: Entry | None, entries: Iterator[Entry]) -> Iterator[Entry]:
    """Yield entries from one on."""
    has_begun = start is None
    for entry in entries:
        has_begun = has_begun or (start is not None and entry.id == start.id)
        if has_begun:
            yield entry


def _behind(start: Entry | None, entries: Iterator[Entry]) -> Iterator[Entry]:
    """Yield entries that follow one; without one, all of them are of earlier days."""
    return islice(_beginning_with(start, entries), 0 if start is None else 1, None)
