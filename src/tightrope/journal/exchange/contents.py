"""What a book of the journal holds, told to the format that writes it."""

from dataclasses import replace
from datetime import date

from tightrope.domain.book_contents import BookContents, contents_of_days, contents_of_selection
from tightrope.domain.query import Query
from tightrope.storage import days, month_notes, search
from tightrope.storage.connection import JournalDatabase


def contents_of(
    file: JournalDatabase, query: Query, today: date, *, week_starts: int = 0
) -> BookContents:
    """Return the months that a query asks for, with figures where it asks for nothing but days.

    Weeks of its calendars begin on `week_starts`, 0 for Monday to 6. Raises JournalError for a
    damaged file.
    """
    if replace(query, first=None, last=None) != Query():
        entries = search.oldest_first(file.reading, query)
        return contents_of_selection(((entry.day, entry.words) for entry in entries), query)
    with file.reading() as sql:
        written = days.written(sql, query.first, query.last)
        texts, span = month_notes.between(sql, query.first, query.last), days.span(sql)
        since = span.first if span else None
        contents = contents_of_days(written, texts, query, today, since=since)
        return replace(contents, week_starts=week_starts)
