"""Looking back on a month: `review`."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tightrope import domain, formats, reports
from tightrope.cli import completions
from tightrope.cli.command import command
from tightrope.cli.context import CliContext
from tightrope.cli.params import MONTH
from tightrope.cli.terminal import note, print_json, say
from tightrope.domain.calendar import Period
from tightrope.domain.entry import Entry
from tightrope.domain.formatting import day_text
from tightrope.domain.printable import printable
from tightrope.domain.review import Review

if TYPE_CHECKING:
    from tightrope.journal import Journal

_Words = Iterable[Entry] | None


def _month_of(ctx: click.Context, param: click.Parameter, words: tuple[str, ...]) -> Period | None:
    """Read a month that may be several words, such as november 2025."""
    return MONTH.convert(" ".join(words), param, ctx) if words else None


@command(
    "review",
    "tightrope review",
    "tightrope review november 2025 --markdown",
    "tightrope review 2026-10 --html october.html",
    "tightrope review 2026-10 --json",
)
@click.argument(
    "month", nargs=-1, callback=_month_of, metavar="[MONTH]", shell_complete=completions.months
)
@click.option("--markdown", "as_markdown", is_flag=True, help="Print Markdown.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--html", "page", metavar="FILE", help="Write one page, to read or to print on A4.")
@click.option("--with-words", is_flag=True, help="Add your note and the month's entries.")
@click.option("--force", is_flag=True, help="--html: replace what is there.")
@click.pass_obj
def review(
    context: CliContext,
    month: Period | None,
    *,
    as_markdown: bool,
    as_json: bool,
    page: str | None,
    with_words: bool,
    force: bool,
) -> None:
    """Look back on a month: its calendar, how it leaned, and what lies round it.

    MONTH is a month like 2026-11 or november; this one, unless another is given. There are figures
    only, unless your words are asked for as well. The page that --html writes needs no network and
    fetches nothing.
    """
    if as_markdown + as_json + (page is not None) > 1:
        raise click.UsageError("--markdown, --json and --html are three answers; choose one.")
    if force and page is None:
        raise click.UsageError("--force replaces the file of --html; name that too.")
    if page in {"", "-"}:
        raise click.UsageError("--html writes a file; name one.")
    settings = context.settings
    with context.open_journal() as journal:
        review = journal.review.of_month(
            month.first if month else context.today,
            half_life=settings.half_life,
        )
        if month:
            note(f"From {day_text(month.first)} to {day_text(month.last)}")
        if page is not None:
            target = Path(page).expanduser()
            journal.review.write_page(
                review,
                target,
                week_starts=settings.week_starts,
                with_words=with_words,
                force=force,
            )
            note(f"The page is in {printable(str(target))}.")
            return
        entries = _entries_of(journal, review.month) if with_words else None
        tell = _as_json if as_json else _as_markdown if as_markdown else _as_text
        tell(context, review, entries)


def _entries_of(journal: "Journal", month: Period) -> Iterable[Entry]:

    return journal.entries.in_order(domain.query.Query(first=month.first, last=month.last))


def _as_text(context: CliContext, review: Review, entries: _Words) -> None:

    settings = context.settings
    say(
        reports.text_report.as_text(
            review, week_starts=settings.week_starts, ascii=settings.ascii, entries=entries
        ).rstrip("\n")
    )


def _as_markdown(context: CliContext, review: Review, entries: _Words) -> None:

    week_starts = context.settings.week_starts
    say(
        reports.markdown_report.as_markdown(
            review, week_starts=week_starts, entries=entries
        ).rstrip("\n")
    )


def _as_json(_: CliContext, review: Review, entries: _Words) -> None:

    written = None if entries is None else map(formats.fields.entry_json.entry_to_json, entries)
    print_json(reports.json_report.as_json_report(review, written=written))
