"""What a person can do with a journal; both faces go through here."""

from tightrope.journal.exchanging import BadImport, Brought, Taken
from tightrope.journal.journal import Journal
from tightrope.journal.values import Act, ActKind, Trashed
from tightrope.storage.hits import Found, Hit
from tightrope.storage.trouble import Interrupted, JournalTrouble

__all__ = [
    "Act",
    "ActKind",
    "BadImport",
    "Brought",
    "Found",
    "Hit",
    "Interrupted",
    "Journal",
    "JournalTrouble",
    "Taken",
    "Trashed",
]
