"""The tags: how many entries carry each, what may be said of it, and giving it another name."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tightrope.domain.entry import Entry
from tightrope.domain.errors import BadEntryError
from tightrope.domain.formatting import count_text
from tightrope.domain.printable import printable_line
from tightrope.domain.tags import new_tag_name
from tightrope.journal import Journal
from tightrope.journal.results import TagRenaming
from tightrope.settings import Settings
from tightrope.text_width import cells
from tightrope.tui import keys
from tightrope.tui.notify import run_or_show_error
from tightrope.tui.protocols import OfferedKeys
from tightrope.tui.screens.dialogs import AskScreen, ask
from tightrope.tui.screens.search import LastSearch, SearchScreen
from tightrope.tui.themes import read_styles
from tightrope.tui.undo_text import undone_text, with_undo_key
from tightrope.tui.widgets.status_line import StatusLine
from tightrope.tui.widgets.vim_option_list import VimOptionList

_WIDEST = 30


class TagsScreen(Screen[Entry | None]):
    """The tags, commonest first; answers with an entry of one of them that was opened."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.TAGS)]

    def __init__(self, journal: Journal, settings: Settings) -> None:
        super().__init__()
        self._journal = journal
        self._settings = settings
        self._tags: tuple[str, ...] = ()

    def offered_keys(self) -> OfferedKeys:
        """Return the keys of the tags; their list shows the entries of the chosen one."""
        return [(keys.TAGS[:1], self.query_one(VimOptionList)), (keys.TAGS[1:], self)]

    def compose(self) -> ComposeResult:
        """Lay out the list above the line of keys."""
        yield VimOptionList(markup=False)
        yield StatusLine()

    def on_mount(self) -> None:
        """Show which tags there are."""
        self.query_one(StatusLine).keys = keys.line((keys.TAGS,), self._settings.keys)
        self._show()

    def _show(self, chosen: str = "") -> None:
        summaries = self._journal.tags.summaries()
        self._tags = tuple(each.tag for each in summaries)
        names = [f"#{printable_line(tag)}" for tag in self._tags]
        width = min(max(map(cells, names), default=0), _WIDEST)
        tags = self.query_one(VimOptionList)
        tags.clear_options()
        tags.add_options(
            Option(
                Content.assemble(
                    f" {name}{' ' * (width - cells(name))}",
                    (f"  {each.entries:>6,}", "$foreground 60%"),
                    f"  {each.told}",
                )
            )
            for name, each in zip(names, summaries, strict=True)
        )
        tags.border_title = "Tags"
        tags.border_subtitle = (
            count_text(len(names), "tag", "tags")
            if names
            else "No entry has a tag yet; a #word in its text makes one"
        )
        tags.highlighted = (
            self._tags.index(chosen) if chosen in self._tags else 0 if names else None
        )

    @on(OptionList.OptionSelected)
    def _show_entries(self, event: OptionList.OptionSelected) -> None:
        # The blank says that the name is whole: while it is typed, it finds longer ones too.
        words = f"tag:{self._tags[event.option_index]} "
        search = SearchScreen(self._journal, self._settings, words=words)
        read_styles(self.app, SearchScreen)
        self.app.push_screen(search, self._opened)

    def _opened(self, found: LastSearch | None) -> None:
        if found is not None:
            self.dismiss(found.entry)

    def action_rename(self) -> None:
        """Ask for another name, say what it changes, and give it."""
        at = self.query_one(VimOptionList).highlighted
        if at is None:
            return
        old = self._tags[at]
        question = AskScreen(
            f"Another name for #{printable_line(old)}",
            RenamePreview(self._journal, old),
            hint="a name that there is makes the two one",
        )
        ask(self, question, lambda new: run_or_show_error(self, lambda: self._rename(old, new)))

    def _rename(self, old: str, new: str) -> str:
        done = self._journal.tags.rename(old, new)
        self._show(done.new)
        undo = keys.press_of("tags.undo", self._settings.keys)
        return with_undo_key(f"Renamed {done.change}", undo)

    def action_undo(self) -> None:
        """Take back the last change of the journal."""

        def undo() -> str:
            act = self._journal.undo.undo()
            self._show()
            return undone_text(act)

        run_or_show_error(self, undo)


class RenamePreview:
    """Tells what another name for a tag would change; counted once, however much is typed."""

    def __init__(self, journal: Journal, old: str) -> None:
        self._journal = journal
        self._old = old
        self._first: TagRenaming | None = None
        self._counts: dict[str, int] = {}

    def __call__(self, line: str) -> str:
        """Return it in sentences. Raises BadEntryError for what can be no other name."""
        new = new_tag_name(line)
        if new == self._old:
            raise BadEntryError(f"It is #{printable_line(new)} already; type another name.")
        if self._first is None:
            self._first = self._journal.tags.preview_rename(self._old, new)
            self._counts = dict(self._journal.tags.counts())
        plan = self._first._replace(new=new, present=self._counts.get(new, 0))
        return " ".join((f"Enter renames {plan.change}.", *plan.remarks))
