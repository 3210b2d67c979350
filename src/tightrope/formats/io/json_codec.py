"""JSON as we write it, and as strictly as we read it."""

import json.encoder
import re
from collections.abc import Callable
from json import JSONDecoder, JSONEncoder
from typing import Any

from tightrope.formats.io import limits


def _encoder() -> Callable[[object], str]:
    # JSONEncoder makes its encoder in C anew for each value, which costs a third of what writing an
    # entry does. Where this Python shows the maker, one is made for all.
    make = getattr(json.encoder, "c_make_encoder", None)
    if make is None:
        return JSONEncoder(ensure_ascii=False, check_circular=False).encode
    encode = make(
        None,  # no look-out for circles
        None,  # no other types
        json.encoder.encode_basestring,
        None,  # on one line
        ": ",
        ", ",
        False,  # keys in their order
        False,  # no keys left out
        True,
    )
    return lambda value: "".join(encode(value, 0))


# Every language stays readable. What a terminal would act upon stays too: a file holds the text as
# it was written, and whoever shows it makes it harmless.
one_line = _encoder()


# A string, whole or to the end of what is there, or a sign that begins or ends a value.
_STEP = re.compile(r'"(?:[^"\\]|\\.)*+"?|[{}\[\],]', re.DOTALL)
_FEW = 2**20  # characters that hold too few values to be counted


def holds_too_much(text: str, at: int = 0) -> bool:
    """Whether the value that begins there holds more values than `limits.MOST_VALUES`.

    They would take far more memory than the text does.
    """
    if len(text) - at < _FEW:
        return False
    depth = values = 0
    for step in _STEP.finditer(text, at):
        sign = step[0]
        if sign in {"{", "["}:
            depth += 1
            values += 1
        elif sign in {"}", "]"}:
            depth -= 1
        elif sign == ",":
            values += 1
        if depth <= 0 or values > limits.MOST_VALUES:
            break
    return values > limits.MOST_VALUES


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key twice")
    return made


def _no_constant(_word: str) -> None:
    raise ValueError("NaN and Infinity are no JSON")


# Its methods raise ValueError for what is no JSON, and RecursionError for what nests too deep.
STRICT = JSONDecoder(object_pairs_hook=_once, parse_constant=_no_constant)
