"""An entry beside a list of entries: its day and time above, its tags below."""

from textual.content import Content

from tightrope.domain.entry import Entry
from tightrope.domain.formatting import day_text
from tightrope.domain.printable import printable
from tightrope.tui.widgets.markdown_view import MarkdownView


class EntryPreview(MarkdownView):
    """Shows one entry to be read, or nothing."""

    def show_entry(self, entry: Entry | None) -> None:
        """Show this entry."""
        if entry is None:
            self.border_title = self.border_subtitle = ""
            self.show("")
            return
        clock = f", {entry.time:%H:%M}" if entry.time else ""
        self.border_title = Content(day_text(entry.day) + clock)
        self.border_subtitle = Content(printable(" ".join(f"#{tag}" for tag in entry.tags)))
        self.show(entry.text)
