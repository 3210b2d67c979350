"""What an erasure reached, and what not, in sentences for both faces."""

from typing import TYPE_CHECKING

from tightrope.domain.formatting import count_text
from tightrope.domain.printable import printable

if TYPE_CHECKING:
    from pathlib import Path

    from tightrope.journal.erasure.engine import ErasureResult

OUT_OF_REACH = "exports, other copies of the journal, and snapshots of the disk"
_MOST_NAMED = 3


def erasure_sentences(result: "ErasureResult", *, to_add: str) -> list[str]:
    """Return a sentence for each place where erased words lay, or may lie still.

    `to_add` is what a person adds to have backups rewritten too.
    """
    return [
        sentence
        for sentence in (
            _unfinished(result),
            _put_aside(result),
            _rewritten(result),
            *(f"Not erased from {printable(str(path))}. {why}" for path, why in result.left),
            _kept(result, to_add),
            *map(_set_aside, result.set_aside),
            _elsewhere(result),
        )
        if sentence
    ]


def _unfinished(result: "ErasureResult") -> str:
    if not result.unfinished:
        return ""
    return (
        f"Not yet erased from the journal's own file. {result.unfinished}"
        " The next opening of the journal finishes it."
    )


def _put_aside(result: "ErasureResult") -> str:
    if not result.put_aside:
        return ""
    named = ", ".join(printable(path.name) for path in result.put_aside[:_MOST_NAMED])
    more = len(result.put_aside) - _MOST_NAMED
    return f"Lines of it were taken out of {named}{f' and {more} more' if more > 0 else ''} too."


def _rewritten(result: "ErasureResult") -> str:
    if not result.rewritten:
        return ""
    were = "was" if result.rewritten == 1 else "were"
    return f"{count_text(result.rewritten, 'backup')} that held it {were} rewritten without it."


def _kept(result: "ErasureResult", to_add: str) -> str:
    if not result.kept:
        return ""
    them = "it" if result.kept == 1 else "them"
    return (
        f"{count_text(result.kept, 'backup')} may hold it still; {to_add} rewrites {them} without"
        " it."
    )


def _set_aside(folder: "Path") -> str:
    return (
        f"{printable(folder.name)} may hold it still; delete that folder yourself where nothing in"
        " it is wanted."
    )


def _elsewhere(result: "ErasureResult") -> str:
    folders = " ".join(f"the synced folder {printable(path)} and" for path in result.synced)
    return f"Out of reach: {folders} {OUT_OF_REACH}.".replace("  ", " ")
