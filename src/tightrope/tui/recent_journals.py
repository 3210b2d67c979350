"""The journals that were opened lately, remembered only where the settings say so."""

from contextlib import suppress
from pathlib import Path

from tightrope.safe_files import make_private_folder, write_atomically

_MOST = 9
_FILE = "recent-journals.txt"


class RecentJournals:
    """A file (0600) in the folder of logs that names journals, a path a line, the latest first.

    Where they are not `wanted` there is no such file, and one of before is erased. What cannot be
    read or written is as if it were not there: nothing depends on it.
    """

    def __init__(self, folder: Path, *, wanted: bool) -> None:
        self._file = folder / _FILE
        self._wanted = wanted

    def paths(self) -> list[Path]:
        """Return the journals, the latest first."""
        if not self._wanted:
            return []
        try:
            lines = self._file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return []
        return [Path(line) for line in lines if line.strip()]

    def remember(self, journal: Path) -> None:
        """Put a journal that was just opened before all others."""
        with suppress(OSError):
            if not self._wanted:
                self._file.unlink(missing_ok=True)
                return
            if not str(journal).isprintable():
                return
            paths = dict.fromkeys((journal, *self.paths()))
            make_private_folder(self._file.parent)
            text = "".join(f"{path}\n" for path in [*paths][:_MOST])
            write_atomically(self._file, text.encode())
