"""The backups of the journal: what each holds, and going back to one."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tightrope.domain.errors import BadEntryError
from tightrope.domain.formatting import count_text, day_text, moment_text, utc_text
from tightrope.domain.printable import printable
from tightrope.journal import Journal
from tightrope.journal.progress import Progress
from tightrope.journal.results import BackupFile, RolledBack
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.protocols import OfferedKeys
from tightrope.tui.screens.background_task import ResultPanel, TaskScreen, Then
from tightrope.tui.screens.dialogs import AskScreen, ask
from tightrope.tui.widgets.status_line import StatusLine
from tightrope.tui.widgets.vim_option_list import VimOptionList

_BACK, _BACK_AND_FORGET = "back", "back and forget"
_STOPPED = "Nothing was changed; the journal is as it was."
_MEGABYTE = 1_000_000


class BackupsScreen(TaskScreen[str]):
    """The backups, latest first; answers with a sentence where the journal went back to one."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.BACKUPS)]

    def __init__(self, journal: Journal, settings: Settings) -> None:
        super().__init__(journal)
        self._keymap = settings.keys
        self._backups: tuple[BackupFile, ...] = ()

    def offered_keys(self) -> OfferedKeys:
        """Return the keys of the backups; their list goes back to what is chosen."""
        return [(keys.BACKUPS[:1], self.query_one(VimOptionList)), (keys.BACKUPS[1:], self)]

    def compose(self) -> ComposeResult:
        """Lay out the list above, what the chosen one holds below."""
        yield VimOptionList(markup=False)
        yield ResultPanel()
        yield StatusLine()

    def on_mount(self) -> None:
        """Show what is there."""
        self.query_one(StatusLine).keys = keys.line((keys.BACKUPS,), self._keymap)
        self._backups = self._journal.backups.list()
        listed = self.query_one(VimOptionList)
        listed.add_options(Option(_line(each)) for each in self._backups)
        listed.border_title = "Backups"
        listed.border_subtitle = f"{len(self._backups)}" if self._backups else "none yet"
        listed.highlighted = 0 if self._backups else None
        if not self._backups:
            self.result.show_text(
                "None yet",
                Content("One is made at the first change of each day, beside your work."),
            )

    @on(OptionList.OptionHighlighted)
    def _tell(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_index < len(self._backups) and not self.is_at_work:
            self._show_contents(self._backups[event.option_index])

    def _show_contents(self, backup: BackupFile) -> None:
        lines = [f"Made {utc_text(backup.made)}, {_WHY[backup.reason]}."]
        contents = self._journal.backups.contents(backup.path)
        if contents and contents.first and contents.last:
            held = count_text(contents.entries, "entry", "entries")
            first, last = day_text(contents.first), day_text(contents.last)
            span = f"of {first}" if first == last else f"from {first} to {last}"
            lines.append(f"It holds {held}, {span}.")
        elif contents:
            lines.append("It holds no entry.")
        else:
            lines.append("What it holds cannot be told: it is damaged, or has its own passphrase.")
        lines.append(_state(backup))
        lines.append("Enter goes back to it, after the journal as it is now was saved.")
        self.result.show_text(printable(backup.name), Content("\n".join(lines)))

    @on(OptionList.OptionSelected)
    def _ask(self, event: OptionList.OptionSelected) -> None:
        if self.is_at_work or event.option_index >= len(self._backups):
            return
        backup = self._backups[event.option_index]
        folders = self._journal.sync.folders()

        def understood(line: str) -> str:
            words = " ".join(line.lower().split())
            if words == _BACK:
                return _of_folders(folders) or "The journal goes back. Enter."
            if words == _BACK_AND_FORGET and folders:
                return "The journal goes back, and forgets its synced folders. Enter."
            raise BadEntryError(f"Type {_BACK} to go back, or Esc to leave all as it is.")

        def go_back(line: str) -> None:
            self._go_back(backup.path, forgets_folders=_BACK_AND_FORGET in line.lower())

        hint = f"type {_BACK}" + (f", or {_BACK_AND_FORGET}" if folders else "")
        ask(self, AskScreen("Go back", understood, hint=hint), go_back)

    def _go_back(self, path: Path, *, forgets_folders: bool) -> None:
        def work(journal: Journal, progress: Progress) -> Then:
            done = journal.backups.go_back(
                path,
                forgets_folders=forgets_folders,
                progress=lambda left, total: progress(1000 * (total - left) // max(1, total)),
            )
            return lambda: self._end(done)

        self.begin("Going back", work, stopped=_STOPPED, total=1000)

    def _end(self, done: RolledBack) -> None:
        saved = f" What it was before is {printable(done.saved.name)}." if done.saved else ""
        self.dismiss(f"The journal went back.{saved}")

    def action_back(self) -> None:
        """Stop what goes on, or go back to the journal."""
        if self.is_at_work:
            self.stop()
        else:
            self.dismiss(None)


_WHY = {
    "by hand": "by hand",
    "daily": "at the first change of the day",
    "import": "before an import",
    "sync": "before a sync",
    "change": "before many entries were changed at once",
    "migration": "before a newer version changed the file",
    "rollback": "before the journal went back to another",
    "set aside": "when the journal was found so",
    "its log": "the log that lay beside it, which follows another state",
}


def _line(backup: BackupFile) -> Content:
    entries = "" if backup.entries is None else count_text(backup.entries, "entry", "entries")
    size = f"{backup.size / _MEGABYTE:.1f} MB"
    return Content.assemble(
        (f" {moment_text(backup.made.date(), backup.made.time()):>21}  ", "$foreground 60%"),
        f"{backup.reason:<10} {entries:>14} {size:>10}  {_mark(backup)}",
    )


def _mark(backup: BackupFile) -> str:
    return "damaged" if backup.is_damaged else "verified" if backup.verified else ""


def _state(backup: BackupFile) -> str:
    if backup.is_damaged:
        return "It is damaged."
    if backup.verified:
        return f"Verified {utc_text(backup.verified)}."
    return "Not verified yet; that is done beside your work, and before going back."


def _of_folders(folders: tuple[Path, ...]) -> str:
    if not folders:
        return ""
    named = ", ".join(printable(str(folder)) for folder in folders)
    return f"{named} brings later states in again at the next sync. Enter goes back all the same."
