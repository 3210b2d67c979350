"""Where a person's own files are."""

from pathlib import Path

import pytest

from tightrope.paths import asset, locate


def test_a_journal_lies_in_the_platforms_own_folders(home: Path) -> None:
    places = locate()
    assert places.database.name == "journal.db"
    assert places.config.name == "config.toml"
    assert places.backups == places.database.with_name("journal-backups")
    for place in (places.database, places.config, places.backups, places.logs):
        assert place.is_relative_to(home)
        assert "tightrope" in place.parts


def test_looking_for_places_makes_none(home: Path) -> None:
    locate()
    assert not list(home.iterdir())


def test_a_chosen_journal_keeps_its_backups_beside_it(home: Path) -> None:
    places = locate(journal="~/letters/us.db", config="~/us.toml")
    assert places.database == home / "letters" / "us.db"
    assert places.backups == home / "letters" / "us-backups"
    assert places.config == home / "us.toml"


def test_a_relative_path_is_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert locate(journal="us.db").database == tmp_path / "us.db"


def test_a_checkout_finds_what_it_ships_with() -> None:
    assert asset("data", "territory/first-weekday.txt").is_file()
