"""The bytes of a letter before it is sealed: canonical JSON, padded to one of a few sizes.

One letter has one form: keys in this order, parts that were not chosen left out, no blank between
signs. `reading` takes no other, so that nothing can hide in a form.
"""

from typing import Any

from tightrope import libraries
from tightrope.letters.errors import TooLargeError
from tightrope.letters.letter import Letter

VERSION = 1

SIZES = tuple(2**13 * 4**step for step in range(5))
"""Bytes that a letter may have before it is sealed: 8 and 32 kB, 128 and 512 kB, 2 MB."""


def to_bytes(letter: Letter, writer: str) -> bytes:
    """Return the bytes of a letter that the holder of the public key `writer` wrote, padded.

    Raises TooLargeError where it holds more than fits.
    """
    return padded(unpadded(letter, writer))


def unpadded(letter: Letter, writer: str) -> bytes:
    """Return the canonical JSON of a letter, UTF-8, without padding."""
    document = {"letter": VERSION, "from": writer} | _parts(letter)
    words = libraries.json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return words.encode()


def padded(document: bytes) -> bytes:
    """Return a document with a line feed and blanks behind it, up to the next of the sizes."""
    size = next((size for size in SIZES if len(document) < size), None)
    if size is None:
        raise TooLargeError(
            "A letter holds 2 MB at most, and more was chosen; choose less, or write two."
        )
    return (document + b"\n").ljust(size)


def _parts(letter: Letter) -> dict[str, Any]:
    """Return what was chosen, as JSON has it."""
    span = [letter.span.first.isoformat(), letter.span.last.isoformat()]
    parts: dict[str, Any] = {"name": letter.name or None, "span": span}
    if letter.weeks is not None:
        parts["weeks"] = letter.weeks
    if letter.days is not None:
        parts["days"] = [
            [day.date.isoformat(), int(day.together), int(day.space), day.need]
            for day in letter.days
        ]
    parts["entries"] = [
        [each.day.isoformat(), int(each.together), int(each.space), each.need, each.text]
        for each in letter.entries
    ]
    parts["notes"] = [[each.month.isoformat(), each.text] for each in letter.notes]
    parts["aims"] = letter.aims
    parts["talk"] = letter.talk
    # Figures of days without a mark are figures; a list of nothing was not chosen.
    return {key: value for key, value in parts.items() if value or key in {"weeks", "days"}}
