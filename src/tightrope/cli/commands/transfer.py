"""Taking entries out and in: `export` and `import`."""

import gc
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import TextIOBase
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO, cast

import click

from tightrope.cli import completions, late
from tightrope.cli.command import command
from tightrope.cli.context import CliContext
from tightrope.cli.exits import ended_in_order
from tightrope.cli.filters import filtered
from tightrope.cli.params import TAG_MARKS
from tightrope.cli.progress_bar import goes_into_a_file, progress_shown
from tightrope.cli.terminal import (
    note,
    say,
    stdout_is_terminal,
    telling_what_was_saved,
)
from tightrope.domain.printable import printable
from tightrope.domain.query import Query
from tightrope.formats.registry import (
    FORMATS,
    NoSuchFormatError,
    read_formats,
    writer_named,
    written_formats,
)
from tightrope.journal.transfer import summary

if TYPE_CHECKING:
    from tightrope.journal.results import ImportResult

_AUTO = "auto"
_STREAM = "-"
# Also of how many entries that is so when it is of none.
_ALWAYS_TOLD = ("new", "changed", "the same")


def _format_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add the options that formats have, each told with the name of its format."""
    for name, info in reversed(FORMATS.items()):
        for option in info.options:
            help_ = f"{name}: {option.help}"
            function = click.option(option.flag, option.name, is_flag=True, help=help_)(function)
    return function


@command(
    "export",
    "tightrope export jsonl > journal.jsonl",
    "tightrope export csv walks.csv --tag walks --excel",
    "tightrope export markdown notes --from 2026-01 --force",
    "tightrope export jrnl journal.txt",
    "tightrope export dayone dayone.zip",
    "tightrope export html 2026.html --from 2026-01 --to 2026-12",
    "tightrope export ical walks.ics --tag walks",
    "tightrope export html book.html --without 7b6f2c1e",
)
@click.argument("format_name", metavar="FORMAT", type=click.Choice(written_formats()))
@click.argument("path", required=False, metavar="[PATH|-]", shell_complete=completions.files)
@click.option("--force", is_flag=True, help="Replace what is there.")
@click.option(
    "--without",
    "left_out",
    metavar="ID",
    multiple=True,
    shell_complete=completions.entry_ids,
    help="Leave this entry out; given again, that one too.",
)
@_format_options
@filtered
@click.pass_obj
def export(
    context: CliContext,
    /,
    format_name: str,
    path: str | None,
    query: Query,
    *,
    force: bool,
    left_out: tuple[str, ...],
    **options: bool,
) -> None:
    """Write entries into a file or folder, oldest first.

    FORMAT is json, jsonl, csv or markdown, which is a folder: what is written in them can be
    imported again as it was. Or it is that of another program, jrnl (its text) or dayone (a zip),
    and what they have no place for is said. Two are to be read elsewhere: html, a book on one page
    with contents and figures, and ical, a private entry of a calendar for each of yours.

    Without a path, or with -, the entries go to standard output. What is to be talked about an
    entry goes with it; the notes of months and the aims go along, and a book has figures, unless
    something else than days is asked for.

    With --force, a folder holds what was exported this time, and no page of an earlier export;
    files of others in it stay as they are.
    """
    try:
        form = writer_named(format_name, **options)
    except NoSuchFormatError as trouble:
        raise click.UsageError(str(trouble)) from None
    to_stream = path is None or path == _STREAM
    if form.is_folder and to_stream:
        raise click.UsageError(f"{format_name} is a folder of files; name a path for it.")
    if not form.is_folder and form.is_binary and to_stream and stdout_is_terminal():
        raise click.UsageError(f"{format_name} is no text for a terminal; name a path for it.")
    target = _standard_output() if path is None or to_stream else Path(path).expanduser()
    gc.enable()
    is_seen = not to_stream or goes_into_a_file()
    with ended_in_order(), context.open_journal() as journal:
        query = replace(query, without=tuple(journal.entries.get(each).id for each in left_out))
        total = partial(journal.entries.count, query)
        with progress_shown("Writing", total, is_seen=is_seen) as progress:
            taken = journal.transfer.export_entries(
                format_name,
                target,
                query,
                force=force,
                progress=progress,
                week_starts=context.settings.week_starts,
                **options,
            )
    where = f"in {taken.path}" if taken.path else ""
    note(
        f"{', '.join(filter(None, (summary.exported(taken), summary.left_behind(taken), where)))}."
    )
    if form.caution:
        note(form.caution)


@command(
    "import",
    "tightrope import jsonl journal.jsonl --dry-run",
    "tightrope import markdown notes",
    "tightrope import csv - < walks.csv",
    "tightrope import auto ~/Downloads/old-journal.zip --dry-run",
    "tightrope import daylio daylio.csv --map cuddle=together,solo=space",
)
@click.argument("format_name", metavar="FORMAT", type=click.Choice((*read_formats(), _AUTO)))
@click.argument("path", metavar="PATH|-", shell_complete=completions.files)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--skip-bad", is_flag=True, help="List what cannot be read, and take the rest.")
@click.option(
    "--map",
    "tag_marks",
    type=TAG_MARKS,
    multiple=True,
    metavar="TAG=MARK,…",
    help="Make a tag a mark, together or space.",
)
@click.option(
    "--attachments",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Copy photos and recordings into this folder, with links.",
)
@click.pass_obj
def import_(
    context: CliContext,
    format_name: str,
    path: str,
    *,
    dry_run: bool,
    skip_bad: bool,
    tag_marks: tuple[tuple[tuple[str, str], ...], ...],
    attachments: Path | None,
) -> None:
    """Take entries in from a file or folder: all of them, or none.

    FORMAT is json, jsonl, csv or markdown; jrnl (its text, JSON or folder), dayone (its zip or
    the JSON inside) or daylio (its CSV); or auto, which looks. As a path, - is standard input.

    Twice is the same as once: an entry that is here already, or the note of a month, is changed
    only where theirs was modified later. Tags named together and space become the marks. A copy of
    the journal is made before anything in it changes.

    Photos, films and recordings are counted. With --attachments they are copied into a folder, and
    an entry that shows them ends with links there.
    """
    source = sys.stdin.buffer if path == _STREAM else Path(path).expanduser()
    gc.enable()
    if format_name == _AUTO:
        format_name = _recognised(source)
    with (
        ended_in_order(),
        context.open_journal() as journal,
        progress_shown("Reading", lambda: _size(source), behind="Filling the index") as progress,
    ):
        brought = journal.transfer.import_entries(
            format_name,
            source,
            dry_run=dry_run,
            skip_bad=skip_bad,
            tag_marks=[pair for pairs in tag_marks for pair in pairs],
            date_order=context.settings.date_order,
            attachments=attachments and attachments.expanduser(),
            progress=progress,
        )
    for bad in brought.bad:
        note(f"Left out: {printable(str(bad))}")
    outcome = f"{_outcome(brought)}."
    if dry_run:
        say(f"Would take in: {outcome}")
    else:
        with telling_what_was_saved():
            say(outcome)
    if brought.backup:
        note(f"The journal as it was before is in {printable(str(brought.backup))}.")


def _size(source: "Path | BinaryIO") -> int | None:

    return late.size_of(source) if isinstance(source, Path) else None


def _recognised(source: "Path | BinaryIO") -> str:
    """Return the name of the format that a path holds, and say it."""
    if not isinstance(source, Path):
        raise click.UsageError("auto must look into a file first; name the format of a stream.")
    name = late.detect_format(source)
    note(f"This looks like {name}.")
    return name


def _outcome(brought: "ImportResult") -> str:
    """Return what became of all that came; nothing that was not taken goes without a word."""
    parts = [
        f"{number:,} {became}"
        for number, became, _ in summary.entry_outcomes(brought)
        if number or became in _ALWAYS_TOLD
    ]
    if brought.bad:
        parts.append(f"{len(brought.bad):,} left out")
    parts += summary.skipped(brought)
    days = summary.days_behind(brought.first, brought.last)
    beside = "".join(f", {outcome.became}" for outcome in summary.beside_outcomes(brought))
    return f"{', '.join(parts)}{days}{beside}"


class _Shown(TextIOBase):
    """Standard output as a terminal: what hides in an entry, or would command it, is shown."""

    def write(self, text: str) -> int:
        """Write the text, made visible."""
        sys.stdout.write(printable(text.replace("\r\n", "\n")))
        return len(text)


def _standard_output() -> TextIO:
    return cast("TextIO", _Shown()) if stdout_is_terminal() else sys.stdout
