import csv
import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import Result

Call = Callable[..., Result]
Added = Callable[..., str]

_KEYS = (
    "period", "days", "days_passed", "voted", "together_days", "space_days", "both_days",
    "entries", "words", "balance", "low", "high", "mix",
)  # fmt: skip
_WEEKDAY_KEYS = (*_KEYS, "difference", "difference_low", "difference_high", "sentence")
_DAY_KEYS = (*_KEYS, "running", "running_low", "running_high", "need", "state")


@pytest.fixture
def months(added: Added) -> None:
    added("one two", "--on", "2026-08-30", "-t")
    added("three", "--on", "2026-11-02", "-t", "-s", "-n", "content")
    added("four", "--on", "2026-11-03", "-s")
    added("five", "--on", "2026-11-03", "-s")
    added("six", "--on", "2026-11-04")


@pytest.mark.usefixtures("months")
def test_stats_has_a_row_a_month_and_the_empty_ones_between(call: Call) -> None:
    figures = json.loads(call("stats", "--by", "month", "--json").stdout)
    assert figures["by"] == "month"
    assert [row["period"] for row in figures["periods"]] == [
        "2026-08", "2026-09", "2026-10", "2026-11",
    ]  # fmt: skip
    august, september, _, november = figures["periods"]
    assert tuple(november) == _KEYS
    assert {name: november[name] for name in _KEYS[1:10]} == {
        "days": 21,
        "days_passed": 21,
        "voted": 2,
        "together_days": 0,
        "space_days": 1,
        "both_days": 1,
        "entries": 4,
        "words": 4,
        "balance": -0.5,
    }
    assert november["mix"] == 0.5
    assert november["low"] < -0.5 < november["high"]
    assert (august["balance"], august["words"]) == (1, 2)
    assert (august["days"], august["days_passed"]) == (31, 2)
    assert (september["balance"], september["mix"], september["entries"]) == (None, None, 0)


@pytest.mark.usefixtures("months")
def test_stats_by_day_tells_the_state_and_the_running_balance(call: Call) -> None:
    figures = json.loads(call("stats", "--by", "day", "--json", "--from", "2026-11-01").stdout)
    days = figures["periods"]
    assert tuple(days[0]) == _DAY_KEYS
    assert [day["state"] for day in days[:5]] == [
        "unwritten", "both", "space", "unmarked", "unwritten",
    ]  # fmt: skip
    assert days[1]["need"] == "content"
    assert days[-1]["period"] == "2026-11-21"
    assert days[2]["running_low"] < days[2]["running"] < days[2]["running_high"]
    assert days[0]["running"] is None


@pytest.mark.usefixtures("months")
def test_stats_as_csv_has_the_same_columns(call: Call) -> None:
    table = list(csv.DictReader(io.StringIO(call("stats", "--by", "week", "--csv").stdout)))
    assert tuple(table[0]) == _KEYS
    assert table[-1]["period"] == "2026-W45"
    assert (table[-1]["voted"], table[-2]["balance"]) == ("2", "")


@pytest.mark.usefixtures("months")
@pytest.mark.parametrize(
    ("unit", "periods"),
    [
        ("year", ["2026"]),
        ("weekday", ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]),
    ],
)
def test_stats_has_a_row_a_year_and_a_weekday(call: Call, unit: str, periods: list[str]) -> None:
    figures = json.loads(call("stats", "--by", unit, "--json").stdout)
    assert [row["period"] for row in figures["periods"]] == periods


@pytest.mark.usefixtures("months")
def test_stats_for_people_is_a_table(call: Call) -> None:
    result = call("stats")
    head, *rows = result.stdout.splitlines()
    assert head.split()[:2] == ["period", "marked"]
    assert len(rows) == 4
    assert "2 of 21" in rows[-1]
    assert "1 of 2" in rows[0]
    assert all(len(row) <= 80 for row in rows)


@pytest.mark.usefixtures("months")
def test_a_table_has_no_figure_before_four_days_are_marked(call: Call, added: Added) -> None:
    assert "-0.50" not in call("stats").stdout
    added("seven", "--on", "2026-11-05", "-s")
    added("eight", "--on", "2026-11-06", "-s")
    assert "-0.75" in call("stats").stdout


@pytest.mark.usefixtures("months")
@pytest.mark.parametrize(
    ("unit", "heading"),
    [("month", "80 % interval"), ("day", "80 % interval"), ("weekday", "beside others")],
)
def test_the_table_says_how_sure_its_figures_are(call: Call, unit: str, heading: str) -> None:
    result = call("stats", "--by", unit)
    assert heading in result.stdout.splitlines()[0]
    assert all(len(row) <= 80 for row in result.stdout.splitlines())


def test_a_weekday_is_told_beside_the_other_days(call: Call, added: Added) -> None:
    for week in range(9):
        for day in range(7):
            mark = "-t" if day == 6 else "-s"
            added("x", mark, "--on", f"{date(2026, 9, 14) + timedelta(days=7 * week + day)}")
    result = call("stats", "--by", "weekday")
    assert "Sundays are more together than your other days." in result.stderr
    rows = json.loads(call("stats", "--by", "weekday", "--json").stdout)["periods"]
    assert {tuple(row) for row in rows} == {_WEEKDAY_KEYS}
    monday, sunday = rows[0], rows[6]
    assert sunday["sentence"] == "Sundays are more together than your other days"
    assert monday["sentence"] == "no other weekday stands out"
    assert 0 < sunday["difference_low"] < sunday["difference"] < sunday["difference_high"]
    table = list(csv.DictReader(io.StringIO(call("stats", "--by", "weekday", "--csv").stdout)))
    assert tuple(table[0]) == _WEEKDAY_KEYS


@pytest.mark.usefixtures("months")
def test_what_was_written_ahead_counts_when_its_day_has_come(call: Call, added: Added) -> None:
    before = call("stats", "--json").stdout
    added("seven", "--on", "2026-12-24", "-t")
    assert call("stats", "--json").stdout == before
    assert json.loads(call("stats", "--json", "--from", "2026-12-01").stdout)["periods"] == []
    asked = call("stats", "--by", "weekday", "--json", "--from", "2026-11-20").stdout
    weekdays = json.loads(asked)["periods"]
    assert (len(weekdays), sum(row["days"] for row in weekdays)) == (7, 2)
    assert "2026-12-24" in call("list", "--json").stdout


def test_a_chart_with_nothing_marked_up_to_today_says_that(call: Call, added: Added) -> None:
    added("ahead", "--on", "2026-12-24", "-t")
    assert "Nothing is marked up to today" in call("chart").stderr


def test_figures_of_an_empty_journal_are_no_error(call: Call) -> None:
    assert json.loads(call("stats", "--json").stdout) == {"by": "month", "periods": []}
    for command in ("stats", "chart"):
        result = call(command)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr


def test_stats_takes_one_form_at_a_time(call: Call) -> None:
    assert call("stats", "--json", "--csv").exit_code == 2
    assert call("stats", "--by", "fortnight").exit_code == 2


def test_weeks_begin_and_dates_are_read_as_the_settings_say(
    call: Call,
    added: Added,
    home: Path,
) -> None:
    settings = home / ".config" / "tightrope" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('week_starts = "sunday"\ndate_order = "mdy"\n')
    added("x", "-t", "--on", "11/03/2026")
    figures = json.loads(call("stats", "--by", "week", "--json").stdout)
    assert figures["periods"][0]["period"] == "2026-11-01"


def test_a_mistake_in_the_settings_stops_only_what_needs_them(
    call: Call,
    added: Added,
    home: Path,
) -> None:
    settings = home / ".config" / "tightrope" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('\nweek_starts = "someday"\n')
    added("x", "-t")
    result = call("stats")
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{settings}, line 2: week_starts" in result.stderr
    assert call("list").exit_code == 0
    assert call("where").exit_code == 0


@pytest.mark.usefixtures("months")
def test_a_chart_that_is_piped_is_plain(call: Call) -> None:
    result = call("chart", "--weeks", "4")
    first, second, *_ = result.stdout.splitlines()
    assert first == "25 Oct to 21 Nov 2026"
    assert second == "2 marked days; the line says something from about ten"
    assert result.stdout.replace("·", "").isascii()


@pytest.mark.usefixtures("months")
def test_the_chart_has_a_twin_in_words(call: Call) -> None:
    lines = call("chart", "--text", "--from", "2026-11").stdout.splitlines()
    assert any(line.startswith("2 to 8 Nov") and "2 marked days" in line for line in lines)


@pytest.mark.usefixtures("months")
@pytest.mark.parametrize("way", [(), ("--text",)])
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--month", "2026-12"), "These days have not come yet: the chart ends with today."),
        (("--from", "9999-12-31"), "These days have not come yet: the chart ends with today."),
        (("--month", "0001-01"), "These days are before the first entry, which is of "),
        (("--to", "2020-01-01"), "These days are before the first entry, which is of "),
    ],
)
def test_a_chart_of_days_without_a_journal_says_why_it_is_empty(
    call: Call, asked: tuple[str, ...], said: str, way: tuple[str, ...]
) -> None:
    result = call("chart", *asked, *way)
    assert (result.exit_code, result.stdout) == (0, "")
    assert said in result.stderr


def test_early_years_have_four_figures_everywhere(call: Call, added: Added) -> None:
    added("x", "-t", "--on", "0001-01-01")
    month = call("chart", "--text", "--month", "0001-01").stdout
    assert month.startswith("1 to 31 Jan 0001\n")
    assert "\n1 to 7 Jan 0001: 1 marked day" in month
    years = call("chart", "--text", "--from", "0001-01-01", "--to", "0030-12-31").stdout
    assert years.startswith("1 Jan 0001 to 31 Dec 0030\n")
    assert "\n0001: 1 marked day" in years
    assert "\n0002: nothing marked · 0 of 365 days marked\n" in years


def test_the_chart_is_told_its_first_day_once(call: Call) -> None:
    assert call("chart", "--weeks", "4", "--from", "2026-11").exit_code == 2


@pytest.fixture
def turning(added: Added) -> None:
    """Space, together and space again, four weeks each up to 21 November; content in the middle."""
    for at in range(84):
        mark = "-t" if 28 <= at < 56 else "-s"
        need = ("-n", "content") if 20 <= at < 78 else ()
        added("x", mark, "--on", f"{date(2026, 8, 30) + timedelta(days=at)}", *need)


@pytest.mark.usefixtures("turning")
def test_the_twin_ends_with_stretches_and_with_the_comfort_band(call: Call) -> None:
    lines = call("chart", "--text", "--weeks", "12").stdout.splitlines()
    blank = lines.index("", 3)
    assert lines[blank + 1 :] == [
        "Toward together for four weeks, 26 September to 24 October.",
        "Toward space for four weeks, since 24 October.",
        "Comfort: the line mostly lay at -0.78 to +0.40 on 58 days that were right.",
    ]


@pytest.mark.usefixtures("turning")
def test_the_chart_gives_turns_and_stretches_to_other_programs(call: Call) -> None:
    told = json.loads(call("chart", "--json").stdout)
    assert tuple(told) == ("from", "to", "turns", "stretches", "comfort")
    assert (told["from"], told["to"]) == ("2026-08-30", "2026-11-21")
    assert told["turns"] == [{"day": "2026-10-24", "toward": "space"}]
    ended, open_ = told["stretches"]
    assert {key: ended[key] for key in ("first", "last", "toward")} == {
        "first": "2026-09-26",
        "last": "2026-10-24",
        "toward": "together",
    }
    assert (open_["first"], open_["last"], open_["toward"]) == ("2026-10-24", None, "space")
    assert ended["change"] > 0 > open_["change"]
    assert told["comfort"]["days"] == 58
    assert told["comfort"]["low"] < 0 < told["comfort"]["high"]
    november = json.loads(call("chart", "--json", "--from", "2026-11-01").stdout)
    assert (november["turns"], len(november["stretches"])) == ([], 1)
    assert call("chart", "--json", "--text").exit_code == 2


def test_a_chart_of_an_empty_journal_has_nothing_for_other_programs(call: Call) -> None:
    told = json.loads(call("chart", "--json").stdout)
    assert (told["turns"], told["stretches"]) == ([], [])
    assert told["comfort"] == {"days": 0, "low": None, "high": None}


def test_the_twin_says_how_far_the_comfort_band_is_where_needs_are_kept(
    call: Call, added: Added
) -> None:
    added("x", "-t", "--on", "2026-11-20")
    assert "omfort" not in call("chart", "--text").stdout
    added("y", "-t", "--on", "2026-11-21", "-n", "content")
    assert call("chart", "--text").stdout.endswith("\nComfort: 1 of 10 days so far.\n")
