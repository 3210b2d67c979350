"""Changes of the open entry, and undo and redo, each on the day model that the screens draw."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, time
from typing import NamedTuple

from tightrope.domain.boxes import with_box_turned
from tightrope.domain.entry import Draft, Entry, EntryFields
from tightrope.domain.errors import BadDateError
from tightrope.domain.formatting import day_text
from tightrope.domain.marks import Need
from tightrope.journal.results import ActionResult
from tightrope.tui import keys
from tightrope.tui.day_model import DayModel
from tightrope.tui.editing import next_need, with_mark_toggled
from tightrope.tui.many_changes import ManyChanges
from tightrope.tui.undo_text import redone_text, undone_text, with_undo_key


class UndoAnswer(NamedTuple):
    """What became of an undo or redo: the sentence to show, and the day or month that it was of.

    `day` is None where nothing was done.
    """

    sentence: str
    day: date | None = None


class EntryChanges:
    """What is done to the entry that is open: the one being written, else the chosen one.

    Where several are selected, what can be done to many is done to all of them, as one step of
    undo. Each returns a sentence to show, or an empty string where there is nothing to say; it
    raises TightropeError where the journal cannot do it, and then nothing here is lost.
    """

    def __init__(self, model: DayModel) -> None:
        self._model = model
        self._many = ManyChanges(model.journal, keys.press_of("entry.undo", model.keymap))

    def select(self) -> str:
        """Select the chosen entry, or take it out again, and move on to the next one."""
        model = self._model
        if model.selected is None:
            return self.no_entry
        model.selection.toggle(model.selected.id)
        at = model.entries.index(model.selected) + 1
        model.selected_id = model.entries[min(at, len(model.entries) - 1)].id
        return ""

    def select_all(self) -> str:
        """Select all entries of the day, or none where all are."""
        self._model.selection.toggle_all([entry.id for entry in self._model.entries])
        return "" if self._model.entries else self.no_entry

    @property
    def no_entry(self) -> str:
        """What to say where an act needs an entry and the day has none."""
        new = keys.press_of("entry.new", self._model.keymap)
        return f"No entry on this day yet · {new} starts one"

    def toggle_mark(self, mark: str) -> str:
        """Turn one mark of the open page over: "together" or "space".

        On a day without an entry the day itself is marked, by an entry without words.
        """
        if self._model.open_entry is None:
            return self._mark_day(mark)
        if self._model.selection:
            return self._change_many(lambda entries: self._many.toggle_mark(entries, mark))
        return self._change(lambda page: with_mark_toggled(page, mark))

    def _mark_day(self, mark: str) -> str:
        model, now = self._model, self._model.journal.now()
        if model.day > now.day:
            raise BadDateError(
                f"{day_text(model.day)} has not come yet; go back to a day that has."
            )
        page = with_mark_toggled(EntryFields(day=model.day, zone=now.zone), mark)
        model.selected_id = model.journal.entries.write(Draft.of(page)).id
        model.reload_day()
        return ""

    def toggle_need(self, word: str) -> str:
        """Say what was wanted (a Need's word), or take it back where that was said already."""
        need = Need(word)
        if self._model.selection:
            return self._change_many(lambda entries: self._many.toggle_need(entries, word))
        return self._change(lambda page: replace(page, need=None if page.need is need else need))

    def cycle_need(self) -> str:
        """Go on to the next need, past the last to unsaid."""
        return self._change(lambda page: replace(page, need=next_need(page.need)))

    def toggle_star(self) -> str:
        """Set or clear the star."""
        if self._model.selection:
            return self._change_many(self._many.toggle_star)
        return self._change(lambda page: replace(page, starred=not page.starred))

    def set_tags(self, names: list[str]) -> str:
        """Give the open page these tags in place of its own; of several, each gets them too."""
        if self._model.selection:
            return self._change_many(lambda entries: self._many.add_tags(entries, names))
        return self._change(lambda page: replace(page, tags=()).tagged(names))

    def _change(self, change: Callable[[EntryFields], EntryFields]) -> str:
        model = self._model
        if model.session is not None:
            model.session.fields = change(model.session.fields)
            return model.save()
        if model.selected is None:
            return self.no_entry
        changed = change(model.journal.entries.get(model.selected.id))
        assert isinstance(changed, Entry)
        if changed.is_blank:
            return self.delete()
        model.selected_id = model.journal.entries.revise(changed).id
        model.reload_day()
        return ""

    def _change_many(self, change: Callable[[Sequence[Entry]], str]) -> str:
        model = self._model
        told = change(model.selection.among(model.entries))
        model.reload_day()
        return told

    def move(self, day: date, clock: time | None) -> str:
        """Move the chosen entry to another day or time, or all that are selected, and go there.

        What is as the chosen one has it stays as it is in the others too.
        """
        self._model.close_editor()
        if self._model.selected is None:
            return self.no_entry
        entry = self._model.journal.entries.get(self._model.selected.id)
        ids = list(self._model.selection) or [entry.id]
        self._model.journal.entries.move(
            [self._model.journal.entries.get(each) for each in ids],
            day=day if day != entry.day else None,
            time=clock if clock != entry.time else None,
            without_time=clock is None and entry.time is not None,
        )
        self._model.show_day(day, entry.id)
        self._model.reload_marks(entry.day)
        undo = keys.press_of("entry.undo", self._model.keymap)
        return with_undo_key(f"Moved to {day_text(day)}", undo)

    def tick(self, line: int | None) -> str:
        """Tick the box in a line of the entry, or clear it; without a line tick the first open."""
        text = self._model.selected.text if self._model.selected else ""
        ticked = with_box_turned(text, line)
        if ticked is None:
            return "There is no open box in this entry; `- [ ]` at the start of a line makes one."
        return self._change(lambda page: page.reworded(ticked))

    def delete(self) -> str:
        """Move the chosen entry to the trash, or all that are selected."""
        model = self._model
        model.close_editor()
        entry = model.selected
        if entry is None:
            return self.no_entry
        if model.selection:
            return self._change_many(self._many.delete)
        at = model.entries.index(entry)
        model.journal.trash.remove([entry])
        model.reload_day()
        left = model.entries
        model.selected_id = left[min(at, len(left) - 1)].id if left else None
        return model.deleted_message


class UndoSteps:
    """Undo and redo of the journal, which lead to where the change was made."""

    def __init__(self, model: DayModel) -> None:
        self._model = model

    def undo(self) -> str:
        """Take back the last change of the journal and go where it was made."""
        return self.take_back().sentence

    def redo(self) -> str:
        """Do again what was taken back and go where that was."""
        return self.do_again().sentence

    def take_back(self) -> UndoAnswer:
        """Do what `undo` does, and return also where that was."""
        self._model.close_editor()
        act = self._model.journal.undo.undo()
        return self._follow(act, undone_text(act))

    def do_again(self) -> UndoAnswer:
        """Do what `redo` does, and return also where that was."""
        self._model.close_editor()
        act = self._model.journal.undo.redo()
        return self._follow(act, redone_text(act))

    def _follow(self, act: ActionResult | None, sentence: str) -> UndoAnswer:
        if act is None:
            return UndoAnswer(sentence)
        if act.entries:
            self._model.show_day(act.day, act.entries[0].id)
        if len(act.entries) > 1:
            self._model.reload_all()
        return UndoAnswer(sentence, act.day)
