"""The model of the main screen: the day in view, its entries, and the one being written."""

from collections.abc import Iterable, Mapping
from datetime import MAXYEAR, MINYEAR, date, time, timedelta
from typing import TYPE_CHECKING

from tightrope.domain.day import Day
from tightrope.domain.entry import Entry, EntryFields
from tightrope.domain.errors import BadDateError
from tightrope.domain.formatting import day_text
from tightrope.domain.tags import TALK_TAG
from tightrope.journal import Journal
from tightrope.tui import keys
from tightrope.tui.editing import EditSession
from tightrope.tui.selection import Selection

if TYPE_CHECKING:
    from tightrope.domain.talk import Talk

THE_END = f"The calendar goes from year {MINYEAR} to {MAXYEAR}; turn back from here."
_KEPT_BOTH = "This entry was changed in another window; your words are kept as an entry beside it."


class DayModel:
    """The day in view, what is read of it, and the editing of its entries.

    `days` are the written days that were read so far; `marks_revision` is another number
    whenever their marks or needs have changed, so that figures are computed once a change and not
    once a frame. `selection` is of entries of the day in view; while one is written there is none.
    `talks` has what stands on the list of what to talk about, by the id of its entry.
    `saved_at` is the local time at which what is being written was last saved.

    Each act returns a sentence to show, or an empty string where there is nothing to say; it
    raises TightropeError where the journal cannot do it, and then nothing here is lost.
    """

    def __init__(self, journal: Journal, keymap: Mapping[str, str]) -> None:
        self.journal = journal
        self.keymap = keymap
        self.day = self.today
        self.entries: tuple[Entry, ...] = ()
        self.talks: Mapping[str, Talk] = {}
        self.selected_id: str | None = None
        self.selection = Selection()
        self.session: EditSession | None = None
        self.saved_at: time | None = None
        self.days: dict[date, Day] = {}
        self.marks_revision = 0
        self._has_all_days = False

    @property
    def today(self) -> date:
        """The local day it is now."""
        return self.journal.now().day

    @property
    def first_written(self) -> date | None:
        """The day of the journal's first entry, None where there is none."""
        span = self.journal.entries.span()
        return span.first if span else None

    @property
    def selected(self) -> Entry | None:
        """The entry that acts apply to, or None on a day without one."""
        for entry in self.entries:
            if entry.id == self.selected_id:
                return entry
        return self.entries[-1] if self.entries else None

    @property
    def open_entry(self) -> EntryFields | None:
        """What is open: the page being written, else the selected entry."""
        return self.session.fields if self.session else self.selected

    @property
    def deleted_message(self) -> str:
        """What to say where an entry went to the trash."""
        return f"Deleted · {keys.press_of('entry.undo', self.keymap)} brings it back"

    # Looking

    def reload_day(self) -> None:
        """Read the day again and keep the choice where its entry is still there."""
        self.entries = self.journal.entries.on(self.day)
        self.talks = _talks_of(self.journal, self.day, self.entries)
        self.selection.keep(entry.id for entry in self.entries)
        if self.selected:
            self.selected_id = self.selected.id
        self.reload_marks(self.day)

    def reload_marks(self, day: date) -> None:
        """Read anew what is marked on a day, in view or not."""
        self._merge_days(self.journal.entries.days(day, day) or (Day(day),))

    def load_recent_days(self, days: int) -> None:
        """Read the marks of the days up to the one in view, enough for a calendar."""
        first = max(self.day.toordinal() - days, date.min.toordinal())
        self._merge_days(self.journal.entries.days(date.fromordinal(first), self.day))

    def reload_all(self) -> None:
        """Read every day's marks, and the day in view, anew."""
        self.days = {}
        self.marks_revision += 1
        self._merge_days(self.journal.entries.days())
        self._has_all_days = True
        self.reload_day()

    def load_all_days(self) -> str:
        """Read the marks of the days that were not read yet."""
        if not self._has_all_days:
            self.reload_all()
        return ""

    def _merge_days(self, days: Iterable[Day]) -> None:
        for day in days:
            before = self.days.get(day.date, Day(day.date))
            if day.entries:
                self.days[day.date] = day
            else:
                self.days.pop(day.date, None)
            if (before.state, before.need) != (day.state, day.need):
                self.marks_revision += 1

    def select(self, entry_id: str) -> None:
        """Choose an entry of the day in view."""
        if any(entry.id == entry_id for entry in self.entries):
            self.selected_id = entry_id

    def show_day(self, day: date, chosen: str | None = None) -> str:
        """Leave what is open and bring another day into view."""
        message = self.close_editor()
        self.day, self.selected_id = day, chosen
        self.reload_day()
        return message

    def step_days(self, days: int) -> str:
        """Go that many days on, within the calendar's first and last year."""
        try:
            return self.show_day(self.day + timedelta(days=days))
        except OverflowError:
            raise BadDateError(THE_END) from None

    def show_written_day(self, *, later: bool) -> str:
        """Bring the next written day into view, or the one before; it says where there is none."""
        self.load_all_days()
        days = (day for day in self.days if (day > self.day if later else day < self.day))
        nearest = min(days, default=None) if later else max(days, default=None)
        if nearest is None:
            return f"Nothing is written {'after' if later else 'before'} this day."
        return self.show_day(nearest)

    # Writing

    def start_entry(self, day: date) -> str:
        """Start an entry on a day, or today where that day has not come yet.

        On today it carries the time it was begun.
        """
        self.journal.check_writable()
        now = self.journal.now()
        message = self.show_day(min(day, now.day))
        if day > now.day:
            message = message or f"{day_text(day)} has not come yet · this is today's."
            day = now.day
        self.selection.clear()
        self.session = EditSession(self.journal, self.journal.entries.begin(day))
        self.saved_at = None
        return message

    def start_editing(self) -> str:
        """Open the selected entry for writing, as it stands in the journal now."""
        if self.session is None and self.selected is not None:
            self.journal.check_writable()
            self.selection.clear()
            self.session = EditSession(self.journal, self.journal.entries.get(self.selected.id))
            self.saved_at = None
            self.reload_day()
        return ""

    def save(self) -> str:
        """Save what is being written."""
        if self.session is None or self.session.is_saved:
            return ""
        is_kept_beside = self.session.save()
        self.saved_at = self.journal.now().time
        if self.session.entry:
            self.selected_id = self.session.entry.id
        self.reload_day()
        return _KEPT_BOTH if is_kept_beside else ""

    def close_editor(self) -> str:
        """Save and close what is being written; an entry left without a word goes to the trash."""
        if self.session is None:
            return ""
        message = self.save()
        entry, self.session = self.session.entry, None
        if entry is not None and entry.is_blank:
            self.journal.trash.remove([entry])
            self.reload_day()
            return self.deleted_message
        return message


def _talks_of(journal: Journal, day: date, entries: Iterable[Entry]) -> "dict[str, Talk]":
    """Return what stands on the list about a day's entries; the tag that goes with it leads there.

    On most days there is none, and then nothing is asked nor imported for it.
    """
    if not any(TALK_TAG in entry.tags for entry in entries):
        return {}
    return {item.entry.id: item.talk for item in journal.talk.of_days(day, day)}
