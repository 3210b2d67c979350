import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Call = Callable[..., Result]
Added = Callable[..., str]

_KEYS = (
    "period", "days", "voted", "together_days", "space_days", "both_days", "entries", "words",
    "balance", "low", "high", "mix",
)  # fmt: skip
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
    assert {name: november[name] for name in _KEYS[1:9]} == {
        "days": 21,
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
    assert "-0.50" in rows[-1]
    assert all(len(row) <= 80 for row in rows)


@pytest.mark.usefixtures("months")
@pytest.mark.parametrize(("unit", "percent"), [("month", "80 %"), ("weekday", "99 %")])
def test_the_table_says_how_sure_its_intervals_are(call: Call, unit: str, percent: str) -> None:
    result = call("stats", "--by", unit)
    assert f"{percent} interval" in result.stdout.splitlines()[0]
    assert all(len(row) <= 80 for row in result.stdout.splitlines())


@pytest.mark.usefixtures("months")
def test_stats_counts_what_was_written_ahead(call: Call, added: Added) -> None:
    added("seven", "--on", "2026-12-24", "-t")
    december = json.loads(call("stats", "--json").stdout)["periods"][-1]
    assert (december["period"], december["days"], december["voted"]) == ("2026-12", 24, 1)
    for first, days in (("2026-11-22", 33), ("2026-12-24", 1), ("2026-12-25", 0)):
        asked = call("stats", "--by", "weekday", "--json", "--from", first).stdout
        weekdays = json.loads(asked)["periods"]
        assert (len(weekdays), sum(row["days"] for row in weekdays)) == (7, days)
    late = call("stats", "--json", "--from", "2026-12-25").stdout
    assert json.loads(late)["periods"] == []


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
    assert "2 of 28 days" in second
    assert result.stdout.replace("·", "").isascii()


@pytest.mark.usefixtures("months")
def test_the_chart_has_a_twin_in_words(call: Call) -> None:
    lines = call("chart", "--text", "--from", "2026-11").stdout.splitlines()
    assert any("2 to 8 Nov" in line and "2 of 7 days, 1 of them both" in line for line in lines)


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
    assert "\n1 to 7 Jan 0001: too early to say" in month
    years = call("chart", "--text", "--from", "0001-01-01", "--to", "0030-12-31").stdout
    assert years.startswith("1 Jan 0001 to 31 Dec 0030\n")
    assert "\n0001: too early to say" in years
    assert "\n0002: nothing marked\n" in years


def test_the_chart_is_told_its_first_day_once(call: Call) -> None:
    assert call("chart", "--weeks", "4", "--from", "2026-11").exit_code == 2


def test_the_twin_ends_with_turns_and_with_the_comfort_band(call: Call, added: Added) -> None:
    for day in range(1, 29):
        mark = "-t" if day <= 10 or day > 20 else "-s"
        need = ("-n", "content") if day <= 10 else ()
        added("x", mark, "--on", f"2026-10-{day:02}", *need)
    lines = call("chart", "--text", "--weeks", "8").stdout.splitlines()
    blank = lines.index("", 3)
    assert lines[blank + 1].startswith("Turned toward space on 10 Oct 2026: -")
    assert lines[blank + 1].endswith(" until 20 Oct 2026.")
    assert lines[blank + 2].startswith("Turned toward together on 20 Oct 2026: +")
    assert lines[blank + 2].endswith(" so far.")
    assert lines[blank + 3].startswith("Comfort band +0.")
    assert lines[blank + 3].endswith(", from 10 content days.")


def test_the_twin_says_how_far_the_comfort_band_is_where_needs_are_kept(
    call: Call, added: Added
) -> None:
    added("x", "-t", "--on", "2026-11-20")
    assert "omfort" not in call("chart", "--text").stdout
    added("y", "-t", "--on", "2026-11-21", "-n", "content")
    assert call("chart", "--text").stdout.endswith("\nComfort band: 1 of 10 days so far.\n")
