"""What a person can do with a journal; both faces go through here.

What an export or import answers with stands in `taking_out` and `taking_in`.
"""

from tightrope.journal.journal import Journal
from tightrope.journal.values import Act, ActKind, Trashed
from tightrope.storage.hits import Found, Hit
from tightrope.storage.trouble import Interrupted, JournalTrouble

__all__ = ["Act", "ActKind", "Found", "Hit", "Interrupted", "Journal", "JournalTrouble", "Trashed"]
