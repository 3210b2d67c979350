"""Marks and needs as tags, for formats that have no other place for them."""

from collections.abc import Iterable

from tightrope.domain.entry import Entry
from tightrope.domain.marks import Need

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
