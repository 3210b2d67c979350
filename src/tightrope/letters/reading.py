"""Reading the bytes of a letter that was opened, strictly: what is not just as we write it falls.

Whoever knows a person's public key can seal anything to it, so nothing here trusts a byte. msgspec
checks every type while it reads, in C, and takes time and memory in proportion to at most 2 MB.
"""

from datetime import date
from typing import Annotated, Literal

import msgspec

from tightrope.domain.calendar import Period
from tightrope.domain.entry import check_line_ends, check_unicode
from tightrope.domain.errors import BadEntryError
from tightrope.domain.marks import Need
from tightrope.domain.week_counts import MarkedDay, WeekCounts
from tightrope.letters.document import SIZES, VERSION, padded, unpadded
from tightrope.letters.errors import DamagedLetterError, LetterError, OtherVersionError
from tightrope.letters.letter import ChosenAim, ChosenEntry, ChosenNote, Letter

_Mark = Literal[0, 1]
_Count = Annotated[int, msgspec.Meta(ge=0, le=7)]
_Week = tuple[_Count, _Count, _Count, _Count, _Count, _Count]


class _Version(msgspec.Struct):
    letter: int


class _Document(msgspec.Struct, forbid_unknown_fields=True):
    letter: int
    writer: str = msgspec.field(name="from")
    span: tuple[date, date]
    name: str = ""
    weeks: tuple[_Week, ...] | None = None
    days: tuple[tuple[date, _Mark, _Mark, Need | None], ...] | None = None
    entries: tuple[tuple[date, _Mark, _Mark, Need | None, str], ...] = ()
    notes: tuple[tuple[date, str], ...] = ()
    aims: tuple[tuple[str, str, Literal["reached", "let go"] | None], ...] = ()
    talk: tuple[str, ...] = ()


_version = msgspec.json.Decoder(_Version).decode
_decode = msgspec.json.Decoder(_Document).decode


def read(content: bytes) -> tuple[Letter, str]:
    """Return the letter in these bytes, and the public key of whoever says to have written it.

    Raises DamagedLetterError for bytes that are not just as this program writes them, and
    OtherVersionError for those of a program of another version.
    """
    if len(content) not in SIZES:
        raise _damaged()
    document = content.rstrip(b" ").removesuffix(b"\n")
    try:
        version = _version(document).letter
        if version != VERSION:
            raise _other_version(version)
        found = _decode(document)
        letter = _letter_of(found)
    # What msgspec raises is a ValueError; nesting beyond all measure is a RecursionError.
    except (ValueError, BadEntryError, RecursionError):
        raise _damaged() from None
    # One letter has one form: this also meets numbers, escapes, blanks and keys given twice.
    if padded(unpadded(letter, found.writer)) != content:
        raise _damaged()
    return letter, found.writer


def _letter_of(found: _Document) -> Letter:
    for words in _every_text(found):
        check_line_ends(words)
        check_unicode(words)
    return Letter(
        span=Period(*found.span) if found.span[0] <= found.span[1] else _no_span(),
        name=found.name,
        weeks=None if found.weeks is None else tuple(WeekCounts(*each) for each in found.weeks),
        days=None if found.days is None else tuple(map(_day, found.days)),
        entries=tuple(map(_entry, found.entries)),
        notes=tuple(ChosenNote(*each) for each in found.notes),
        aims=tuple(ChosenAim(*each) for each in found.aims),
        talk=found.talk,
    )


def _day(found: tuple[date, int, int, Need | None]) -> MarkedDay:
    day, together, space, need = found
    return MarkedDay(day, bool(together), bool(space), need)


def _entry(found: tuple[date, int, int, Need | None, str]) -> ChosenEntry:
    day, together, space, need, text = found
    return ChosenEntry(day, bool(together), bool(space), need, text)


def _every_text(found: _Document) -> list[str]:
    texts = [found.name, *found.talk, *(entry[-1] for entry in found.entries)]
    texts += [note[-1] for note in found.notes]
    return texts + [words for title, note, _ in found.aims for words in (title, note)]


def _no_span() -> Period:
    raise ValueError("A span begins before it ends.")


def _damaged() -> LetterError:
    return DamagedLetterError(
        "This letter is damaged, or was not made by this program; ask for it again."
    )


def _other_version(version: int) -> LetterError:
    if version < VERSION:
        return OtherVersionError(
            "This letter was written by an older program, in a form that is not read any more;"
            " ask for it to be written anew."
        )
    return OtherVersionError(
        "This letter was written by a newer program than this one; update this one to read it."
    )
