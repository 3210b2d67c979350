"""Tags: plain words beside an entry, and hashtags inside its text."""

import re
from functools import lru_cache

from tightrope.domain.errors import BadEntryError
from tightrope.domain.printable import printable

MARK_WORDS = frozenset({"together", "space"})
NO_RECALL_TAG = "let-rest"
"""An entry with this tag does not come up by itself on its day in later years."""
CONFLICT_TAG = "conflict"
"""An entry with this tag holds what was written in another at the same time on another machine."""
TALK_TAG = "talk"
"""An entry with this tag has something that two want to talk about."""
MOST_TAGS = 100
LONGEST_TAG = 60

# A word behind a sign that stands at the start of a word, or behind one of the signs that people
# put before a word; those that come before the fragment of an address (`b#c`, `/#c`, `)#c`), an
# entity (`&#x27;`) or a colour (`color:#fff`) are not among them. A heading (`# Title`) and a
# number (`#1`) are none: at least one character of a tag is a letter, and emoji are letters.
_BEFORE = r"""\s,;!*_~|(\[{<>"'“”„‘’«»‹›—–…¡¿、。，；！（「『【《〈"""
# Compiled when they are first needed, and remembered by `re`: many an evening has no tag.
_EMOJI = (
    "\u203c\u2049\u231a-\u23ff\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u275a\u2761-\u2767"
    "\u2776-\u27bf\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
# What shapes or joins the signs around it, and stands at no beginning: accents, the keycap.
_SHAPING = "\u0300-\u036f\u200c\u200d\u20e3\ufe0e\ufe0f"
_INSIDE = rf"[\w/{_EMOJI}{_SHAPING}-]*"
_SIGN = rf"(?<![^{_BEFORE}])#(?![{_SHAPING}])"
_HASHTAG = rf"{_SIGN}({_INSIDE}(?:[^\W\d_]|[{_EMOJI}]){_INSIDE})"
# What stands at an end of a hashtag and is none of it.
_ENDS = "/-_\u200c\u200d"
_JOINERS = "[\u200c\u200d]"
BETWEEN_NAMES = r"[\s,，、]+"
"""What stands between the tags in a line of them, as a regular expression."""


# A journal has few tags, and each of its entries carries some of them.
@lru_cache(maxsize=1024)
def normalize_tag(name: str) -> str:
    """Return a tag as it is kept: lower-case, without sign, inner blanks as hyphens.

    Raises BadEntryError where nothing is left, or where it holds what no tag can.
    """
    tag = " ".join(name.split()).lstrip(" #@").replace(" ", "-").lower()
    if not tag or len(tag) > LONGEST_TAG or not _is_visible(tag):
        raise BadEntryError(
            f"A tag is 1 to {LONGEST_TAG} visible characters; choose another name for it.",
        )
    return tag


def _is_visible(tag: str) -> bool:
    # Joiners shape their neighbours in Persian, and in the emoji of a couple; elsewhere they hide.
    return tag.isprintable() or (printable(tag) == tag and re.sub(_JOINERS, "", tag).isprintable())


def normalize_tags(names: "tuple[str, ...] | list[str] | frozenset[str]") -> tuple[str, ...]:
    """Return tags as they are kept: tidy, each once, sorted. Raises BadEntryError for too many."""
    tags = tuple(sorted({normalize_tag(name) for name in names}))
    if len(tags) > MOST_TAGS:
        raise BadEntryError(f"An entry has at most {MOST_TAGS} tags; leave some out.")
    return tags


def split_tags(line: str) -> tuple[str, ...]:
    """Return the tags in a line in which blanks and commas stand between them, signs or none.

    Raises BadEntryError for what can be no tag.
    """
    names = re.split(BETWEEN_NAMES, line)
    return normalize_tags([name for name in names if name.strip("#@")])


def new_tag_name(name: str) -> str:
    """Return the name that a tag shall get, as it is kept.

    Raises BadEntryError for one that could not be typed, or that is a mark.
    """
    tag = normalize_tag(name)
    if re.search(BETWEEN_NAMES, tag):
        raise BadEntryError("A tag has no comma in it, since commas stand between tags.")
    if tag in MARK_WORDS:
        raise BadEntryError(
            f"{tag} is a mark and no tag, since it counts in every figure;"
            f" `tightrope mark ID --{tag}` sets it.",
        )
    return tag


def read_tag_marks(words: str) -> tuple[tuple[str, str], ...]:
    """Return what `cuddle=together,solo=space` says: pairs of a tidy tag and the mark it becomes.

    Raises BadEntryError where it says something else.
    """
    pairs = [pair.partition("=") for pair in words.split(",")]
    if not all(tag.strip() and mark.strip() in MARK_WORDS for tag, _, mark in pairs):
        raise BadEntryError(
            "This makes no tag a mark; write it like cuddle=together or cuddle=together,solo=space."
        )
    return tuple((normalize_tag(tag), mark.strip()) for tag, _, mark in pairs)


def hashtags(text: str) -> frozenset[str]:
    """Return the words behind `#` in a text, lower-case, the two mark words among them."""
    if "#" not in text:
        return frozenset()
    found = (word.strip(_ENDS).lower() for word in re.findall(_HASHTAG, text))
    return frozenset(word for word in found if word and _is_tag(word))


def hashtag_begun_at_end(text: str) -> str | None:
    """Return what stands behind the `#` of a hashtag at the end of a text; None where is none.

    It may be empty, or a number so far: more may be typed.
    """
    found = re.search(rf"{_SIGN}({_INSIDE})\Z", text)
    return found[1] if found else None


def with_hashtag_renamed(text: str, old: str, new: str) -> str:
    """Return a text in which every `#old` is `#new`, whatever its case; both are tags as kept."""
    if "#" not in text:
        return text

    def renamed(found: re.Match[str]) -> str:
        word = found[1].strip(_ENDS)
        if word.lower() != old:
            return found[0]
        before, _, after = found[1].partition(word)
        return f"#{before}{new}{after}"

    return re.sub(_HASHTAG, renamed, text)


def _is_tag(word: str) -> bool:
    """Return whether a hashtag can be kept as it is; joiners may hide where they join nothing."""
    if word.isascii():
        return len(word) <= LONGEST_TAG
    try:
        return normalize_tag(word) == word
    except BadEntryError:
        return False
