"""Deterministic merge of the versions of one thing: the same result on every machine."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from tightrope.domain.aim import Aim
from tightrope.domain.entry import FLAGS, PLACE_FIELDS, Entry
from tightrope.domain.entry_version import Removed, Subject, Version
from tightrope.domain.month_note import MonthNote
from tightrope.domain.tags import CONFLICT_TAG, MOST_TAGS
from tightrope.domain.talk import Talk

# Stands between two texts of a note, and between two lines, where one can find it.
_BETWEEN = f"\n\n#{CONFLICT_TAG}\n\n"
_BETWEEN_LINES = f" #{CONFLICT_TAG} "


@dataclass(frozen=True, slots=True)
class MergeResult:
    """The version that stands now, which replaces all others that met.

    `copies` are new entries with the texts of those that were written at the same time; `survived`
    says that the entry was deleted on one side and edited on the other, and stays; `is_joined` that
    a note, an aim or talk now holds words of both sides.
    """

    winner: Version
    copies: tuple[Version, ...] = ()
    survived: bool = False
    is_joined: bool = False


def merge(versions: Iterable[Version]) -> MergeResult:
    """Return what becomes of versions of one thing, at least one."""
    first, *others = versions
    if not others and first.digest not in first.ancestors:
        return MergeResult(first)  # as nearly all are, and what follows would say the same
    known = _by_mark((first, *others))
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
        is_joined=not _are_words_of(merged, heads),
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
        elif isinstance(merged, Aim) and isinstance(other.content, Aim):
            merged = _joined_aim(merged, other.content)
        elif isinstance(merged, Talk) and isinstance(other.content, Talk):
            merged = _joined_talk(merged, other.content)
        elif isinstance(merged, Entry) and isinstance(other.content, Entry):
            if _differ_in_signs_at_most(merged, other.content):
                merged = _with_signs_of(merged, other.content)
            else:
                copies.append(_copy_of(other.content, other.digest))
    return merged, tuple(copies)


def _joined(note: MonthNote, other: MonthNote) -> MonthNote:
    text = _both(note.text, other.text, _BETWEEN)
    if text == note.text:
        return note
    return replace(note, text=text, created=min(note.created, other.created))


def _joined_aim(aim: Aim, other: Aim) -> Aim:
    """Return an aim with the note of another too, and with its title, where that is another."""
    further = other.note if other.title in aim.text else other.text
    return replace(aim, note=_both(aim.note, further, _BETWEEN))


def _joined_talk(talk: Talk, other: Talk) -> Talk:
    """Return talk with the line of another too, and ticked where one of them was."""
    return replace(
        talk,
        line=_both(talk.line, other.line, _BETWEEN_LINES),
        opened=min(talk.opened, other.opened),
        ticked=min(filter(None, (talk.ticked, other.ticked)), default=None),
    )


def _both(text: str, other: str, between: str) -> str:
    """Return a text in which both stand; one that holds the other already is enough."""
    if other in text:
        return text
    return other if text in other else text + between + other


def _are_words_of(merged: Subject, heads: list[Version]) -> bool:
    """Whether the words of a note, an aim or talk are those of one of the heads."""
    return isinstance(merged, Entry | Removed) or any(
        _words_of(head.content) == _words_of(merged) for head in heads
    )


def _words_of(content: Subject) -> str:
    if isinstance(content, Talk):
        return content.line
    return "" if isinstance(content, Removed) else content.text


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
