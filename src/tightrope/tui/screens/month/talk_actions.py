"""What is to be talked about, on the page of a month: going there, ticking, opening a day."""

from collections.abc import Iterable
from datetime import time

from textual import on

from tightrope.domain.calendar import month_of
from tightrope.domain.talk import TalkItem
from tightrope.tui import keys
from tightrope.tui.notify import run_or_show_error, show_message
from tightrope.tui.screens.month.note_actions import NoteActions
from tightrope.tui.talk_changes import toggled_text
from tightrope.tui.undo_text import with_undo_key
from tightrope.tui.widgets.talk_pane import TalkPane


class TalkActions(NoteActions):
    """What is still open of all months, and what was ticked of the one in view."""

    def show_month(self) -> None:
        """Show the month that the calendar is on."""
        raise NotImplementedError

    def show_talk(self, open_items: Iterable[TalkItem]) -> None:
        """Show what is to be talked about, `open_items`, and what was ticked of the month."""
        month = month_of(self.view.calendar.day)
        of_month = self.model.journal.talk.of_days(month.first, month.last)
        items = {item.entry.id: item for item in (*of_month, *open_items)}
        self.view.talk.show(sorted(items.values(), key=_when_opened))

    def action_talk(self) -> None:
        """Go to the list of what is to be talked about."""
        if self.view.talk.display:
            self.set_focus(self.view.talk)
        else:
            press = keys.press_of("entry.talk", self.settings.keys)
            show_message(self, f"Nothing is to be talked about; {press} on an entry puts it here.")

    @on(TalkPane.Ticked)
    def _tick(self, event: TalkPane.Ticked) -> None:
        def tick() -> str:
            item = self.model.journal.talk.toggle(event.item.entry)
            self.show_month()
            if not self.view.talk.display:
                self.set_focus(self.view.calendar)
            undo = keys.press_of("month.undo", self.settings.keys)
            return with_undo_key(toggled_text(item), undo)

        self.after_saving(lambda: run_or_show_error(self, tick))

    @on(TalkPane.Opened)
    def _open_day_of(self, event: TalkPane.Opened) -> None:
        self.after_saving(lambda: self.dismiss(event.entry.day))

    @on(TalkPane.Done)
    def _leave_talk(self) -> None:
        self.set_focus(self.view.calendar)


def _when_opened(item: TalkItem) -> tuple[object, ...]:
    # As the journal orders them; what was opened in the same second, as the days have it.
    return item.talk.opened, item.entry.day, item.entry.time or time.min
