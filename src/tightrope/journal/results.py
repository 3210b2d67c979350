"""What a journal answers with, beside entries and days."""

from datetime import date
from typing import NamedTuple

from tightrope.domain.entry import Entry
from tightrope.storage.matches import Match, SearchResult
from tightrope.storage.trash import Trashed
from tightrope.storage.undo_log import ActionKind

__all__ = ["ActionKind", "ActionResult", "Match", "SearchResult", "Trashed"]


class ActionResult(NamedTuple):
    """Something that was undone or redone.

    `entries` are as they now are, or as they were where they are gone; `day` is the first one's.
    """

    kind: ActionKind
    day: date
    entries: tuple[Entry, ...]
