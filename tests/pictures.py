"""Pictures that are kept beside the tests: compared cell by cell, and shown whole if they differ.

A picture is a text file in the folder `pictures` beside its test. Tests reach it through the
fixture `pictures`; `pytest --accept-pictures` writes what is shown now instead of comparing it.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from string import ascii_letters, digits

import pytest
from wcwidth import wcwidth

# Wider rows, as in HTML, are folded: a difference is still read beside what it differs from.
_WIDEST = 200
_LETTERS = ascii_letters + digits
_COLOURS_FOLLOW = "\n\n== colours ==\n"
_LEGEND_FOLLOWS = "\n\n== legend ==\n"

# One cell that holds colours: its glyph, and the looks that it is drawn in, in words.
ColouredCell = tuple[str, str]


class Pictures:
    """The pictures of one folder. `accepts` writes what is shown instead of comparing it."""

    def __init__(self, folder: Path, *, accepts: bool) -> None:
        self._folder = folder
        self._accepts = accepts

    def hold(self, name: str, shown: str) -> None:
        """Fail with both pictures side by side unless `shown` is the one kept as `name`."""
        path = self._folder / name
        shown = shown.removesuffix("\n") + "\n"
        if self._accepts:
            path.parent.mkdir(exist_ok=True)
            path.write_text(shown, encoding="utf-8")
            return
        kept = path.read_text(encoding="utf-8") if path.exists() else ""
        if shown != kept:
            pytest.fail(f"{path}\n{difference(kept, shown)}", pytrace=False)

    def hold_colours(self, name: str, rows: Sequence[Sequence[ColouredCell]]) -> None:
        """Do the same for cells with their colours; rows are as wide as the picture."""
        path = self._folder / name
        kept = path.read_text(encoding="utf-8") if path.exists() else ""
        self.hold(name, with_colours(rows, _legend(kept)))


def with_colours(rows: Sequence[Sequence[ColouredCell]], legend: dict[str, str]) -> str:
    """Return the glyphs, below them a letter for the looks of each cell, then what each means.

    Looks keep the letter that `legend` gives them, so that one new colour changes no other letter.
    """
    looks = dict.fromkeys(look for row in rows for _, look in row)
    free = (letter for letter in _LETTERS if letter not in legend.values())
    letters = {look: legend.get(look) or next(free) for look in looks}
    glyphs = ("".join(glyph for glyph, _ in row).rstrip() for row in rows)
    colours = ("".join(letters[look] for _, look in row) for row in rows)
    named = sorted(letters.items(), key=lambda each: _LETTERS.index(each[1]))
    meanings = (f"{letter}  {look}" for look, letter in named)
    return (
        "\n".join(glyphs) + _COLOURS_FOLLOW + "\n".join(colours) + _LEGEND_FOLLOWS
        + "\n".join(meanings)
    )  # fmt: skip


def _legend(kept: str) -> dict[str, str]:
    """Return the letter of each of the looks that a kept picture explains."""
    lines = kept.partition(_LEGEND_FOLLOWS)[2].splitlines()
    return {look: letter for letter, look in (line.split("  ", 1) for line in lines)}


def difference(kept: str, shown: str) -> str:
    """Return both pictures whole and side by side, with a ^ under each cell that differs."""
    pairs = list(_paired(kept.splitlines(), shown.splitlines()))
    width = max((len(left) for left, _, _ in pairs), default=0)
    differing = sum(any(marks) for _, _, marks in pairs)
    lines = [
        f"{differing} rows of this picture differ. Left: as it is kept. Right: as it is shown now.",
        "^ marks the cells that differ.",
        "If it should look so from now on: the same call of pytest with --accept-pictures.",
        "",
    ]
    for left, right, marks in pairs:
        sign = "≠" if any(marks) else "│"
        lines.append(f"{sign} {_drawn(left, width)} {sign} {_drawn(right, len(right))}".rstrip())
        if any(marks):
            under = ["^" if differs else " " for differs in marks]
            lines.append(f"  {_drawn(under[:width], width)}   {''.join(under)}".rstrip())
    return "\n".join(lines)


_Cells = list[str]
_NO_CELLS: _Cells = []


def _paired(kept: list[str], shown: list[str]) -> Iterator[tuple[_Cells, _Cells, list[bool]]]:
    """Yield rows that belong beside each other, in cells, and which of the cells differ.

    A row that only came or went stands alone, so that those after it do not all differ.
    """
    matcher = SequenceMatcher(None, kept, shown, autojunk=False)
    for _, a, b, c, d in matcher.get_opcodes():
        for left, right in zip_longest(kept[a:b], shown[c:d]):
            is_pair = left is not None and right is not None
            for one, other in zip_longest(_folded(left), _folded(right), fillvalue=_NO_CELLS):
                marks = [x != y for x, y in zip_longest(one, other, fillvalue=" ")]
                # A row without a partner differs, even if it is blank.
                yield one, other, marks if is_pair else [True] * max(1, len(marks))


def _folded(row: str | None) -> list[_Cells]:
    cells = _cells(row or "")
    return [cells[at : at + _WIDEST] for at in range(0, max(1, len(cells)), _WIDEST)]


def _cells(row: str) -> _Cells:
    """Split a row into what stands in each cell; a wide character leaves the next one empty."""
    cells: _Cells = []
    for char in row:
        width = wcwidth(char)
        if width == 0 and cells:
            cells[-1] += char
        elif width < 0:
            cells += [*repr(char)[1:-1]]  # a control character would act on the terminal
        else:
            cells += [char, *[""] * (width - 1)]
    return cells


def _drawn(cells: _Cells, width: int) -> str:
    return "".join(cells) + " " * (width - len(cells))
