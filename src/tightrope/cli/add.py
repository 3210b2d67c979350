"""Writing a new entry: `add`."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time
from typing import Any

import click

from tightrope.cli import standard_input
from tightrope.cli.command import command
from tightrope.cli.editor import edit, words_survive
from tightrope.cli.entry_lines import print_done, when
from tightrope.cli.invocation import Invocation
from tightrope.cli.printing import note
from tightrope.cli.reads import CLOCK, DAY, NEED, TAG
from tightrope.cli.words import Wordy, words_of
from tightrope.domain.entry import Draft, Written
from tightrope.domain.marks import Need
from tightrope.domain.moment import Moment
from tightrope.domain.trouble import NothingWritten


@command(
    "add",
    "tightrope add Walked home along the river. --together",
    "tightrope add 'Read all evening. #space #books' --on yesterday --at 21:15",
    "tightrope add --need closer < letter.txt",
    cls=Wordy,
)
@click.argument("words", nargs=-1, metavar="[TEXT]...", callback=words_of)
@click.option("-t", "--together", is_flag=True, help="Mark it together.")
@click.option("-s", "--space", is_flag=True, help="Mark it space.")
@click.option("-n", "--need", type=NEED, help="More closeness, just this, or more room.")
@click.option("--tag", "tags", type=TAG, multiple=True, metavar="NAME", help="Tag it; again: more.")
@click.option("--on", "day", type=DAY, metavar="DATE", help="The day, if it is not today.")
@click.option("--at", "clock", type=CLOCK, metavar="HH:MM", help="The time of day.")
@click.option("--star", is_flag=True, help="Star it.")
@click.option("--json", "as_json", is_flag=True, help="Print the entry as JSON.")
@click.pass_obj
def add(
    invocation: Invocation,
    words: tuple[str, ...],
    *,
    need: str | None,
    tags: tuple[str, ...],
    day: date | None,
    clock: time | None,
    together: bool,
    space: bool,
    star: bool,
    as_json: bool,
) -> None:
    """Write a new entry.

    The text comes from the arguments, else from standard input, else from your editor. A #word in
    it becomes a tag; #together and #space become the marks. Quote a text with # or other signs
    that your shell would take for its own.
    """
    with invocation.open_journal() as journal:
        page = Written(
            together=together,
            space=space,
            need=Need(need) if need else None,
            starred=star,
            **_moment(invocation.now(), day, clock),
        ).tagged(tags)
        with _words(invocation, words, may_be_blank=not page.is_blank) as text:
            entry = journal.write(Draft.of(page.reworded(text)))
    if day and as_json:
        note(f"On {when(entry)}")
    print_done(entry, as_json=as_json)


def _moment(now: Moment, day: date | None, clock: time | None) -> dict[str, Any]:
    """Return the day, time and zone to write under: a day gone by has a time only if it is said."""
    if clock is None and day in {None, now.day}:
        clock = now.time
    return {"day": day or now.day, "time": clock, "zone": now.zone}


@contextmanager
def _words(
    invocation: Invocation,
    words: tuple[str, ...],
    *,
    may_be_blank: bool,
) -> Iterator[str]:
    """Give the text from wherever it comes; what was typed in an editor survives any trouble.

    An editor that is left empty gives up; a script's standard input may well be empty.
    """
    if words and words != ("-",):
        yield " ".join(words)
    elif words or not standard_input.is_terminal():
        text = standard_input.text()
        yield text if may_be_blank else _not_blank(text)
    else:
        text = _not_blank(edit(invocation, ""))
        with words_survive(invocation, text):
            yield text


def _not_blank(text: str) -> str:
    if not text.strip():
        raise NothingWritten("Nothing was written, so nothing was kept; add a few words.")
    return text
