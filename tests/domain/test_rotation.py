"""Which backups are kept."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tightrope.domain.rotation import LATEST, Rotated, to_remove

NOW = datetime(2026, 11, 21, 20, 15, tzinfo=UTC)
PLENTY = 10**12


def made(days: float, *, size: int = 10, is_verified: bool = True) -> Rotated:
    moment = NOW - timedelta(days=days)
    return Rotated(f"{moment:%Y%m%dT%H%M%SZ}", moment, size, is_verified)


def kept(backups: list[Rotated], limit: int = PLENTY) -> list[Rotated]:
    gone = to_remove(backups, limit)
    return [backup for backup in backups if backup.name not in gone]


def test_of_a_year_of_daily_ones_stay_seven_days_five_weeks_and_twelve_months() -> None:
    daily = [made(days) for days in range(365)]
    ages = [(NOW - backup.made).days for backup in kept(daily)]
    assert ages[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert sum(age < 35 for age in ages) <= 12
    months = {(backup.made.year, backup.made.month) for backup in kept(daily)}
    assert len(months) == 12
    assert len(ages) <= 7 + 5 + 12


def test_of_thirty_of_one_day_the_latest_stay() -> None:
    same_day = [made(number / 100) for number in range(30)]
    assert kept(same_day) == same_day[:LATEST]


def test_the_oldest_go_where_they_take_too_much_room() -> None:
    daily = [made(days, size=10) for days in range(5)]
    assert kept(daily, limit=30) == daily[:3]


def test_the_latest_and_the_latest_verified_one_stay_whatever_the_limit() -> None:
    backups = [made(0, is_verified=False), made(1, is_verified=False), made(40), made(41)]
    assert kept(backups, limit=0) == [backups[0], backups[2]]


@given(
    st.lists(
        st.builds(
            made,
            st.floats(0, 800),
            size=st.integers(0, 1000),
            is_verified=st.booleans(),
        ),
        unique_by=lambda backup: backup.name,
    ),
    st.integers(0, 20_000),
)
def test_what_is_kept_holds_the_rules_for_any_backups(backups: list[Rotated], limit: int) -> None:
    left = kept(backups, limit)
    assert kept(left, limit) == left
    verified = [backup for backup in backups if backup.is_verified]
    if verified:
        assert max(verified, key=lambda each: (each.made, each.name)) in left
    if sum(backup.size for backup in left) > limit:
        assert len(left) <= 2
