"""Selecting entries among those that were found, and changing all of them in one step of undo."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from textual.screen import Screen, ScreenResultType
from textual.widgets import OptionList

from tightrope.domain.entry import Entry
from tightrope.domain.formatting import count_text
from tightrope.domain.marks import Need
from tightrope.journal import Journal
from tightrope.journal.results import ActionResult, SearchResult
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.notify import run_or_show_error
from tightrope.tui.screens.dialogs import ask_tags
from tightrope.tui.widgets.markdown_view import MarkdownView

_Change = Callable[[list[Entry]], Iterable[Entry]]


class FoundActions(Screen[ScreenResultType]):
    """The actions of keys.FOUND: they change what is selected, or else the hit that is chosen.

    What every one of them has already is taken away; else all get it.
    """

    def __init__(self, journal: Journal, settings: Settings) -> None:
        super().__init__()
        self.journal = journal
        self.settings = settings
        self.found: SearchResult | None = None
        self.selected_ids: set[str] = set()

    def look_again(self) -> None:
        """Search again, and stay at the hit that is chosen; the screen that searches does it."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw the hits and their number again; the screen that searches does it."""
        raise NotImplementedError

    @property
    def selected(self) -> list[Entry]:
        """The selected entries, newest first; where none is, the one that is chosen."""
        found = self.found.matches if self.found else ()
        if selected := [hit.entry for hit in found if hit.entry.id in self.selected_ids]:
            return selected
        return [self.chosen] if self.chosen else []

    @property
    def chosen(self) -> Entry | None:
        """The entry that the cursor of the list is on."""
        at = self.query_one(OptionList).highlighted
        return self.found.matches[at].entry if self.found and at is not None else None

    def action_select(self) -> None:
        """Select the hit that is chosen, or take it out again, and move on."""
        hits = self.query_one(OptionList)
        if self.chosen:
            self.selected_ids ^= {self.chosen.id}
            self.redraw()
            # The last line is not followed by the first one.
            hits.highlighted = min((hits.highlighted or 0) + 1, hits.option_count - 1)

    def action_select_all(self) -> None:
        """Select all that are shown, or none where all are."""
        shown = {hit.entry.id for hit in self.found.matches} if self.found else set()
        self.selected_ids = set() if shown <= self.selected_ids else shown
        self.redraw()

    def action_toggle_mark(self, mark: str) -> None:
        """Give all a mark, "together" or "space", or take it away from all."""
        self._change(lambda entries: _marked(entries, mark))

    def action_toggle_need(self, word: str) -> None:
        """Say of all what was wanted (a Need's word), or take it back."""
        self._change(lambda entries: _needed(entries, Need(word)))

    def action_toggle_star(self) -> None:
        """Give all a star, or take it away from all."""
        self._change(_starred)

    def action_add_tags(self) -> None:
        """Give all some tags more."""
        if self.selected:
            ask_tags(
                self,
                (),
                [tag for tag, _ in self.journal.tags.counts()],
                lambda names: self._change(
                    lambda entries: [entry.tagged(names) for entry in entries]
                ),
            )

    def action_delete(self) -> None:
        """Move all to the trash."""
        if gone := self.selected:
            self.run_and_look(lambda: self._delete(gone))

    def action_undo(self) -> None:
        """Take back the last change of the journal."""
        self.run_and_look(lambda: _told(self.journal.undo.undo(), "Took back", "take back"))

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.run_and_look(lambda: _told(self.journal.undo.redo(), "Did again", "do again"))

    def action_read(self, pages: int) -> None:
        """Read on in the entry that is shown, or back."""
        self.query_one(MarkdownView).turn(pages)

    def _change(self, change: _Change) -> None:
        if chosen := self.selected:
            self.run_and_look(lambda: self._revise(chosen, change))

    def _revise(self, chosen: list[Entry], change: _Change) -> str:
        present = [self.journal.entries.get(entry.id) for entry in chosen]
        changed = list(change(present))
        # An entry that says nothing any more is none; it keeps what it has.
        kept = [old if new.is_blank else new for old, new in zip(present, changed, strict=True)]
        self.journal.entries.revise_all(kept)
        return f"{_count(kept)} changed · {self.undo_key} takes it back"

    def _delete(self, gone: list[Entry]) -> str:
        self.journal.trash.remove(gone)
        return f"{_count(gone)} deleted · {self.undo_key} takes it back"

    def run_and_look(self, change: Callable[[], str]) -> None:
        """Change something, show what came of it, and search again."""
        run_or_show_error(self, change)
        self.look_again()

    @property
    def undo_key(self) -> str:
        """What takes back the last change here."""
        return keys.press_of("found.undo", self.settings.keys)


def _marked(entries: list[Entry], mark: str) -> list[Entry]:
    if mark == "together":
        together = not all(entry.together for entry in entries)
        return [replace(entry, together=together) for entry in entries]
    space = not all(entry.space for entry in entries)
    return [replace(entry, space=space) for entry in entries]


def _needed(entries: list[Entry], need: Need) -> list[Entry]:
    is_said = all(entry.need is need for entry in entries)
    return [replace(entry, need=None if is_said else need) for entry in entries]


def _starred(entries: list[Entry]) -> list[Entry]:
    starred = not all(entry.starred for entry in entries)
    return [replace(entry, starred=starred) for entry in entries]


def _told(act: ActionResult | None, done: str, nothing: str) -> str:
    return f"{done}: {act.summary}" if act else f"There is nothing to {nothing}."


def _count(entries: list[Entry]) -> str:
    return count_text(len(entries), "entry", "entries")
