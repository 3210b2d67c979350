"""What is to be talked about: `talk`."""

import click

from tightrope.cli import completions
from tightrope.cli.command import command
from tightrope.cli.context import CliContext
from tightrope.cli.entry_output import DAY_WIDTH
from tightrope.cli.first_words import Action, read_action
from tightrope.cli.params import FreeTextCommand, words_of
from tightrope.cli.terminal import QUIET, note, painted, print_json, say, telling_what_was_saved
from tightrope.domain.formatting import day_text
from tightrope.domain.printable import printable_line
from tightrope.domain.talk import Talk, TalkItem
from tightrope.formats.fields.aim_json import talk_item_to_json
from tightrope.journal import Journal

ACTIONS = {
    "add": Action("ID [LINE...]"),
    "tick": Action("ID..."),
    "reopen": Action("ID..."),
    "line": Action("ID [LINE...]"),
    "remove": Action("ID..."),
}


@command(
    "talk",
    "tightrope talk",
    "tightrope talk add 7b6f2c1e Where to in summer?",
    "tightrope talk tick 7b6f2c1e",
    "tightrope talk --all --json",
    cls=FreeTextCommand,
)
@click.argument(
    "words",
    nargs=-1,
    metavar="[add ID [LINE...] | tick ID... | reopen ID... | line ID [LINE...] | remove ID...]",
    callback=words_of,
    shell_complete=completions.talking(ACTIONS),
)
@click.option("--all", "ticked_too", is_flag=True, help="List what was talked about, too.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def talk(context: CliContext, words: tuple[str, ...], *, ticked_too: bool, as_json: bool) -> None:
    """List what is to be talked about, what was put there first before the others.

    `add` puts an entry on the list, with a line of your own if you give one, and gives it the tag
    talk; `tick` says that you talked about it, and when; `reopen` that there is more to say. `line`
    gives it another line, or none; `remove` takes it off the list, and the tag with it. Each is one
    step of undo.
    """
    if not words:
        _list(context, ticked_too=ticked_too, as_json=as_json)
        return
    action, rest = read_action("talk", ACTIONS, words)
    if ticked_too:
        raise click.UsageError("--all is for the list; give it alone.")
    with context.open_journal() as journal:
        items = _do(journal, action, rest)
    with telling_what_was_saved():
        if as_json:
            print_json([talk_item_to_json(item) for item in items])
            return
        for item in items:
            state = "off the list" if action == "remove" else _state(item.talk)
            # Scripts read this line: it is the same everywhere.
            say(f"{day_text(item.entry.day, 'dmy')} · {state} · {item.entry.short_id}")


def _do(journal: Journal, action: str, words: tuple[str, ...]) -> list[TalkItem]:
    """Do what is asked for, and return what stands on the list of it, or stood there."""
    if action in {"add", "line"}:
        entry, line = journal.entries.get(words[0]), " ".join(words[1:])
        if action == "add":
            return [journal.talk.open(entry, line)]
        return [TalkItem(journal.talk.reword(entry.id, line), entry)]
    # All are looked up before one is changed.
    entries = {entry.id: entry for entry in map(journal.entries.get, words)}.values()
    items = [TalkItem(journal.talk.of_entry(entry.id), entry) for entry in entries]
    if action == "remove":
        return [TalkItem(item.talk, journal.talk.take_off(item.entry)) for item in items]
    change = journal.talk.tick if action == "tick" else journal.talk.reopen
    return [TalkItem(change(item.entry.id), item.entry) for item in items]


def _list(context: CliContext, *, ticked_too: bool, as_json: bool) -> None:
    with context.open_journal() as journal:
        items = journal.talk.all() if ticked_too else journal.talk.open_items()
    if as_json:
        print_json([talk_item_to_json(item) for item in items])
        return
    if not items:
        note("Nothing is to be talked about; `tightrope talk add ID` puts an entry on the list.")
    for item in items:
        state = f"  {painted(_state(item.talk), QUIET)}" if item.talk.ticked else ""
        words = printable_line(item.words) or "(no words)"
        day = f"{day_text(item.entry.day):<{DAY_WIDTH}}"
        say(f"{day}  {words}{state}  {painted(item.entry.short_id, QUIET)}")


def _state(talk: Talk) -> str:
    if talk.ticked is None:
        return "to talk about"
    return f"talked about {day_text(talk.ticked.astimezone())}"
