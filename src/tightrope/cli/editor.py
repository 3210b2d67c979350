"""A person's own editor, beside the journal of this call."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tightrope.cli import late, terminal
from tightrope.cli.context import CliContext
from tightrope.cli.terminal import say, stdout_is_terminal
from tightrope.domain.errors import TightropeError
from tightrope.domain.printable import printable


def edit(context: CliContext, text: str) -> str:
    """Let the person edit a text, and return what they saved."""
    at_terminal = stdout_is_terminal() and terminal.stdin_is_terminal()
    editor = late.usual_editor(context.environ, at_terminal=at_terminal)
    return late.edit_text(text, _folder(context), editor)


@contextmanager
def words_survive(context: CliContext, text: str) -> Iterator[None]:
    """Where the words cannot get into the journal, keep them in a file, at worst on the screen."""
    try:
        yield
    except TightropeError as trouble:
        try:
            kept = late.save_unsaved_text(text.encode(), _folder(context))
        except OSError:
            say(printable(text))
            raise TightropeError(f"{trouble} Your words stand above; copy them.") from trouble
        raise TightropeError(f"{trouble} Your words are kept in {kept}.") from trouble


def _folder(context: CliContext) -> Path:
    return context.database.parent
