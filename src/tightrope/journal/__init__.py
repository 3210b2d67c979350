"""What a person can do with a journal; both faces go through here.

What it answers with stands in `results`.
"""

from tightrope.journal.journal import Journal
from tightrope.storage.errors import (
    InterruptedReadError,
    JournalError,
    PassphraseNeededError,
    WrongPassphraseError,
)

__all__ = [
    "InterruptedReadError",
    "Journal",
    "JournalError",
    "PassphraseNeededError",
    "WrongPassphraseError",
]
