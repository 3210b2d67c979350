"""Selecting entries among those that were found, and changing all of them in one step of undo."""

from collections.abc import Callable, Sequence

from textual.screen import Screen, ScreenResultType
from textual.widgets import OptionList

from tightrope.domain.entry import Entry
from tightrope.journal import Journal
from tightrope.journal.results import SearchResult
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.many_changes import ManyChanges
from tightrope.tui.notify import run_or_show_error
from tightrope.tui.screens.dialogs import ask_tags
from tightrope.tui.selection import Selection
from tightrope.tui.undo_text import redone_text, undone_text
from tightrope.tui.widgets.markdown_view import MarkdownView


class FoundActions(Screen[ScreenResultType]):
    """The actions of keys.FOUND: they change what is selected, or else the hit that is chosen."""

    def __init__(self, journal: Journal, settings: Settings) -> None:
        super().__init__()
        self.journal = journal
        self.settings = settings
        self.found: SearchResult | None = None
        self.selection = Selection()
        self._changes = ManyChanges(journal, self.undo_key)

    def look_again(self) -> None:
        """Search again, and stay at the hit that is chosen; the screen that searches does it."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw the hits and their number again; the screen that searches does it."""
        raise NotImplementedError

    @property
    def hits(self) -> list[Entry]:
        """The entries that were found and are shown, newest first."""
        return [hit.entry for hit in self.found.matches] if self.found else []

    @property
    def chosen(self) -> Entry | None:
        """The entry that the cursor of the list is on."""
        at, hits = self.query_one(OptionList).highlighted, self.hits
        return hits[at] if at is not None and at < len(hits) else None

    def action_select(self) -> None:
        """Select the hit that is chosen, or take it out again, and move on."""
        hits = self.query_one(OptionList)
        if self.chosen:
            self.selection.toggle(self.chosen.id)
            self.redraw()
            # The last line is not followed by the first one.
            hits.highlighted = min((hits.highlighted or 0) + 1, hits.option_count - 1)

    def action_select_all(self) -> None:
        """Select all that are shown, or none where all are."""
        self.selection.toggle_all([entry.id for entry in self.hits])
        self.redraw()

    def action_toggle_mark(self, mark: str) -> None:
        """Give all a mark, "together" or "space", or take it away from all."""
        self._change(lambda entries: self._changes.toggle_mark(entries, mark))

    def action_toggle_need(self, word: str) -> None:
        """Say of all what was wanted (a Need's word), or take it back."""
        self._change(lambda entries: self._changes.toggle_need(entries, word))

    def action_toggle_star(self) -> None:
        """Give all a star, or take it away from all."""
        self._change(self._changes.toggle_star)

    def action_add_tags(self) -> None:
        """Give all some tags more."""
        if self._acted_on():
            ask_tags(
                self,
                (),
                [tag for tag, _ in self.journal.tags.counts()],
                lambda names: self._change(lambda all_: self._changes.add_tags(all_, names)),
            )

    def action_delete(self) -> None:
        """Move all to the trash."""
        self._change(self._changes.delete)

    def action_undo(self) -> None:
        """Take back the last change of the journal."""
        self.run_and_look(lambda: undone_text(self.journal.undo.undo()))

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.run_and_look(lambda: redone_text(self.journal.undo.redo()))

    def action_read(self, pages: int) -> None:
        """Read on in the entry that is shown, or back."""
        self.query_one(MarkdownView).turn(pages)

    def _acted_on(self) -> list[Entry]:
        """Return the selected entries, newest first; where none is, the one that is chosen."""
        return self.selection.among(self.hits) or ([self.chosen] if self.chosen else [])

    def _change(self, change: Callable[[Sequence[Entry]], str]) -> None:
        if entries := self._acted_on():
            self.run_and_look(lambda: change(entries))

    def run_and_look(self, change: Callable[[], str]) -> None:
        """Change something, show what came of it, and search again."""
        run_or_show_error(self, change)
        self.look_again()

    @property
    def undo_key(self) -> str:
        """What takes back the last change here."""
        return keys.press_of("found.undo", self.settings.keys)
