"""JSON as we write it, and as strictly as we read it."""

import re
from json import JSONDecoder, JSONEncoder
from typing import Any

# Every language stays readable, but what a terminal, a line splitter or a bidirectional layout
# would act upon is written as an escape: C1 controls, line and paragraph separators, bidi
# controls, the byte order mark.
_ACTIVE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")

_encode = JSONEncoder(ensure_ascii=False, check_circular=False).encode


def one_line(value: object) -> str:
    """Return a value as JSON on one line that a terminal can show harmlessly."""
    line = _encode(value)
    # Asked first because it costs half of what the search does, and is nearly always enough.
    if line.isascii() or line.isprintable():
        return line
    # Outside its strings JSON is ASCII, so an escape put in here always stands inside one.
    return _ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key twice")
    return made


def _no_constant(_word: str) -> None:
    raise ValueError("NaN and Infinity are no JSON")


# Its methods raise ValueError for what is no JSON, and RecursionError for what nests too deep.
STRICT = JSONDecoder(object_pairs_hook=_once, parse_constant=_no_constant)
