"""Why a letter is refused: one class for each reason, each with its sentence."""

from tightrope.domain.errors import TightropeError


class LetterError(TightropeError):
    """A letter, a key or a promise could not be used."""


class TooLargeError(LetterError):
    """A letter holds more than fits, or a file is larger than any letter."""


class NoLetterError(LetterError):
    """A file is no letter at all."""


class WrongKeyError(LetterError):
    """A letter is sealed to another key than one's own."""


class DamagedLetterError(LetterError):
    """A letter was cut or changed on its way."""


class OtherVersionError(LetterError):
    """A letter was written by an older or a newer program, in a form that this one cannot read."""


class ForgedLetterError(LetterError):
    """A letter was not sealed by the person whom it names."""


class BrokenPromiseError(LetterError):
    """A letter of an exchange is not the one that was promised, or comes out of turn."""


class LettersExtraMissingError(LetterError):
    """What seals and opens letters is not installed."""
