"""What an export or import came to, in the words that the command line and the screens share."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tightrope.domain.formatting import count_text, day_text
from tightrope.domain.printable import printable_line
from tightrope.text_width import fit

if TYPE_CHECKING:
    from tightrope.journal.transfer.export import ExportPreview, ExportResult
    from tightrope.journal.transfer.import_ import ImportResult, SkippedItems

_LONGEST_NAME = 30  # cells


class Outcome(NamedTuple):
    """Of how many entries, or notes of months, what became.

    `reason`, where there is room for it, follows what became of them to the letter.
    """

    number: int
    became: str
    reason: str = ""


def entries_and_days(number: int, first: date | None, last: date | None) -> str:
    """Return how many entries there are and of which days: "3 entries, Sun 1 Nov 2026"."""
    return f"{count_text(number, 'entry', 'entries')}{days_behind(first, last)}"


def days_behind(first: date | None, last: date | None) -> str:
    """Return the days from the first to the last, as they follow something; empty for none."""
    if first is None or last is None:
        return ""
    return f", {day_text(first)}" + (f" to {day_text(last)}" if first != last else "")


def exported(result: "ExportResult | ExportPreview") -> str:
    """Return what goes out: entries, their days, and notes of months where there are any."""
    notes = f", {count_text(result.notes, 'month note')}" if result.notes else ""
    return f"{entries_and_days(result.count, result.first, result.last)}{notes}"


def notes_left(result: "ExportResult | ExportPreview") -> str:
    """Return how many notes of months the format has no place for; empty for none."""
    return f"{count_text(result.notes_left, 'month note')} not carried" if result.notes_left else ""


def entry_outcomes(result: "ImportResult") -> tuple[Outcome, ...]:
    """Return what became of the entries of an import, those of which none did so included."""
    return (
        Outcome(result.new, "new"),
        Outcome(result.changed, "changed", ": theirs was saved later"),
        Outcome(result.same, "the same", " as here"),
        Outcome(result.older, "no newer than yours", ", which stays"),
        Outcome(result.in_trash, "in your trash", ", where it stays"),
    )


def note_outcomes(result: "ImportResult") -> tuple[Outcome, ...]:
    """Return what became of the notes of months of an import, as `entry_outcomes` does."""
    notes = result.notes
    return (
        Outcome(notes.new, "new"),
        Outcome(notes.changed, "changed", ": theirs was saved later"),
        Outcome(notes.same, "the same", " as here"),
        Outcome(notes.older, "no newer than yours", ", which stays"),
    )


def skipped(result: "ImportResult") -> Iterator[str]:
    """Yield what an import has no place for: "2 fields not carried (mood, weather)".

    Tags were kept as far as there is room.
    """
    yield from _skipped(result.fields, "field")
    yield from _skipped(result.files, "file")
    if result.tags_cut:
        yield f"{count_text(result.tags_cut, 'tag')} shortened"


def _skipped(items: "SkippedItems", kind: str) -> Iterator[str]:
    if items.count:
        names = [fit(printable_line(name) or "no name", _LONGEST_NAME) for name in items.names]
        more = ["…"] if items.has_more else []
        yield f"{count_text(items.count, kind)} not carried ({', '.join(names + more)})"
