"""What is chosen on a screen is kept in the settings file, which stays as a person wrote it."""

from tightrope.journal import Journal
from tightrope.settings import read_settings
from tui.opened import opened


async def test_a_theme_chosen_anywhere_is_there_next_time(kept: Journal) -> None:
    config = kept.path.parent / "config.toml"
    config.write_text("# mine\ntheme = 'tightrope-dark'  # for the evening\n", encoding="utf-8")
    async with opened(kept) as (app, pilot):
        app.theme = "tightrope-light"  # as the palette does
        await pilot.pause()
    assert config.read_text() == '# mine\ntheme = "tightrope-light"  # for the evening\n'
    async with opened(kept, settings=read_settings(config, {})) as (app, _):
        assert app.theme == "tightrope-light"
