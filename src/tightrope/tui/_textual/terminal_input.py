"""Private names of Textual's parser of what a terminal sends: whole sequences go in, or nothing."""

import os
import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from time import monotonic

from textual import constants, events
from textual._parser import ParseTimeout
from textual._xterm_parser import XTermParser
from textual.message import Message

from tightrope.tui.terminal_input import Kind, Part, TerminalInput

_ESCAPE = "escape"
# xterm's way to say a key with modifiers, 27;MODIFIERS;CODE, which Textual takes for a text.
_MODIFIED_KEY = re.compile(r"\x1b\[27;(\d+);(\d+)~")
_KEY_NUMBERS = re.compile(r"\x1b\[[\d;:]*[u~]")
_HIGHEST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
# Textual gives up a longer sequence and types it; only texts of input methods are longer.
_LONGEST = 32
_SHIFT_AND_LOCKS = 0b1100_0001


class KeyAfterEscape(events.Key):
    """A key so soon behind Esc that the terminal may have meant alt and this key."""


class TerminalParser(XTermParser):
    """Textual's parser, that is never left with half a sequence, or one it does not know.

    Textual types such a sequence into what has the focus, and a paste without its end takes every
    later key.
    """

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._input = TerminalInput(constants.ESCAPE_DELAY)

    def feed(self, data: str) -> Iterable[Message]:
        """Yield the messages that what was read comes to; an empty string is the end."""
        if not data:
            yield from super().feed(data)
            return
        for part in self._input.feed(data, monotonic()):
            yield from self._messages(part)

    def tick(self) -> Iterable[Message]:
        """Yield the messages that a pause has settled."""
        for part in self._input.tick(monotonic()):
            yield from self._messages(part)

    def _messages(self, part: Part) -> Iterator[Message]:
        match part.kind:
            case Kind.TYPED:
                yield from super().feed(part.text)
            case Kind.SEQUENCE:
                yield from self._of_sequence(_translated(part.text))
            case Kind.PASTED:
                yield events.Paste(part.text.replace("\0", ""))
            case Kind.ESCAPE:
                yield events.Key(_ESCAPE, part.text)
            case Kind.AFTER_ESCAPE:
                for key in self._sequence_to_key_events(part.text):
                    yield KeyAfterEscape(key.key, key.character)

    def _of_sequence(self, sequence: str) -> Iterator[Message]:
        if not _can_be_read(sequence):
            return
        if len(sequence) > _LONGEST:
            yield from self._sequence_to_key_events(sequence)
            return
        messages = [*super().feed(sequence)]
        if self._awaiting.timeout is None:
            yield from messages
        elif sequence:
            # An answer to a question that somebody else asked. What it was waiting for is over.
            self._awaiting = self._gen.throw(ParseTimeout())
            self._tokens.clear()


def _translated(sequence: str) -> str:
    """Return a key as the newer protocol says it, or its character, and all else as it is."""
    if not (key := _MODIFIED_KEY.fullmatch(sequence)):
        return sequence
    modifiers, code = int(key[1]), int(key[2])
    is_plain = modifiers - 1 & ~_SHIFT_AND_LOCKS == 0
    if is_plain and code <= _HIGHEST and code not in _SURROGATES and chr(code).isprintable():
        return chr(code)
    return f"\x1b[{code};{modifiers}u"


def _can_be_read(sequence: str) -> bool:
    """Whether each number of a key's sequence is one of a character, as Textual takes it to be."""
    if not _KEY_NUMBERS.fullmatch(sequence):
        return True
    numbers = [int(number) for number in re.findall(r"\d{1,9}", sequence)]
    return not any(number > _HIGHEST or number in _SURROGATES for number in numbers)


def use_terminal_parser() -> None:
    """Let the drivers of this system read with this parser: they look for it in their module."""
    driver = import_module(f"textual.drivers.{'win32' if os.name == 'nt' else 'linux_driver'}")
    vars(driver)["XTermParser"] = TerminalParser
