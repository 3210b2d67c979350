"""The keys of letters: one's own pair, and the public key of the one other person."""

from typing import TYPE_CHECKING, NamedTuple

from tightrope import letters, storage
from tightrope.journal.parts import JournalPart

if TYPE_CHECKING:
    from tightrope.letters.sealing import KeyPair


class PublicKey(NamedTuple):
    """A public key, and the three words by which two people compare it aloud."""

    key: str
    words: str

    @classmethod
    def of(cls, key: str) -> "PublicKey":
        """Return a public key with its words."""
        return cls(key, letters.words.three_words(key))


class LetterKeys(JournalPart):
    """One's own keys and the other's, in the journal's file: whoever opens that has them.

    Every method raises JournalError where the file cannot be used, and LetterError.
    """

    def own(self) -> PublicKey | None:
        """Return one's own public key; None where none was made yet."""
        pair = self.pair_or_none()
        return PublicKey.of(pair.public) if pair else None

    def other(self) -> PublicKey | None:
        """Return the other's public key; None where none is kept."""
        with self._database.reading() as sql:
            found = storage.letters.keys(sql)
        return PublicKey.of(found.other) if found and found.other else None

    def make(self, *, new: bool = False) -> PublicKey:
        """Make one's own keys where there are none yet, and return the public one.

        `new` makes others in their place; what was sealed to those before opens no more, and an
        exchange that was begun is off.
        """
        with self._database.writing() as sql:
            found = storage.letters.keys(sql)
            if found is None or new:
                made = letters.sealing.new_key_pair()
                other = found.other if found else None
                storage.letters.put_keys(sql, storage.letters.Keys(made.secret, other))
                storage.letters.end_exchange(sql)
        return PublicKey.of(self.pair().public)

    def keep_other(self, typed: str) -> PublicKey:
        """Keep the other's public key as it was typed, in place of one before, and return it."""
        other, own = letters.sealing.read_public_key(typed), self.pair()
        if other == own.public:
            raise letters.errors.LetterError(
                "This is your own key; the other's is what `tightrope letter key` shows them."
            )
        self._put_other(own.secret, other)
        return PublicKey.of(other)

    def forget_other(self) -> None:
        """Keep no key of the other's any more."""
        self._put_other(self.pair().secret, None)

    def _put_other(self, secret: str, other: str | None) -> None:
        with self._database.writing() as sql:
            storage.letters.put_keys(sql, storage.letters.Keys(secret, other))
            storage.letters.end_exchange(sql)

    def pair(self) -> "KeyPair":
        """Return one's own keys. Raises LetterError where none were made yet."""
        if pair := self.pair_or_none():
            return pair
        raise letters.errors.LetterError(
            "You have no key for letters yet; `tightrope letter key` makes and shows it."
        )

    def pair_or_none(self) -> "KeyPair | None":
        """Return one's own keys; None where none were made yet."""
        with self._database.reading() as sql:
            found = storage.letters.keys(sql)
        return letters.sealing.key_pair(found.secret) if found else None

    def recipient(self, typed: str | None = None) -> str:
        """Return the public key to seal to: the one that was typed, else the other's.

        Raises LetterError where neither is there.
        """
        if typed:
            return letters.sealing.read_public_key(typed)
        if other := self.other():
            return other.key
        raise letters.errors.LetterError(
            "The other's key is not here yet; ask for it, and `tightrope letter key KEY` keeps it."
        )
