"""What a hidden screen asks for before it shows the journal again."""

from collections.abc import Callable
from typing import NamedTuple

from tightrope import storage
from tightrope.journal.parts import JournalPart


class LockQuestion(NamedTuple):
    """What is asked for, `passphrase` or `code`, and whether an answer is right.

    `is_right` takes a quarter of a second and needs no journal: any thread may call it.
    """

    asks_for: str
    is_right: Callable[[str], bool]


class ScreenLock(JournalPart):
    """The lock of the screen: the passphrase of an encrypted journal, a code in a plain one.

    A code hides the screen; the file stays readable to anyone who can open the person's files.
    """

    @property
    def takes_code(self) -> bool:
        """Whether a code can be set; an encrypted journal asks for its passphrase."""
        return self._database.key is None

    def question(self) -> LockQuestion | None:
        """Return what a hidden screen asks for now; None where there is no lock."""
        if key := self._database.key:
            return LockQuestion("passphrase", key.is_of)
        with self._database.reading() as sql:
            code = storage.lock_code.get(sql)
        return LockQuestion("code", code.is_code) if code else None

    def set_code(self, code: str) -> None:
        """Set the code, in place of the one before. Raises JournalError."""
        with self._database.writing() as sql:
            storage.lock_code.put(sql, code)

    def remove_code(self) -> None:
        """Lock nothing from now on. Raises JournalError."""
        with self._database.writing() as sql:
            storage.lock_code.remove(sql)
