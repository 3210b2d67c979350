"""Keeping the journal in step with a folder: `sync`."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tightrope.cli import late
from tightrope.cli.command import command
from tightrope.cli.context import CliContext
from tightrope.cli.exits import ended_in_order
from tightrope.cli.progress_bar import progress_shown
from tightrope.cli.terminal import note, print_json, say, telling_what_was_saved
from tightrope.domain.errors import TightropeError
from tightrope.domain.formatting import count_text
from tightrope.domain.printable import printable
from tightrope.domain.tags import CONFLICT_TAG

if TYPE_CHECKING:
    from tightrope.journal.results import SyncResult

_MOST_NAMED = 5


class NotAllReadError(TightropeError):
    """Some files of a folder could not be read."""


@command("sync", "tightrope sync ~/notes/journal", "tightrope sync ~/notes/journal --dry-run")
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def sync(context: CliContext, folder: Path, *, dry_run: bool, as_json: bool) -> None:
    """Keep the journal and a folder in step, both ways.

    git, Syncthing or any other program carries the folder to your other machines; Tightrope itself
    never does. A new or empty folder is made one of its own, a file an entry.

    Entries that were written on two machines are on both afterwards. One that was edited on both
    keeps both texts: the later one stands, the other beside it with the tag conflict. One that was
    deleted on one and edited on the other stays. Deletions go to the trash.
    """
    gc.enable()
    with (
        ended_in_order(),
        context.open_journal() as journal,
        _stopped_with_a_word(),
        progress_shown("Syncing", _whole) as progress,
    ):
        done = journal.sync.run(folder.expanduser(), dry_run=dry_run, progress=progress)
    with telling_what_was_saved():
        if as_json:
            print_json(_counts(done))
        else:
            say(_sentence(done, dry_run=dry_run))
    if not as_json:
        _tell_more(done)
    for bad in done.unreadable:
        note(f"Left alone: {printable(str(bad))}")
    if number := len(done.unreadable):
        raise NotAllReadError(
            f"{count_text(number, 'file')} could not be read and"
            f" {'was' if number == 1 else 'were'} left alone;"
            " mend what is named above or delete it, and sync again."
        )


def _whole() -> int:

    return late.ALL


@contextmanager
def _stopped_with_a_word() -> Iterator[None]:
    """Say what becomes of a sync that is stopped with ctrl+c; it is not all or nothing."""
    try:
        yield
    except KeyboardInterrupt:
        note("Stopped. Nothing is lost, and the next sync does the rest.")
        raise


def _counts(done: "SyncResult") -> dict[str, object]:
    return {
        "came": done.received,
        "went": done.sent,
        "conflicts": list(done.conflicts),
        "survived": list(done.survived),
        "joined": list(done.joined),
        "unreadable": [bad.position for bad in done.unreadable],
        "backup": str(done.backup) if done.backup else None,
    }


def _sentence(done: "SyncResult", *, dry_run: bool) -> str:
    if not (done.received or done.sent or done.conflicts or done.unreadable):
        return "In step; there was nothing to do."
    counts = [f"{done.received:,} came", f"{done.sent:,} went"]
    if done.conflicts:
        counts.append(count_text(len(done.conflicts), "conflict"))
    return f"{'Would sync: ' if dry_run else ''}{', '.join(counts)}."


def _tell_more(done: "SyncResult") -> None:
    if done.conflicts:
        note(
            "Edited on two machines, so both texts stand, the earlier one as an entry of its own"
            f" beside the later: {_named(done.conflicts)}. Keep what you want in one and delete"
            f" the other; `tightrope list --tag {CONFLICT_TAG}` lists them."
        )
    if done.survived:
        note(f"Deleted on one machine and edited on another, so it stays: {_named(done.survived)}.")
    if done.joined:
        note(
            "Edited on two machines, so the note of the month, the aim, or the line to talk about"
            f" holds both texts, with #{CONFLICT_TAG} between them:"
            f" {', '.join(map(_shown, done.joined))}."
        )
    if done.backup:
        note(f"The journal as it was before is in {printable(str(done.backup))}.")


def _shown(name: str) -> str:
    """Return how something is called: `7b6f2c1e`, `aim 5b0e8c12`, `talk 7b6f2c1e`, `2026-11`."""
    for kind in ("aim", "talk"):
        if name.startswith(f"{kind}-"):
            return f"{kind} {name.removeprefix(f'{kind}-')[:8]}"
    return name[:8]


def _named(ids: tuple[str, ...]) -> str:
    named = [_shown(id_) for id_ in ids[:_MOST_NAMED]]
    more = len(ids) - len(named)
    return ", ".join(named) + (f" and {more:,} more" if more else "")
