"""What a person can do with a journal; both faces go through here."""

from tightrope.journal.journal import Journal
from tightrope.journal.values import Act, ActKind, Trashed
from tightrope.storage.trouble import JournalTrouble

__all__ = ["Act", "ActKind", "Journal", "JournalTrouble", "Trashed"]
