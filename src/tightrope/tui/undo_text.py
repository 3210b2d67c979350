"""What is said of a change of the journal: how to take it back, and that it was taken back."""

from tightrope.journal.results import ActionResult


def with_undo_key(done: str, undo_key: str) -> str:
    """Return what was done, with the key that takes it back as a person would name it."""
    return f"{done} · {undo_key} takes it back"


def undone_text(act: ActionResult | None) -> str:
    """Return what undo took back, or that there was nothing."""
    return f"Took back: {act.summary}" if act else "There is nothing to take back."


def redone_text(act: ActionResult | None) -> str:
    """Return what redo did again, or that there was nothing."""
    return f"Did again: {act.summary}" if act else "There is nothing to do again."
