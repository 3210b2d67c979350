"""Erased words in the files beside the journal in which words were put aside.

What could not be saved, or was in an editor when that was killed, may hold the same words as what
is erased. A line of such a file goes if it stands in what is erased, or holds a word of it that the
journal has nowhere else; the other lines stay.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from tightrope.safe_files import write_atomically

_NAMES = ("unsaved*", ".writing-*/*")
# Letters of a word, and characters of a line, that stand in a text by more than chance.
_WORD, _LINE = 4, 12


class PutAsideWords:
    """The words and lines of the files in which words were put aside beside a journal.

    Files that cannot be read, or are no text, are left alone.
    """

    def __init__(self, folder: Path) -> None:
        self._texts: dict[Path, str] = {}
        for path in (path for name in _NAMES for path in folder.glob(name)):
            with suppress(OSError, UnicodeDecodeError):
                if path.is_file() and not path.is_symlink():
                    self._texts[path] = path.read_bytes().decode()
        whole = "\n".join(self._texts.values())
        self._candidates = {*_words(whole), *_lines(whole)}
        self._found = set[str]()

    def find(self, erased: Iterable[str]) -> None:
        """Look for them in the texts that are to be erased."""
        if not self._candidates:
            return
        for text in erased:
            self._found |= {each for each in self._candidates - self._found if each in text}

    def spare(self, remaining: Iterable[str]) -> None:
        """Let those stay that the journal holds in other texts too."""
        for text in remaining:
            if not self._found:
                return
            self._found = {each for each in self._found if each not in text}

    def erase(self) -> tuple[Path, ...]:
        """Take what was found out of the files, and return which these are; an emptied one goes.

        Raises OSError.
        """
        return tuple(path for path, text in self._texts.items() if self._erase_in(path, text))

    def _erase_in(self, path: Path, text: str) -> bool:
        lines = text.splitlines(keepends=True)
        kept = [line for line in lines if not any(each in line for each in self._found)]
        if len(kept) == len(lines):
            return False
        if "".join(kept).strip():
            write_atomically(path, "".join(kept).encode())
        else:
            path.unlink(missing_ok=True)
            with suppress(OSError):  # an editor's own folder, unless something else lies there
                if path.parent.name.startswith(".writing-"):
                    path.parent.rmdir()
        return True


def _words(text: str) -> set[str]:
    return set(re.findall(rf"\w{{{_WORD},}}", text))


def _lines(text: str) -> set[str]:
    return {line.strip() for line in text.splitlines() if len(line.strip()) >= _LINE}
