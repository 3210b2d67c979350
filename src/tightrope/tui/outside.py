"""Handing the open page to the person's own editor."""

from pathlib import Path

from tightrope.journal.by_editor import edit_outside, usual_editor
from tightrope.tui.sitting import Sitting


def write_outside(journal: Path, sitting: Sitting) -> str:
    """Let $EDITOR change the page and take over what it left; raises Trouble where it failed."""
    sitting.put(edit_outside(sitting.page.text, journal.parent, usual_editor()))
    return ""
