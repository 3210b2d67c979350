"""Writing a letter: `letter write`, and `letter exchange` for both or neither."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tightrope import letters
from tightrope.cli.command import command
from tightrope.cli.confirmation import confirm, need_terminal_or_yes
from tightrope.cli.context import CliContext
from tightrope.cli.filters import dated
from tightrope.cli.letter_output import key_made, print_letter
from tightrope.cli.params import MONTH
from tightrope.cli.terminal import note, say
from tightrope.domain.calendar import Period, month_of
from tightrope.domain.printable import printable
from tightrope.domain.query import Query

if TYPE_CHECKING:
    from tightrope.journal import Journal
    from tightrope.letters.letter import Letter

_FORCE = click.option("--force", is_flag=True, help="Replace what is there.")


@command(
    "write",
    "tightrope letter write november.letter --month 2026-11 --figures",
    "tightrope letter write a.letter --entry 7b6f2c1e --note 2026-11 --name Ada",
    "tightrope letter write --together --figures --days",
)
@click.argument("file", metavar="[FILE]", required=False)
@dated
@click.option("--figures", is_flag=True, help="Marks and needs, as numbers of each week.")
@click.option("--days", is_flag=True, help="The same for each day too.")
@click.option(
    "--entry", "entries", metavar="ID", multiple=True, help="This entry, again and again."
)
@click.option(
    "--note", "notes", type=MONTH, metavar="MONTH", multiple=True, help="The note of this month."
)
@click.option("--aim", "aims", metavar="ID", multiple=True, help="This aim.")
@click.option("--talk", "talk", metavar="ID", multiple=True, help="To talk about this entry.")
@click.option("--name", default="", metavar="NAME", help="Sign with this name.")
@click.option("--for", "to", metavar="KEY", help="Seal for this key, in place of the other's.")
@click.option("--together", "as_exchange", is_flag=True, help="Both or neither; see `exchange`.")
@click.option("--keep", is_flag=True, help="Keep a copy of your own, for the table for two.")
@click.option("--dry-run", is_flag=True, help="Print the letter, and seal nothing.")
@click.option("--yes", is_flag=True, help="Do not ask before it is sealed.")
@_FORCE
@click.pass_obj
def write(
    context: CliContext,
    file: str | None,
    query: Query,
    *,
    figures: bool,
    days: bool,
    entries: tuple[str, ...],
    notes: tuple[Period, ...],
    aims: tuple[str, ...],
    talk: tuple[str, ...],
    name: str,
    to: str | None,
    as_exchange: bool,
    keep: bool,
    dry_run: bool,
    yes: bool,
    force: bool,
) -> None:
    """Write a letter of what you choose, see it whole, and seal it into FILE.

    It is about this month, unless other days are given. Nothing is in it but what you name; it is
    printed as the other will see it, and sealed when you have typed the word.

    With --together no file is written yet. You get a promise, which tells nothing, to give to the
    other for theirs; `tightrope letter exchange` goes on from there.
    """
    if (file is None) != (as_exchange or dry_run):
        raise click.UsageError(
            "Name a FILE to seal the letter into; with --together or --dry-run there is none."
        )
    if not dry_run:
        need_terminal_or_yes(yes=yes)
    choice = letters.choosing.Choice(
        span=_span(query, context.today),
        name=name.strip(),
        figures=figures,
        days=days,
        entries=entries,
        notes=tuple(month.first for month in notes),
        aims=aims,
        talk=talk,
    )
    with context.open_journal() as journal:
        letter = journal.letters.compose(choice)
        print_letter(context, letter)
        if dry_run:
            return
        key_made(journal)
        journal.letters.keys.recipient(to)
        if not yes:
            confirm("This is the whole letter.", "seal", "Nothing was sealed.")
        _seal(journal, letter, file, to=to, force=force)
        if keep:
            note(f"Your copy is kept as {journal.letters.keep_own(letter)}.")


def _span(query: Query, today: date) -> Period:
    if query.first is None and query.last is None:
        return month_of(today)
    if query.first is None or query.last is None:
        raise click.UsageError("A letter is about days from one to another; give both.")
    return Period(query.first, query.last)


def _seal(
    journal: "Journal", letter: "Letter", file: str | None, *, to: str | None, force: bool
) -> None:
    if file is None:
        promise = journal.letters.promise(letter, to=to)
        note("Your letter is sealed and waits. Give the other this promise, and get theirs:")
        say(promise)
        note("Then `tightrope letter exchange THEIRS FILE` writes your letter, to hand over.")
        return
    target = Path(file).expanduser()
    journal.letters.seal(letter, target, to=to, force=force)
    note(f"Sealed into {printable(str(target))}.")


@command(
    "exchange", "tightrope letter exchange k3vd-91mz-0q8r-7xwn-aa2f-4hjt-s6pe-b5cy to-ada.letter"
)
@click.argument("theirs", metavar="PROMISE")
@click.argument("file", metavar="FILE")
@_FORCE
@click.pass_obj
def exchange(context: CliContext, theirs: str, file: str, *, force: bool) -> None:
    """Take the other's promise for yours, and write your letter into FILE.

    PROMISE is what `tightrope letter write --together` gave the other. Hand your file over only
    now: their letter opens here if it is the one that they promised, and no other.
    """
    target = Path(file).expanduser()
    with context.open_journal() as journal:
        journal.letters.exchange(theirs, target, force=force)
    note(f"Your letter is in {printable(str(target))}; hand it over, and read theirs.")
