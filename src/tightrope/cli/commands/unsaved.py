"""Words that could not get into the journal: `unsaved` lists them, takes them back, or refuses."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from tightrope.cli import late
from tightrope.cli.command import command
from tightrope.cli.context import CliContext
from tightrope.cli.entry_output import when
from tightrope.cli.terminal import note, print_json, say
from tightrope.domain.entry import EntryFields
from tightrope.domain.errors import TightropeError
from tightrope.domain.formatting import count_text, day_text, utc_text
from tightrope.domain.printable import printable, printable_line
from tightrope.journal import Journal
from tightrope.journal.results import UnsavedWords


class NotAsideError(TightropeError):
    """No words lie aside under a name that was given."""


@command(
    "unsaved",
    "tightrope unsaved",
    "tightrope unsaved --restore",
    "tightrope unsaved --discard unsaved-2.md",
)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--restore", is_flag=True, help="Take them back into the journal.")
@click.option("--discard", is_flag=True, help="Move them to the trash.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def unsaved(
    context: CliContext, names: tuple[str, ...], *, restore: bool, discard: bool, as_json: bool
) -> None:
    """List words that could not be saved, take them back, or move them to the trash.

    They lie in files of their own: what was written while the journal was busy or could not be
    written, and what an editor left that was killed. NAME is one of them; without it, all are
    meant. A file with a passphrase of its own, as where changing that was cut short, is named, and
    asks for it when NAME says so.
    """
    if restore and discard:
        raise click.UsageError("--restore and --discard cannot both be done; choose one.")
    if as_json and (restore or discard):
        raise click.UsageError("--json is for the list; leave it out here.")
    with context.open_journal(tells_of_unsaved=False) as journal:
        locked = {path.name: path for path in journal.unsaved.find_locked()}
        found = [*journal.unsaved.find(), *_unlocked(journal, locked, names)]
        chosen = _chosen(found, names)
        for name in locked.keys() - names:
            note(
                f"{printable(name)} has a passphrase of its own; give its name to be asked for it."
            )
        if as_json:
            print_json([_as_object(words) for words in chosen])
        elif not chosen:
            note("No words lie aside.")
        elif restore:
            _restore(context, journal, chosen)
        elif discard:
            for words in chosen:
                journal.unsaved.refuse(words, context.now())
            count = count_text(len(chosen), "entry", "entries")
            note(f"{count} moved to the trash; `tightrope trash` lists what lies there.")
        else:
            for words in chosen:
                say(_line(words))


def _unlocked(
    journal: Journal, locked: Mapping[str, Path], names: tuple[str, ...]
) -> Iterator[UnsavedWords]:
    """Give the words of the files that are named and have a passphrase of their own."""
    for name in dict.fromkeys(names):
        if path := locked.get(name):
            passphrase = late.ask_passphrase(f"Passphrase of {printable(name)}: ")
            yield journal.unsaved.unlocked(path, passphrase)


def _chosen(found: Sequence[UnsavedWords], names: tuple[str, ...]) -> list[UnsavedWords]:
    by_name = {words.path.name: words for words in found}
    if unknown := [name for name in names if name not in by_name]:
        raise NotAsideError(
            f"No words lie aside as {printable(unknown[0])}; `tightrope unsaved` lists what does."
        )
    return [words for words in found if not names or words.path.name in names]


def _restore(context: CliContext, journal: Journal, chosen: Sequence[UnsavedWords]) -> None:
    for words in chosen:
        day = journal.unsaved.restore(words, context.now())
        what = count_text(len(words.text.split()), "word")
        say(f"{day_text(day)} · {what} taken back from {printable(words.path.name)}")


def _line(words: UnsavedWords) -> str:
    count = count_text(len(words.text.split()), "word")
    title = printable_line(words.title)
    return f"{printable(words.path.name)} · {_place(words)} · {count} · {title}"


def _place(words: UnsavedWords) -> str:
    if words.page is None:
        return utc_text(words.when)
    if isinstance(words.page, EntryFields):
        return when(words.page)
    return f"note of {words.page.month:%Y-%m}"


def _as_object(words: UnsavedWords) -> dict[str, object]:
    page = words.page
    return {
        "file": str(words.path),
        "day": page.day.isoformat() if isinstance(page, EntryFields) else None,
        "month": f"{page.month:%Y-%m}" if page and not isinstance(page, EntryFields) else None,
        "written": f"{words.when:%Y-%m-%dT%H:%M:%SZ}",
        "text": words.text,
    }
