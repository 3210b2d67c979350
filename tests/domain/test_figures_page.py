"""docs/figures.md: the page of the definitions says what the code does."""

import re
from pathlib import Path

import pytest

from domain.journals import spelled
from tightrope.domain import (
    balance,
    comfort,
    difference,
    interval,
    patterns,
    running,
)
from tightrope.domain.interval import Votes, interval_of

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "figures.md").read_text(encoding="utf-8")
LINES = re.sub(r"\s+", " ", PAGE)
NUMBERS = ("no", "one", "two", "three", "four", "five")
ROWS = re.findall(
    r"^\| (.+?) \| (\d+), (\d+), (\d+), ([\d.]+) \| (\S+) to (\S+) \|$", PAGE, re.MULTILINE
)


def test_the_page_has_its_check_values() -> None:
    assert len(ROWS) == 10


@pytest.mark.parametrize(("votes", "n", "v", "q", "f", "low", "high"), ROWS)
def test_a_check_value_is_what_the_code_gives(  # noqa: PLR0917 - a row has so many cells
    votes: str, n: str, v: str, q: str, f: str, low: str, high: str
) -> None:
    found = interval_of(Votes(int(n), int(v), int(q)), float(f))
    assert (found.low, found.high) == pytest.approx((float(low), float(high)), abs=5e-7)
    if re.fullmatch("[TSB ]+", votes):
        counted = balance.balance_of(spelled(votes), int(n))
        assert counted.votes == Votes(int(n), int(v), int(q))
        assert counted.evidence == found


@pytest.mark.parametrize(
    "said",
    [
        f"z = {interval.Z80}",
        f"half-life h = {running.HALF_LIFE:g} days",
        f"where either has n < {balance.FEWEST_COMPARED}",
        f"the months with n >= {difference.FEWEST_MONTH_VOTES}, at least three of them",
        f"at least {comfort.FEWEST_DAYS} whose first and last lie at least {comfort.LEAST_SPAN}",
        f"n_w >= {difference.FEWEST_VOTES} and |c_w - c_o| > {difference.STANDARD_ERRORS:g} sqrt",
        f"For a tag with at least {difference.FEWEST_VOTES} voting days",
        f"the strongest {NUMBERS[patterns.MOST_TAGS_TOLD]} at most",
        f"Until {NUMBERS[balance.FEWEST_SHOWN]} days of a period voted",
    ],
)
def test_the_page_names_the_numbers_of_the_code(said: str) -> None:
    assert said in LINES


def test_each_module_that_the_page_names_is_there() -> None:
    modules = re.findall(r"`(\w+\.py)`", PAGE)
    assert len(modules) >= 8
    for module in modules:
        assert (ROOT / "src" / "tightrope" / "domain" / module).is_file()
