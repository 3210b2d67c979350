"""A large JSON document read piece by piece, in memory for one piece."""

import codecs
import re
from collections.abc import Iterator
from json import JSONDecodeError
from typing import Any, BinaryIO

from tightrope.formats.io import limits
from tightrope.formats.io.json_codec import STRICT, holds_too_much
from tightrope.formats.protocol import BadFileError

_CHUNK = 2**16
# The longest that an unfinished literal or escape at the edge of a piece can be.
_EDGE = 16
_BLANK = re.compile(r"[ \t\n\r]*")


class JsonStream:
    """Pulls values out of one JSON document while it is read.

    The caller looks at `sign`, then asks for what stands there: `members` of an object, `elements`
    of an array, or any `value` whole. Raises BadFileError, with `position` in it, for what is no
    JSON, no UTF-8, cut short, nested too deep, or holds a value beyond `limits.LONGEST_RECORD`.
    """

    def __init__(self, source: BinaryIO, position: str) -> None:
        self.position = position
        self._source = source
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("strict")
        self._text = ""
        self._at = 0
        self._ended = False

    @property
    def sign(self) -> str:
        """The next sign that is not blank, still to be read; empty at the end."""
        while True:
            blank = _BLANK.match(self._text, self._at)
            self._at = blank.end() if blank else self._at
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def members(self) -> Iterator[str]:
        """Give the keys of an object; the value of each is read before the next is asked for."""
        for _ in self._items("{", "}"):
            key = self.value()
            if not isinstance(key, str):
                raise self._broken()
            self._take(":")
            yield key

    def elements(self) -> Iterator[Any]:
        """Give the elements of an array."""
        for _ in self._items("[", "]"):
            yield self.value()

    def records(self, called: str) -> Iterator[tuple[str, Any]]:
        """Give the elements of an array, and before each its place: `called` with its number."""
        self.position = f"{called} 1"
        for number, value in enumerate(self.elements(), 2):
            yield self.position, value
            self.position = f"{called} {number}"

    def value(self) -> Any:
        """Return the value that stands here."""
        if not self.sign:
            raise self._broken()
        while True:
            found = self._decoded()
            # A number at the edge of what was read may go on behind it.
            if found and (found[1] < len(self._text) or not self._more()):
                value, self._at = found
                return value
            if not found and not self._more():
                raise self._broken()

    def end(self) -> None:
        """Make sure that nothing follows."""
        if self.sign:
            raise self._broken()

    def _items(self, opening: str, closing: str) -> Iterator[None]:
        self._take(opening)
        if self.sign == closing:
            self._take(closing)
            return
        while True:
            yield
            if self.sign == closing:
                self._take(closing)
                return
            self._take(",")

    def _take(self, sign: str) -> None:
        if self.sign != sign:
            raise self._broken()
        self._at += 1

    def _decoded(self) -> tuple[Any, int] | None:
        """Return a value and its end, or None where it may go on behind what was read."""
        if holds_too_much(self._text, self._at):
            raise BadFileError(f"{self.position}: an entry holds too many values; leave it out.")
        try:
            return STRICT.raw_decode(self._text, self._at)
        except RecursionError:
            raise BadFileError(
                f"{self.position}: this nests too deeply to be a journal;"
                " export it again where it comes from."
            ) from None
        except JSONDecodeError as error:
            if error.pos < len(self._text) - _EDGE and not error.msg.startswith("Unterminated"):
                raise self._broken() from None
            return None
        except ValueError:
            raise self._broken() from None

    def _more(self) -> bool:
        """Read on, in ever larger pieces for one value; say whether there was more."""
        self._text, self._at = self._text[self._at :], 0
        left = len(self._text)
        if left > limits.LONGEST_RECORD:
            longest = limits.size_text(limits.LONGEST_RECORD)
            raise BadFileError(f"{self.position}: an entry is longer than {longest}; leave it out.")
        while not self._ended:
            piece = self._source.read(max(_CHUNK, min(left, limits.LONGEST_RECORD - left + 1)))
            self._ended = not piece
            try:
                read = self._decoder.decode(piece, final=self._ended)
            except UnicodeDecodeError:
                raise BadFileError(
                    f"{self.position}: this is not UTF-8; convert the file and try again."
                ) from None
            if read:
                self._text += read
                return True
        return False

    def _broken(self) -> BadFileError:
        return BadFileError(
            f"{self.position}: the file is not valid JSON here, or ends too early;"
            " export it again where it comes from."
        )
