"""What an export or import comes to, in words, a line for each thing."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from textual.content import Content

from tightrope.domain.entry import Entry
from tightrope.domain.formatting import count_text, day_text
from tightrope.domain.marks import sign
from tightrope.domain.printable import printable
from tightrope.formats.registry import FORMATS
from tightrope.journal.results import ExportPreview, ExportResult, ImportResult
from tightrope.journal.transfer.summary import (
    beside_outcomes,
    entries_and_days,
    entry_outcomes,
    exported,
    left_behind,
    skipped,
)

_LONGEST_LINE = 200
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


WAYS = tuple(
    way
    for info in FORMATS.values()
    if info.is_written
    for way in (
        Way(info.name, info.summary),
        *(Way(info.name, option.summary, option.name) for option in info.options),
    )
)
"""Every way to write entries, each format in its usual way first."""


def line_of_format(way: Way) -> str:
    """Return a format's name, what it is, and whether it is exact."""
    info = FORMATS[way.name]
    back = "exact" if info.is_exact else "in part" if info.is_read else "one way"
    return f" {way.name:<9}{way.about} · {back}"


def export_preview_text(name: str, outlook: ExportPreview, *, ascii: bool, width: int) -> Content:
    """Tell what an export in a format would hold, and what it would leave behind.

    The first lines of entries take no more than `width` cells.
    """
    info, back = FORMATS[name], _GOES_ONE_WAY
    if info.is_read:
        back = _COMES_BACK if info.is_exact else _COMES_BACK_IN_PART
    return paragraphs(
        [
            exported(outlook),
            f"{back} {' '.join(_left_behind(outlook, outlook.caution))}".rstrip(),
            _READABLE,
            *first_lines(outlook.beginning, outlook.count, ascii=ascii, width=width),
        ]
    )


def export_result_text(result: ExportResult, caution: str) -> Content:
    """Tell what an export wrote, and where it is."""
    where = f"In {printable(str(result.path))}"
    return paragraphs([f"{exported(result)}.", where, *_left_behind(result, caution), _READABLE])


def import_result_text(
    brought: ImportResult,
    *,
    skips: str,
    ascii: bool,
    width: int,
) -> list[str | Content]:
    """Tell what an import did or would do; `skips` is said of what cannot be read.

    The first lines of entries take no more than `width` cells.
    """
    entries = entry_outcomes(brought)
    number = sum(outcome.number for outcome in entries)
    lines: list[str | Content] = [
        entries_and_days(number, brought.first, brought.last),
        *(f"  {number:>7,} {became}{reason}" for number, became, reason in entries if number),
        *first_lines(brought.beginning, brought.new, ascii=ascii, width=width),
        *(f"{each.became}{each.reason}" for each in beside_outcomes(brought)),
        *skipped(brought),
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
    ascii: bool,
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


def _left_behind(result: ExportResult | ExportPreview, caution: str) -> Iterator[str]:
    if left := left_behind(result):
        yield f"{left}: there is no place for them."
    if caution:
        yield caution
