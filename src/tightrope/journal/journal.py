"""The journal, whole."""

from tightrope.journal.entries import Keeping, Reading
from tightrope.journal.month_notes import Noting
from tightrope.journal.review import Reviewing
from tightrope.journal.sync.facade import Syncing
from tightrope.journal.transfer.facade import Exchanging
from tightrope.journal.trash import Removing
from tightrope.journal.undo import Undoing


class Journal(Reading, Reviewing, Keeping, Noting, Removing, Undoing, Exchanging, Syncing):
    """A person's journal: what can be read, kept, removed, undone, exchanged and synced."""
