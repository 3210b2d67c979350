"""Errors that a person can act on: each is one sentence that says what, and what to do next."""


class TightropeError(Exception):
    """Something could not be done: one plain sentence that says what, and what to do next.

    The message is shown to the person as it stands, so it never holds a word of an entry.
    """


class NothingWrittenError(TightropeError):
    """There was neither a word nor a mark to keep."""


class NoSuchEntryError(TightropeError):
    """No entry, or more than one, answers to the id that was given."""


class NoSuchVersionError(TightropeError):
    """An entry or a note has no former version of the number that was given."""


class NoSuchTagError(TightropeError):
    """No entry carries the tag that was given, or it has that name already."""


class ChangedElsewhereError(TightropeError):
    """The entry was saved by another window or program after it was read here."""


class RolledBackError(ChangedElsewhereError):
    """The journal went back to a backup after it was read here."""


class BadDateError(TightropeError):
    """A date that does not exist, is ambiguous, or could not be read."""


class BadEntryError(TightropeError):
    """A value that an entry cannot have."""


class BadQueryError(TightropeError):
    """Filters that contradict each other."""
