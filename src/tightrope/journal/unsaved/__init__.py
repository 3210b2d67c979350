"""Words that could not get into the journal, in files of their own."""

from typing import TYPE_CHECKING

from tightrope.lazy import late_imports

PREFIXES = ("unsaved", ".writing-")
"""How the names of files with words, and of folders of editor sessions, begin."""

if TYPE_CHECKING:
    from tightrope.journal.unsaved import finding as finding
    from tightrope.journal.unsaved import words as words
    from tightrope.journal.unsaved import writing as writing
else:
    __getattr__ = late_imports(__name__, ("finding", "words", "writing"))
