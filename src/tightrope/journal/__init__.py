"""What a person can do with a journal; both faces go through here.

What undo and the trash answer with stands in `values`; what a search, an export or an import
answers with stands in `found`, `taking_out` and `taking_in`.
"""

from tightrope.journal.journal import Journal
from tightrope.storage.errors import InterruptedReadError, JournalError

__all__ = ["InterruptedReadError", "Journal", "JournalError"]
