"""Ids for records of one file that are equal in every way: each is kept."""

from collections import Counter
from dataclasses import replace
from uuid import UUID, uuid5

from tightrope.domain.entry import Entry
from tightrope.formats.protocol import BadRecord

# Ten entries a day for twenty-seven years; above it the memory for them starts anew.
_MOST_REMEMBERED = 100_000
_HALF = 2**64


class DuplicateIds:
    """Tells the second and later of equal records from the first, the same way each time.

    For records whose id is made from what they say: the first keeps that id, and each other gets
    one made from it and its number. So both are kept, and importing twice stays importing once.
    """

    def __init__(self) -> None:
        # Half an id is as good as a whole one here, and costs a third of its memory.
        self._seen: Counter[int] = Counter()

    def with_unique_id(self, record: Entry | BadRecord) -> Entry | BadRecord:
        """Return an entry whose id no equal one before it has; anything else as it is."""
        if isinstance(record, BadRecord):
            return record
        made = UUID(record.id)
        key = made.int % _HALF
        number = self._seen[key]
        if len(self._seen) >= _MOST_REMEMBERED:
            self._seen.clear()
        self._seen[key] = number + 1
        return replace(record, id=str(uuid5(made, str(number)))) if number else record
