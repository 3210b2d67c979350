"""Putting what was found on the list of what to talk about, and ticking it off."""

from textual.screen import ScreenResultType

from tightrope.domain.entry import Entry
from tightrope.tui.screens.dialogs import ask_talk
from tightrope.tui.screens.found_actions import FoundActions


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
            return f"On the list of what to talk about · {self.undo_key} takes it back"

        if talks.get(entry.id) is None:
            ask_talk(self, lambda line: self.run_and_look(lambda: put(line)))
            return ""
        done = "To talk about again" if talks.toggle(entry).talk.is_open else "Talked about"
        return f"{done} · {self.undo_key} takes it back"
