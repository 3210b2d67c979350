"""The way to the letters, which have no key: the palette names them where they are on."""

from tightrope.tui.screens import late
from tightrope.tui.screens.journal.opening import OpensScreens


class LetterActions(OpensScreens):
    """What the palette calls."""

    def action_open_letters(self) -> None:
        """Look at letters between two people, where they are on."""
        if self.settings.letters and self.run(self.model.close_editor):
            self.open_screen(late.LettersScreen(self.model.journal, self.settings))
