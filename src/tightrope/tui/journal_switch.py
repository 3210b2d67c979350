"""Going to another journal: the program leaves the one that is open, and opens the other."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App, SystemCommand

from tightrope.domain.errors import TightropeError
from tightrope.domain.printable import printable
from tightrope.tui.notify import show_message
from tightrope.tui.path_input import PathSuggester, read_path
from tightrope.tui.recent_journals import RecentJournals
from tightrope.tui.screens.dialogs import AskScreen, ask


class JournalSwitch:
    """Offers other journals in the palette, and ends the app where one was chosen.

    `wanted` is the path of that one then; whoever runs the app opens it. `save_all` saves what is
    being written, and returns whether that could be done.
    """

    def __init__(
        self, app: App[Any], journal: Path, recent: RecentJournals, save_all: Callable[[], bool]
    ) -> None:
        self.wanted: Path | None = None
        self._app = app
        self._journal = journal
        self._recent = recent
        self._save_all = save_all

    def commands(self) -> Iterator[SystemCommand]:
        """Yield a line to name another journal, and one for each that was opened lately."""
        yield SystemCommand(
            "Other journal", "Save this journal, and open another one or begin one", self.ask
        )
        for path in self._recent.paths():
            if path != self._journal:
                shown = printable(str(path))
                yield SystemCommand(
                    f"Journal {printable(path.stem)}", shown, partial(self._open_again, path)
                )

    def ask(self) -> None:
        """Ask for the path of a journal, and say what is there."""
        question = AskScreen(
            "Other journal",
            lambda line: self._what_is_there(read_path(line).absolute()),
            hint="the path of its file",
            suggester=PathSuggester(),
        )
        ask(self._app.screen, question, lambda line: self._open(read_path(line).absolute()))

    def _what_is_there(self, path: Path) -> str:
        """Say what Enter does with a path. Raises TightropeError where it can do nothing."""
        if path.is_dir():
            raise TightropeError("This is a folder; name the file of a journal.")
        if not path.exists():
            return "No journal is there; Enter begins a new one."
        if path.samefile(self._journal):
            raise TightropeError("This journal is open already.")
        from tightrope.journal.encryption import is_encrypted  # noqa: PLC0415 - for this line alone

        if is_encrypted(path):
            return "An encrypted journal; Enter asks for its passphrase."
        return "Enter opens it."

    def _open_again(self, path: Path) -> None:
        if path.exists():
            self._open(path)
        else:
            sentence = f"There is no journal at {printable(str(path))} any more."
            show_message(self._app.screen, sentence, worried=True)

    def _open(self, path: Path) -> None:
        if self._save_all():
            self.wanted = path
            self._app.exit()
