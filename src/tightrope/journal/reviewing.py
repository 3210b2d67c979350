"""Looking back on a month."""

from datetime import date
from typing import TYPE_CHECKING

from tightrope.domain.spans import month_of
from tightrope.journal.noting import Noting
from tightrope.storage import days

if TYPE_CHECKING:
    from tightrope.domain.review import Review


class Reviewing(Noting):
    """What the journal's days come to."""

    def review(self, month: date, *, half_life: float, turn: float) -> "Review":
        """Return the review of the month that holds a day, as it stands today.

        `half_life` (days, above 0) and `turn` (above 0) are the settings of these names. Raises
        JournalTrouble for a damaged file.
        """
        # Most starts of the program look at no month.
        from tightrope.domain.review import review_of  # noqa: PLC0415 - see above

        with self._file.unchanging() as sql:
            written = days.written(sql)
            tags = days.tags_within(sql, month_of(month))
            note = self.note(month.replace(day=1))
        return review_of(
            month,
            written,
            today=self.now().day,
            half_life=half_life,
            turn=turn,
            tags=tags,
            note=note.text if note else "",
        )

    def tags_of(self, month: date) -> tuple[tuple[str, int], ...]:
        """Return the tags of the month that holds a day and how many of its entries carry each.

        The commonest come first. Raises JournalTrouble for a damaged file.
        """
        with self._file.reading() as sql:
            return days.tags_within(sql, month_of(month))
