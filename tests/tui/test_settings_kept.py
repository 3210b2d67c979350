"""What is chosen on a screen is kept in the settings file, which stays as a person wrote it."""

from tightrope.journal import Journal
from tightrope.settings import Settings, read_settings
from tui.opened import opened, screen_text


async def test_a_theme_chosen_anywhere_is_there_next_time(kept: Journal) -> None:
    config = kept.path.parent / "config.toml"
    config.write_text("# mine\ntheme = 'tightrope-dark'  # for the evening\n", encoding="utf-8")
    async with opened(kept) as (app, pilot):
        await pilot.press("ctrl+p", *"theme", "enter")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "from now on" in screen_text(app)
    assert config.read_text() == '# mine\ntheme = "tightrope-light"  # for the evening\n'
    async with opened(kept, settings=read_settings(config, {})) as (app, _):
        assert app.theme == "tightrope-light"


async def test_settings_are_changed_on_their_screen_each_with_what_it_is_for(
    kept: Journal,
) -> None:
    config = kept.path.parent / "config.toml"
    config.write_text("# mine\nhalf_life = 14  # calm\n", encoding="utf-8")
    async with opened(kept) as (app, pilot):
        await pilot.press("comma", "j", "j", "j")
        await pilot.pause()
        assert "After how many days a day counts half" in screen_text(app)
        await pilot.press("enter", "backspace", "backspace", *"0", "enter")
        told = " ".join(screen_text(app).replace("│", " ").split())
        assert "write a number of days above 0" in told
        await pilot.press("backspace", *"21", "enter")
        await pilot.pause()
        assert "from the next start on" in screen_text(app)
        await pilot.press(*"jjjj", "enter", "escape")  # plain ASCII
    text = config.read_text(encoding="utf-8")
    assert text.endswith("# mine\nhalf_life = 21.0  # calm\n")
    assert read_settings(config, {}) == Settings(half_life=21.0, ascii=True)


async def test_a_theme_is_chosen_on_the_settings_screen_at_once(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("comma", "enter", "down", "enter")
        await pilot.pause()
        assert app.theme == "tightrope-light"
        assert "Theme tightrope-light line" in " ".join(screen_text(app).split())
    settings = read_settings(kept.path.parent / "config.toml", {})
    assert settings == Settings(theme="tightrope-light")


async def test_a_theme_is_seen_while_moving_and_put_back_by_esc(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("ctrl+p", *"theme", "enter")
        await pilot.pause()
        before = app.theme
        await pilot.press("down")
        await pilot.pause()
        assert app.theme == "tightrope-light"
        assert "What happened" in screen_text(app) or "Read side by side" in screen_text(app)
        await pilot.press("down", "escape")
        await pilot.pause()
        assert app.theme == before
    assert not (kept.path.parent / "config.toml").exists()
