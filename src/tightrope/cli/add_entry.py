"""How a new entry is written, whoever read what was asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time

from tightrope.cli import terminal
from tightrope.cli.context import CliContext
from tightrope.cli.entry_output import print_done, when
from tightrope.cli.terminal import note
from tightrope.domain.entry import Draft, EntryFields
from tightrope.domain.errors import NothingWrittenError
from tightrope.domain.marks import Need
from tightrope.journal import Journal


def add_entry(
    context: CliContext,
    words: tuple[str, ...],
    *,
    need: str | None = None,
    tags: tuple[str, ...] = (),
    day: date | None = None,
    clock: time | None = None,
    together: bool = False,
    space: bool = False,
    star: bool = False,
    as_json: bool = False,
) -> None:
    """Write a new entry, from these words, else from standard input, else from an editor."""
    with context.open_journal() as journal:
        page = replace(
            _begun(journal, day, clock),
            together=together,
            space=space,
            need=Need(need) if need else None,
            starred=star,
        ).tagged(tags)
        with _words(context, words, may_be_blank=not page.is_blank) as text:
            entry = journal.entries.write(Draft.of(page.reworded(text)))
    if day and as_json:
        note(f"On {when(entry)}")
    print_done(entry, as_json=as_json)


def _begun(journal: Journal, day: date | None, clock: time | None) -> EntryFields:
    """Return the page to write on: a day gone by has a time only if it is said.

    A time that is said after midnight, before the day ends, is one of this late evening.
    """
    page = journal.entries.begin(day)
    if clock is None:
        return page
    is_of_this_night = page.late and page.time is not None and clock <= page.time
    return replace(page, time=clock, late=is_of_this_night)


@contextmanager
def _words(
    context: CliContext,
    words: tuple[str, ...],
    *,
    may_be_blank: bool,
) -> Iterator[str]:
    """Give the text from wherever it comes; what was typed in an editor survives any trouble.

    An editor that is left empty gives up; a script's standard input may well be empty.
    """
    if words and words != ("-",):
        yield " ".join(words)
    elif words or not terminal.stdin_is_terminal():
        text = terminal.stdin_text()
        yield text if may_be_blank else _not_blank(text)
    else:
        from tightrope.cli.editor import edit, words_survive  # noqa: PLC0415 - for this way alone

        text = _not_blank(edit(context, ""))
        with words_survive(context, text):
            yield text


def _not_blank(text: str) -> str:
    if not text.strip():
        raise NothingWrittenError("Nothing was written, so nothing was kept; add a few words.")
    return text
