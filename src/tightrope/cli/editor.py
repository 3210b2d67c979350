"""A person's own editor, beside the journal of this call."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tightrope.cli import standard_input
from tightrope.cli.invocation import Invocation
from tightrope.cli.printing import say
from tightrope.cli.standard_output import is_terminal
from tightrope.domain.errors import TightropeError
from tightrope.domain.printable import printable


def edit(invocation: Invocation, text: str) -> str:
    """Let the person edit a text, and return what they saved."""
    from tightrope.journal.by_editor import edit_outside, usual_editor  # noqa: PLC0415 - rarely used

    at_terminal = is_terminal() and standard_input.is_terminal()
    editor = usual_editor(invocation.environ, at_terminal=at_terminal)
    return edit_outside(text, _folder(invocation), editor)


@contextmanager
def words_survive(invocation: Invocation, text: str) -> Iterator[None]:
    """Where the words cannot get into the journal, keep them in a file, at worst on the screen."""
    try:
        yield
    except TightropeError as trouble:
        from tightrope.journal.by_editor import keep_aside  # noqa: PLC0415 - nearly never used

        try:
            kept = keep_aside(text.encode(), _folder(invocation))
        except OSError:
            say(printable(text))
            raise TightropeError(f"{trouble} Your words stand above; copy them.") from trouble
        raise TightropeError(f"{trouble} Your words are kept in {kept}.") from trouble


def _folder(invocation: Invocation) -> Path:
    return invocation.database.parent
