"""Putting what was found on the list of what to talk about, and ticking it off."""

from textual.screen import ScreenResultType

from tightrope.domain.entry import Entry
from tightrope.tui.screens.dialogs import ask_talk
from tightrope.tui.screens.found_actions import FoundActions
from tightrope.tui.talk_changes import ON_THE_LIST, toggled_text
from tightrope.tui.undo_text import with_undo_key


class FoundTalkActions(FoundActions[ScreenResultType]):
    """What is done about talking about the entry that the cursor is on."""

    def action_toggle_talk(self) -> None:
        """Put the chosen entry on the list of what to talk about, or tick it off, or open it again.

        It is one entry, whatever is selected: each may have a line of its own.
        """
        if entry := self.chosen:
            self.run_and_look(lambda: self._turn_talk(entry))

    def _turn_talk(self, entry: Entry) -> str:
        talks = self.journal.talk

        def put(line: str) -> str:
            talks.open(self.journal.entries.get(entry.id), line)
            return with_undo_key(ON_THE_LIST, self.undo_key)

        if talks.get(entry.id) is None:
            ask_talk(self, lambda line: self.run_and_look(lambda: put(line)))
            return ""
        return with_undo_key(toggled_text(talks.toggle(entry)), self.undo_key)
