"""Tags of other programs, brought within the limits of ours: what is too long is cut."""

from collections.abc import Iterable, Iterator

from tightrope.domain.errors import BadEntryError
from tightrope.domain.printable import printable
from tightrope.domain.tags import LONGEST_TAG, normalize_tag
from tightrope.formats.protocol import Uncarried


def fitted(tags: Iterable[str]) -> list[str]:
    """Return tags as far as they can be kept; one of which nothing can be kept is left out."""
    return [fit for fit in map(_fitted, tags) if fit]


def cut(tags: Iterable[str]) -> Iterator[Uncarried]:
    """Give one for each tag that `fitted` does not keep whole."""
    for tag in tags:
        if tag.strip("#@ \t\n") and _fitted(tag) != tag:
            yield Uncarried("tag", "tag")


def _fitted(tag: str) -> str:
    try:
        normalize_tag(tag)
    except BadEntryError:
        visible = "".join(sign for sign in tag if sign.isspace() or sign == printable(sign))
        words = "-".join(visible.split()).lstrip("#@-")[:LONGEST_TAG].rstrip("-_/")
        try:
            return normalize_tag(words)
        except BadEntryError:
            return ""
    return tag
