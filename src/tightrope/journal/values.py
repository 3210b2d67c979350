"""What a journal answers with, beside entries and days."""

from datetime import date
from typing import NamedTuple

from tightrope.domain.entry import Entry
from tightrope.storage.acts import ActKind
from tightrope.storage.trash import Trashed

__all__ = ["Act", "ActKind", "Trashed"]


class Act(NamedTuple):
    """Something that was undone or redone.

    `entries` are as they now are, or as they were where they are gone; `day` is the first one's.
    """

    kind: ActKind
    day: date
    entries: tuple[Entry, ...]
