"""What a settings file may say, and what is said of one with a mistake."""

import os
import re
import tomllib
from collections.abc import Callable
from dataclasses import fields
from datetime import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tightrope.settings import (
    BadSettingError,
    Settings,
    SettingsError,
    read_one,
    read_settings,
    refuse,
)
from tightrope.settings.switching import change_setting, settings_template

Config = Callable[[str], Path]


@pytest.fixture
def config(tmp_path: Path) -> Config:
    def write(text: str) -> Path:
        path = tmp_path / "config.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_without_a_file_everything_is_as_usual(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml", environ={}) == Settings()


def test_an_empty_file_changes_nothing(config: Config) -> None:
    assert read_settings(config(""), environ={}) == Settings()
    assert read_settings(config("[keys]\n"), environ={}) == Settings()


def test_every_setting_can_be_set(config: Config) -> None:
    settings = read_settings(
        config("""
            week_starts = "Saturday"
            day_ends = "04:00"
            half_life = 7
            date_order = "mdy"
            ascii = true
            theme = "nord"
            prompts = false
            forward_prompts = false
            quarrel_prompts = true
            own_prompts = "/somewhere/questions.txt"
            only_own_prompts = true
            lock_after = 5
            backup_limit = 500
            letters = true
            recent_journals = true
            [keys]
            "entry.new" = "a"
            entry.star = "asterisk"
        """),
    )
    assert settings == Settings(
        week_starts=5,
        day_ends=time(4),
        half_life=7.0,
        date_order="mdy",
        ascii=True,
        theme="nord",
        prompts=False,
        forward_prompts=False,
        quarrel_prompts=True,
        own_prompts=Path("/somewhere/questions.txt"),
        only_own_prompts=True,
        lock_after=5.0,
        backup_limit=500,
        letters=True,
        recent_journals=True,
        keys={"entry.new": "a", "entry.star": "asterisk"},
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [('"4:30"', time(4, 30)), ("04:30:00", time(4, 30)), ('"00:00"', None), ('"0:00"', None)],
)
def test_the_end_of_the_day_is_a_time_and_midnight_is_the_usual_one(
    config: Config, written: str, read: time | None
) -> None:
    assert read_settings(config(f"day_ends = {written}"), environ={}).day_ends == read
    assert read_one(config(f"half_life = 0\nday_ends = {written}"), "day_ends") == read


@pytest.mark.parametrize("value", ["0.25", "-1", '"far"'])
def test_a_file_that_still_sets_what_a_turn_was_is_read_as_before(
    config: Config, value: str
) -> None:
    settings = read_settings(config(f"half_life = 7\nturn = {value}\nascii = true"), environ={})
    assert settings == Settings(half_life=7.0, ascii=True)


@pytest.mark.parametrize(
    ("text", "line", "setting", "mend"),
    [
        ('ascii = true\nhalflife = 3\ntheme = "x"', 2, "halflife", "perhaps half_life was meant"),
        ("\n\n\nvolume = 11", 4, "volume", "the settings are week_starts, day_ends, "),
        ("[sound]\nvolume = 11", 2, "sound.volume", "the settings are "),
        ("[sound]", 1, "sound", "the settings are "),
        ('week_starts = "someday"', 1, "week_starts", 'write "locale" or a weekday'),
        ("week_starts = 1", 1, "week_starts", 'write "locale" or a weekday'),
        ('day_ends = "4 o clock"', 1, "day_ends", 'write a time before noon such as "04:00"'),
        ('day_ends = "12:00"', 1, "day_ends", 'write a time before noon such as "04:00"'),
        ("letters = 1", 1, "letters", "write true or false"),
        ("backup_limit = -1", 1, "backup_limit", "write a whole number of MB, or 0"),
        ("backup_limit = 1.5", 1, "backup_limit", "write a whole number of MB, or 0"),
        ("half_life = 0", 1, "half_life", "above 0 and up to 3650"),
        ("half_life = 3650.5", 1, "half_life", "above 0 and up to 3650"),
        ("half_life = nan", 1, "half_life", "above 0 and up to 3650"),
        ('half_life = "14"', 1, "half_life", "above 0 and up to 3650"),
        ("lock_after = -1", 1, "lock_after", "from 0 to 1440"),
        ("half_life = true", 1, "half_life", "above 0 and up to 3650"),
        ('date_order = "american"', 1, "date_order", 'write "dmy", "mdy" or "ymd"'),
        ("ascii = 1", 1, "ascii", "write true or false"),
        ('prompts = "no"', 1, "prompts", "write true or false"),
        ("own_prompts = true", 1, "own_prompts", "write the path of a file"),
        ('own_prompts = " "', 1, "own_prompts", "write the path of a file"),
        ('own_prompts = "a\\u0000b"', 1, "own_prompts", "write the path of a file"),
        ('own_prompts = "~nobody-here/q"', 1, "own_prompts", "write the path of a file"),
        ("only_own_prompts = true", 1, "only_own_prompts", "true only beside own_prompts"),
        ("theme = false", 1, "theme", "write the name of a theme"),
        ('theme = "   "', 1, "theme", "write the name of a theme"),
        ('theme = """\nnord\n"""\nascii = 3', 4, "ascii", "write true or false"),
        ("keys = true", 1, "keys", "write a table [keys]"),
        ('[keys]\n"entry.new" = "n"\n\n"entry.star" = 5', 4, "keys.entry.star", "write a table"),
        ('[keys]\nentry.new = ""', 2, "keys.entry.new", "write a table"),
        ('theme.name = "nord"', 1, "theme.name", "perhaps theme was meant"),
    ],
)
def test_a_mistake_is_named_with_its_file_its_line_and_its_mend(
    config: Config,
    text: str,
    line: int,
    setting: str,
    mend: str,
) -> None:
    path = config(text)
    with pytest.raises(SettingsError) as trouble:
        read_settings(path)
    assert str(trouble.value).startswith(f"{path}, line {line}: {setting} ")
    assert mend in str(trouble.value)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("ascii = true\nhalf_life 7\n", 2),
        ("ascii = true\nascii = false\n", 2),
        ('theme = "nord\n', 1),
        ('ascii = true\n\ntheme = """nord', 3),
    ],
)
def test_what_is_not_toml_is_named_with_its_line(config: Config, text: str, line: int) -> None:
    with pytest.raises(SettingsError, match=rf"config\.toml, line {line}\b.*; mend that line\."):
        read_settings(config(text))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    latin = tmp_path / "config.toml"
    latin.write_bytes(b'theme = "\xe9"')
    for unreadable in (tmp_path, latin, latin / "config.toml"):
        with pytest.raises(SettingsError, match=re.escape(str(unreadable))):
            read_settings(unreadable)


def test_another_room_can_refuse_a_key_by_name(config: Config) -> None:
    path = config('[keys]\n"entry.nwe" = "n"')
    with pytest.raises(SettingsError, match=r"line 2: keys\.entry\.nwe is no action; see the help"):
        refuse(path, "keys.entry.nwe", "is no action", "see the help")


def test_impossible_settings_cannot_be_built() -> None:
    for impossible in (
        {"week_starts": 7},
        {"day_ends": time(12)},
        {"half_life": float("inf")},
        {"date_order": "american"},
        {"backup_limit": -1},
        {"theme": ""},
    ):
        with pytest.raises(BadSettingError, match=next(iter(impossible))):
            Settings(**impossible)


def test_a_week_set_to_locale_follows_the_locale(config: Config) -> None:
    path = config('week_starts = "locale"')
    assert read_settings(path, environ={"LANG": "en_US"}).week_starts == 6
    assert read_settings(path, environ={"LANG": "de_DE"}).week_starts == 0


def test_the_template_sets_nothing_and_explains_every_setting(config: Config) -> None:
    template = settings_template()
    assert read_settings(config(template), environ={}) == Settings()
    uncommented = re.sub(r"^#(?=\S)", "", template, flags=re.MULTILINE)
    document = tomllib.loads(uncommented)
    assert list(document) == [setting.name for setting in fields(Settings)]
    assert read_settings(config(uncommented), environ={}) == Settings(
        day_ends=time.fromisoformat(document["day_ends"]),
        date_order=document["date_order"],
        own_prompts=config("").parent / document["own_prompts"],
    )


def test_a_file_of_own_questions_lies_beside_the_settings_or_at_home(
    config: Config, tmp_path: Path
) -> None:
    assert read_settings(config('own_prompts = "q.txt"')).own_prompts == tmp_path / "q.txt"
    assert read_settings(config('own_prompts = "~/q.txt"')).own_prompts == Path.home() / "q.txt"


def test_a_switch_is_changed_in_its_own_line_and_nothing_else_with_it(config: Config) -> None:
    path = config("# mine\r\ntheme = 'nord' # blue\r\n  'prompts'=true  # why\r\n[keys]\r\n")
    path.chmod(0o644)
    change_setting(path, "prompts", to=False)
    expected = b"# mine\r\ntheme = 'nord' # blue\r\n  'prompts'=false  # why\r\n[keys]\r\n"
    assert path.read_bytes() == expected
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_switch_is_found_however_its_name_is_written(config: Config) -> None:
    path = config('# As absurd as it is allowed.\n"\\u0070rompts" = true # why\n')
    change_setting(path, "prompts", to=False)
    assert path.read_text() == '# As absurd as it is allowed.\n"\\u0070rompts" = false # why\n'


def test_remarks_that_look_like_the_switch_stay_as_they_are(config: Config) -> None:
    path = config('theme = """\n#prompts = true\n"""\n[keys]\n#prompts = true\n')
    change_setting(path, "prompts", to=False)
    kept = 'prompts = false\ntheme = """\n#prompts = true\n"""\n[keys]\n#prompts = true\n'
    assert path.read_text() == kept


def test_a_switch_that_is_not_set_takes_the_line_that_explains_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.toml"
    change_setting(path, "prompts", to=False)
    assert path.read_text() == settings_template().replace("#prompts = true", "prompts = false")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    change_setting(path, "prompts", to=True)
    assert read_settings(path, environ={}) == Settings()


def test_a_setting_that_is_taken_back_leaves_its_line_as_a_remark(config: Config) -> None:
    path = config('# mine\ndate_order = "dmy"  # as at home\nascii = true\n')
    change_setting(path, "date_order", to=None)
    assert path.read_text() == '# mine\n#date_order = "dmy"  # as at home\nascii = true\n'
    change_setting(path, "date_order", to="ymd")
    change_setting(path, "half_life", to=7)
    kept = '# mine\ndate_order = "ymd"  # as at home\nascii = true\n'
    assert path.read_text() == f"half_life = 7\n{kept}"


def test_a_linked_settings_file_stays_a_link(config: Config, tmp_path: Path) -> None:
    kept = config("")
    link = tmp_path / "link.toml"
    link.symlink_to(kept)
    change_setting(link, "prompts", to=False)
    assert link.is_symlink()
    assert kept.read_text() == "prompts = false\n"


LINES = (
    "", "# a remark", "#prompts = true", "  # prompts = false", "prompts = true", "[keys]",
    '"entry.new" = "a"', 'theme = """', '"""', "ascii = true", "half_life = 3", "]", "x = [",
)  # fmt: skip


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(LINES)).map("\n".join), st.booleans())
def test_changing_a_switch_changes_what_is_read_by_that_alone(
    config: Config, text: str, to: bool
) -> None:
    path = config(text)
    try:
        before = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        with pytest.raises(SettingsError, match="mend that line"):
            change_setting(path, "prompts", to=to)
        assert path.read_text() == text
    else:
        change_setting(path, "prompts", to=to)
        assert tomllib.loads(path.read_text()) == before | {"prompts": to}


def test_a_settings_file_that_cannot_be_changed_is_named_and_left_as_it_is(
    tmp_path: Path,
) -> None:
    latin = tmp_path / "latin.toml"
    latin.write_bytes(b"# \xe9\n")
    for path in (tmp_path, latin, latin / "config.toml"):
        before = path.read_bytes() if path.is_file() else b""
        with pytest.raises(SettingsError, match="write prompts = false in it yourself") as trouble:
            change_setting(path, "prompts", to=False)
        assert str(path) in str(trouble.value)
        assert before == (path.read_bytes() if path.is_file() else b"")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do all")
def test_a_settings_file_that_is_closed_to_writing_stays_as_it_is(config: Config) -> None:
    path = config("prompts = true")
    path.chmod(0o400)
    with pytest.raises(SettingsError, match="Permission denied"):
        change_setting(path, "prompts", to=False)
    assert path.read_text() == "prompts = true"
