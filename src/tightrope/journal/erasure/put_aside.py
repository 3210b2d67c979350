"""Erased words among those that were put aside beside a journal, or left there by an editor.

What could not be saved, or was in an editor when that was killed, may hold the same words as what
is erased. A line of it goes if it stands in what is erased, or holds a word of it that the journal
has nowhere else, and so does a tag; the rest stays aside. What an editor has open is left alone.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tightrope.domain.entry import EntryFields
from tightrope.journal.unsaved.finding import every_path, find_unsaved, newest_page, remove
from tightrope.journal.unsaved.words import Owner, UnsavedWords
from tightrope.journal.unsaved.writing import put_aside, put_bytes_aside
from tightrope.safe_files import locked_folder, write_atomically

# Letters of a word, and characters of a line, that stand in a text by more than chance.
_WORD, _LINE = 4, 12
_NO_TIME = datetime.min.replace(tzinfo=UTC)


class PutAsideWords:
    """The words and lines that lie aside for a journal, and which of them are to be erased."""

    def __init__(self, owner: Owner) -> None:
        self._owner = owner
        self._aside = {words: _all_text(words) for words in _everything_aside(owner)}
        whole = "\n".join(self._aside.values())
        self._candidates = {*_words(whole), *_lines(whole)}
        self._found = set[str]()

    def find(self, erased: Iterable[str]) -> None:
        """Look for them in the texts and tags that are to be erased."""
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
        """Take what was found out of what lies aside; return where that was.

        What has no word left goes. Raises OSError.
        """
        return tuple(
            words.path
            for words, text in self._aside.items()
            if self._is_hit(text) and self._erase_in(words)
        )

    def _is_hit(self, text: str) -> bool:
        return any(each in text for each in self._found)

    def _erase_in(self, words: UnsavedWords) -> bool:
        lines = words.text.splitlines(keepends=True)
        kept = "".join(line for line in lines if not self._is_hit(line))
        is_folder = words.path.is_dir()
        if kept.strip():
            self._put_aside_again(words, kept, None if is_folder else words.path)
        if is_folder or not kept.strip():
            remove(words)
        return True

    def _put_aside_again(self, words: UnsavedWords, kept: str, place: Path | None) -> None:
        """Put what is kept into a file, that at `place` unless it is None."""
        page = words.page
        if isinstance(page, EntryFields):
            tags = tuple(tag for tag in page.tags if not self._is_hit(tag))
            put_aside(self._owner, replace(page, text=kept, tags=tags), place)
        elif page:
            put_aside(self._owner, replace(page, text=kept), place)
        elif place:
            write_atomically(place, kept.encode(errors="surrogateescape"))
        else:
            put_bytes_aside(self._owner, kept.encode(errors="surrogateescape"))


def _everything_aside(owner: Owner) -> Iterator[UnsavedWords]:
    """Give what lies aside, also what an editor left a moment ago without saying what it is of."""
    found = find_unsaved(owner)
    yield from found
    for path in set(every_path(owner.path)) - {words.path for words in found}:
        with suppress(OSError):
            if path.is_dir() and not path.is_symlink():
                with locked_folder(path) as is_free:
                    text = newest_page(path).read_bytes().decode(errors="surrogateescape")
                if is_free:
                    yield UnsavedWords(path, text, _NO_TIME, None, None)


def _all_text(words: UnsavedWords) -> str:
    """Return all that was written there, in a folder that of every file in it."""
    parts = [words.text]
    if isinstance(words.page, EntryFields):
        parts += words.page.tags
    if words.path.is_dir():
        for file in words.path.iterdir():
            with suppress(OSError):
                parts.append(file.read_bytes().decode(errors="replace"))
    return "\n".join(parts)


def _words(text: str) -> set[str]:
    return set(re.findall(rf"\w{{{_WORD},}}", text))


def _lines(text: str) -> set[str]:
    return {line.strip() for line in text.splitlines() if len(line.strip()) >= _LINE}
