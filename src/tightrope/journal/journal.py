"""The journal, whole."""

from tightrope.journal.exchanging import Exchanging
from tightrope.journal.keeping import Keeping
from tightrope.journal.noting import Noting
from tightrope.journal.reading import Reading
from tightrope.journal.removing import Removing
from tightrope.journal.reviewing import Reviewing
from tightrope.journal.syncing import Syncing
from tightrope.journal.undoing import Undoing


class Journal(Reading, Reviewing, Keeping, Noting, Removing, Undoing, Exchanging, Syncing):
    """A person's journal: what can be read, kept, removed, undone, exchanged and synced."""
