"""How a new entry is written, whoever read what was asked for."""

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, time

from tightrope.cli import terminal
from tightrope.cli.context import CliContext
from tightrope.cli.entry_output import print_done, when
from tightrope.cli.terminal import note
from tightrope.clock import Moment
from tightrope.domain.entry import Draft, Entry, EntryFields
from tightrope.domain.errors import NothingWrittenError
from tightrope.domain.marks import Need
from tightrope.journal.parts.entries import blank_page


def add_entry(
    context: CliContext,
    words: tuple[str, ...],
    *,
    need: str | None = None,
    tags: tuple[tuple[str, ...], ...] = (),
    day: date | None = None,
    clock: time | None = None,
    together: bool = False,
    space: bool = False,
    star: bool = False,
    as_json: bool = False,
) -> None:
    """Write a new entry, from these words, else from standard input, else from an editor."""
    page = replace(
        _begun(context.now(), day, clock),
        together=together,
        space=space,
        need=Need(need) if need else None,
        starred=star,
    ).tagged([name for names in tags for name in names])
    if words and words != ("-",):
        entry = _write(context, page, " ".join(words))
    elif words or not terminal.stdin_is_terminal():
        entry = _from_stdin(context, page)
    else:
        entry = _from_editor(context, page)
    if day and as_json:
        note(f"On {when(entry)}")
    print_done(entry, as_json=as_json)


def _begun(now: Moment, day: date | None, clock: time | None) -> EntryFields:
    """Return the page to write on: a day gone by has a time only if it is said.

    A time that is said after midnight, before the day ends, is one of this late evening.
    """
    page = blank_page(now, day)
    if clock is None:
        return page
    is_of_this_night = page.late and page.time is not None and clock <= page.time
    return replace(page, time=clock, late=is_of_this_night)


def _write(context: CliContext, page: EntryFields, text: str) -> Entry:
    with context.open_journal() as journal:
        return journal.entries.write(Draft.of(page.reworded(text)))


def _from_stdin(context: CliContext, page: EntryFields) -> Entry:
    """Write what standard input gives; a script's may well be empty where there is a mark."""
    text = terminal.stdin_text()
    if page.is_blank:
        _not_blank(text)
    # It was read to its end, and whoever gave it may not have it any more.
    with _words_survive(context, page, text):
        return _write(context, page, text)


def _from_editor(context: CliContext, page: EntryFields) -> Entry:
    """Write what comes from an editor; one that is left empty gives up."""
    from tightrope.cli.editor import edit_page  # noqa: PLC0415 - for this way alone

    with context.open_journal() as journal:
        text = _not_blank(edit_page(context, page))
        with _words_survive(context, page, text):
            return journal.entries.write(Draft.of(page.reworded(text)))


def _words_survive(
    context: CliContext, page: EntryFields, text: str
) -> AbstractContextManager[None]:
    from tightrope.cli.words_aside import words_survive  # noqa: PLC0415 - for text that was handed over

    return words_survive(context, page, text)


def _not_blank(text: str) -> str:
    if not text.strip():
        raise NothingWrittenError("Nothing was written, so nothing was kept; add a few words.")
    return text
