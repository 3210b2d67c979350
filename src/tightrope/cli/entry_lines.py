"""An entry as it is printed: on one line, whole, as the echo of what was done, or as JSON."""

import sys
from collections.abc import Iterable
from dataclasses import replace

from tightrope.cli.looks import OF_STATE, QUIET, STRONG
from tightrope.cli.printing import (
    count,
    json_encoder,
    painted,
    print_json,
    say,
    telling_what_was_saved,
    terminal_width,
)
from tightrope.cli.standard_output import is_terminal
from tightrope.domain.entry import Entry
from tightrope.domain.formatting import day_text
from tightrope.domain.marks import sign
from tightrope.domain.printable import printable
from tightrope.text_width import cells, fit, wrap

_DAY, _CLOCK, _MARK, _ID = 15, 5, 10, 8  # the widths of "Sat 21 Nov 2026", "21:15" and so on
_SHORTEST_TITLE, _ROOM_FOR_TAGS = 12, 50


def when(entry: Entry) -> str:
    """Return the day with its weekday, and the time where there is one."""
    day = day_text(entry.day)
    return day if entry.time is None else f"{day} {entry.time:%H:%M}"


def print_done(entry: Entry, *, as_json: bool = False) -> None:
    """Print of what was saved: day, time, marks, words and id; or the whole entry as JSON."""
    with telling_what_was_saved():
        if as_json:
            print_object(entry)
        else:
            words = count(entry.words, "word")
            say(f"{when(entry)} · {entry.state} · {words} · {entry.short_id}")


def print_lines(entries: Iterable[Entry]) -> int:
    """Print a line for each entry and return how many there were.

    On a terminal the lines are as wide as it is and a day is named once; elsewhere each line is
    whole and stands for itself.
    """
    number, named = 0, None
    width = terminal_width() if is_terminal() else 0
    for entry in entries:
        day = day_text(entry.day) if entry.day != named or not width else ""
        say(_line(entry, day, width))
        named = entry.day
        number += 1
    return number


def _line(entry: Entry, day: str, width: int) -> str:
    clock = f"{entry.time:%H:%M}" if entry.time else ""
    begin = f"{day:<{_DAY}}  {clock:{_CLOCK}}  "
    mark = f"{sign(entry.state)} {entry.state}"
    title, beside = one_line(entry.title) or "(no words)", _beside(entry)
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
    said = ["★"] if entry.starred else []
    if entry.need:
        said.append(entry.need)
    return " ".join(said + [f"#{one_line(tag)}" for tag in entry.tags])


def one_line(text: str) -> str:
    """Return a text as it is shown on one line."""
    return printable(text).replace("\t", " ").replace("\n", " ")


def print_entry(entry: Entry) -> None:
    """Print all of an entry: when, what was said about it, its id, and the text."""
    zone = f" ({one_line(entry.zone)})" if entry.zone else ""
    mark = painted(f"{sign(entry.state)} {entry.state}", OF_STATE[entry.state])
    beside = _beside(entry)
    say(painted(when(entry) + zone, STRONG))
    say(f"{mark}  {beside}" if beside else mark)
    say(painted(entry.id, QUIET))
    if entry.text.strip():
        say()
        for line in printable(entry.text.rstrip("\n")).split("\n"):
            say("\n".join(wrap(line, terminal_width())) if is_terminal() else line)


def print_object(entry: Entry) -> None:
    """Print the entry as one JSON object."""
    from tightrope.formats.record.entry_object import as_object  # noqa: PLC0415 - for JSON alone

    print_json(as_object(entry))


def print_objects(entries: Iterable[Entry]) -> int:
    """Print the entries as one JSON list, an entry a line, and return how many there were."""
    from tightrope.formats.record.entry_object import as_object  # noqa: PLC0415 - for JSON alone

    encode, number = json_encoder().encode, 0
    sys.stdout.write("[")
    for entry in entries:
        sys.stdout.write((",\n" if number else "\n") + encode(as_object(entry)))
        number += 1
    sys.stdout.write("\n]\n" if number else "]\n")
    return number
