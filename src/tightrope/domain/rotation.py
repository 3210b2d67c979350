"""Which of the backups that the program made by itself are kept, and which make room."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime
from typing import NamedTuple

DAYS, WEEKS, MONTHS = 7, 5, 12
"""Of how many of the latest days, weeks and months that have a backup the last one is kept."""

LATEST = 3
"""How many of the latest are kept whatever their day, so that imports in a row have one each."""


class Rotated(NamedTuple):
    """A backup that may be rotated: its name, when it was made, its size in bytes."""

    name: str
    made: datetime
    size: int
    is_verified: bool


def to_remove(backups: Iterable[Rotated], limit: int) -> tuple[str, ...]:
    """Return the names of those that may go, oldest first; `limit` is in bytes for all together.

    The latest and the latest verified one stay, whatever the limit.
    """
    newest_first = sorted(backups, key=lambda backup: (backup.made, backup.name), reverse=True)
    kept = set(newest_first[:LATEST])
    for period_of, count in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        kept |= _last_of_each(newest_first, period_of, count)
    safe = set(newest_first[:1]) | set([each for each in newest_first if each.is_verified][:1])
    kept |= safe
    total = sum(backup.size for backup in kept)
    for backup in reversed(newest_first):
        if total <= limit:
            break
        if backup in kept and backup not in safe:
            kept.remove(backup)
            total -= backup.size
    return tuple(backup.name for backup in reversed(newest_first) if backup not in kept)


def _last_of_each(
    newest_first: list[Rotated], period_of: Callable[[datetime], Hashable], count: int
) -> set[Rotated]:
    last: dict[Hashable, Rotated] = {}
    for backup in newest_first:
        last.setdefault(period_of(backup.made), backup)
    return set(list(last.values())[:count])


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> Hashable:
    return moment.year, moment.month
