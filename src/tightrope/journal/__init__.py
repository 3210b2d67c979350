"""What a person can do with a journal; both faces go through here.

What a search, an export or an import answers with stands in `found`, `taking_out` and `taking_in`.
"""

from tightrope.journal.journal import Journal
from tightrope.journal.values import Act, ActKind, Trashed
from tightrope.storage.trouble import Interrupted, JournalTrouble

__all__ = ["Act", "ActKind", "Interrupted", "Journal", "JournalTrouble", "Trashed"]
