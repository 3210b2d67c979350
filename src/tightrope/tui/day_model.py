"""The model of the main screen: the day in view, its entries, and the one being written."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, time, timedelta
from typing import NamedTuple

from tightrope.domain.boxes import with_box_turned
from tightrope.domain.day import Day
from tightrope.domain.entry import Draft, Entry, EntryFields
from tightrope.domain.errors import BadDateError
from tightrope.domain.formatting import day_text
from tightrope.domain.marks import Need
from tightrope.journal import Journal
from tightrope.journal.results import ActionResult
from tightrope.tui import keys
from tightrope.tui.editing import EditSession, next_need, with_mark_toggled

THE_END = f"The calendar goes from year {MINYEAR} to {MAXYEAR}; turn back from here."
_KEPT_BOTH = "This entry was changed in another window; your words are kept as an entry beside it."


class UndoAnswer(NamedTuple):
    """What became of an undo or redo: the sentence to show, and the day or month that it was of.

    `day` is None where nothing was done.
    """

    sentence: str
    day: date | None = None


class DayModel:
    """The day in view and what is done to it.

    `days` are the written days that were read so far; `marks_revision` is another number
    whenever their marks or needs have changed, so that figures are computed once a change and not
    once a frame.
    `saved_at` is the local time at which what is being written was last saved.

    Each act returns a sentence to show, or an empty string where there is nothing to say; it
    raises TightropeError where the journal cannot do it, and then nothing here is lost.
    """

    def __init__(self, journal: Journal, keymap: Mapping[str, str]) -> None:
        self.journal = journal
        self._keymap = keymap
        self.day = self.today
        self.entries: tuple[Entry, ...] = ()
        self.selected_id: str | None = None
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
    def no_entry(self) -> str:
        """What to say where an act needs an entry and the day has none."""
        return f"No entry on this day yet · {keys.press_of('entry.new', self._keymap)} starts one"

    @property
    def _deleted(self) -> str:
        return f"Deleted · {keys.press_of('entry.undo', self._keymap)} brings it back"

    # Looking

    def reload_day(self) -> None:
        """Read the day again and keep the choice where its entry is still there."""
        self.entries = self.journal.entries.on(self.day)
        if self.selected:
            self.selected_id = self.selected.id
        self._merge_days(self.journal.entries.days(self.day, self.day) or (Day(self.day),))

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

    def show_today(self) -> str:
        """Bring today into view."""
        return self.show_day(self.today)

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
        self.session = EditSession(self.journal, self.journal.entries.begin(day))
        self.saved_at = None
        return message

    def start_editing(self) -> str:
        """Open the selected entry for writing, as it stands in the journal now."""
        if self.session is None and self.selected is not None:
            self.journal.check_writable()
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
            return self._deleted
        return message

    # Marking

    def toggle_mark(self, mark: str) -> str:
        """Turn one mark of the open page over: "together" or "space".

        On a day without an entry the day itself is marked, by an entry without words.
        """
        if self.open_entry is None:
            return self._mark_day(mark)
        return self._change(lambda page: with_mark_toggled(page, mark))

    def _mark_day(self, mark: str) -> str:
        now = self.journal.now()
        if self.day > now.day:
            raise BadDateError(f"{day_text(self.day)} has not come yet; go back to a day that has.")
        page = with_mark_toggled(EntryFields(day=self.day, zone=now.zone), mark)
        self.selected_id = self.journal.entries.write(Draft.of(page)).id
        self.reload_day()
        return ""

    def toggle_need(self, word: str) -> str:
        """Say what was wanted (a Need's word), or take it back where that was said already."""
        need = Need(word)
        return self._change(lambda page: replace(page, need=None if page.need is need else need))

    def cycle_need(self) -> str:
        """Go on to the next need, past the last to unsaid."""
        return self._change(lambda page: replace(page, need=next_need(page.need)))

    def toggle_star(self) -> str:
        """Set or clear the star."""
        return self._change(lambda page: replace(page, starred=not page.starred))

    def set_tags(self, names: list[str]) -> str:
        """Give the open page these tags in place of its own."""
        return self._change(lambda page: replace(page, tags=()).tagged(names))

    def _change(self, change: Callable[[EntryFields], EntryFields]) -> str:
        if self.session is not None:
            self.session.fields = change(self.session.fields)
            return self.save()
        if self.selected is None:
            return self.no_entry
        changed = change(self.journal.entries.get(self.selected.id))
        assert isinstance(changed, Entry)
        if changed.is_blank:
            return self.delete()
        self.selected_id = self.journal.entries.revise(changed).id
        self.reload_day()
        return ""

    def move(self, day: date, clock: time | None) -> str:
        """Move the selected entry to another day or time, and show it there."""
        self.close_editor()
        if self.selected is None:
            return self.no_entry
        entry = self.journal.entries.get(self.selected.id)
        (moved,) = self.journal.entries.move(
            [entry],
            day=day if day != entry.day else None,
            time=clock if clock != entry.time else None,
            without_time=clock is None,
        )
        self.show_day(day, moved.id)
        self._merge_days(self.journal.entries.days(entry.day, entry.day) or (Day(entry.day),))
        undo = keys.press_of("entry.undo", self._keymap)
        return f"Moved to {day_text(day)} · {undo} takes it back"

    def tick(self, line: int | None) -> str:
        """Tick the box in a line of the entry, or clear it; without a line tick the first open."""
        text = self.selected.text if self.selected else ""
        ticked = with_box_turned(text, line)
        if ticked is None:
            return "There is no open box in this entry; `- [ ]` at the start of a line makes one."
        return self._change(lambda page: page.reworded(ticked))

    # Taking back

    def delete(self) -> str:
        """Move the selected entry to the trash."""
        self.close_editor()
        entry = self.selected
        if entry is None:
            return self.no_entry
        at = self.entries.index(entry)
        self.journal.trash.remove([entry])
        self.reload_day()
        self.selected_id = self.entries[min(at, len(self.entries) - 1)].id if self.entries else None
        return self._deleted

    def undo(self) -> str:
        """Take back the last change of the journal and go where it was made."""
        return self.take_back().sentence

    def redo(self) -> str:
        """Do again what was taken back and go where that was."""
        return self.do_again().sentence

    def take_back(self) -> UndoAnswer:
        """Do what `undo` does, and return also where that was."""
        self.close_editor()
        act = self.journal.undo.undo()
        return (
            self._follow(act, "Took back") if act else UndoAnswer("There is nothing to take back.")
        )

    def do_again(self) -> UndoAnswer:
        """Do what `redo` does, and return also where that was."""
        self.close_editor()
        act = self.journal.undo.redo()
        return (
            self._follow(act, "Did again") if act else UndoAnswer("There is nothing to do again.")
        )

    def _follow(self, act: ActionResult, done: str) -> UndoAnswer:
        if act.entries:
            self.show_day(act.day, act.entries[0].id)
        if len(act.entries) > 1:
            self.reload_all()
        return UndoAnswer(f"{done}: {act.summary}", act.day)
