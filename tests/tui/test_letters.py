"""Letters on the screen: for whoever turns them on, and for nobody else."""

import inspect
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from textual.actions import parse
from textual.app import App
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from pictures import Pictures
from support import FrozenClock
from tightrope.domain.calendar import Period
from tightrope.domain.entry import Draft
from tightrope.domain.marks import Need
from tightrope.journal import Journal
from tightrope.letters.choosing import Choice
from tightrope.settings import Settings
from tightrope.tui import letter_keys
from tightrope.tui.screens.letters.kept import LettersScreen
from tightrope.tui.screens.letters.opened import OpenedLetterScreen
from tightrope.tui.screens.letters.table import TableScreen
from tightrope.tui.screens.letters.writing import WritingScreen
from tui.opened import opened, screen_text

ON = Settings(letters=True)
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
WHO: dict[str, tuple[type[DOMNode], ...]] = {
    "Among letters": (LettersScreen,),
    "In a letter": (OpenedLetterScreen,),
    "Writing a letter": (WritingScreen,),
    "At the table for two": (TableScreen,),
}


@pytest.fixture
def ada(tmp_path: Path, clock: FrozenClock, kept: Journal) -> Iterator[Journal]:
    """The other's journal; each of the two has the other's key."""
    with Journal(tmp_path / "ada" / "journal.db", clock) as ada:
        for number in range(1, 22):
            ada.entries.write(
                Draft(
                    day=date(2026, 11, number),
                    time=time(20),
                    together=number % 2 == 0,
                    space=number % 5 == 0,
                    need=Need.CLOSER if number % 4 == 0 else None,
                    text=f"Ada's evening {number}.",
                )
            )
        keys = [each.letters.keys.make().key for each in (ada, kept)]
        ada.letters.keys.keep_other(keys[1])
        kept.letters.keys.keep_other(keys[0])
        yield ada


@pytest.fixture
def letter(ada: Journal, tmp_path: Path) -> Path:
    """A letter of Ada's: the days of November, an entry, and her name."""
    [entry] = ada.entries.on(date(2026, 11, 14))
    choice = Choice(span=NOVEMBER, name="Ada", days=True, entries=(entry.id,))
    ada.letters.seal(ada.letters.compose(choice), tmp_path / "from-ada.letter")
    return tmp_path / "from-ada.letter"


async def go_to_letters(app: App[None], pilot: Pilot[None]) -> None:
    """Open the letters as the palette does."""
    [command] = [each for each in app.get_system_commands(app.screen) if each.title == "Letters"]
    await command.callback()
    await pilot.pause()


async def answer(pilot: Pilot[None], words: str) -> None:
    """Answer a dialog."""
    pilot.app.screen.query_one(Input).value = words
    await pilot.press("enter")
    await pilot.pause()


@pytest.mark.parametrize("place", WHO)
def test_every_key_names_an_action_that_is_there(place: str) -> None:
    assert WHO.keys() == letter_keys.PLACES.keys()
    for key in letter_keys.PLACES[place]:
        _, name, given = parse(key.action)
        [found] = [action for who in WHO[place] if (action := getattr(who, f"action_{name}", None))]
        inspect.signature(found).bind(None, *given)


async def test_while_letters_are_off_no_screen_shows_a_word_of_them(kept: Journal) -> None:
    kept.letters.keys.make()
    async with opened(kept, size=(100, 60)) as (app, pilot):
        for way in ("", "f1", "m", "c", "T", "B", "comma", "X"):
            if way:
                await pilot.press(way)
                await pilot.pause()
            commands = [f"{each.title} {each.help}" for each in app.get_system_commands(app.screen)]
            # One key names panes by letters of the alphabet.
            words = (
                "\n".join([screen_text(app), *commands]).lower().replace("a letter on every", "")
            )
            for word in ("letters", "a letter", "promise", "for two"):
                assert word not in words, (way, word)
            if way:
                await pilot.press("escape")
                await pilot.pause()
        # Nor can it be reached by its name.
        await app.run_action("open_letters", app.screen)
        assert not isinstance(app.screen, LettersScreen)


async def test_the_first_look_says_plainly_what_a_letter_is(
    kept: Journal, pictures: Pictures
) -> None:
    async with opened(kept, size=(80, 24), settings=ON) as (app, pilot):
        await go_to_letters(app, pilot)
        pictures.hold("letters-first-80x24.txt", screen_text(app))
        await pilot.press("a")
        await pilot.pause()
        assert "Letters, and saying no" in screen_text(app)
        await pilot.press("escape")
        await pilot.press("f1")
        await pilot.pause()
        await pilot.press("slash", *"promise")
        await pilot.pause()
        assert "Both or neither" in screen_text(app)


async def test_a_letter_is_opened_kept_and_burned(
    kept: Journal, letter: Path, pictures: Pictures
) -> None:
    async with opened(kept, size=(80, 24), settings=ON) as (app, pilot):
        await go_to_letters(app, pilot)
        await pilot.press("o")
        await answer(pilot, str(letter))
        assert isinstance(app.screen, OpenedLetterScreen)
        pictures.hold("letter-80x24.txt", screen_text(app))
        assert kept.letters.kept() == ()
        await pilot.press("k")
        assert len(kept.letters.kept()) == 1
        await pilot.press("escape")
        await pilot.pause()
        assert "theirs  1 to 30 Nov 2026, from Ada" in screen_text(app)
        await pilot.press("E")
        await pilot.pause()
        await answer(pilot, "1")
        for _ in range(200):
            if not kept.letters.kept():
                break
            await pilot.pause(0.02)
        assert kept.letters.kept() == ()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
async def test_the_table_stands_with_two_tides(
    kept: Journal, letter: Path, size: tuple[int, int], pictures: Pictures
) -> None:
    kept.letters.keep_own(kept.letters.compose(Choice(span=NOVEMBER, days=True, name="Ben")))
    async with opened(kept, size=size, settings=ON) as (app, pilot):
        app.push_screen(TableScreen(kept, ON, kept.letters.open(letter).letter))
        await pilot.pause()
        pictures.hold(f"letter-table-{size[0]}x{size[1]}.txt", screen_text(app))


async def test_the_page_of_the_table_is_written(
    kept: Journal, letter: Path, tmp_path: Path
) -> None:
    async with opened(kept, settings=ON) as (app, pilot):
        app.push_screen(TableScreen(kept, ON, kept.letters.open(letter).letter))
        await pilot.pause()
        await pilot.press("x")
        await pilot.pause()
        await answer(pilot, str(tmp_path / "table.html"))
        assert "Ada" in (tmp_path / "table.html").read_text("utf-8")


async def test_a_letter_is_chosen_line_by_line_seen_whole_and_sealed(
    kept: Journal, ada: Journal, tmp_path: Path, pictures: Pictures
) -> None:
    async with opened(kept, size=(120, 30), settings=ON) as (app, pilot):
        await go_to_letters(app, pilot)
        await pilot.press("w")
        await pilot.pause()
        assert isinstance(app.screen, WritingScreen)
        assert "Nothing is chosen" in screen_text(app)
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, WritingScreen)
        await pilot.press("space", "j", "j", "space", "f6")
        await pilot.press("f4")
        await pilot.pause()
        await answer(pilot, "Ben")
        pictures.hold("letter-writing-120x30.txt", screen_text(app))
        await pilot.press("ctrl+s")
        await pilot.pause()
        await answer(pilot, str(tmp_path / "to-ada.letter"))
    found = ada.letters.open(tmp_path / "to-ada.letter").letter
    assert (found.name, len(found.entries), found.days) == ("Ben", 1, None)
    assert found.weeks
    [copy] = kept.letters.kept()
    assert copy.is_own


async def test_other_days_and_days_one_by_one_are_there_if_asked_for(
    kept: Journal,
) -> None:
    async with opened(kept, size=(120, 30), settings=ON) as (app, pilot):
        writing = WritingScreen(kept, ON)
        app.push_screen(writing)
        await pilot.pause()
        await pilot.press("f3")
        await pilot.pause()
        await answer(pilot, "2026-10 to 2026-11")
        await pilot.press("j", "space")
        assert "By week" in screen_text(app)
        assert "Oct" in screen_text(app)
        assert writing._letter
        assert writing._letter.days
        await pilot.press("space", "k", "space")
        assert "Nothing is chosen" in screen_text(app)


async def test_in_an_exchange_the_promise_is_shown_and_the_others_is_taken(
    kept: Journal, ada: Journal, tmp_path: Path
) -> None:
    theirs = ada.letters.promise(ada.letters.compose(Choice(span=NOVEMBER, figures=True)))
    async with opened(kept, size=(120, 30), settings=ON) as (app, pilot):
        await go_to_letters(app, pilot)
        await pilot.press("w")
        await pilot.pause()
        await pilot.press("space", "f8")
        await pilot.pause()
        assert "Give the other this promise" in screen_text(app)
        await pilot.press("escape", "x")
        await pilot.pause()
        await answer(pilot, theirs)
        await answer(pilot, str(tmp_path / "mine.letter"))
        assert (tmp_path / "mine.letter").exists()


async def test_the_others_key_is_taken_with_its_words(kept: Journal, ada: Journal) -> None:
    async with opened(kept, size=(100, 24), settings=ON) as (app, pilot):
        await go_to_letters(app, pilot)
        await pilot.press("K")
        await pilot.pause()
        own = ada.letters.keys.own()
        assert own
        await answer(pilot, own.key)
        assert own.words in screen_text(app)
        assert app.screen.query_one(OptionList).option_count == 0
