"""The actions on the open entry as a page: moved, alone on the screen, its boxes and chips."""

from textual import on

from tightrope.tui.screens.dialogs import ask_move
from tightrope.tui.screens.journal.model_screen import ALONE, ModelScreen
from tightrope.tui.widgets.entry_view import EntryView
from tightrope.tui.widgets.mark_chips import MarkChips
from tightrope.tui.widgets.markdown_view import MarkdownView


class PageActions(ModelScreen):
    """What is done with the open entry beside writing and marking."""

    def action_read(self, pages: int) -> None:
        """Scroll a long entry on or back."""
        self.query_one(EntryView).reading.turn(pages)

    def action_move_entry(self) -> None:
        """Ask for another day or time, and move the selected entry there."""
        self.run(lambda: "" if self.model.selected else self.changes.no_entry)
        if entry := self.model.selected:
            ask_move(
                self,
                entry,
                self.model.today,
                self.settings.date_order,
                lambda day, clock: self.run(lambda: self.changes.move(day, clock)),
            )

    def action_toggle_focus(self) -> None:
        """Show the entry alone, in one column, or everything again."""
        if not self.is_writing:
            self.view.focus_pane("entries")
        self.toggle_class(ALONE)

    def action_tick_next(self) -> None:
        """Tick the next open box of the entry."""
        self.run(lambda: self.changes.tick(None))

    # Named rather than decorated: the editor is not imported before the first paint.
    def on_offering_tags_tag_begun(self) -> None:
        """Say which tags there are, once one is begun: counting them takes a few milliseconds."""
        self.view.offer_tags([tag for tag, _ in self.model.journal.tags.counts()])

    @on(MarkdownView.BoxClicked)
    def _tick(self, event: MarkdownView.BoxClicked) -> None:
        self.run(lambda: self.changes.tick(event.line))

    @on(MarkChips.Pressed)
    async def _press(self, event: MarkChips.Pressed) -> None:
        await self.run_action(event.action)
