"""Looking back on a month.

Most starts of the program look at none, so what does it is imported when it is asked for.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tightrope import domain, reports, storage
from tightrope.journal.parts import JournalPart
from tightrope.journal.target_errors import as_target_error, check_target
from tightrope.paths import asset
from tightrope.safe_files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tightrope.domain.entry import Entry
    from tightrope.domain.patterns import TagDay
    from tightrope.domain.review import Review

Form = Literal["html", "markdown", "text"]


class Reviews(JournalPart):
    """What the journal's days come to."""

    def of_month(self, month: date, *, half_life: float) -> "Review":
        """Return the review of the month that holds a day, as it stands today.

        `half_life` (days, above 0) is the setting of this name. Raises JournalError for a damaged
        file.
        """
        with self._database.snapshot() as sql:
            written = storage.days.written(sql)
            tag_days = storage.days.tag_days(sql, domain.review.twelve_months(month))
            note = storage.month_notes.get(sql, month.replace(day=1))
            talk, aims = storage.talk.in_order(sql), storage.aims.in_order(sql)
        review = domain.review.review_of(
            month,
            written,
            today=self._now().day,
            half_life=half_life,
            tag_days=tag_days,
            note=note.text if note else "",
        )
        return review.with_shared(talk, aims)

    def tag_days(self, month: date) -> "tuple[TagDay, ...]":
        """Return the tags of the twelve months that end with that of a day, by days.

        Raises JournalError for a damaged file.
        """
        with self._database.reading() as sql:
            return storage.days.tag_days(sql, domain.review.twelve_months(month))

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
        entries = self._entries_of(review) if with_words else None
        page = _page(review, form, week_starts, entries)
        with as_target_error(target):
            check_target(target, self._database.parts, is_folder=False, force=force)
            write_atomically(target, page.encode())

    def _entries_of(self, review: "Review") -> "Iterable[Entry]":

        query = domain.query.Query(first=review.month.first, last=review.month.last)
        return storage.search.oldest_first(self._database.reading, query)


def _page(review: "Review", form: Form, week_starts: int, entries: "Iterable[Entry] | None") -> str:
    if form == "markdown":
        return reports.markdown_report.as_markdown(review, week_starts=week_starts, entries=entries)
    if form == "text":
        return reports.text_report.as_text(review, week_starts=week_starts, entries=entries)
    style = asset("data", "review/page.css").read_text(encoding="utf-8")
    return reports.html_report.as_html(review, style, week_starts=week_starts, entries=entries)
