"""The way to the letters, which have no key: the palette names them where they are on."""

from tightrope.tui.screens import late
from tightrope.tui.screens.journal.model_screen import ModelScreen
from tightrope.tui.themes import read_styles


class LetterActions(ModelScreen):
    """What the palette calls."""

    def action_open_letters(self) -> None:
        """Look at letters between two people, where they are on."""
        if self.settings.letters and self.run(self.model.close_editor):
            read_styles(self.app, late.LettersScreen)
            self.app.push_screen(late.LettersScreen(self.model.journal, self.settings))
