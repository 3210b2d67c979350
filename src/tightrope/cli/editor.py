"""A person's own editor, beside the journal of this call."""

from pathlib import Path

from tightrope.cli import late, terminal
from tightrope.cli.context import CliContext
from tightrope.cli.terminal import stdout_is_terminal
from tightrope.domain.entry import EntryFields


def edit_page(context: CliContext, page: EntryFields) -> str:
    """Let the person edit the text of a page, and return what they saved.

    Should the program be killed meanwhile, the page is known again with what they saved.
    """
    header = late.header_of(late.Owner(context.database, None, context.generation), page)
    is_encrypted = context.journal_key is not None
    folder = late.folder_for_editor(context.database, is_encrypted=is_encrypted)
    return _edit(context, page.text, folder, header)


def edit(context: CliContext, text: str) -> str:
    """Let the person edit a text that is no secret, and return what they saved."""
    return _edit(context, text, context.database.parent, "")


def _edit(context: CliContext, text: str, folder: Path, header: str) -> str:
    at_terminal = stdout_is_terminal() and terminal.stdin_is_terminal()
    editor = late.usual_editor(context.environ, at_terminal=at_terminal)
    return late.edit_text(text, folder, editor, header=header)
