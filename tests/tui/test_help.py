"""Help: keys are found by the words of what they do."""

from tightrope.journal import Journal
from tightrope.tui.screens.help import HelpScreen
from tightrope.tui.screens.journal.screen import JournalScreen
from tui.opened import opened, screen_text


async def test_a_key_is_found_by_words_and_letters_open_pages_until_then(kept: Journal) -> None:
    async with opened(kept, size=(100, 40)) as (app, pilot):
        await pilot.press("question_mark", "slash", *"star", "space", *"entry")
        await pilot.pause()
        assert "Set or clear the entry's star" in screen_text(app)
        assert "Move the entry to another day" not in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        assert "How to read this" in screen_text(app)
        assert "Start an entry on the day in view" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, JournalScreen)
