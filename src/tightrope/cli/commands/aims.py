"""Shared aims: `aims`."""

from dataclasses import replace
from datetime import date

import click

from tightrope.cli import completions
from tightrope.cli.command import command
from tightrope.cli.context import CliContext
from tightrope.cli.editor import edit_page
from tightrope.cli.entry_output import DAY_WIDTH
from tightrope.cli.first_words import Action, read_action
from tightrope.cli.params import DAY, FreeTextCommand, words_of
from tightrope.cli.terminal import (
    QUIET,
    note,
    painted,
    print_json,
    say,
    stdin_text,
    telling_what_was_saved,
)
from tightrope.cli.words_aside import words_survive
from tightrope.domain.aim import Aim, Outcome
from tightrope.domain.entry import EntryFields, normalize_text
from tightrope.domain.formatting import day_text
from tightrope.domain.printable import printable_line
from tightrope.formats.fields.aim_json import aim_to_json
from tightrope.journal import Journal

ACTIONS = {
    "begin": Action("TITLE..."),
    "edit": Action("ID", most=1),
    "note": Action("ID [TEXT...|-]"),
    "reach": Action("ID", most=1),
    "let-go": Action("ID", most=1),
    "reopen": Action("ID", most=1),
    "delete": Action("ID..."),
    "restore": Action("ID..."),
}
_OUTCOMES = {"reach": Outcome.REACHED, "let-go": Outcome.LET_GO}


@command(
    "aims",
    "tightrope aims",
    "tightrope aims begin One evening a week without screens",
    "tightrope aims note 5b0e8c12 Thursdays, if we can.",
    "tightrope aims reach 5b0e8c12 --on yesterday",
    "tightrope aims --json",
    cls=FreeTextCommand,
)
@click.argument(
    "words",
    nargs=-1,
    metavar="[begin TITLE... | edit ID | note ID [TEXT...|-] | reach ID | let-go ID | reopen ID"
    " | delete ID... | restore ID...]",
    callback=words_of,
    shell_complete=completions.aiming(ACTIONS),
)
@click.option("--on", "day", type=DAY, metavar="DATE", help="The day it was begun, or ended.")
@click.option("--trash", is_flag=True, help="List the aims in the trash.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def aims(
    context: CliContext, words: tuple[str, ...], day: date | None, *, trash: bool, as_json: bool
) -> None:
    """List the aims that you share, oldest first.

    `begin` adds one; `edit` opens it in your editor, its title in the first line and its note
    below; `note` gives it a note, also from standard input with -; `reach` and `let-go` say how it
    ended, and when; `reopen` that it goes on. `delete` moves aims to the trash, and `restore`
    brings them back. Each is one step of undo.
    """
    if not words:
        if day:
            raise click.UsageError("--on is for begin, reach and let-go; give one of them.")
        _list(context, trash=trash, as_json=as_json)
        return
    action, rest = read_action("aims", ACTIONS, words)
    if trash:
        raise click.UsageError("--trash is for the list; give it alone.")
    if day and action not in {"begin", *_OUTCOMES}:
        raise click.UsageError("--on is for begin, reach and let-go; leave it out.")
    with context.open_journal() as journal:
        changed = _do(context, journal, action, rest, day)
    with telling_what_was_saved():
        if as_json:
            print_json([aim_to_json(aim) for aim in changed])
            return
        for aim in changed:
            state = "in the trash" if action == "delete" else _state(aim)
            # Scripts read this line: it is the same everywhere.
            say(f"{day_text(aim.begun, 'dmy')} · {state} · {aim.short_id}")


def _do(
    context: CliContext, journal: Journal, action: str, words: tuple[str, ...], day: date | None
) -> tuple[Aim, ...]:
    """Do what is asked for, and return the aims that it was about as they now are."""
    if action == "begin":
        return (journal.aims.begin(" ".join(words), day=day),)
    if action == "restore":
        return journal.aims.restore(words)
    if action == "delete":
        gone = {aim.id: aim for aim in map(journal.aims.get, words)}
        journal.aims.remove(gone.values())
        return tuple(gone.values())
    aim = journal.aims.get(words[0])
    if action == "edit":
        return (_edited(context, journal, aim),)
    if action == "note":
        text = stdin_text() if words[1:] == ("-",) else " ".join(words[1:])
        changed = replace(aim, note=normalize_text(text).strip("\n"))
    elif action == "reopen":
        changed = replace(aim, outcome=None, ended=None)
    else:
        changed = replace(aim, outcome=_OUTCOMES[action], ended=day or context.today)
    return (journal.aims.save(changed),)


def _edited(context: CliContext, journal: Journal, aim: Aim) -> Aim:
    """Let the person edit an aim: its title stands in the first line, its note below."""
    page = EntryFields(day=aim.begun, text=aim.text)
    text = edit_page(context, page)
    if text.strip() == aim.text.strip():
        note("Nothing was changed.")
        return aim
    title, _, below = text.strip().partition("\n")
    with words_survive(context, page, text):
        return journal.aims.save(replace(aim, title=title.strip(), note=below.strip("\n")))


def _list(context: CliContext, *, trash: bool, as_json: bool) -> None:
    with context.open_journal() as journal:
        found = (
            tuple(each.record for each in journal.aims.in_trash()) if trash else journal.aims.all()
        )
    if as_json:
        print_json([aim_to_json(aim) for aim in found])
        return
    if not found:
        note(
            "No aim is in the trash."
            if trash
            else "There is no aim yet; `tightrope aims begin TITLE` adds one."
        )
    for aim in found:
        day = f"{day_text(aim.begun):<{DAY_WIDTH}}"
        state = f"  {painted(_state(aim), QUIET)}" if aim.ended else ""
        say(f"{day}  {printable_line(aim.title)}{state}  {painted(aim.short_id, QUIET)}")


def _state(aim: Aim) -> str:
    if aim.ended is None or aim.outcome is None:
        return "begun"
    return f"{aim.outcome.value} {day_text(aim.ended)}"
