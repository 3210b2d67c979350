"""A month's review as figures for other programs."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from tightrope.domain.balance import Balance
from tightrope.domain.calendar import month_key
from tightrope.domain.day import Day
from tightrope.domain.formatting import WEEKDAYS
from tightrope.domain.review import Review
from tightrope.domain.running import Running
from tightrope.domain.stats import StatsRow
from tightrope.domain.weekday_pattern import WeekdayBalance

Figures = dict[str, Any]


def as_json_report(
    review: Review, *, written: Iterable[Mapping[str, object]] | None = None
) -> Figures:
    """Return the review as what JSON can say; balances lie in [-1, +1], or are null.

    `month`, `before` and each of `months` have the keys of a row of `stats`, and `leaning`. `days`
    are all days of the month, their running balance null where it breaks off and after today.
    With `written`, the month's entry objects, even none, these and `note` hold the person's words.
    """
    figures = {
        **_row(review.month.first, review.balance),
        "today": review.today.isoformat(),
        "standing": review.standing.value,
        "comparison": review.comparison.value,
        "before": _row(review.strip[-2][0].first, review.before) if review.strip[1:] else None,
        "stretches": [
            {
                "first": stretch.first.isoformat(),
                "last": stretch.last.isoformat() if stretch.last else None,
                "toward": stretch.toward.value,
                "change": stretch.change,
            }
            for stretch in review.stretches
        ],
        "rhythm": [_beat(beat) for beat in review.weekday_pattern],
        "needs": {need.value: days for need, days in review.needs.items()},
        "comfort": {
            "days": review.comfort.days,
            "low": review.comfort.band.low if review.comfort.band else None,
            "high": review.comfort.band.high if review.comfort.band else None,
        },
        "months": [_row(period.first, balance) for period, balance in review.strip],
        "tags": [{"tag": tag, "entries": number} for tag, number in review.tags],
        "days": _days(review),
    }
    if written is not None:
        figures |= {"note": review.note, "written": list(written)}
    return figures


def _row(first: date, balance: Balance) -> Figures:
    row = asdict(StatsRow.of(month_key(first), balance, balance.interval))
    # Here a list of days stands beside it, so their number has a longer name.
    return {
        "month": row.pop("period"),
        "days_passed": row.pop("days"),
        **row,
        "leaning": balance.leaning.value,
    }


def _beat(beat: WeekdayBalance) -> Figures:
    row = asdict(StatsRow.of(WEEKDAYS[beat.weekday], beat.balance, beat.interval))
    return {
        "weekday": row.pop("period"),
        "days_passed": row.pop("days"),
        **row,
        "leaning": beat.leaning.value,
        "sentence": beat.sentence,
    }


def _days(review: Review) -> list[Figures]:
    line = [*review.running, *[None] * (len(review.month) - len(review.running))]
    return [
        _day(review.days.get(when, Day(when)), running)
        for when, running in zip(review.month, line, strict=True)
    ]


def _day(day: Day, running: Running | None) -> Figures:
    return {
        "day": day.date.isoformat(),
        "state": day.state.value,
        "need": day.need.value if day.need else None,
        "entries": day.entries,
        "words": day.words,
        "running": running.value if running else None,
        "running_low": running.low if running else None,
        "running_high": running.high if running else None,
    }
