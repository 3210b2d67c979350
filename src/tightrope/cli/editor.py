"""A person's own editor, beside the journal of this call."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tightrope.cli.invocation import Invocation
from tightrope.domain.trouble import Trouble


def edit(invocation: Invocation, text: str) -> str:
    """Let the person edit a text, and return what they saved."""
    from tightrope.journal.by_editor import edit_outside, usual_editor  # noqa: PLC0415 - rarely used

    return edit_outside(text, _folder(invocation), usual_editor(invocation.environ))


@contextmanager
def words_survive(invocation: Invocation, text: str) -> Iterator[None]:
    """Keep the words in a file where they cannot get into the journal, and say where."""
    try:
        yield
    except Trouble as trouble:
        from tightrope.journal.by_editor import keep_aside  # noqa: PLC0415 - nearly never used

        kept = keep_aside(text.encode(errors="surrogateescape"), _folder(invocation))
        raise Trouble(f"{trouble} Your words are kept in {kept}.") from trouble


def _folder(invocation: Invocation) -> Path:
    return invocation.database.parent
