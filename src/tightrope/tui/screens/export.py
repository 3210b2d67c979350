"""Taking entries out: which, in what format, where to; what that comes to, and how far it is."""

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import ClassVar, NamedTuple, Self

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.geometry import Size
from textual.types import CSSPathType
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tightrope.domain.calendar import month_of
from tightrope.domain.errors import TightropeError
from tightrope.domain.formatting import count_text
from tightrope.domain.query import Query
from tightrope.formats import writer_named
from tightrope.journal import Journal
from tightrope.journal.progress import Progress
from tightrope.journal.results import ExportPreview
from tightrope.paths import asset
from tightrope.reports.phrases import month_title
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.path_input import PathSuggester, free_path, is_taken, read_path
from tightrope.tui.protocols import OfferedKeys
from tightrope.tui.screens.background_task import ResultPanel, TaskScreen, Then
from tightrope.tui.screens.dialogs import ask_to_replace
from tightrope.tui.transfer_text import (
    WAYS,
    Way,
    export_preview_text,
    export_result_text,
    line_of_format,
)
from tightrope.tui.widgets.status_line import StatusLine
from tightrope.tui.widgets.vim_option_list import VimOptionList

_STYLES = asset("styles", "exchange.tcss")
_ROOMY = Size(90, 26)
_STOPPED = "Stopped; nothing was written."


class Chosen(NamedTuple):
    """Entries to choose: what they are called, and what asks for them."""

    name: str
    query: Query

    @classmethod
    def selected(cls, ids: Collection[str]) -> Self:
        """Return the entries of these ids, as they were selected in a list."""
        return cls(f"selected: {count_text(len(ids), 'entry', 'entries')}", Query(ids=tuple(ids)))

    @property
    def others(self) -> Iterator[Self]:
        """Give the entries that were not selected, where these were."""
        if ids := self.query.ids:
            count = count_text(len(ids), "entry", "entries")
            yield type(self)(f"everything but the selected {count}", Query(without=ids))


class ExportScreen(TaskScreen[None]):
    """Formats, entries and a path above; below what that comes to.

    `found` are entries that were chosen elsewhere; without them all are proposed.
    """

    AUTO_FOCUS = "#formats"
    CSS_PATH: ClassVar[CSSPathType | None] = _STYLES
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.EXPORT)]

    def __init__(
        self, journal: Journal, settings: Settings, day: date, found: Chosen | None = None
    ) -> None:
        super().__init__(journal)
        self._settings = settings
        month = month_of(day)
        self._choices = (
            *((found, *found.others) if found else ()),
            Chosen("everything", Query()),
            Chosen(month_title(day), Query(first=month.first, last=month.last)),
        )
        self._proposed = ""
        self._outlook: ExportPreview | None = None

    def offered_keys(self) -> OfferedKeys:
        """Return the keys of the screen."""
        return [(keys.EXPORT, self)]

    def compose(self) -> ComposeResult:
        """Lay out what is to be chosen above what it comes to."""
        self._arrange(self.app.size)
        with VerticalScroll(id="form", can_focus=False):
            with Container(id="choices"):
                formats = [Option(line_of_format(way)) for way in WAYS]
                yield VimOptionList(*formats, markup=False, id="formats")
                entries = [Option(f" {each.name}") for each in self._choices]
                yield VimOptionList(*entries, markup=False, id="entries")
            yield Input(id="path", suggester=PathSuggester(), select_on_focus=False)
            yield ResultPanel()
        yield StatusLine()

    def on_mount(self) -> None:
        """Propose everything, in the first format."""
        for ident, title in {"formats": "Format", "entries": "Which entries"}.items():
            choices = self.query_one(f"#{ident}", VimOptionList)
            choices.border_title, choices.highlighted = title, 0
            choices.border_subtitle = f"one of {choices.option_count}"
        self.query_one("#path").border_title = "Where to"
        self.query_one(StatusLine).keys = keys.line(
            (keys.EXPORT, keys.ANYWHERE), self._settings.keys
        )
        self._look()

    def on_resize(self) -> None:
        """Lay out for the new size."""
        self._arrange(self.size)

    def _arrange(self, size: Size) -> None:
        self.set_class(size.width >= _ROOMY.width and size.height >= _ROOMY.height, "-roomy")

    @property
    def _way(self) -> Way:
        return WAYS[self.query_one("#formats", VimOptionList).highlighted or 0]

    @property
    def _query(self) -> Query:
        return self._choices[self.query_one("#entries", VimOptionList).highlighted or 0].query

    @on(OptionList.OptionHighlighted)
    def _look(self) -> None:
        """Propose a path, unless the person has named one, and tell what would be written."""
        if self.is_at_work:
            return
        path = self.query_one("#path", Input)
        try:
            name = self._way.name
            form = writer_named(name)
            if path.value == self._proposed:
                today = self._journal.now().day
                suffix = "" if form.is_folder else form.suffix
                self._proposed = path.value = free_path(f"tightrope-{today.isoformat()}", suffix)
            self._outlook = self._journal.transfer.preview_export(name, self._query)
        except TightropeError as trouble:
            self._outlook = None
            self.refuse(trouble)
        else:
            preview = export_preview_text(
                name, self._outlook, ascii=self._settings.ascii, width=self.room
            )
            self.result.show_text("What goes out", preview)

    @on(OptionList.OptionSelected)
    def _go_to_next(self) -> None:
        self.focus_next()

    @on(Input.Changed)
    def _say_whether_taken(self) -> None:
        path = self.query_one("#path", Input)
        try:
            taken = is_taken(read_path(path.value))
        except TightropeError:
            taken = False
        path.border_subtitle = "already there" if taken else ""

    @on(Input.Submitted)
    def action_start(self) -> None:
        """Write what is chosen; what is there already is replaced only when that is wanted."""
        if self.is_at_work or self._outlook is None:
            return
        try:
            target = read_path(self.query_one("#path", Input).value)
        except TightropeError as trouble:
            self.refuse(trouble)
            return
        if is_taken(target):
            ask_to_replace(self, lambda: self._write(target, force=True))
        else:
            self._write(target, force=False)

    def _write(self, target: Path, *, force: bool) -> None:
        way, query, outlook = self._way, self._query, self._outlook
        options = {way.option: True} if way.option else {}
        week_starts = self._settings.week_starts
        if outlook is None:
            return

        def write(own: Journal, progress: Progress) -> Then:
            taken = own.transfer.export_entries(
                way.name,
                target,
                query,
                force=force,
                progress=progress,
                week_starts=week_starts,
                **options,
            )
            return lambda: self.result.show_text(
                "Written", export_result_text(taken, outlook.caution)
            )

        self.begin("Writing", write, stopped=_STOPPED, total=outlook.count)

    def action_back(self) -> None:
        """Stop what goes on; else go back to where one was."""
        if self.is_at_work:
            self.stop()
        else:
            self.dismiss(None)
