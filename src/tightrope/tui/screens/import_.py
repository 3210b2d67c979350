"""Taking entries in: from where, what that would do, and how far it is."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.types import CSSPathType
from textual.widgets import Input

from tightrope.domain.errors import TightropeError
from tightrope.domain.printable import printable
from tightrope.domain.tags import read_tag_marks
from tightrope.journal import Journal
from tightrope.journal.progress import Progress
from tightrope.journal.results import ImportResult, TagMarks
from tightrope.journal.transfer.sources import detect_format, size_of
from tightrope.paths import asset
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.path_input import PathSuggester, read_path
from tightrope.tui.protocols import OfferedKeys
from tightrope.tui.screens.background_task import ResultPanel, TaskScreen, Then
from tightrope.tui.transfer_text import import_result_text, paragraphs
from tightrope.tui.widgets.status_line import StatusLine

_STYLES = asset("styles", "exchange.tcss")
_HINT = """\
Name a file or a folder: an export of this program, of jrnl, of Day One or of Daylio.
Enter looks what it is and what it would bring; nothing is changed by that.
Tags named together and space become the marks. Others can too: cuddle=together, solo=space
Photos and recordings are counted, or copied into a folder of yours, with links in the entries."""
_STOPPED = "Stopped; nothing was changed."


@dataclass(frozen=True, slots=True)
class Source:
    """What is to be taken in, as it was looked at; its size in bytes is for the bar alone."""

    path: Path
    format_name: str
    tag_marks: TagMarks
    attachments: Path | None
    size: int


class ImportScreen(TaskScreen[None]):
    """A path and which tags become marks above; below what they would bring, and then brought."""

    AUTO_FOCUS = "#path"
    CSS_PATH: ClassVar[CSSPathType | None] = _STYLES
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.IMPORT)]

    def __init__(self, journal: Journal, settings: Settings) -> None:
        super().__init__(journal)
        self._settings = settings
        self._source: Source | None = None
        self._tried: ImportResult | None = None
        self._skips_bad = False

    def offered_keys(self) -> OfferedKeys:
        """Return the keys of the screen."""
        return [(keys.IMPORT, self)]

    def compose(self) -> ComposeResult:
        """Lay out two lines to write in above what they come to."""
        with VerticalScroll(id="form", can_focus=False):
            yield Input(id="path", suggester=PathSuggester(), placeholder="~/Downloads/export.zip")
            yield Input(id="tags", placeholder="cuddle=together, solo=space")
            yield Input(id="attachments", suggester=PathSuggester(), placeholder="none")
            yield ResultPanel()
        yield StatusLine()

    def on_mount(self) -> None:
        """Say what can be named."""
        self.query_one("#path").border_title = "From where"
        self.query_one("#tags").border_title = "Tags that become marks"
        self.query_one("#attachments").border_title = "Folder for photos and recordings"
        self.query_one(StatusLine).keys = keys.line(
            (keys.IMPORT, keys.ANYWHERE), self._settings.keys
        )
        self._forget()

    @on(Input.Changed)
    def _forget(self) -> None:
        """Forget what was looked at: it is not what is named now."""
        if not self.is_at_work:
            self._source = self._tried = None
            self._skips_bad = False
            self.result.show_text("What comes in", Content(_HINT))

    @on(Input.Submitted)
    def _look(self) -> None:
        """Try what an import would do, beside the screen."""
        if self.is_at_work:
            return
        try:
            path, tag_marks, attachments = self._named()
        except TightropeError as trouble:
            self.refuse(trouble)
            return

        date_order = self._settings.date_order

        def look(own: Journal, progress: Progress) -> Then:
            format_name = detect_format(path, partial(progress, 0))
            size = size_of(path, partial(progress, 0))
            source = Source(path, format_name, tag_marks, attachments, size)
            self.post_message(self.TotalKnown(source.size))
            tried = own.transfer.import_entries(
                format_name,
                path,
                dry_run=True,
                skip_bad=True,
                tag_marks=tag_marks,
                date_order=date_order,
                attachments=attachments,
                progress=progress,
            )
            return lambda: self._show_tried(source, tried)

        self.begin("Looking", look, stopped=_STOPPED)

    def _named(self) -> tuple[Path, TagMarks, Path | None]:
        """Return what is named now. Raises TightropeError."""
        path, words, folder = (
            self.query_one(line, Input).value for line in ("#path", "#tags", "#attachments")
        )
        return (
            read_path(path),
            read_tag_marks(words) if words.strip() else (),
            read_path(folder) if folder.strip() else None,
        )

    def _show_tried(self, source: Source, tried: ImportResult) -> None:
        self._source, self._tried = source, tried
        self._tell_tried()
        self.set_focus(self.result)

    def _tell_tried(self) -> None:
        source, tried = self._source, self._tried
        if source is None or tried is None:
            return
        start, skip = (
            keys.press_of(ident, self._settings.keys) for ident in ("import.start", "import.skip")
        )
        way = (
            f"They will be left out; {skip} takes that back."
            if self._skips_bad
            else f"{skip} leaves them out; else nothing is taken in."
        )
        ready = f" Nothing is changed yet; {start} takes it in." if self._may_start else ""
        lines = [
            f"{printable(source.path.name)} looks like {source.format_name}.{ready}",
            *import_result_text(tried, skips=way, ascii=self._settings.ascii, width=self.room),
        ]
        self.result.show_text("What comes in", paragraphs(lines))

    @property
    def _may_start(self) -> bool:
        return self._tried is not None and (self._skips_bad or not self._tried.bad)

    def action_skip(self) -> None:
        """Leave out what cannot be read, or not."""
        if not self.is_at_work and self._tried and self._tried.bad:
            self._skips_bad = not self._skips_bad
            self._tell_tried()

    def action_start(self) -> None:
        """Take in what was looked at; look first where that was not done."""
        source = self._source
        if self.is_at_work:
            return
        if source is None or not self._is_named(source):
            self._look()
            return
        if not self._may_start:
            self._tell_tried()
            return
        skip_bad, date_order = self._skips_bad, self._settings.date_order

        def import_entries(own: Journal, progress: Progress) -> Then:
            brought = own.transfer.import_entries(
                source.format_name,
                source.path,
                skip_bad=skip_bad,
                tag_marks=source.tag_marks,
                date_order=date_order,
                attachments=source.attachments,
                progress=progress,
            )
            return lambda: self._show_brought(brought)

        self.begin("Taking in", import_entries, stopped=_STOPPED, total=source.size)

    def _is_named(self, source: Source) -> bool:
        """Whether it is still named what was looked at; one may have gone on typing meanwhile."""
        try:
            return self._named() == (source.path, source.tag_marks, source.attachments)
        except TightropeError:
            return False

    def _show_brought(self, brought: ImportResult) -> None:
        self._source = self._tried = None
        ascii_only, left_out = self._settings.ascii, "They were left out."
        lines = import_result_text(brought, skips=left_out, ascii=ascii_only, width=self.room)
        if brought.backup:
            backup = printable(str(brought.backup))
            lines[1:1] = [f"Undo does not reach this; the journal as it was before is in {backup}"]
        self.result.show_text("Taken in", paragraphs(lines))

    def action_back(self) -> None:
        """Stop what goes on; else go back to the journal."""
        if self.is_at_work:
            self.stop()
        else:
            self.dismiss(None)
