"""Tags of other programs: marks and needs as tags, and tags cut to what we can keep."""

from collections.abc import Iterable, Iterator

from tightrope.domain.entry import Entry
from tightrope.domain.errors import BadEntryError
from tightrope.domain.marks import Need
from tightrope.domain.printable import printable
from tightrope.domain.tags import LONGEST_TAG, normalize_tag
from tightrope.formats.protocol import Uncarried

_NEEDS = {f"need-{need.value}": need.value for need in Need}


def marks_as_tags(entry: Entry) -> list[str]:
    """Return the marks, the need (`need-closer`) and the tags of an entry, without signs."""
    wanted = {
        "together": entry.together,
        "space": entry.space,
        f"need-{entry.need}": entry.need is not None,
    }
    return [*(word for word, is_set in wanted.items() if is_set), *entry.tags]


def marks_from_tags(tags: Iterable[str]) -> dict[str, object]:
    """Return the fields `tags` and `need` of an entry object.

    A tag such as `need-closer` is a need where it is the only one; the words of marks stay among
    the tags, where the entry object understands them.
    """
    listed = list(tags)
    needs = {need for tag in listed if (need := _NEEDS.get(_bare(tag)))}
    if len(needs) != 1:
        return {"tags": listed}
    return {"tags": [tag for tag in listed if _bare(tag) not in _NEEDS], "need": needs.pop()}


def _bare(tag: str) -> str:
    return tag.strip().lstrip("#@").lower()


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
