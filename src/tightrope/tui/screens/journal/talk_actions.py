"""The action of the keys that put an entry on the list of what to talk about, or tick it off."""

from tightrope.tui.screens.dialogs import ask_talk
from tightrope.tui.screens.journal.model_screen import ModelScreen
from tightrope.tui.talk_changes import NO_WORDS_YET, TalkChanges


class TalkActions(ModelScreen):
    """What is done about talking about the selected entry, or the one that is being written."""

    def action_toggle_talk(self) -> None:
        """Ask for a line and put the entry on the list; one that is on it is ticked, or opened."""
        talks = TalkChanges(self.model)
        if not self.run(self.model.save):
            return
        if talks.entry is None:
            self.run(lambda: NO_WORDS_YET if self.model.session else self.changes.no_entry)
        elif talks.is_on_list:
            self.run(talks.turn)
        else:
            ask_talk(self, lambda line: self.run(lambda: talks.open(line)))
