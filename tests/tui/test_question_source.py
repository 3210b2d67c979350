"""The question under an empty entry, another one, a person's own, and none at all."""

from datetime import date
from pathlib import Path

import pytest

from support import FrozenClock
from tightrope.journal import Journal
from tightrope.paths import Locations, locate
from tightrope.questions import AFTER_A_QUARREL, question_for, shipped_questions, studies_behind
from tightrope.settings import Settings, SettingsError, read_settings
from tightrope.tui.app import TightropeApp
from tightrope.tui.widgets.editor.widget import Editor
from tui.opened import opened, screen_text

TODAY = date(2026, 11, 21)


def question(app: TightropeApp) -> str:
    """Return the question that stands in the editor."""
    editor = app.query_one(Editor)
    assert app.focused is editor
    assert not editor.text
    return str(editor.placeholder)


def config_of(journal: Journal) -> Path:
    return journal.path.parent / "config.toml"


async def test_the_question_is_that_of_the_entrys_day_and_stays_all_day(
    kept: Journal, clock: FrozenClock
) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("n")
        assert question(app) == question_for(TODAY)
        await pilot.press("escape", "y")
        assert question(app) == question_for(date(2026, 11, 20))
        await pilot.press("escape")
        clock.forward(hours=2)
        await pilot.press("full_stop", "n")
        assert question(app) == question_for(TODAY)
        assert question_for(TODAY) in screen_text(app)


async def test_another_question_opens_an_empty_entry_or_stands_in_the_open_one(
    kept: Journal,
) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("p")
        assert question(app) == question_for(TODAY, further=1)
        await pilot.press("f8")
        assert question(app) == question_for(TODAY, further=2)
        assert question_for(TODAY, further=2) in screen_text(app)
        await pilot.press("escape", "n")
        assert question(app) == question_for(TODAY, further=2)
        await pilot.press("escape")
    assert len(kept.entries.on(TODAY)) == 2
    assert kept.trash.contents() == ()


async def test_p_is_a_letter_while_typing_and_words_keep_their_entry(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("n", "p", "P", "f8")
        assert "this one has words" in screen_text(app)
        await pilot.press("escape")
    assert kept.entries.on(TODAY)[-1].text == "pP"


async def test_on_a_day_that_has_not_come_the_question_is_todays(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("right", "p")
        await pilot.pause()
        assert "has not come yet" in screen_text(app)
        assert app.model.session is not None
        assert app.model.session.fields.day == app.model.today


async def test_one_key_turns_the_questions_off_for_good_and_on_again(kept: Journal) -> None:
    config = config_of(kept)
    config.write_text("# mine\nhalf_life = 7\n")
    async with opened(kept, settings=read_settings(config)) as (app, pilot):
        await pilot.press("P")
        await pilot.pause()
        assert "Questions are off, also next time; P brings them back." in screen_text(app)
        await pilot.press("n")
        assert question(app) == ""
        await pilot.press("escape", "p")
        await pilot.pause()
        assert "P brings them back" in screen_text(app)
        assert app.model.session is None
    assert config.read_text() == "prompts = false\n# mine\nhalf_life = 7\n"
    async with opened(kept, settings=read_settings(config)) as (app, pilot):
        await pilot.press("n")
        assert question(app) == ""
        await pilot.press("escape", "P", "n")
        assert question(app) == question_for(TODAY)
    assert read_settings(config).prompts


async def test_from_the_palette_the_question_under_the_cursor_goes_at_once(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("n")
        await app.run_action("toggle_questions", app.screen)
        assert question(app) == ""
        assert app.model.session is not None


async def test_where_the_settings_cannot_be_changed_the_questions_are_off_until_one_leaves(
    kept: Journal,
) -> None:
    config_of(kept).mkdir()
    async with opened(kept) as (app, pilot):
        await pilot.press("P")
        await pilot.pause()
        shown = " ".join(screen_text(app).split())
        assert "Questions are off until you leave." in shown
        assert "write prompts = false in it yourself" in shown
        await pilot.press("n")
        assert question(app) == ""


async def test_a_made_up_journal_leaves_the_settings_as_they_are(kept: Journal) -> None:
    folder = kept.path.parent
    places = Locations(kept.path, folder / "config.toml", folder / "backups", folder / "logs")
    app = TightropeApp(kept, places, Settings(), made_up=True)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("P")
        await pilot.pause()
        assert "Questions are off until you leave; P changes that." in screen_text(app)
    assert not config_of(kept).exists()


async def test_own_questions_join_ours_or_stand_alone(kept: Journal) -> None:
    config = config_of(kept)
    (config.parent / "mine.txt").write_text("# mine\nWas [bold]bleibt[/]?\x1b[2J\n")
    config.write_text('own_prompts = "mine.txt"\nonly_own_prompts = true\n')
    async with opened(kept, settings=read_settings(config)) as (app, pilot):
        await pilot.press("n")
        assert question(app) == "Was [bold]bleibt[/]?␛[2J"
        assert "Was [bold]bleibt[/]?␛[2J" in screen_text(app)
    config.write_text('own_prompts = "mine.txt"\n')
    async with opened(kept, settings=read_settings(config)) as (app, pilot):
        await pilot.press("n")
        asked = {question(app)}
        for _ in shipped_questions():
            await app.run_action("next_question", app.screen)
            asked.add(question(app))
    assert asked == {*shipped_questions(), "Was [bold]bleibt[/]?␛[2J"}


def test_own_questions_that_cannot_be_used_are_named_at_the_start(
    kept: Journal, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('ascii = true\nown_prompts = "mine.txt"\n')
    with pytest.raises(SettingsError) as trouble:
        TightropeApp(kept, locate(config=str(config)), read_settings(config))
    assert str(trouble.value) == (
        f"{config}, line 2: own_prompts names {tmp_path / 'mine.txt'}, which is not there;"
        " write one question a line there, or leave the setting out."
    )


async def test_while_questions_are_off_nobody_minds_the_file_until_they_are_wanted(
    kept: Journal,
) -> None:
    config = config_of(kept)
    config.write_text('prompts = false\nown_prompts = "mine.txt"\n')
    async with opened(kept, settings=read_settings(config)) as (app, pilot):
        await pilot.press("P")
        await pilot.pause()
        assert "which is not there" in " ".join(screen_text(app).split())
        assert config.read_text().startswith("prompts = false")
        await pilot.press("n")
        assert question(app) == ""


async def test_why_the_question_is_asked_is_shown_on_a_key_alone(kept: Journal) -> None:
    begin = "What would you begin if you began something new together?"
    async with opened(kept, size=(100, 30)) as (app, pilot):
        await pilot.press("n")
        assert "Study" not in screen_text(app)
        for _ in shipped_questions():
            if question(app) == begin:
                break
            await app.run_action("next_question", app.screen)
        await pilot.press("f10")
        await pilot.pause()
        shown = screen_text(app)
        (aron,) = studies_behind(begin)
        for words in (begin, *aron):
            assert words[:40] in shown
        await pilot.press("escape")
        assert question(app) == begin
        await pilot.press("f8", "f10")
        await pilot.pause()
        assert "No study stands behind it" in screen_text(app)
        await pilot.press("escape", "w")
        await pilot.pause()
        assert "No study stands behind it" in screen_text(app)


async def test_why_an_own_question_is_asked_stands_in_ones_file(kept: Journal) -> None:
    config = config_of(kept)
    (config.parent / "mine.txt").write_text("Was bleibt?\nwhy: [b]Oma[/] fragte so.\n")
    config.write_text('own_prompts = "mine.txt"\nonly_own_prompts = true\n')
    async with opened(kept, settings=read_settings(config)) as (app, pilot):
        await pilot.press("w")
        await pilot.pause()
        assert "[b]Oma[/] fragte so." in screen_text(app)
        await pilot.press("w", "P", "w")
        await pilot.pause()
        assert "Questions are off; P brings them back." in screen_text(app)


async def test_questions_after_a_quarrel_come_where_they_are_wanted(kept: Journal) -> None:
    settings = Settings(quarrel_prompts=True, forward_prompts=False)
    async with opened(kept, settings=settings) as (app, pilot):
        await pilot.press("n")
        asked = set()
        for _ in shipped_questions():
            await app.run_action("next_question", app.screen)
            asked.add(question(app))
    assert asked >= set(shipped_questions((AFTER_A_QUARREL,)))
    assert "What is planned, and what would be good without any plan?" not in asked
