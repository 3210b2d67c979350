"""Erasing for good: out of the journal's file, the files beside it, and its backups."""

from typing import TYPE_CHECKING

from tightrope.lazy import late_imports

if TYPE_CHECKING:
    from tightrope.journal.erasure import engine as engine
    from tightrope.journal.erasure import kept_files as kept_files
else:
    __getattr__ = late_imports(__name__, ("engine", "kept_files"))
