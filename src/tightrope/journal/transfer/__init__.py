"""Export and import: files, folders and streams, and what passes through them."""

from typing import TYPE_CHECKING

from tightrope.lazy import late_imports

if TYPE_CHECKING:
    from tightrope.journal.transfer import attachments as attachments
    from tightrope.journal.transfer import export as export
    from tightrope.journal.transfer import import_ as import_
    from tightrope.journal.transfer import sources as sources
else:
    __getattr__ = late_imports(__name__, ("attachments", "export", "import_", "sources"))
