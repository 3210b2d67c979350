"""What completes a word on a shell's line: ids, tags, days, and files.

Nothing here may ask, write or speak: a journal that is not there, encrypted or damaged completes
nothing, and whatever is raised ends quietly (`CompletingGroup`).
"""

import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import click

from tightrope import libraries
from tightrope.cli import late
from tightrope.cli.context import CliContext
from tightrope.domain.errors import TightropeError
from tightrope.domain.formatting import WEEKDAYS, day_text, moment_text

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from tightrope.domain.entry import Entry
    from tightrope.journal import Journal

MOST = 40
"""So many ids or days are offered."""

_WORDS = ("today", "yesterday", *WEEKDAYS)
_AT_A_DAY = len("2026-11-")
# What a shell's script takes apart; such a tag is written by hand.
_TAKEN_APART = re.compile(r"[\s,]")


def entry_ids(ctx: click.Context, _: click.Parameter, begun: str) -> "list[CompletionItem]":
    """Return the ids of entries that begin so, the newest ones where nothing is typed yet."""
    with _journal(ctx) as journal:
        if journal is None:
            return []
        found = (
            journal.entries.beginning(begun, MOST) if begun else journal.entries.find(None, MOST)
        )
        return [_item(entry) for entry in found]


def trashed_ids(ctx: click.Context, _: click.Parameter, begun: str) -> "list[CompletionItem]":
    """Return the ids in the trash that begin so, the latest first."""
    with _journal(ctx) as journal:
        trashed = journal.trash.contents() if journal else ()
    ids = [_item(each.entry) for each in trashed if each.entry.id.startswith(begun.lower())]
    return ids[:MOST]


def tags(ctx: click.Context, begun: str) -> "list[CompletionItem]":
    """Return the tags that begin so, the commonest first."""
    with _journal(ctx) as journal:
        counts = journal.tags.counts() if journal else ()
    start = begun.lstrip("#").lower()
    return [
        _plain(tag, f"{count:,}")
        for tag, count in counts
        if tag.startswith(start) and not _TAKEN_APART.search(tag)
    ]


def renaming(ctx: click.Context, param: click.Parameter, begun: str) -> "list[CompletionItem]":
    """Return what completes `rename OLD NEW`: the word itself, then tags."""
    given = ctx.params.get(param.name or "") or ()
    return tags(ctx, begun) if given else _plain_ones(("rename",), begun)


Complete = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]


def talking(actions: Collection[str]) -> Complete:
    """Return what completes the words of `talk`: one of its actions, then ids of entries."""

    def complete(ctx: click.Context, param: click.Parameter, begun: str) -> "list[CompletionItem]":
        given = ctx.params.get(param.name or "") or ()
        if not given:
            return _plain_ones(actions, begun)
        if given[0] == "add":
            return entry_ids(ctx, param, begun)
        with _journal(ctx) as journal:
            items = journal.talk.all() if journal else ()
        found = [item.entry for item in items if item.entry.id.startswith(begun.lower())]
        return [_item(entry) for entry in found[:MOST]]

    return complete


def aiming(actions: Collection[str]) -> Complete:
    """Return what completes the words of `aims`: one of its actions, then ids of aims."""

    def complete(ctx: click.Context, param: click.Parameter, begun: str) -> "list[CompletionItem]":
        given = ctx.params.get(param.name or "") or ()
        if not given:
            return _plain_ones(actions, begun)
        if given[0] == "begin":
            return []
        with _journal(ctx) as journal:
            if not journal:
                return []
            aims = (
                tuple(each.record for each in journal.aims.in_trash())
                if given[0] == "restore"
                else journal.aims.all()
            )
        found = [aim for aim in aims if aim.id.startswith(begun.lower())]
        # Not a word of it: whoever looks over a shoulder sees what Tab shows.
        return [_plain(aim.short_id, f"begun {day_text(aim.begun)}") for aim in found[:MOST]]

    return complete


def days(ctx: click.Context, begun: str) -> "list[CompletionItem]":
    """Return words for days that begin so, and written days, newest first."""
    written = [day.isoformat() for day in _written_days(ctx)]
    return _plain_ones((*_WORDS, *written) if begun else _WORDS, begun)


def periods(ctx: click.Context, begun: str) -> "list[CompletionItem]":
    """Return what `days` does, with months in place of days until one is typed."""
    written = _written_days(ctx)
    months = tuple(dict.fromkeys(day.isoformat()[: _AT_A_DAY - 1] for day in written))
    if len(begun) < _AT_A_DAY:
        return _plain_ones((*_WORDS, *months), begun)
    return days(ctx, begun)


def months(ctx: click.Context, _: click.Parameter, begun: str) -> "list[CompletionItem]":
    """Return what `periods` does, for an argument."""
    return periods(ctx, begun)


def files(_ctx: click.Context, _: click.Parameter, begun: str) -> "list[CompletionItem]":
    """Leave it to the shell to complete the path of a file."""
    return [libraries.shell_completion.CompletionItem(begun, type="file")]


def _written_days(ctx: click.Context) -> list[date]:
    with _journal(ctx) as journal:
        found = journal.entries.days() if journal else ()
    return [day.date for day in reversed(found)]


@contextmanager
def _journal(ctx: click.Context) -> "Iterator[Journal | None]":
    """Give the journal of a call where there is one that opens without a question."""
    context = ctx.ensure_object(CliContext)
    try:
        journal = late.Journal(context.database, now=context.now) if _is_there(context) else None
    except TightropeError:
        journal = None
    try:
        yield journal
    finally:
        if journal:
            journal.close()


def _is_there(context: CliContext) -> bool:
    return context.database.exists()


def _item(entry: "Entry") -> "CompletionItem":
    # Not a word of it: whoever looks over a shoulder sees what Tab shows.
    return _plain(
        entry.short_id, f"{moment_text(entry.day, entry.time, late=entry.late)} {entry.state}"
    )


def _plain_ones(words: Collection[str], begun: str) -> "list[CompletionItem]":
    return [_plain(word) for word in words if word.startswith(begun.lower())][:MOST]


def _plain(word: str, about: str | None = None) -> "CompletionItem":
    return libraries.shell_completion.CompletionItem(word, help=about)
