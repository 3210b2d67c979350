"""Words that the journal does not take are put into a file of their own until it does."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tightrope.domain.entry import EntryFields
from tightrope.domain.errors import TightropeError
from tightrope.domain.printable import printable
from tightrope.journal import Journal
from tightrope.journal.results import MonthText


class WordsAside:
    """The file that the words of one editing session are put into; there is one while it is needed.

    A file that is kept so is offered at the next start of the program.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._path: Path | None = None
        self._page: EntryFields | MonthText | None = None

    @contextmanager
    def unless_saved(self, page: EntryFields | MonthText) -> Iterator[None]:
        """Put the page aside where the block cannot save it, and say so in what it raises.

        Where it has to wait for another program, the page is put aside before.
        """
        if self._journal.is_busy():
            self.put(page)
        try:
            yield
        except TightropeError as trouble:
            if path := self.put(page):
                trouble.args = (f"{trouble} Your words are kept in {printable(str(path))}.",)
            raise
        self.forget()

    def put(self, page: EntryFields | MonthText) -> Path | None:
        """Put the page aside; return where, or None where nothing takes it, or it is blank."""
        if not page.text.strip():
            return None
        if page != self._page:
            try:
                self._path = self._journal.unsaved.put_aside(page, self._path)
            except OSError:
                return None  # the words stay in the editor
            self._page = page
        return self._path

    def forget(self) -> None:
        """Remove the file: the journal has the words now."""
        if self._path is not None:
            self._path.unlink(missing_ok=True)
        self._path = self._page = None
