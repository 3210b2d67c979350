"""What an entry, an aim or the note of a month was: `history`."""

from datetime import datetime
from typing import TYPE_CHECKING

import click

from tightrope import formats
from tightrope.cli import completions
from tightrope.cli.command import command
from tightrope.cli.comparison_output import print_comparison
from tightrope.cli.confirmation import confirm, need_terminal_or_yes
from tightrope.cli.context import CliContext
from tightrope.cli.entry_output import print_done, when
from tightrope.cli.erasure_output import BACKUPS, YES, erasing, print_erasure
from tightrope.cli.params import WholeNumber
from tightrope.cli.terminal import QUIET, note, painted, print_json, say, telling_what_was_saved
from tightrope.domain.aim import Aim
from tightrope.domain.comparison import compare
from tightrope.domain.entry import Entry
from tightrope.domain.formatting import count_text, day_text
from tightrope.domain.printable import printable_line
from tightrope.formats.fields import aim_json, note_json
from tightrope.text_width import fit

if TYPE_CHECKING:
    from tightrope.domain.kept import Versioned
    from tightrope.domain.month_note import MonthNote
    from tightrope.journal import Journal
    from tightrope.journal.results import PastVersions

_NUMBER = WholeNumber(least=1)
_TITLE = 60


@command(
    "history",
    "tightrope history 7b6f2c1e",
    "tightrope history 7b6f --show 1",
    "tightrope history 7b6f --restore 1",
    "tightrope history 2026-11 --forget-all --backups",
)
@click.argument("name", metavar="ID", shell_complete=completions.entry_ids)
@click.option("--show", type=_NUMBER, metavar="N", help="Show a version beside the present one.")
@click.option("--restore", type=_NUMBER, metavar="N", help="Bring a version back, as a new one.")
@click.option("--forget", type=_NUMBER, metavar="N", help="Erase a former version for good.")
@click.option("--forget-all", is_flag=True, help="Erase every former version for good.")
@YES
@BACKUPS
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def history(
    context: CliContext,
    name: str,
    show: int | None,
    restore: int | None,
    forget: int | None,
    *,
    forget_all: bool,
    yes: bool,
    backups: bool,
    as_json: bool,
) -> None:
    """List what an entry or an aim was, or the note of a month such as 2026-11, the latest first.

    A version keeps its number for good. What is brought back is a new version, and undo takes that
    back. What is forgotten is gone for good, after you confirm.
    """
    is_to_forget = forget is not None or forget_all
    if sum((show is not None, restore is not None, forget is not None, forget_all)) > 1:
        raise click.UsageError(
            "--show, --restore, --forget and --forget-all go one at a time; choose one of them."
        )
    if (yes or backups) and not is_to_forget:
        raise click.UsageError(
            "--yes and --backups go with --forget or --forget-all; give that too, or neither."
        )
    if is_to_forget:
        need_terminal_or_yes(yes=yes)
    with context.open_journal() as journal:
        past = journal.history.of(name)
        if is_to_forget:
            _forget(journal, past, forget, confirmed=yes, backups=backups, as_json=as_json)
        elif restore is not None:
            _tell_restored(journal.history.bring_back(past.name, restore), as_json=as_json)
        elif show is not None:
            _show(past, past.version(show), as_json=as_json)
        else:
            _list(past, as_json=as_json)


def _list(past: "PastVersions", *, as_json: bool) -> None:
    versions = (past.present, *past.former)
    if as_json:
        print_json([_as_object(past, version) for version in versions])
        return
    digits = len(str(past.present.revision))
    for version in versions:
        words = count_text(len(version.text.split()), "word")
        title = printable_line(version.text.strip().partition("\n")[0]) or "(no words)"
        mark = f"{version.state:<10}" if isinstance(version, Entry) else ""
        say(
            f"{version.revision:>{digits}}  {_when_saved(past, version):<27}"
            f"  {mark}{painted(f'{words:>11}', QUIET)}  {fit(title, _TITLE)}"
        )
    if past.in_trash:
        aims = "aims " if isinstance(past.present, Aim) else ""
        note(f"It lies in the trash; `tightrope {aims}restore` brings it back.")


def _show(past: "PastVersions", version: "Versioned", *, as_json: bool) -> None:
    if as_json:
        print_json(_as_object(past, version))
        return
    titles = [f"{each.revision}, {_when_saved(past, each)}" for each in (version, past.present)]
    print_comparison(compare(version, past.present), *titles)


def _tell_restored(version: "Versioned", *, as_json: bool) -> None:
    if isinstance(version, Entry):
        print_done(version, as_json=as_json)
        return
    with telling_what_was_saved():
        if as_json:
            print_json(_fields(version))
        else:
            called = "Aim" if isinstance(version, Aim) else "Note"
            words = count_text(len(version.text.split()), "word")
            say(f"{called} of {_day_or_month(version)} · {words}")


def _forget(
    journal: "Journal",
    past: "PastVersions",
    number: int | None,
    *,
    confirmed: bool,
    backups: bool,
    as_json: bool,
) -> None:
    if number is not None:
        past.version(number)
        question, word = f"Version {number} of {_named(past)} will be gone for good.", str(number)
    else:
        word = str(len(past.former))
        versions = count_text(len(past.former), "former version")
        question = f"{versions} of {_named(past)} will be gone for good."
    # Where none is kept, what goes is in no list: words that were typed and deleted at once.
    if not confirmed and past.former:
        confirm(question, word, "Nothing was erased; type the number that is asked for to erase.")
    with erasing() as progress:
        result = journal.history.forget(past.name, number, backups=backups, progress=progress)
    done = f"{count_text(result.count, 'former version')} erased for good."
    print_erasure(result, done, "forgotten", as_json=as_json)
    if number is not None and not as_json and len(past.former) > 1:
        note("Other versions may hold the same words; --forget-all erases all but the present.")


def _named(past: "PastVersions") -> str:
    if isinstance(past.present, Entry):
        return f"the entry of {when(past.present)}"
    called = "aim" if isinstance(past.present, Aim) else "note"
    return f"the {called} of {_day_or_month(past.present)}"


def _day_or_month(version: "Aim | MonthNote") -> str:
    return day_text(version.begun) if isinstance(version, Aim) else version.name


def _when_saved(past: "PastVersions", version: "Versioned") -> str:
    if version is past.present:
        return "in the trash" if past.in_trash else "now"
    saved: datetime = version.modified.astimezone()
    return f"saved {day_text(saved.date())} {saved:%H:%M}"


def _as_object(past: "PastVersions", version: "Versioned") -> dict[str, object]:
    return {**_fields(version), "version": version.revision, "now": version is past.present}


def _fields(version: "Versioned") -> dict[str, object]:
    if isinstance(version, Entry):
        return formats.fields.entry_json.entry_to_json(version)
    if isinstance(version, Aim):
        return aim_json.aim_to_json(version)
    return note_json.as_object(version)
