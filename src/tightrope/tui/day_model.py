"""The model of the main screen: the day in view, its entries, and the one being written."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, time, timedelta

from tightrope.domain.day import Day
from tightrope.domain.entry import Entry, EntryFields
from tightrope.domain.errors import BadDateError
from tightrope.domain.formatting import day_text
from tightrope.domain.marks import Need
from tightrope.journal import Journal
from tightrope.journal.results import ActionKind, ActionResult
from tightrope.tui.entry_editing import EditSession, marked, next_need

THE_END = f"The calendar goes from year {MINYEAR} to {MAXYEAR}; turn back from here."
NO_ENTRY = "There is no entry on this day yet; start one first."
_KEPT_BOTH = "This entry was changed in another window; your words are kept as an entry beside it."
_TOOK_BACK = {
    ActionKind.WROTE: "Took back an entry",
    ActionKind.REVISED: "Took back a change",
    ActionKind.REMOVED: "Brought back",
    ActionKind.RESTORED: "Moved to the trash again",
}
_DID_AGAIN = {
    ActionKind.WROTE: "Brought back an entry",
    ActionKind.REVISED: "Made the change again",
    ActionKind.REMOVED: "Moved to the trash again",
    ActionKind.RESTORED: "Brought back",
}


class DayModel:
    """The day in view and what is done to it.

    `days` are the written days that were read so far; `tide` is another number whenever their
    marks or needs have changed, so that figures are computed once a change and not once a frame.
    `saved` is the local time at which what is being written was last saved.

    Each act returns a sentence to show, or an empty string where there is nothing to say; it
    raises TightropeError where the journal cannot do it, and then nothing on the desk is lost.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.day = self.today
        self.entries: tuple[Entry, ...] = ()
        self.chosen: str | None = None
        self.session: EditSession | None = None
        self.saved: time | None = None
        self.days: dict[date, Day] = {}
        self.tide = 0
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
            if entry.id == self.chosen:
                return entry
        return self.entries[-1] if self.entries else None

    @property
    def page(self) -> EntryFields | None:
        """What is open: the page being written, else the selected entry."""
        return self.session.page if self.session else self.selected

    # Looking

    def look(self) -> None:
        """Read the day again and keep the choice where its entry is still there."""
        self.entries = self.journal.entries.on(self.day)
        if self.selected:
            self.chosen = self.selected.id
        self._take_in(self.journal.entries.days(self.day, self.day) or (Day(self.day),))

    def look_back(self, days: int) -> None:
        """Read the marks of the days up to the one in view, enough for a calendar."""
        first = max(self.day.toordinal() - days, date.min.toordinal())
        self._take_in(self.journal.entries.days(date.fromordinal(first), self.day))

    def look_everywhere(self) -> None:
        """Read every day's marks, and the day in view, anew."""
        self.days = {}
        self.tide += 1
        self._take_in(self.journal.entries.days())
        self._has_all_days = True
        self.look()

    def look_further(self) -> str:
        """Read the marks of the days that were not read yet."""
        if not self._has_all_days:
            self.look_everywhere()
        return ""

    def _take_in(self, days: Iterable[Day]) -> None:
        for day in days:
            before = self.days.get(day.date, Day(day.date))
            if day.entries:
                self.days[day.date] = day
            else:
                self.days.pop(day.date, None)
            if (before.state, before.need) != (day.state, day.need):
                self.tide += 1

    def choose(self, entry_id: str) -> None:
        """Choose an entry of the day in view."""
        if any(entry.id == entry_id for entry in self.entries):
            self.chosen = entry_id

    def turn_to(self, day: date, chosen: str | None = None) -> str:
        """Leave what is open and bring another day into view."""
        said = self.finish()
        self.day, self.chosen = day, chosen
        self.look()
        return said

    def turn_to_today(self) -> str:
        """Bring today into view."""
        return self.turn_to(self.today)

    def step(self, days: int) -> str:
        """Go that many days on, within the calendar's first and last year."""
        try:
            return self.turn_to(self.day + timedelta(days=days))
        except OverflowError:
            raise BadDateError(THE_END) from None

    # Writing

    def begin(self, day: date) -> str:
        """Start an entry on a day that has come; on today it carries the time it was begun."""
        now = self.journal.now()
        if day > now.day:
            raise BadDateError(f"{day_text(day)} has not come yet; go back to a day that has.")
        said = self.turn_to(day)
        begun = now.time if day == now.day else None
        self.session = EditSession(self.journal, EntryFields(day=day, time=begun, zone=now.zone))
        self.saved = None
        return said

    def take_up(self) -> str:
        """Open the selected entry for writing, as it stands in the journal now."""
        if self.session is None and self.selected is not None:
            self.session = EditSession(self.journal, self.journal.entries.get(self.selected.id))
            self.saved = None
            self.look()
        return ""

    def keep(self) -> str:
        """Save what is being written."""
        if self.session is None or self.session.is_kept:
            return ""
        beside = self.session.keep()
        self.saved = self.journal.now().time
        if self.session.entry:
            self.chosen = self.session.entry.id
        self.look()
        return _KEPT_BOTH if beside else ""

    def finish(self) -> str:
        """Save and close what is being written; an entry left without a word goes to the trash."""
        if self.session is None:
            return ""
        said = self.keep()
        entry, self.session = self.session.entry, None
        if entry is not None and entry.is_blank:
            self.journal.trash.remove([entry])
            self.look()
            return "The emptied entry is in the trash; undo brings it back."
        return said

    # Marking

    def mark(self, mark: str) -> str:
        """Turn one mark of the open page over: "together" or "space"."""
        return self._change(lambda page: marked(page, mark))

    def need(self, word: str) -> str:
        """Say what was wanted (a Need's word), or take it back where that was said already."""
        need = Need(word)
        return self._change(lambda page: replace(page, need=None if page.need is need else need))

    def next_need(self) -> str:
        """Go on to the next need, past the last to unsaid."""
        return self._change(lambda page: replace(page, need=next_need(page.need)))

    def star(self) -> str:
        """Set or clear the star."""
        return self._change(lambda page: replace(page, starred=not page.starred))

    def retag(self, names: list[str]) -> str:
        """Give the open page these tags in place of its own."""
        return self._change(lambda page: replace(page, tags=()).tagged(names))

    def _change(self, change: Callable[[EntryFields], EntryFields]) -> str:
        if self.session is not None:
            self.session.page = change(self.session.page)
            return self.keep()
        if self.selected is None:
            return NO_ENTRY
        changed = change(self.journal.entries.get(self.selected.id))
        assert isinstance(changed, Entry)
        self.chosen = self.journal.entries.revise(changed).id
        self.look()
        return ""

    # Taking back

    def delete(self) -> str:
        """Move the selected entry to the trash."""
        self.finish()
        entry = self.selected
        if entry is None:
            return NO_ENTRY
        at = self.entries.index(entry)
        self.journal.trash.remove([entry])
        self.look()
        self.chosen = self.entries[min(at, len(self.entries) - 1)].id if self.entries else None
        return "In the trash; undo brings it back."

    def undo(self) -> str:
        """Take back the last change of the journal and go where it was made."""
        self.finish()
        return self._follow(self.journal.undo.undo(), _TOOK_BACK, "There is nothing to take back.")

    def redo(self) -> str:
        """Do again what was taken back and go where that was."""
        self.finish()
        return self._follow(self.journal.undo.redo(), _DID_AGAIN, "There is nothing to do again.")

    def _follow(self, act: ActionResult | None, words: dict[ActionKind, str], nothing: str) -> str:
        if act is None:
            return nothing
        self.turn_to(act.day, act.entries[0].id if act.entries else None)
        if len(act.entries) > 1:
            self.look_everywhere()
        return f"{words[act.kind]} · {day_text(act.day)}."
