"""Letters between two people: `letter` and its commands."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tightrope import letters
from tightrope.cli import late
from tightrope.cli.command import Examples, command
from tightrope.cli.commands.letter_writing import exchange, write
from tightrope.cli.confirmation import confirm, need_terminal_or_yes
from tightrope.cli.context import CliContext
from tightrope.cli.erasure_output import BACKUPS, YES, erasing, print_erasure
from tightrope.cli.letter_output import key_made, print_key, print_letter
from tightrope.cli.terminal import note, print_json, say
from tightrope.domain.errors import TightropeError
from tightrope.domain.formatting import count_text
from tightrope.domain.printable import printable
from tightrope.paths import asset

if TYPE_CHECKING:
    from tightrope.journal import Journal
    from tightrope.letters.letter import Letter


class LettersOffError(TightropeError):
    """Letters are off, as they are unless a setting turns them on."""


def check_letters_are_on(context: CliContext) -> None:
    """Raise LettersOffError unless the setting `letters` is true."""
    if not context.has_letters:
        raise LettersOffError("Letters are off; the line letters = true in the settings is for it.")


class LetterCommands(Examples, click.Group):
    """The commands of letters, which are not there for anybody until a setting turns them on."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, also for help, where letters are on."""
        check_letters_are_on(ctx.ensure_object(CliContext))
        return super().parse_args(ctx, args)


@click.group(
    "letter",
    cls=LetterCommands,
    invoke_without_command=True,
    examples=(
        "tightrope letter key",
        "tightrope letter write november.letter --figures",
        "tightrope letter read from-ada.letter",
        "tightrope letter table from-ada.letter --html table.html",
    ),
)
@click.pass_context
def letter(ctx: click.Context) -> None:
    """Hand each other letters: what you chose of your journal, for one person.

    A letter is a file, sealed for the other alone; hand it over by any means. It holds what you
    chose and nothing else, and cannot be taken back. Nobody may ask you for one. `tightrope letter
    about` tells more.
    """
    if ctx.invoked_subcommand is None:
        say(ctx.get_help())


@command("about", "tightrope letter about")
def about() -> None:
    """Read about letters, and about saying no."""
    say(asset("data", "help/letters.md").read_text("utf-8").rstrip("\n"))


@command(
    "key",
    "tightrope letter key",
    "tightrope letter key age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
)
@click.argument("other", metavar="[KEY]", required=False)
@click.option("--new", is_flag=True, help="Make another key of your own, and confirm that.")
@click.option("--forget", is_flag=True, help="Keep the other's key no more.")
@YES
@click.pass_obj
def key(context: CliContext, other: str | None, *, new: bool, forget: bool, yes: bool) -> None:
    """Print your public key and its three words, or keep the other's KEY.

    Give the key to the other by any means, and compare the three words aloud: then both know that
    nobody put another key in between. With --new a letter that was sealed to the key before can be
    opened no more.
    """
    if (other is not None) + new + forget > 1:
        raise click.UsageError("KEY, --new and --forget are three things; choose one.")
    if new:
        need_terminal_or_yes(yes=yes)
        if not yes:
            confirm("What was sealed to your key opens no more.", "new", "Your key stays.")
    with context.open_journal() as journal:
        keys = journal.letters.keys
        own = keys.make(new=True) if new else key_made(journal)
        if other is not None:
            kept = keys.keep_other(other)
            note(f"Kept as the other's; its three words, to compare aloud: {kept.words}")
        elif forget:
            keys.forget_other()
            note("The other's key is not kept any more.")
        else:
            print_key(own)
            if theirs := keys.other():
                note(f"The other's key is kept; its three words are: {theirs.words}")


@command("read", "tightrope letter read from-ada.letter", "tightrope letter read 7b6f2c1e")
@click.argument("what", metavar="FILE|NAME")
@click.option("--keep", is_flag=True, help="Keep it in the journal, apart from your entries.")
@click.pass_obj
def read(context: CliContext, what: str, *, keep: bool) -> None:
    """Open a letter in a file, or one that was kept, and print it.

    Nothing of it is kept unless you say so, and the other is told nothing.
    """
    with context.open_journal() as journal:
        if kept := _kept_letter(journal, what):
            print_letter(context, kept)
            return
        opened = journal.letters.open(Path(what).expanduser())
        if not opened.is_expected:
            note(f"From a key that is not kept; its three words, to compare aloud: {opened.words}")
        print_letter(context, opened.letter)
        if keep:
            note(f"Kept as {journal.letters.keep(opened)}.")


def _kept_letter(journal: "Journal", what: str) -> "Letter | None":
    """Return the letter that was kept under a name; None for the path of a file, or no such name.

    Raises LetterError where several names begin so.
    """
    if Path(what).expanduser().exists():
        return None
    begun = what.strip().lower()
    if not any(each.name.startswith(begun) for each in journal.letters.kept()):
        return None
    return journal.letters.get(what).letter


@command("list", "tightrope letter list", "tightrope letter list --json")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def list_kept(context: CliContext, *, as_json: bool) -> None:
    """List the letters that you kept, the latest first."""
    with context.open_journal() as journal:
        kept = journal.letters.kept()
    if as_json:
        print_json(
            [
                {
                    "name": each.name,
                    "own": each.is_own,
                    "from": each.letter.span.first.isoformat(),
                    "to": each.letter.span.last.isoformat(),
                    "signed": each.letter.name or None,
                }
                for each in kept
            ]
        )
        return
    if not kept:
        note("No letter is kept.")
    for each in kept:
        whose = "yours" if each.is_own else "theirs"
        say(f"{each.name}  {whose:6}  {printable(letters.sections.heading(each.letter))}")


@command("burn", "tightrope letter burn 7b6f2c1e", "tightrope letter burn 7b6f2c1e --backups")
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--all", "everything", is_flag=True, help="All letters, both keys, an exchange too.")
@YES
@BACKUPS
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def burn(
    context: CliContext,
    name: str | None,
    *,
    everything: bool,
    yes: bool,
    backups: bool,
    as_json: bool,
) -> None:
    """Erase a letter that you kept, for good, or all that there is of letters.

    No byte of it is left in the journal's file; backups keep what they hold, unless --backups
    rewrites them. A key that a backup holds stays in it.
    """
    if (name is None) != everything:
        raise click.UsageError("Name a letter, or give --all.")
    need_terminal_or_yes(yes=yes)
    with context.open_journal() as journal:
        if name is None:
            if not yes:
                confirm("All letters and keys will be gone for good.", "all", "Nothing was burned.")
            count = journal.letters.burn_all(backups=backups)
            say(f"{count_text(count, 'letter')} burned for good, and the keys.")
            return
        found = journal.letters.get(name)
        if not yes:
            confirm("The letter will be gone for good.", found.name, "Nothing was burned.")
        with erasing() as progress:
            result = journal.letters.burn(found.name, backups=backups, progress=progress)
    print_erasure(result, "1 letter burned for good.", "burned", as_json=as_json)


@command(
    "table",
    "tightrope letter table",
    "tightrope letter table from-ada.letter --html table.html",
)
@click.argument("what", metavar="[FILE|NAME]", required=False)
@click.option("--html", "page", metavar="FILE", help="Write one page, to read or to print.")
@click.option("--force", is_flag=True, help="--html: replace what is there.")
@click.option("--mine", is_flag=True, help="Without a copy of yours: figures from your journal.")
@click.pass_obj
def table(
    context: CliContext, what: str | None, *, page: str | None, force: bool, mine: bool
) -> None:
    """Lay the other's letter and yours side by side, two tides one above the other.

    The letter is one in a file, or one that was kept, the latest unless another is named. Beside it
    stands yours about the same days, if you kept a copy (`write --keep`); nothing else of your
    journal, unless you say --mine. There is no joint figure, and no order of the two.
    """
    if force and page is None:
        raise click.UsageError("--force replaces the file of --html; name that too.")
    if page in {"", "-"}:
        raise click.UsageError("--html writes a file; name one.")
    with context.open_journal() as journal:
        found = journal.letters.table(_theirs(journal, what), from_journal=mine)
        if found.sides[0].letter.is_empty:
            note("You kept no letter of yours about these days, so your side is empty.")
        if page is None:
            late.print_table(context.settings, found)
            return
        target = Path(page).expanduser()
        journal.letters.write_page(found, target, force=force)
    note(f"The page is in {printable(str(target))}.")


def _theirs(journal: "Journal", what: str | None) -> "Letter":
    if what is None:
        kept = [each.letter for each in journal.letters.kept() if not each.is_own]
        if not kept:
            raise letters.errors.LetterError(
                "No letter of the other's is kept; name the file of one, or keep it with"
                " `tightrope letter read FILE --keep`."
            )
        return kept[0]
    return _kept_letter(journal, what) or journal.letters.open(Path(what).expanduser()).letter


for each in (about, key, write, exchange, read, list_kept, burn, table):
    letter.add_command(each)
