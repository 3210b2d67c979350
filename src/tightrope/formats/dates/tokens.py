"""A stamp taken apart: its numbers, its words, and the shape that they stand in.

A stamp is what stands for a moment in a file, as `[…]` before an entry of jrnl, in whatever format
its writer chose: `Sa, 8. Jan. 2023 um 09:06 Uhr`.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tightrope.formats.dates.names import is_filler, key_of, longest, meaning

# A weekday in Vietnamese.
_NUMBERED_WEEKDAY = re.compile(r"(?<!\w)T[2-7](?![\w:])")
_PARTS = re.compile(
    rf"{_NUMBERED_WEEKDAY.pattern}"
    r"|\d+|[^\s\d!-/:-@\[-`{-~،、。，．·॰…–—「」（）’]+"
)
# Between the parts of one name: `a. m.`, `segunda-feira`, `ม.ค.`, `d'abril`.
_JOINT = re.compile(r"[.'’॰-]? ?")
_MOST_PARTS = 5
_BLANK = re.compile(r"[\s,()（）،、，．]+")
_SIGN = re.compile(r" *([./:-]) *")
# The writer's own clock is what stands before parts of a second and the distance from UTC.
_FRACTION = re.compile(r"(\d\d:\d\d:\d\d)[.,]\d{1,9}(?!\d)")
_OFFSET = re.compile(r"(\d\d:\d\d|T\d{6})\s*(?:Z\b|(?:UTC|GMT)?[+-]\d\d:?\d\d(?!\d))")

# What a word says of the number before it, and which of them must touch it, being names elsewhere.
_AFTER = {
    **dict.fromkeys(("年", "년"), "Y"),
    **dict.fromkeys(("月", "월"), "m"),
    **dict.fromkeys(("日", "号", "號", "일", "st", "nd", "rd", "th", "er"), "d"),
    **dict.fromkeys(("時", "时", "点", "點", "시", "h", "uhr", "giờ"), "H"),
    **dict.fromkeys(("分", "분", "phút", "min"), "M"),
    **dict.fromkeys(("秒", "초", "giây", "s", "sec"), "S"),
}
_TOUCHING = frozenset(["日", "月", "월", "일", "st", "nd", "rd", "th", "er", "s"])
# What a word says of the number behind it.
_BEFORE = {"tháng": "m", "thg": "m", "th": "m", "ngày": "d", "năm": "Y"}
_ALIKE = dict.fromkeys(b"0123456789", "0")
NUMBER = "n"
FILLER = "f"
WORD = "W"


class Tokens(NamedTuple):
    """The parts of a stamp.

    `shape` is what the stamps of one format have in common: numbers, words and the signs between
    them take turns. A number is `n` for one or two digits, else how many it has; a word is `W`,
    `f` where it says nothing, or the role that it gives a number. `roles` has that role for each
    number, one of `YmdHMS`, or an empty string.
    """

    shape: tuple[str, ...]
    numbers: tuple[str, ...]
    words: tuple[str, ...]
    roles: tuple[str, ...]

    @property
    def places_of_numbers(self) -> list[int]:
        """Where the numbers stand in the shape."""
        return [index for index, item in enumerate(self.shape) if _is_number(item)]

    @property
    def places_of_words(self) -> list[int]:
        """Where the words that may say something stand in the shape."""
        return [index for index, item in enumerate(self.shape) if item == WORD]


class _Frame(NamedTuple):
    """What stamps with the same words and signs have in common, and where their numbers stand."""

    shape: tuple[str, ...]
    words: tuple[str, ...]
    roles: tuple[str, ...]
    numbers: tuple[slice, ...]


def take_apart(stamp: str) -> Tokens:
    """Return the parts of a stamp."""
    text = stamp if stamp.isascii() else unicodedata.normalize("NFC", stamp)
    # All of one frame read alike, whatever their digits, but for weekdays with a number.
    is_plain = "T" not in text or not _NUMBERED_WEEKDAY.search(text)
    shape, words, roles, numbers = _frame(text.translate(_ALIKE) if is_plain else text)
    return Tokens(shape, tuple([text[number] for number in numbers]), words, roles)


# A year of stamps with weekday and month in words has 84 frames, most others one.
@lru_cache(maxsize=1024)
def _frame(text: str) -> _Frame:
    text = _OFFSET.sub(_blanked, _FRACTION.sub(_blanked, text))
    collected = _Collected(text)
    for start, end in _parts(text):
        collected.add(start, end)
    return collected.frame()


def _blanked(found: re.Match[str]) -> str:
    return found[1] + " " * (len(found[0]) - len(found[1]))


def _is_number(item: str) -> bool:
    return item == NUMBER or item.isdecimal()


class _Collected:
    """The tokens of a text up to some place in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = 0
        self._shape: list[str] = []
        self._numbers: list[slice] = []
        self._words: list[str] = []
        self._roles: list[str] = []
        self._next_role = ""

    def add(self, start: int, end: int) -> None:
        """Take the part between two places as the next token."""
        part = self._text[start:end]
        sign = self._sign(start)
        touches = sign == ""
        if self._shape:
            self._shape.append(sign)
        self._end = end
        if part.isdecimal():
            self._shape.append(NUMBER if len(part) <= len("12") else str(len(part)))
            self._numbers.append(slice(start, end))
            self._roles.append(self._next_role)
            self._next_role = ""
        else:
            self._add_word(key_of(part), touches=touches)

    def frame(self) -> _Frame:
        """Return what was taken."""
        return _Frame(
            tuple(self._shape), tuple(self._words), tuple(self._roles), tuple(self._numbers)
        )

    def _sign(self, start: int) -> str:
        between = self._text[self._end : start]
        if self._shape and not self._is_number():
            between = between.lstrip(".॰")  # of a word that was shortened
        return _SIGN.sub(r"\1", _BLANK.sub(" ", between))

    def _is_number(self, before: int = 1) -> bool:
        return len(self._shape) >= before and _is_number(self._shape[-before])

    def _add_word(self, key: str, *, touches: bool) -> None:
        role = _AFTER.get(key, "")
        if role and self._is_number(2) and (touches or key not in _TOUCHING):
            # `21:15 h` has its hour further ahead.
            is_clock = self._shape[-4:-3] == [":"] or self._shape[-3:-2] == [":"]
            self._shape.append(FILLER if is_clock else role)
            if not is_clock:
                self._roles[-1] = role
        elif key == "m" and touches and "H" in self._roles:
            self._shape.append("M")
            self._roles[-1] = "M"
        elif key in _BEFORE and self._text[self._end : self._end + 2].strip()[:1].isdecimal():
            self._shape.append(_BEFORE[key])
            self._next_role = _BEFORE[key]
        elif is_filler(key) and self._says_nothing(key, touches=touches):
            self._shape.append(FILLER)
        else:
            self._shape.append(WORD)
            is_of_number = (
                len(key) == 1
                and key.isascii()
                and self._text[self._end : self._end + 1].isdecimal()
            )
            self._words.append(key + "#" if is_of_number else key)  # no name, as in `W01`

    def _says_nothing(self, key: str, *, touches: bool) -> bool:
        if self._text[self._end : self._end + 1].isdecimal() and len(key) == 1:
            # The `T` of `2023-01-08T09:06` does not; the `W` of `2023-W01` does.
            return touches and self._is_number(2)
        return not any(meaning(key))


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Give where each number and each word begins and ends, a name of several words as one."""
    found = [match.span() for match in _PARTS.finditer(text)]
    index = 0
    while index < len(found):
        start, end = found[index]
        taken = 1
        if not text[start].isdecimal():
            taken = next(
                (
                    count
                    for count in range(min(_MOST_PARTS, len(found) - index), 1, -1)
                    if _is_name(text, found[index : index + count])
                ),
                1,
            )
            end = found[index + taken - 1][1]
        yield from _pieces(text, start, end) if taken == 1 else [(start, end)]
        index += taken


def _is_name(text: str, parts: list[tuple[int, int]]) -> bool:
    joints = pairwise(parts)
    return all(
        _JOINT.fullmatch(text, end, start) and not text[start].isdecimal()
        for (_, end), (start, _) in joints
    ) and any(meaning(key_of(text[parts[0][0] : parts[-1][1]])))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the words that stand without a blank between them, as in `8日土曜日`."""
    word = text[start:end]
    if word.isascii() or any(meaning(key_of(word))) or word.lower() != word.upper():
        yield start, end
        return
    pieces = []
    at = start
    while at < end:
        stop = next(
            (stop for stop in range(min(end, at + longest()), at, -1) if _is_known(text[at:stop])),
            end,
        )
        pieces.append((at, stop))
        at = stop
    yield from pieces


def _is_known(word: str) -> bool:
    key = key_of(word)
    return key in _AFTER or is_filler(key) or any(meaning(key))
