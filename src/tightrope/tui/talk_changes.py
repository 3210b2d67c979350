"""What is to be talked about: putting the open entry on the list, and ticking it off."""

from tightrope.domain.entry import Entry
from tightrope.domain.talk import Talk
from tightrope.tui import keys
from tightrope.tui.day_model import DayModel

NO_WORDS_YET = "Write a few words first; then the entry can go on the list of what to talk about."


class TalkChanges:
    """What is done about talking about the open entry: the one being written, else the chosen one.

    Each returns a sentence to show; it raises TightropeError where the journal cannot do it, and
    then nothing is lost.
    """

    def __init__(self, model: DayModel) -> None:
        self._model = model

    @property
    def entry(self) -> Entry | None:
        """The open entry as the journal has it; None where there is none, or it is not saved."""
        session = self._model.session
        return session.entry if session else self._model.selected

    def of_entry(self) -> Talk | None:
        """Return what stands on the list about the open entry; None where it is not on it."""
        entry = self.entry
        return self._model.journal.talk.get(entry.id) if entry else None

    def open(self, line: str) -> str:
        """Put the open entry on the list, with a line of one's own or without one."""
        self._model.save()
        entry = self.entry
        if entry is None:
            return NO_WORDS_YET
        item = self._model.journal.talk.open(
            self._model.journal.entries.get(entry.id) if not self._model.session else entry, line
        )
        if self._model.session:
            self._model.session.adopt(item.entry)
        return self._told("On the list of what to talk about", item.entry)

    def turn(self) -> str:
        """Tick the open entry off, or put it on the list again where it was ticked."""
        entry = self.entry
        if entry is None:
            return NO_WORDS_YET
        item = self._model.journal.talk.toggle(entry)
        return self._told("To talk about again" if item.talk.is_open else "Talked about", entry)

    def _told(self, done: str, entry: Entry) -> str:
        model = self._model
        model.selected_id = entry.id
        model.reload_day()
        if model.session:
            return f"{done} · {keys.press_of('editor.talk', model.keymap)} changes that"
        return f"{done} · {keys.press_of('entry.undo', model.keymap)} takes it back"
