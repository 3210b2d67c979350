"""Two versions as they are printed: side by side where there is room, else one after the other.

What changed has signs, with and without colour: `[-gone-]`, `{+come+}`, `-` and `+` before a line.
"""

from collections.abc import Iterable
from itertools import zip_longest

from tightrope.cli.terminal import (
    QUIET,
    STRONG,
    painted,
    say,
    stdout_is_terminal,
    terminal_width,
)
from tightrope.domain.comparison import Line, LinePair
from tightrope.text_width import fit, wrap

_FOR_TWO_COLUMNS = 80
_BETWEEN = " | "
_GONE, _COME = ("[-", "-]"), ("{+", "+}")


def print_comparison(pairs: Iterable[LinePair], before: str, after: str) -> None:
    """Print two versions line by line, under a title for each."""
    width = terminal_width() if stdout_is_terminal() else 0
    if width >= _FOR_TWO_COLUMNS:
        _print_beside(pairs, (before, after), (width - len(_BETWEEN)) // 2)
    else:
        _print_below(pairs, before, after, width)


def _print_beside(pairs: Iterable[LinePair], titles: tuple[str, str], width: int) -> None:
    say(_BETWEEN.join(painted(fit(title, width, fill=True), STRONG) for title in titles).rstrip())
    for pair in pairs:
        sides = (
            _wrapped(pair.before, _GONE, "-", width, is_changed=pair.is_changed),
            _wrapped(pair.after, _COME, "+", width, is_changed=pair.is_changed),
        )
        for left, right in zip_longest(*sides, fillvalue=""):
            columns = (fit(left, width, fill=True), fit(right, width))
            looks = (QUIET, STRONG) if pair.is_changed else ("", "")
            say(_BETWEEN.join(map(painted, columns, looks)).rstrip())


def _print_below(pairs: Iterable[LinePair], before: str, after: str, width: int) -> None:
    say(painted(f"- {before}", STRONG))
    say(painted(f"+ {after}", STRONG))
    say()
    for pair in pairs:
        if pair.is_changed:
            _say_all(_wrapped(pair.before, _GONE, "-", width, is_changed=True), QUIET)
            _say_all(_wrapped(pair.after, _COME, "+", width, is_changed=True), STRONG)
        else:
            _say_all(_wrapped(pair.after, _COME, " ", width, is_changed=False), "")


def _say_all(lines: list[str], look: str) -> None:
    for line in lines:
        say(painted(line.rstrip(), look))


def _wrapped(
    line: Line | None, signs: tuple[str, str], sign: str, width: int, *, is_changed: bool
) -> list[str]:
    """Return a line with its signs, broken to a width (0: not at all); nothing where it is none."""
    if line is None:
        return []
    begin, end = signs
    text = "".join(f"{begin}{span.text}{end}" if span.is_changed else span.text for span in line)
    edge = f"{sign} " if is_changed else "  "
    room = max(1, width - len(edge))
    parts = wrap(text, room, break_long_words=True) if width else [text]
    return [edge + part for part in parts or [""]]
