"""What is to be talked about: its key in the day's list, in the editor, in a search."""

from datetime import date

from textual.widgets import Input

from support import FrozenClock
from tightrope.domain.aim import Outcome
from tightrope.domain.entry import Draft
from tightrope.journal import Journal
from tightrope.tui.screens.dialogs import AskScreen
from tightrope.tui.screens.journal.screen import JournalScreen
from tui.opened import opened, paste, screen_text

TODAY = date(2026, 11, 21)


def lines(journal: Journal) -> list[tuple[str, bool]]:
    """Return what stands on the list: its words, and whether it is open."""
    return [(item.words, item.talk.is_open) for item in journal.talk.all()]


async def test_the_key_puts_an_entry_on_the_list_with_a_line_and_then_ticks_it(
    kept: Journal,
) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("exclamation_mark")
        assert isinstance(app.screen, AskScreen)
        await paste(pilot, "Where to in summer?")
        await pilot.press("enter")
        await pilot.pause()
        shown = screen_text(app)
        assert lines(kept) == [("Where to in summer?", True)]
        assert "On the list of what to talk about · u takes it back" in shown
        assert "! Read" in shown
        assert "! Where to in summer?" in shown
        await pilot.press("exclamation_mark")
        await pilot.pause()
        shown = screen_text(app)
        assert lines(kept) == [("Where to in summer?", False)]
        assert "Talked about · u takes it back" in shown
        assert "talked about 21 Nov" in shown
        assert "! Read" not in shown
        await pilot.press("u", "u")
        await pilot.pause()
        assert lines(kept) == []
        assert kept.entries.on(TODAY)[-1].tags == ("books",)


async def test_a_line_is_not_needed_and_esc_puts_nothing_there(kept: Journal) -> None:
    async with opened(kept) as (_, pilot):
        await pilot.press("exclamation_mark", "escape")
        assert lines(kept) == []
        await pilot.press("exclamation_mark", "enter")
        await pilot.pause()
        assert lines(kept) == [("Read **side by side** #books", True)]


async def test_while_writing_the_words_stay_where_they_are(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("n", "f12")
        await pilot.pause()
        assert "Write a few words first" in screen_text(app)
        await pilot.press("h", "i", "left", "ctrl+t", "enter", "o")
        await pilot.pause()
        assert lines(kept) == [("hi", True)]
        await pilot.press("escape")
        await pilot.pause()
        entry = kept.entries.on(TODAY)[-1]
        assert (entry.text, entry.tags) == ("hoi", ("talk",))
        assert "! to talk about" in screen_text(app)


async def test_on_an_empty_day_there_is_nothing_to_talk_about(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("right", "exclamation_mark")
        await pilot.pause()
        assert "No entry on this day yet" in screen_text(app)


async def test_what_was_found_goes_on_the_list_one_by_one(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("slash")
        app.screen.query_one(Input).value = "balcony"
        await pilot.press("down", "exclamation_mark", "enter")
        await pilot.pause()
        assert lines(kept) == [("Coffee on the balcony", True)]
        assert "On the list of what to talk about" in screen_text(app)
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert lines(kept) == [("Coffee on the balcony", False)]


async def test_a_typed_tag_opens_nothing(kept: Journal) -> None:
    kept.entries.write(Draft(day=TODAY, tags=("talk",), text="Only the word #talk"))
    async with opened(kept) as (app, pilot):
        await pilot.pause()
        shown = screen_text(app)
    assert lines(kept) == []
    assert "to talk about" not in shown


async def test_the_month_lists_what_is_open_oldest_first_and_ticks_it(
    kept: Journal, clock: FrozenClock
) -> None:
    first, last = kept.entries.on(TODAY)
    (early,) = kept.entries.on(date(2026, 10, 20))
    for entry, line in ((last, "Where to in summer?"), (early, "The cold room"), (first, "")):
        kept.talk.open(entry, line)
        clock.forward(minutes=1)
    async with opened(kept, size=(100, 30)) as (app, pilot):
        await pilot.press("m")
        await pilot.pause()
        shown = screen_text(app)
        assert shown.index("Where to in summer?") < shown.index("The cold room")
        await pilot.press("exclamation_mark", "j", "exclamation_mark")
        await pilot.pause()
        assert "Talked about · u takes it back" in screen_text(app)
        assert "The cold room" not in screen_text(app)
        assert not kept.talk.of_entry(early.id).is_open
        await pilot.press("k", "exclamation_mark", "escape", "escape")
        await pilot.pause()
        assert isinstance(app.screen, JournalScreen)
        assert "talked about 21 Nov" in screen_text(app)


async def test_enter_opens_the_day_of_what_is_to_be_talked_about(kept: Journal) -> None:
    (early,) = kept.entries.on(date(2026, 10, 20))
    kept.talk.open(early, "The cold room")
    async with opened(kept) as (app, pilot):
        await pilot.press("m", "exclamation_mark", "enter")
        await pilot.pause()
        assert app.model.day == early.day
        assert "! The cold room" in screen_text(app)


async def test_a_month_without_anything_to_talk_about_says_so_only_when_asked(
    kept: Journal,
) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("m")
        await pilot.pause()
        assert "talk about" not in screen_text(app)
        assert "Aims" not in screen_text(app)
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert "! on an entry puts it here" in screen_text(app)


async def test_the_month_tells_what_moved_with_aims_in_it(kept: Journal) -> None:
    dance = kept.aims.begin("Learn to dance", day=date(2026, 10, 1))
    kept.aims.begin("A garden", day=date(2026, 11, 2))
    kept.aims.end(dance, Outcome.REACHED, date(2026, 11, 20))
    async with opened(kept, size=(120, 50)) as (app, pilot):
        await pilot.press("m")
        await pilot.pause()
        shown = screen_text(app)
    assert "Learn to dance · reached" in shown
    assert "A garden · begun" in shown
