"""Handing the open page to the person's own editor."""

from pathlib import Path

from textual.app import App, SuspendNotSupported

from tightrope.domain.errors import TightropeError
from tightrope.journal.external_editor import edit_text, usual_editor
from tightrope.tui.entry_editing import EditSession


def write_outside(app: App[None], journal: Path, session: EditSession) -> str:
    """Lend $EDITOR the terminal and take over what it left.

    Raises TightropeError where that failed; the page is then as it was.
    """
    editor = usual_editor()
    try:
        with app.suspend():
            session.put(edit_text(session.page.text, journal.parent, editor))
    except SuspendNotSupported:
        raise TightropeError(
            "This terminal cannot be lent to another program; write here, or use `tightrope edit`.",
        ) from None
    return ""
