"""The tag pane: counts, the entries of a tag, and another name for it."""

from dataclasses import replace
from datetime import date, timedelta

from tightrope.domain.entry import Draft
from tightrope.journal import Journal
from tightrope.tui.screens.journal.screen import JournalScreen
from tightrope.tui.screens.search import SearchScreen
from tightrope.tui.screens.tags import TagsScreen
from tightrope.tui.widgets.editor.widget import Editor
from tui.opened import opened, screen_text

TODAY = date(2026, 11, 21)
WALK = Draft(day=TODAY, zone="Europe/Berlin", tags=("walks",), text="Into the woods #walks")


async def test_the_pane_counts_and_enter_shows_the_entries_of_a_tag(kept: Journal) -> None:
    kept.entries.write(WALK)
    async with opened(kept) as (app, pilot):
        await pilot.press("f7")
        await pilot.pause()
        assert isinstance(app.screen, TagsScreen)
        assert "2 tags" in screen_text(app)
        assert "#walks" in screen_text(app)
        await pilot.press("G", "enter")
        await pilot.pause()
        assert isinstance(app.screen, SearchScreen)
        assert "tag:walks" in screen_text(app)
        assert "1 found" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, JournalScreen)
        assert app.model.selected is not None
        assert app.model.selected.text == WALK.text


async def test_two_tags_become_one_as_it_was_told_before_and_undo_takes_it_back(
    kept: Journal,
) -> None:
    kept.entries.write(WALK)
    async with opened(kept) as (app, pilot):
        await pilot.press("f7", "G", "r", *"books")
        await pilot.pause()
        told = " ".join(screen_text(app).replace("│", " ").split())
        assert "Enter renames #walks to #books in 1 entry, in the words of 1 of them." in told
        assert "1 entry had #books before; from then on the two are one." in told
        assert kept.tags.counts() == (("books", 1), ("walks", 1))
        await pilot.press("enter")
        await pilot.pause()
        assert kept.tags.counts() == (("books", 2),)
        assert "u takes it back" in screen_text(app)
        await pilot.press("u")
        assert kept.tags.counts() == (("books", 1), ("walks", 1))
        await pilot.press("escape")
        await pilot.pause()
        assert "#walks" in screen_text(app)


async def test_tab_in_the_tag_box_completes_the_most_used_tag_that_fits(kept: Journal) -> None:
    before = TODAY - timedelta(days=1)
    kept.entries.write(replace(WALK, day=before))
    kept.entries.write(replace(WALK, day=before))
    kept.entries.write(replace(WALK, day=before, tags=("water",)))
    async with opened(kept) as (app, pilot):
        await pilot.press("#", "space", *"sea", "space", *"wa")
        await pilot.pause()
        await pilot.press("tab")
        await pilot.pause()
        assert "#books #sea #walks" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.model.selected is not None
        assert app.model.selected.tags == ("books", "sea", "walks")


async def test_a_tag_in_the_text_is_completed_by_tab_and_is_no_text_before(kept: Journal) -> None:
    kept.entries.write(WALK)
    kept.entries.write(replace(WALK, tags=("walks", "water")))
    async with opened(kept) as (app, pilot):
        await pilot.press("n", *"Out #w")
        await pilot.pause()
        assert "Out #walks" in screen_text(app)
        assert app.screen.query_one(Editor).text == "Out #w"
        await pilot.press(*"at")
        await pilot.pause()
        assert "Out #water" in screen_text(app)
        await pilot.press("tab", "space", *"and #b", "right", "escape")
        await pilot.pause()
        assert app.model.selected is not None
        assert app.model.selected.text == "Out #water and #books"
        assert app.model.selected.tags == ("books", "water")


async def test_what_is_offered_is_not_taken_by_whoever_moves_on_or_writes_on(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("n", *"# B #bo", "left", "right", "right", "x", "enter", *"#b", "enter")
        await pilot.press(*"3#b", "tab", "escape")
        await pilot.pause()
        assert app.model.selected is not None
        assert app.model.selected.text == "# B #box\n#b\n3#b "
