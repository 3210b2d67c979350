"""What can go wrong, said so that a person can act on it."""


class Trouble(Exception):  # noqa: N818 - the word a writer would use
    """Something could not be done: one plain sentence that says what, and what to do next.

    The message is shown to the person as it stands, so it never holds a word of an entry.
    """


class NothingWritten(Trouble):
    """There was neither a word nor a mark to keep."""


class NoSuchEntry(Trouble):
    """No entry, or more than one, answers to the id that was given."""


class ChangedElsewhere(Trouble):
    """The entry was saved by another window or program after it was read here."""


class BadDate(Trouble):
    """A date that does not exist, is ambiguous, or could not be read."""


class BadEntry(Trouble):
    """A value that an entry cannot have."""


class BadQuery(Trouble):
    """Filters that contradict each other."""
