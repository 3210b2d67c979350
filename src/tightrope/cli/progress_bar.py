"""A progress bar on the terminal, for what takes noticeably long."""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tightrope.cli._click import ProgressBar
    from tightrope.journal.progress import Progress

# Seconds before there is a bar, and between two looks of it.
_PATIENCE = 0.5
_OFTEN = 0.1
_WIDEST = 30
_BESIDE = 34  # cells for label, brackets, share and time left
_LEAVE_NOTHING = "\r\x1b[K\x1b[?25h"  # an empty line, and the cursor that click hid


@contextmanager
def progress_shown(
    label: str, total: Callable[[], int | None], *, behind: str = "", is_seen: bool = True
) -> Iterator["Progress | None"]:
    """Give what is told how far one has come, and shows it on standard error after half a second.

    None where nobody sees it. `total` is asked for when there is a bar, and may be unknown;
    `behind` is the label once all of it was met, if that changes. Nothing of the bar stays.
    """
    if not is_seen or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    bar = _Bar(label, total, behind or label)
    try:
        yield bar.to
    finally:
        bar.clear()


def goes_into_a_file() -> bool:
    """Whether standard output is a file, and neither the terminal nor what may draw on it."""
    try:
        return stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):
        return False


class _Bar:
    def __init__(self, label: str, total: Callable[[], int | None], behind: str) -> None:
        self._label = label
        self._behind = behind
        self._total = total
        self._bar: ProgressBar[None] | None = None
        self._due = monotonic() + _PATIENCE

    def to(self, done: int) -> None:
        now = monotonic()
        if now < self._due:
            return
        self._due = now + _OFTEN
        if self._bar is None:
            self._bar = self._begun()
        bar = self._bar
        bar.label = self._behind if bar.length is not None and done >= bar.length else self._label
        bar.finished = False  # a source that is read twice begins anew
        bar.update(done - bar.pos)
        bar.render_progress()

    def _begun(self) -> "ProgressBar[None]":
        try:
            columns = os.get_terminal_size(sys.stderr.fileno()).columns
        except (OSError, ValueError):
            columns = 0
        return click.progressbar(
            (None for _ in ()),  # nobody knows how long it is, unless it is said
            self._total(),
            self._label,
            file=sys.stderr,
            width=max(1, min(_WIDEST, columns - _BESIDE)),
        )

    def clear(self) -> None:
        if self._bar:
            click.echo(_LEAVE_NOTHING, err=True, nl=False)
