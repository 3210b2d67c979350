import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Call = Callable[..., Result]


@pytest.fixture
def config(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = home / "settings" / "config.toml"
    path.parent.mkdir()
    monkeypatch.setenv("TIGHTROPE_CONFIG", str(path))
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    return path


def lines_of(told: str) -> dict[str, str]:
    return {line.split()[0]: " ".join(line.split()[1:]) for line in told.splitlines()}


def test_each_setting_is_told_with_where_it_comes_from(call: Call, config: Path) -> None:
    told = call("config")
    assert lines_of(told.stdout)["week_starts"] == '"sunday" as is usual where you live'
    assert str(config) in told.stderr
    config.write_text('# mine\nascii = true\nday_ends = "4:00"\n[keys]\nentry.new = "a"\n')
    told = call("config")
    assert told.exit_code == 0
    wanted = {
        "week_starts": '"sunday" as is usual where you live',
        "day_ends": '"04:00" line 3',
        "half_life": "14.0 usual",
        "date_order": "not set usual",
        "ascii": "true line 2",
        "theme": '"tightrope-dark" usual',
        "prompts": "true usual",
        "own_prompts": "not set usual",
        "only_own_prompts": "false usual",
        "keys.entry.new": '"a" line 5',
    }
    assert {name: lines_of(told.stdout)[name] for name in wanted} == wanted


def test_the_same_as_json(call: Call, config: Path) -> None:
    config.write_text("half_life = 7\n")
    told = json.loads(call("config", "--json").stdout)
    assert (told["file"], told["exists"]) == (str(config), True)
    assert {"key": "half_life", "value": 7.0, "from": "file", "line": 1} in told["settings"]
    assert {"key": "date_order", "value": None, "from": "usual", "line": None} in told["settings"]


def test_every_mistake_is_named_with_file_line_and_key(call: Call, config: Path) -> None:
    config.write_text(
        'halflife = 3\nhalf_life = 0\nturn = 0.5\ntheme = "none"\nascii = 1\n'
        'only_own_prompts = true\n[keys]\nentry.nwe = "n"\n[sound]\nvolume = 11\n'
    )
    told = call("config", "--check")
    assert told.exit_code == 1
    mistakes = [line.removeprefix(f"{config}, ") for line in told.stdout.splitlines()]
    assert [line.split("; ")[0] for line in mistakes] == [
        "line 1: halflife is not a setting",
        "line 2: half_life cannot have this value",
        "line 3: turn means nothing now",
        "line 4: theme is not a theme",
        "line 5: ascii cannot have this value",
        "line 6: only_own_prompts cannot have this value",
        "line 8: keys.entry.nwe is not a key",
        "line 10: sound.volume is not a setting",
    ]
    assert "8 settings to mend" in told.stderr
    found = json.loads(call("config", "--check", "--json").stdout)
    assert [(each["line"], each["key"]) for each in found][:2] == [
        (1, "halflife"),
        (2, "half_life"),
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'theme = "nord\n', "line 1: "),
        (b"ascii = true\nascii = true\n", "line 2: "),
        (b'theme = "\xe9"', "line 1: the file cannot be read (it is not UTF-8 text)"),
    ],
)
def test_what_is_no_settings_file_at_all_is_one_mistake(
    call: Call, config: Path, content: bytes, told: str
) -> None:
    config.write_bytes(content)
    result = call("config", "--check")
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{config}, {told}")
    assert call("config").exit_code == 1


@pytest.mark.parametrize("text", [None, "", 'theme = "nord"\n[keys]\n"entry.new" = "a"\n'])
def test_where_there_is_no_mistake_that_is_said(call: Call, config: Path, text: str | None) -> None:
    if text is not None:
        config.write_text(text)
    result = call("config", "--check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert call("config", "--check", "--json").stdout == "[]\n"


def test_edit_makes_the_file_with_every_setting_explained_and_checks_it(
    call: Call, config: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    assert call("config", "--edit").exit_code == 0
    assert "#day_ends" in config.read_text()
    assert config.stat().st_mode & 0o777 == 0o600
    editor = home / "editor.sh"
    editor.write_text('#!/bin/sh\necho "volume = 11" > "$1"\n')
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    result = call("config", "--edit")
    assert (result.exit_code, config.read_text()) == (1, "volume = 11\n")
    assert "line 1: volume is not a setting" in result.stdout


def test_an_editor_that_gives_up_changes_nothing(
    call: Call, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "false")
    assert call("config", "--edit").exit_code == 1
    assert not config.exists()
