"""What is to be talked about: putting the open entry on the list, and ticking it off."""

from tightrope.domain.entry import Entry
from tightrope.domain.talk import TalkItem
from tightrope.tui import keys
from tightrope.tui.day_model import DayModel
from tightrope.tui.undo_text import with_undo_key

ON_THE_LIST = "On the list of what to talk about"
NO_WORDS_YET = "Write a few words first; then the entry can go on the list of what to talk about."


def toggled_text(item: TalkItem) -> str:
    """Return what became of something on the list that was ticked off, or opened again."""
    return "To talk about again" if item.talk.is_open else "Talked about"


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

    @property
    def is_on_list(self) -> bool:
        """Whether the open entry is on the list, ticked or not, as the journal has it now."""
        entry = self.entry
        return entry is not None and self._model.journal.talk.get(entry.id) is not None

    def open(self, line: str) -> str:
        """Put the open entry on the list, with a line of one's own or without one."""
        self._model.save()
        entry, journal = self.entry, self._model.journal
        if entry is None:
            return NO_WORDS_YET
        if session := self._model.session:
            item = journal.talk.open(entry, line)
            session.adopt(item.entry)
        else:
            item = journal.talk.open(journal.entries.get(entry.id), line)
        return self._told(ON_THE_LIST, item.entry)

    def turn(self) -> str:
        """Tick the open entry off, or put it on the list again where it was ticked."""
        entry = self.entry
        if entry is None:
            return NO_WORDS_YET
        item = self._model.journal.talk.toggle(entry)
        return self._told(toggled_text(item), entry)

    def _told(self, done: str, entry: Entry) -> str:
        model = self._model
        model.selected_id = entry.id
        model.reload_day()
        if model.session:
            return f"{done} · {keys.press_of('editor.talk', model.keymap)} changes that"
        return with_undo_key(done, keys.press_of("entry.undo", model.keymap))
