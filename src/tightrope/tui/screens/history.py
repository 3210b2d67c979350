"""What an entry or the note of a month was: compare it, bring it back, erase it for good."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tightrope.domain.aim import Aim
from tightrope.domain.comparison import compare
from tightrope.domain.entry import Entry
from tightrope.domain.formatting import count_text, day_text, short_day_text
from tightrope.domain.kept import Versioned
from tightrope.domain.marks import sign
from tightrope.domain.printable import printable_line
from tightrope.journal import Journal
from tightrope.journal.results import PastVersions
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.notify import run_or_show_error
from tightrope.tui.protocols import OfferedKeys
from tightrope.tui.screens.dialogs import ask_to_erase
from tightrope.tui.screens.erasing import ErasingScreen
from tightrope.tui.themes import read_styles
from tightrope.tui.widgets.comparison_view import ComparisonView
from tightrope.tui.widgets.status_line import StatusLine
from tightrope.tui.widgets.vim_option_list import VimOptionList

if TYPE_CHECKING:
    from tightrope.journal.progress import Progress
    from tightrope.journal.results import ErasureResult

_LONGEST_LINE = 300


class HistoryScreen(Screen[Versioned | None]):
    """The versions of one entry, note or aim, latest first; answers with what was brought back."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.HISTORY)]

    def __init__(self, journal: Journal, settings: Settings, name: str) -> None:
        super().__init__()
        self._journal = journal
        self._settings = settings
        self._subject = name
        self._past: PastVersions | None = None

    def offered_keys(self) -> OfferedKeys:
        """Return the keys of the screen."""
        return [(keys.HISTORY, self)]

    def compose(self) -> ComposeResult:
        """Lay out the versions above, the chosen one beside the present one below."""
        yield VimOptionList(markup=False)
        yield ComparisonView(plain=self._settings.ascii or self.app.no_color)
        yield StatusLine()

    def on_mount(self) -> None:
        """Show what there is."""
        line = keys.line((keys.HISTORY,), self._settings.keys)
        self.query_one(StatusLine).keys = line
        run_or_show_error(self, self._show)

    def _show(self) -> str:
        self._past = past = self._journal.history.of(self._subject)
        versions = self.query_one(VimOptionList)
        versions.clear_options()
        versions.add_options(Option(self._line(version)) for version in past.former)
        count = len(past.former)
        versions.border_title = f"What {_called(past.present)} was"
        versions.border_subtitle = count_text(count, "former version")
        versions.highlighted = 0 if count else None
        if not count:
            self.query_one(ComparisonView).show_note("It was never anything but what it is now.")
        return ""

    def _line(self, version: Versioned) -> Content:
        saved = version.modified.astimezone()
        parts = [
            (f" {version.revision:>3}  ", "$foreground 60%"),
            (f"{short_day_text(saved):>6} {saved.year:04} {saved:%H:%M}  ", "$foreground"),
        ]
        if isinstance(version, Entry):
            sign_of_state = sign(version.state, ascii=self._settings.ascii)
            parts.append((f"{sign_of_state} {version.state:<9} ", "$foreground"))
        title = printable_line(version.text.strip()[:_LONGEST_LINE])
        return Content.assemble(*parts, title)

    @property
    def _chosen(self) -> Versioned | None:
        at = self.query_one(VimOptionList).highlighted
        if self._past is None or at is None or at >= len(self._past.former):
            return None
        return self._past.former[at]

    @on(OptionList.OptionHighlighted)
    def _compare(self) -> None:
        if self._past and (version := self._chosen):
            self.query_one(ComparisonView).show(
                compare(version, self._past.present),
                f"{version.revision}, {_saved(version)}",
                f"{self._past.present.revision}, now",
            )

    @on(OptionList.OptionSelected)
    def _bring_back(self) -> None:
        """Make the chosen version the present one again."""
        if (version := self._chosen) is None:
            return

        def bring_back() -> str:
            self.dismiss(self._journal.history.bring_back(self._subject, version.revision))
            return ""

        run_or_show_error(self, bring_back)

    def action_select(self) -> None:
        """Bring the chosen version back, from the palette as from the list."""
        self.query_one(VimOptionList).action_select()

    def action_read(self, pages: int) -> None:
        """Scroll a long version on or back."""
        self.query_one(ComparisonView).turn(pages)

    def action_forget(self) -> None:
        """Ask, and erase the chosen version for good."""
        if version := self._chosen:
            ask_to_erase(
                self,
                f"Version {version.revision}",
                version.revision,
                lambda backups: self._erase(version.revision, backups=backups),
            )

    def action_forget_all(self) -> None:
        """Ask, and erase every former version for good."""
        if self._past and (count := len(self._past.former)):
            ask_to_erase(
                self,
                count_text(count, "former version"),
                count,
                lambda backups: self._erase(None, backups=backups),
            )

    def _erase(self, number: int | None, *, backups: bool) -> None:
        def erase(own: Journal, progress: "Progress") -> "ErasureResult":
            return own.history.forget(self._subject, number, backups=backups, progress=progress)

        read_styles(self.app, ErasingScreen)
        erasing = ErasingScreen(self._journal, self._settings, erase, _erased)
        self.app.push_screen(erasing, lambda _: self._show_again())

    def _show_again(self) -> None:
        run_or_show_error(self, self._show)


def _erased(count: int) -> str:
    return f"{count_text(count, 'former version')} erased for good."


def _called(version: Versioned) -> str:
    if isinstance(version, Entry):
        return f"the entry of {day_text(version.day)}"
    if isinstance(version, Aim):
        return f"the aim of {day_text(version.begun)}"
    return f"the note of {version.name}"


def _saved(version: Versioned) -> str:
    saved = version.modified.astimezone()
    return f"saved {day_text(saved.date())} {saved:%H:%M}"
