"""What a terminal sends, cut into what a person typed or pasted and control sequences (ECMA-48).

A terminal sends keys, the answers to what it was asked, and pastes as one stream, and a slow line
tears it anywhere. Here each sequence is put together whole before anybody reads it, so that the
rest of a torn one is never taken for keys; and a lone Esc is told from the beginning of a sequence
by the pause behind it.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

_ESC = "\x1b"
_PASTE_BEGINS = "\x1b[200~"
_PASTE_ENDS = "\x1b[201~"

# A control sequence, whole. The first three lines are what terminals send beside the standard:
# the function keys of Linux' console, mice of the oldest kind, keys of rxvt. Then CSI, SS3, the
# strings that terminals answer with (OSC, DCS, APC), and alt+backspace.
_SEQUENCE = re.compile(
    r"""\x1b(?:
    \[\[[A-E]
    | \[M[^\x1b]{3}
    | \[(?:3|7|8|23|24)\$
    | \[[<->?]?[0-9;:]*[ -/]*(?!(?<=\[)M)[@-Z\\-~]
    | O[0-9;]*[@-~]
    | (?:\][0-9lL] | P[0-9!>+$|] | _G)[^\x07\x1b]*(?:\x07|\x1b\\)
    | \x7f
    )""",
    re.VERBOSE,
)
# What may become one with the next read, at the end of what was read.
_BEGUN = re.compile(
    r"""\x1b(?:
    \[(?:\[ | M[^\x1b]{0,2} | [<->?]?[0-9;:]*[ -/]*)
    | O[0-9;]*
    | (?:\](?:[0-9lL][^\x07\x1b]*)? | P(?:[0-9!>+$|][^\x07\x1b]*)? | _(?:G[^\x07\x1b]*)?)\x1b?
    )?\Z""",
    re.VERBOSE,
)
# The beginning of a sequence that no person types: behind Esc it would need two quick keys more.
_SENT_BY_TERMINAL = re.compile(r"\x1b(?:\[[0-9<->?;]|\[M|\][0-9]|P[0-9!>+$|]|_G|O[0-9])")
# Option and an arrow on a Mac, where the word before or after is meant.
_WORD_MOVES = (f"{_ESC}b", f"{_ESC}f")

_TORN_SECONDS = 1.0
"""How long the rest of a sequence may be under way that no person types."""

_PASTE_SECONDS = 2.0
_TYPED_AT_MOST = 60
"""A paste whose end was lost is over when no more comes in that time than a person could type."""

_LONGEST = 65_536
"""Characters of a sequence that are waited for; an answer is hardly ever a hundred long."""


class Kind(Enum):
    """What a part of a terminal's stream is."""

    TYPED = auto()
    """Characters without Esc: what keys send that have a character."""
    SEQUENCE = auto()
    """One whole control sequence."""
    PASTED = auto()
    """A text that was pasted, without its marks."""
    ESCAPE = auto()
    """The Esc key."""
    AFTER_ESCAPE = auto()
    """A character so soon behind Esc that it may have been alt and its key."""


class Part(NamedTuple):
    """A part of what a terminal sent."""

    kind: Kind
    text: str


class TerminalInput:
    """Cuts what a terminal sends into parts; `escape_delay` are seconds that tell Esc from alt.

    `now` is seconds of any clock that only goes on.
    """

    def __init__(self, escape_delay: float) -> None:
        self._escape_delay = escape_delay
        self._pending = ""  # a sequence that has begun
        self._pasted: list[str] | None = None
        self._deadline = 0.0
        self._came = 0  # characters of the paste since its deadline was set
        self._torn = ""  # the beginning of a sequence that was taken for keys
        self._torn_until = 0.0

    def feed(self, data: str, now: float) -> Iterator[Part]:
        """Yield the parts of what was read, as far as they are whole."""
        torn, self._torn = self._torn, ""
        if torn and now < self._torn_until and len(data) > 1:
            whole = torn + data
            if _SENT_BY_TERMINAL.match(whole):
                # The Esc was no key after all, but the first part of this.
                data = whole
        yield from self._parts(data, now)

    def tick(self, now: float) -> Iterator[Part]:
        """Yield what a pause has settled; to be called now and then."""
        if self._pasted is not None:
            if now >= self._deadline:
                yield from self._give_up_paste(now)
        elif self._pending and now >= self._deadline:
            pending, self._pending = self._pending, ""
            if not _SENT_BY_TERMINAL.match(pending):
                yield from _as_keys(pending)
                self._torn, self._torn_until = pending, now + _TORN_SECONDS

    def _parts(self, data: str, now: float) -> Iterator[Part]:
        if self._pasted is None:
            before, data = len(self._pending), self._pending + data
            self._pending = ""
        else:
            before = 0
        at = 0
        while at < len(data):
            if self._pasted is not None:
                at, part = self._paste(data, at, now)
            elif data[at] != _ESC:
                end = data.find(_ESC, at)
                end = len(data) if end < 0 else end
                at, part = end, Part(Kind.TYPED, data[at:end])
            elif sequence := _SEQUENCE.match(data, at):
                at, part = sequence.end(), self._whole(sequence[0], now)
            elif _BEGUN.match(data, at) and len(data) - at < _LONGEST:
                self._pending = data[at:]
                is_sent = _SENT_BY_TERMINAL.match(data, at)
                self._deadline = now + (_TORN_SECONDS if is_sent else self._escape_delay)
                return
            elif at >= before and data.startswith(_WORD_MOVES, at):
                at, part = at + 2, Part(Kind.SEQUENCE, data[at : at + 2])
            else:
                end = _end_of_broken(data, at)
                if not _SENT_BY_TERMINAL.match(data, at):
                    yield from _as_keys(data[at:end])
                at, part = end, None
            if part:
                yield part

    def _whole(self, sequence: str, now: float) -> Part | None:
        if sequence != _PASTE_BEGINS:
            return Part(Kind.SEQUENCE, sequence)
        self._pasted, self._came, self._deadline = [], 0, now + _PASTE_SECONDS
        return None

    def _paste(self, data: str, at: int, now: float) -> tuple[int, Part | None]:
        """Take over what is pasted; return where it ends, and all of it where its mark is there."""
        assert self._pasted is not None
        self._came += len(data) - at
        # The mark may have been torn, so the end of what came before is looked through again.
        last = self._pasted.pop() if self._pasted else ""
        text = last + data[at:]
        end = text.find(_PASTE_ENDS)
        if end < 0:
            held = len(_PASTE_ENDS) - 1
            self._pasted += [text[:-held], text[-held:]]
            if self._came > _TYPED_AT_MOST:
                self._came, self._deadline = 0, now + _PASTE_SECONDS
            return len(data), None
        pasted, self._pasted = "".join([*self._pasted, text[:end]]), None
        return at + end + len(_PASTE_ENDS) - len(last), Part(Kind.PASTED, pasted)

    def _give_up_paste(self, now: float) -> Iterator[Part]:
        assert self._pasted is not None
        text, self._pasted = "".join(self._pasted), None
        mark = max(
            (size for size in range(1, len(_PASTE_ENDS)) if text.endswith(_PASTE_ENDS[:size])),
            default=0,
        )
        if pasted := text[: len(text) - mark]:
            yield Part(Kind.PASTED, pasted)
        yield from self._parts(text[len(text) - mark :], now)


def _end_of_broken(data: str, at: int) -> int:
    """Return where a sequence ends that something else has cut off, at the next Esc or letter."""
    if _SENT_BY_TERMINAL.match(data, at):
        begun = re.compile(r"\x1b(?:\[[<->?]?[0-9;:]*[ -/]*|.[^\x07\x1b]*)").match(data, at)
        return begun.end() if begun else at + 1
    following = data.find(_ESC, at + 1)
    return min(at + 2, len(data)) if following < 0 else min(at + 2, following)


def _as_keys(text: str) -> Iterator[Part]:
    """Yield Esc and what follows it as a person's keys."""
    yield Part(Kind.ESCAPE, _ESC)
    if len(text) > 1:
        yield Part(Kind.AFTER_ESCAPE, text[1])
    if typed := text[2:]:
        yield Part(Kind.TYPED, typed)
