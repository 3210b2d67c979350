"""Deterministic merge of the versions of one thing: the same result on every machine."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from tightrope.domain.entry import Entry
from tightrope.domain.entry_version import Removed, Subject, Version
from tightrope.domain.month_note import MonthNote
from tightrope.domain.tags import CONFLICT_TAG, MOST_TAGS

# Stands between two texts of a month's note, where one can find it.
_BETWEEN = f"\n\n#{CONFLICT_TAG}\n\n"


@dataclass(frozen=True, slots=True)
class MergeResult:
    """The version that stands now, which replaces all others that met.

    `copies` are new entries with the texts of those that were written at the same time; `survived`
    says that the entry was deleted on one side and edited on the other, and stays; `is_joined` that
    a note now holds texts of both sides.
    """

    stands: Version
    copies: tuple[Version, ...] = ()
    survived: bool = False
    is_joined: bool = False


def merge(versions: Iterable[Version]) -> MergeResult:
    """Return what becomes of versions of one thing, at least one."""
    known = _by_mark(versions)
    replaced = frozenset().union(*(version.replaces for version in known.values()))
    # Whoever comes to a state, leaves it and comes back to it in one second could make a circle.
    heads = [known[mark] for mark in known.keys() - replaced] or list(known.values())
    living = [head for head in heads if not isinstance(head.of, Removed)]
    in_order = sorted(living or heads, key=_how_late, reverse=True)
    stands, *others = in_order
    merged, copies = _merged(stands, others)
    if merged != stands.of:
        stands = Version(merged, 1 + max(head.number for head in heads))
    replaces = (replaced | known.keys()) - {stands.mark}
    if replaces != stands.replaces:
        stands = replace(stands, replaces=replaces)
    return MergeResult(
        stands=stands,
        copies=copies,
        survived=0 < len(living) < len(heads),
        is_joined=isinstance(merged, MonthNote) and not _is_text_of(merged.text, heads),
    )


def _by_mark(versions: Iterable[Version]) -> dict[str, Version]:
    known: dict[str, Version] = {}
    for version in versions:
        mark = version.mark
        if twin := known.get(mark):
            version = replace(version, replaces=version.replaces | twin.replaces)  # noqa: PLW2901
        known[mark] = version
    return known


def _how_late(version: Version) -> tuple[object, ...]:
    # Clocks differ, so this decides what stands first and never what is kept.
    return version.saved, version.number, version.mark


def _merged(first: Version, others: list[Version]) -> tuple[Subject, tuple[Version, ...]]:
    """Return what stands where others were saved at the same time, and copies of their texts."""
    merged, copies = first.of, list[Version]()
    for other in others:
        if isinstance(merged, MonthNote) and isinstance(other.of, MonthNote):
            merged = _joined(merged, other.of)
        elif isinstance(merged, Entry) and isinstance(other.of, Entry):
            if _differ_in_signs_at_most(merged, other.of):
                merged = _with_signs_of(merged, other.of)
            else:
                copies.append(_copy_of(other.of, other.mark))
    return merged, tuple(copies)


def _joined(note: MonthNote, other: MonthNote) -> MonthNote:
    if other.text in note.text:
        return note
    text = other.text if note.text in other.text else note.text + _BETWEEN + other.text
    return replace(note, text=text, created=min(note.created, other.created))


def _is_text_of(text: str, heads: list[Version]) -> bool:
    return any(isinstance(head.of, MonthNote) and head.of.text == text for head in heads)


def _differ_in_signs_at_most(one: Entry, other: Entry) -> bool:
    if not other.text.strip():
        return True  # it has no words that could be lost
    if one.need and other.need and one.need != other.need:
        return False
    return (one.text, one.day, one.time, one.zone) == (
        other.text, other.day, other.time, other.zone,
    )  # fmt: skip


def _with_signs_of(one: Entry, other: Entry) -> Entry:
    """Return an entry with the tags, marks and star of another too."""
    return replace(
        one,
        together=one.together or other.together,
        space=one.space or other.space,
        need=one.need or other.need,
        starred=one.starred or other.starred,
        tags=tuple(sorted({*one.tags, *other.tags})[:MOST_TAGS]),
    )


def _copy_of(entry: Entry, mark: str) -> Version:
    tags = tuple(sorted({CONFLICT_TAG, *entry.tags[: MOST_TAGS - 1]}))
    return Version(replace(entry, id=str(uuid5(UUID(entry.id), mark)), tags=tags, revision=1))
