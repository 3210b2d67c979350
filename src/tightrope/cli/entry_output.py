"""An entry as it is printed: on one line, whole, as the echo of what was done, or as JSON."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from tightrope import formats
from tightrope.cli.context import CliContext
from tightrope.cli.terminal import (
    OF_STATE,
    QUIET,
    STRONG,
    json_encoder,
    note,
    painted,
    print_json,
    say,
    stdout_is_terminal,
    telling_what_was_saved,
    terminal_width,
)
from tightrope.domain.entry import Entry, EntryFields
from tightrope.domain.formatting import DateOrder, count_text, day_text, moment_text
from tightrope.domain.marks import need_words, sign
from tightrope.domain.printable import printable, printable_line
from tightrope.text_width import cells, fit, wrap

if TYPE_CHECKING:
    from tightrope.domain.query import Query


DAY_WIDTH, _CLOCK, _MARK, _ID = 15, 5, 10, 8  # the widths of "Sat 21 Nov 2026", "21:15" and so on
_SHORTEST_TITLE, _ROOM_FOR_TAGS = 12, 50


def when(entry: EntryFields, order: DateOrder | None = None) -> str:
    """Return the day with its weekday, and the time where there is one; a late one is called so.

    `order` is that of `day_text`.
    """
    return moment_text(entry.day, entry.time, late=entry.late, order=order)


def print_done(entry: Entry, *, as_json: bool = False) -> None:
    """Print of what was saved: day, time, marks, words and id; or the whole entry as JSON."""
    with telling_what_was_saved():
        if as_json:
            print_object(entry)
        else:
            words = count_text(entry.words, "word")
            # Scripts read this line: it is the same everywhere.
            moment = when(entry, "dmy")
            say(f"{moment} · {entry.state} · {words} · {entry.short_id}")


def print_lines(entries: Iterable[Entry]) -> int:
    """Print a line for each entry and return how many there were.

    On a terminal the lines are as wide as it is and a day is named once; elsewhere each line is
    whole and stands for itself.
    """
    number, named = 0, None
    width = terminal_width() if stdout_is_terminal() else 0
    for entry in entries:
        day = day_text(entry.day) if entry.day != named or not width else ""
        say(_line(entry, day, width))
        named = entry.day
        number += 1
    return number


def _line(entry: Entry, day: str, width: int) -> str:
    clock = f"{entry.time:%H:%M}" if entry.time else ""
    begin = f"{day:<{DAY_WIDTH}}  {clock:{_CLOCK}}  "
    mark = f"{sign(entry.state)} {entry.state}"
    title, beside = printable_line(entry.title) or "(no words)", _beside(entry)
    if width:
        room = max(width - len(begin) - _MARK - _ID - 4, _SHORTEST_TITLE)
        if room < _ROOM_FOR_TAGS:
            beside = _beside(replace(entry, tags=()))
        beside = fit(beside, min(cells(beside), room // 3))
        title = fit(title, room - cells(beside) - 2 * bool(beside), fill=True)
    return "  ".join(
        part
        for part in (
            begin + painted(f"{mark:<{_MARK}}", OF_STATE[entry.state]),
            title,
            painted(beside, QUIET) if beside else "",
            painted(entry.short_id, QUIET),
        )
        if part
    )


def _beside(entry: Entry) -> str:
    """Return what was said besides the marks, in a few signs and words."""
    parts = ["★"] if entry.starred else []
    if entry.need:
        parts.append(need_words(entry.need))
    return " ".join(parts + [f"#{printable_line(tag)}" for tag in entry.tags])


def print_entry(entry: Entry) -> None:
    """Print all of an entry: when, what was said about it, its id, and the text."""
    zone = f" ({printable_line(entry.zone)})" if entry.zone else ""
    mark = painted(f"{sign(entry.state)} {entry.state}", OF_STATE[entry.state])
    beside = _beside(entry)
    say(painted(when(entry) + zone, STRONG))
    say(f"{mark}  {beside}" if beside else mark)
    say(painted(entry.id, QUIET))
    if entry.text.strip():
        say()
        for line in printable(entry.text.rstrip("\n")).split("\n"):
            say("\n".join(wrap(line, terminal_width())) if stdout_is_terminal() else line)


def print_object(entry: Entry) -> None:
    """Print the entry as one JSON object."""
    print_json(formats.fields.entry_json.entry_to_json(entry))


def print_objects(entries: Iterable[Entry]) -> int:
    """Print the entries as one JSON list, an entry a line, and return how many there were."""
    encode, number = json_encoder().encode, 0
    sys.stdout.write("[")
    for entry in entries:
        sys.stdout.write(
            (",\n" if number else "\n") + encode(formats.fields.entry_json.entry_to_json(entry))
        )
        number += 1
    sys.stdout.write("\n]\n" if number else "]\n")
    return number


USUAL_LIMIT = 20


def print_found(context: CliContext, query: "Query | None", limit: int, *, as_json: bool) -> None:
    """Print what a query finds, or all, newest first, at most `limit` of it; 0 is no limit."""
    # Neither SQLite nor Python counts further, and no journal holds so many.
    limit = min(limit, sys.maxsize - 1)
    with context.open_journal() as journal:
        found = journal.entries.find(query, limit=limit + 1 if limit else None)
        shown = islice(found, limit or None)
        number = print_objects(shown) if as_json else print_lines(shown)
        more = next(found, None) if number else None
        if more:
            note(f"The newest {number} are shown; -l 0 shows all.")
        elif not number and not as_json:
            note(_nothing(query, is_empty=journal.entries.span() is None))


def _nothing(query: "Query | None", *, is_empty: bool) -> str:
    if is_empty:
        return "Nothing is written yet; `tightrope add` begins."
    if query and query.words:
        return "No entry has all of these words."
    return "No entry is like this."
