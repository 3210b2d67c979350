"""Looking back on a month.

Most starts of the program look at none, so what does it is imported when it is asked for.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tightrope.journal.parts.part import JournalPart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tightrope.domain.entry import Entry
    from tightrope.domain.review import Review

Form = Literal["html", "markdown", "text"]


class Reviews(JournalPart):
    """What the journal's days come to."""

    def of_month(self, month: date, *, half_life: float, turn: float) -> "Review":
        """Return the review of the month that holds a day, as it stands today.

        `half_life` (days, above 0) and `turn` (above 0) are the settings of these names. Raises
        JournalError for a damaged file.
        """
        from tightrope.domain.calendar import month_of  # noqa: PLC0415 - see the module
        from tightrope.domain.review import review_of  # noqa: PLC0415 - see the module
        from tightrope.storage import days, month_notes  # noqa: PLC0415 - see the module

        with self._database.snapshot() as sql:
            written = days.written(sql)
            tags = days.tags_within(sql, month_of(month))
            note = month_notes.get(sql, month.replace(day=1))
        return review_of(
            month,
            written,
            today=self._now().day,
            half_life=half_life,
            turn=turn,
            tags=tags,
            note=note.text if note else "",
        )

    def tags(self, month: date) -> tuple[tuple[str, int], ...]:
        """Return the tags of the month that holds a day and how many of its entries carry each.

        The commonest come first. Raises JournalError for a damaged file.
        """
        from tightrope.domain.calendar import month_of  # noqa: PLC0415 - see the module
        from tightrope.storage import days  # noqa: PLC0415 - see the module

        with self._database.reading() as sql:
            return days.tags_within(sql, month_of(month))

    def write_page(
        self,
        review: "Review",
        target: Path,
        *,
        form: Form = "html",
        week_starts: int = 0,
        with_words: bool = False,
        force: bool = False,
    ) -> None:
        """Write a review as one page, its owner's alone, into a file of its own.

        `with_words` adds the note and the entries of the month. `week_starts` is 0 for Monday to 6.
        What is there is replaced with `force` only. Raises TargetError where the file cannot be
        written, JournalError for a damaged journal.
        """
        from tightrope.journal.placing import place_page  # noqa: PLC0415 - see the module

        entries = self._entries_of(review) if with_words else None
        page = _page(review, form, week_starts, entries)
        place_page(page, target, force=force, protected=self._database.parts)

    def _entries_of(self, review: "Review") -> "Iterable[Entry]":
        from tightrope.domain.query import Query  # noqa: PLC0415 - only words want it
        from tightrope.storage import search  # noqa: PLC0415 - see the module

        query = Query(first=review.month.first, last=review.month.last)
        return search.oldest_first(self._database.reading, query)


def _page(review: "Review", form: Form, week_starts: int, entries: "Iterable[Entry] | None") -> str:
    if form == "markdown":
        from tightrope.reports.markdown_report import as_markdown  # noqa: PLC0415 - each way alone

        return as_markdown(review, week_starts=week_starts, entries=entries)
    if form == "text":
        from tightrope.reports.text_report import as_text  # noqa: PLC0415 - see the module

        return as_text(review, week_starts=week_starts, entries=entries)
    from tightrope.paths import asset  # noqa: PLC0415 - see the module
    from tightrope.reports.html_report import as_html  # noqa: PLC0415

    style = asset("data", "review/page.css").read_text(encoding="utf-8")
    return as_html(review, style, week_starts=week_starts, entries=entries)
