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
    from tightrope.storage.import_beside import RecordCounts

# What goes beside entries, and what one and several of it are called.
_BESIDE = {
    "notes": ("month note", "month notes"),
    "aims": ("aim", "aims"),
    "talk": ("thing to talk about", "things to talk about"),
}
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
    """Return what goes out: entries, their days, and what goes with them where there is any."""
    beside = _counted((result.notes, result.aims, result.talk))
    return ", ".join([entries_and_days(result.count, result.first, result.last), *beside])


def left_behind(result: "ExportResult | ExportPreview") -> str:
    """Return what beside entries the format has no place for; empty for none."""
    left = _counted((result.notes_left, result.aims_left, result.talk_left))
    return f"{', '.join(left)} not carried" if left else ""


def _counted(numbers: tuple[int, int, int]) -> list[str]:
    """Return how many notes of months, aims, and things to talk about there are, where any are."""
    return [
        count_text(number, *words)
        for number, words in zip(numbers, _BESIDE.values(), strict=True)
        if number
    ]


def entry_outcomes(result: "ImportResult") -> tuple[Outcome, ...]:
    """Return what became of the entries of an import, those of which none did so included."""
    return (
        Outcome(result.new, "new"),
        Outcome(result.changed, "changed", ": theirs was saved later"),
        Outcome(result.same, "the same", " as here"),
        Outcome(result.older, "no newer than yours", ", which stays"),
        Outcome(result.in_trash, "in your trash", ", where it stays"),
    )


def beside_outcomes(result: "ImportResult") -> Iterator[Outcome]:
    """Give what became of what came beside entries, each kind called by its name.

    "2 month notes new"; of those of which none did so nothing is said.
    """
    for kind, words in _BESIDE.items():
        counts: RecordCounts = getattr(result, kind)
        for number, became, reason in (
            (counts.new, "new", ""),
            (counts.changed, "changed", ": theirs was saved later"),
            (counts.same, "the same", " as here"),
            (counts.older, "no newer than yours", ", which stays"),
            (counts.in_trash, "deleted here", ", and stays so"),
            (counts.without_entry, "without its entry", ", so left out"),
        ):
            if number:
                yield Outcome(number, f"{count_text(number, *words)} {became}", reason)


def skipped(result: "ImportResult") -> Iterator[str]:
    """Yield what an import has no place for: "2 fields not carried (mood, weather)".

    Tags were kept as far as there is room, and files copied where that was asked for.
    """
    if result.copied:
        yield f"{count_text(result.copied, 'file')} copied"
    yield from _skipped(result.fields, "field")
    yield from _skipped(result.files, "file")
    if result.tags_cut:
        yield f"{count_text(result.tags_cut, 'tag')} shortened"


def _skipped(items: "SkippedItems", kind: str) -> Iterator[str]:
    if items.count:
        names = [fit(printable_line(name) or "no name", _LONGEST_NAME) for name in items.names]
        more = ["…"] if items.has_more else []
        yield f"{count_text(items.count, kind)} not carried ({', '.join(names + more)})"
