"""What an export or import comes to, in words, a line for each thing."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from textual.content import Content

from tightrope.domain.entry import Entry
from tightrope.domain.formatting import count_text, day_text
from tightrope.domain.marks import sign
from tightrope.domain.printable import printable
from tightrope.formats.about import ABOUT
from tightrope.formats.registry import EXACT, READ, WRITTEN
from tightrope.journal.transfer.export import ExportPreview, ExportResult
from tightrope.journal.transfer.import_ import ImportResult, SkippedItems

_LONGEST_LINE = 200
_LONGEST_NAME = 30
_READABLE = (
    "Only your account may open what is written, but it is not encrypted:"
    " whoever gets at it can read it."
)
_COMES_BACK = "An import brings it back exactly as it was."
_COMES_BACK_IN_PART = "An import brings it back, but not all of it."
_GOES_ONE_WAY = "It goes one way: no import reads it."


class Way(NamedTuple):
    """A format to write, what it is, and the option that makes it so, empty for none."""

    name: str
    about: str
    option: str = ""


_OTHER_WAYS = (
    Way("csv", "a table, as Excel opens it safely", "excel"),
    Way("markdown", "a folder, a page an entry", "per_entry"),
)
WAYS = tuple(
    way
    for name in WRITTEN
    for way in (Way(name, ABOUT[name]), *(each for each in _OTHER_WAYS if each.name == name))
)
"""Every way to write entries, each format in its usual way first."""


def line_of_format(way: Way) -> str:
    """Return a format's name, what it is, and whether it is exact."""
    back = "exact" if way.name in EXACT else "in part" if way.name in READ else "one way"
    return f" {way.name:<9}{way.about} · {back}"


def of_outlook(name: str, outlook: ExportPreview, *, ascii: bool, width: int) -> Content:  # noqa: A002
    """Tell what an export in a format would hold, and what it would leave behind.

    The first lines of entries take no more than `width` cells.
    """
    notes = f", {count_text(outlook.notes, 'month note')}" if outlook.notes else ""
    entries = count_text(outlook.count, "entry", "entries")
    back = _GOES_ONE_WAY
    if name in READ:
        back = _COMES_BACK if name in EXACT else _COMES_BACK_IN_PART
    return paragraphs(
        [
            f"{entries}{days(outlook.first, outlook.last)}{notes}",
            f"{back} {' '.join(_left_behind(outlook.notes_left, outlook.caution))}".rstrip(),
            _READABLE,
            *first_lines(outlook.beginning, outlook.count, ascii=ascii, width=width),
        ]
    )


def of_taken(taken: ExportResult, caution: str) -> Content:
    """Tell what an export wrote, and where it is."""
    notes = f", {count_text(taken.notes, 'month note')}" if taken.notes else ""
    entries = f"{count_text(taken.count, 'entry', 'entries')}{days(taken.first, taken.last)}{notes}"
    where = f"In {printable(str(taken.path))}"
    return paragraphs([f"{entries}.", where, *_left_behind(taken.notes_left, caution), _READABLE])


def of_brought(
    brought: ImportResult,
    *,
    skips: str,
    ascii: bool,  # noqa: A002 - the setting's name
    width: int,
) -> list[str | Content]:
    """Tell what an import did or would do; `skips` is said of what cannot be read.

    The first lines of entries take no more than `width` cells.
    """
    met = brought.new + brought.changed + brought.same + brought.older + brought.in_trash
    counts = {
        "new": brought.new,
        "changed: theirs was saved later": brought.changed,
        "the same as here": brought.same,
        "no newer than yours, which stays": brought.older,
        "in your trash, where it stays": brought.in_trash,
    }
    notes = brought.notes
    of_notes = {
        "new": notes.new,
        "changed: theirs was saved later": notes.changed,
        "the same as here": notes.same,
        "no newer than yours, which stays": notes.older,
    }
    lines: list[str | Content] = [
        f"{count_text(met, 'entry', 'entries')}{days(brought.first, brought.last)}",
        *(f"  {number:>7,} {what}" for what, number in counts.items() if number),
        *first_lines(brought.beginning, brought.new, ascii=ascii, width=width),
        *(f"{count_text(n, 'month note')} {what}" for what, n in of_notes.items() if n),
        *_not_carried(brought.fields, "field"),
        *_not_carried(brought.files, "file"),
    ]
    if brought.bad:
        bad = brought.bad[0]
        lines.append(f"{count_text(len(brought.bad), 'record')} cannot be read. {skips}")
        lines.append(Content.styled(f"  {printable(str(bad))}", "$warning"))
    return lines


def paragraphs(lines: Iterable[str | Content]) -> Content:
    """Return lines as one text, each as it is."""
    made = [Content(line) if isinstance(line, str) else line for line in lines]
    return Content("\n").join(made)


def first_lines(
    entries: Sequence[Entry],
    count: int,
    *,
    ascii: bool,  # noqa: A002 - the setting's name
    width: int,
) -> Iterator[Content]:
    """Give the day, sign and first words of a few entries, and a sign where there are more."""
    for entry in entries:
        state = sign(entry.state, ascii=ascii)
        words = printable(entry.title[:_LONGEST_LINE])
        line = Content.styled(f"  {day_text(entry.day):>15}  {state} {words}", "$foreground 70%")
        yield line.truncate(width, ellipsis=True)
    if count > len(entries) > 0:
        yield Content.styled("  …", "$foreground 70%")


def days(first: date | None, last: date | None) -> str:
    """Return the days from the first to the last, behind what stands on them."""
    if first is None or last is None:
        return ""
    return f", {day_text(first)}" + (f" to {day_text(last)}" if first != last else "")


def _left_behind(notes: int, caution: str) -> Iterator[str]:
    if notes:
        yield f"{count_text(notes, 'month note')} not carried: there is no place for them."
    if caution:
        yield caution


def _not_carried(things: SkippedItems, kind: str) -> Iterator[str]:
    if things.count:
        named = [
            printable(" ".join(name.split()))[:_LONGEST_NAME] or "no name" for name in things.names
        ]
        more = ", …" if things.has_more else ""
        yield f"{count_text(things.count, kind)} not carried: {', '.join(named)}{more}"
