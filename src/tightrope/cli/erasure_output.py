"""Erasing for good on the command line: its progress, and what is told of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from tightrope.cli import late
from tightrope.cli.progress_bar import progress_shown
from tightrope.cli.terminal import note, print_json, say, telling_what_was_saved
from tightrope.domain.errors import TightropeError

if TYPE_CHECKING:
    from tightrope.journal.progress import Progress
    from tightrope.journal.results import ErasureResult

YES = click.option("--yes", is_flag=True, help="Do not ask before erasing.")
BACKUPS = click.option("--backups", is_flag=True, help="Erase it from the backups too.")


class NotInBackupsError(TightropeError):
    """Some backups could not be rewritten, and may hold what was to be erased."""


@contextmanager
def erasing() -> "Iterator[Progress | None]":
    """Give what shows how far an erasure is, and say what becomes of one that is stopped."""
    with progress_shown("Erasing", lambda: late.ALL) as progress:
        try:
            yield progress
        except KeyboardInterrupt:
            note(
                "Stopped. What is gone from the journal by now is finished in its file when it is"
                " next opened; in backups, with --backups."
            )
            raise


def print_erasure(result: "ErasureResult", done: str, key: str, *, as_json: bool) -> None:
    """Print what an erasure did, `done` as a sentence; in JSON its count stands under `key`.

    Raises NotInBackupsError where backups could not be rewritten.
    """
    with telling_what_was_saved():
        if as_json:
            print_json(
                {
                    key: result.count,
                    "finished": not result.unfinished,
                    "backups_rewritten": result.rewritten,
                    "backups_left": result.kept + len(result.left),
                }
            )
        else:
            say(done)
    if not as_json or result.unfinished:
        for sentence in late.erasure_sentences(result, to_add="--backups"):
            note(sentence)
    if result.left:
        raise NotInBackupsError(
            "Not every backup could be rewritten; mend what is named, and run the same again."
            if not as_json
            else " ".join(f"{path}: {why}" for path, why in result.left)
        )
