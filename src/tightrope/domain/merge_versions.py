"""Deterministic merge of the versions of one thing: the same result on every machine."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from tightrope.domain.entry import FLAGS, PLACE_FIELDS, Entry
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

    winner: Version
    copies: tuple[Version, ...] = ()
    survived: bool = False
    is_joined: bool = False


def merge(versions: Iterable[Version]) -> MergeResult:
    """Return what becomes of versions of one thing, at least one."""
    known = _by_mark(versions)
    replaced = frozenset().union(*(version.ancestors for version in known.values()))
    # Whoever comes to a state, leaves it and comes back to it in one second could make a circle.
    heads = [known[digest] for digest in known.keys() - replaced] or list(known.values())
    living = [head for head in heads if not isinstance(head.content, Removed)]
    in_order = sorted(living or heads, key=_how_late, reverse=True)
    winner, *others = in_order
    merged, copies = _merged(winner, others)
    if merged != winner.content:
        winner = Version(merged, 1 + max(head.number for head in heads))
    ancestors = (replaced | known.keys()) - {winner.digest}
    if ancestors != winner.ancestors:
        winner = replace(winner, ancestors=ancestors)
    return MergeResult(
        winner=winner,
        copies=copies,
        survived=0 < len(living) < len(heads),
        is_joined=isinstance(merged, MonthNote) and not _is_text_of(merged.text, heads),
    )


def _by_mark(versions: Iterable[Version]) -> dict[str, Version]:
    known: dict[str, Version] = {}
    for version in versions:
        digest = version.digest
        if twin := known.get(digest):
            version = replace(version, ancestors=version.ancestors | twin.ancestors)  # noqa: PLW2901 - the version goes on with both ancestries
        known[digest] = version
    return known


def _how_late(version: Version) -> tuple[object, ...]:
    # Clocks differ, so this decides what stands first and never what is kept.
    return version.saved, version.number, version.digest


def _merged(first: Version, others: list[Version]) -> tuple[Subject, tuple[Version, ...]]:
    """Return what stands where others were saved at the same time, and copies of their texts."""
    merged, copies = first.content, list[Version]()
    for other in others:
        if isinstance(merged, MonthNote) and isinstance(other.content, MonthNote):
            merged = _joined(merged, other.content)
        elif isinstance(merged, Entry) and isinstance(other.content, Entry):
            if _differ_in_signs_at_most(merged, other.content):
                merged = _with_signs_of(merged, other.content)
            else:
                copies.append(_copy_of(other.content, other.digest))
    return merged, tuple(copies)


def _joined(note: MonthNote, other: MonthNote) -> MonthNote:
    if other.text in note.text:
        return note
    text = other.text if note.text in other.text else note.text + _BETWEEN + other.text
    return replace(note, text=text, created=min(note.created, other.created))


def _is_text_of(text: str, heads: list[Version]) -> bool:
    return any(isinstance(head.content, MonthNote) and head.content.text == text for head in heads)


def _differ_in_signs_at_most(one: Entry, other: Entry) -> bool:
    if not other.text.strip():
        return True  # it has no words that could be lost
    if one.need and other.need and one.need != other.need:
        return False
    return all(getattr(one, name) == getattr(other, name) for name in ("text", *PLACE_FIELDS))


def _with_signs_of(one: Entry, other: Entry) -> Entry:
    """Return an entry with the tags, marks and star of another too."""
    return replace(
        one,
        need=one.need or other.need,
        tags=tuple(sorted({*one.tags, *other.tags})[:MOST_TAGS]),
        **{
            name: getattr(one, name) or getattr(other, name)
            for name in FLAGS
            if name not in PLACE_FIELDS
        },
    )


def _copy_of(entry: Entry, digest: str) -> Version:
    tags = tuple(sorted({CONFLICT_TAG, *entry.tags[: MOST_TAGS - 1]}))
    return Version(replace(entry, id=str(uuid5(UUID(entry.id), digest)), tags=tags, revision=1))
