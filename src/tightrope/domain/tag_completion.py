"""The rest of a tag that is being typed, of the tags that there are."""

import re
from collections.abc import Iterable

from tightrope.domain.tags import BETWEEN_NAMES, LONGEST_TAG, hashtag_begun_at_end

_SIGNS = "#@"


def rest_of_tag(begun: str, known: Iterable[str], without: Iterable[str] = ()) -> str:
    """Return what is missing of the first tag that begins so, or an empty string for none.

    `known` are tags as they are kept, in the order in which they are offered, the most used first;
    `without` are those that are not offered.
    """
    begun, without = begun.lower(), {tag.lower() for tag in without}
    for tag in known:
        if tag.startswith(begun) and tag != begun and tag not in without:
            return tag[len(begun) :]
    return ""


def begun_in_box(line: str) -> tuple[str, tuple[str, ...]]:
    """Return the tag at the end of a line of tags, as far as it is typed, and those before it."""
    *before, begun = (name.lstrip(_SIGNS) for name in re.split(BETWEEN_NAMES, line))
    return begun, tuple(before)


def begun_in_text(text: str) -> str | None:
    """Return the hashtag at the end of a text without its sign, as far as it is typed.

    None where there is none. A sign alone is a hashtag begun, unless it is at the start of a line:
    that is how a heading begins.
    """
    # No more than it needs: a paragraph may be a whole page, and this is asked for each key.
    at = text.rfind("#", max(0, len(text) - LONGEST_TAG - 1))
    if at < 0:
        return None
    begun = hashtag_begun_at_end(text[max(0, at - 1) :])
    return None if begun == "" and at == 0 else begun
