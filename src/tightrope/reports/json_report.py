"""A month's review as figures for other programs."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from tightrope.domain.aim import AimMove
from tightrope.domain.balance import Balance
from tightrope.domain.calendar import month_key
from tightrope.domain.day import Day
from tightrope.domain.formatting import WEEKDAYS
from tightrope.domain.patterns import MOST_TAGS_TOLD, WeekdayBalance
from tightrope.domain.review import Review
from tightrope.domain.running import Running
from tightrope.domain.stats import StatsRow
from tightrope.domain.talk import TalkItem
from tightrope.domain.turns import Stretch
from tightrope.reports.phrases import turn_text

Figures = dict[str, Any]


def as_json_report(
    review: Review, *, written: Iterable[Mapping[str, object]] | None = None
) -> Figures:
    """Return the review as what JSON can say; balances lie in [-1, +1], or are null.

    `month`, `before` and each of `months` have the keys of a row of `stats`, `leaning` and
    `whatever`. `days` are all days of the month, their running balance null where it rests and
    after today. `rhythm` and `tags` are of twelve months, but for the `entries` of a tag, which are
    those of the month. With `written`, the month's entry objects, even none, these, `note`, and the
    lines and titles of `talk` and `aims` hold the person's words.
    """
    figures = {
        **_row(review.month.first, review.balance),
        "today": review.today.isoformat(),
        "standing": review.state.value,
        "comparison": review.comparison.value,
        "before": _row(review.strip[-2][0].first, review.before) if review.strip[1:] else None,
        "stretches": [
            {
                "first": stretch.first.isoformat(),
                "last": stretch.last.isoformat() if stretch.last else None,
                "toward": stretch.toward.value,
                "change": stretch.change,
                "furthest": stretch.furthest.isoformat(),
            }
            for stretch in review.stretches
        ],
        "turns": [_turn(stretch) for stretch in review.turns],
        "rhythm": [_weekday(each) for each in review.weekday_pattern],
        "needs": {need.value: days for need, days in review.needs.items()},
        "comfort": {
            "days": review.comfort.days,
            "low": review.comfort.band.low if review.comfort.band else None,
            "high": review.comfort.band.high if review.comfort.band else None,
        },
        "months": [_row(period.first, balance) for period, balance in review.strip],
        "months_differ": review.months_differ,
        "tags": _tags(review),
        "days": _days(review),
        "talk": [_talk(item, with_words=written is not None) for item in review.talk],
        "aims": [_aim(move, with_words=written is not None) for move in review.aim_moves],
    }
    if written is not None:
        figures |= {"note": review.note, "written": list(written)}
    return figures


def _row(first: date, balance: Balance) -> Figures:
    row = asdict(StatsRow.of(month_key(first), balance.days_passed, balance))
    return {
        "month": row.pop("period"),
        **_without_days(row),
        "leaning": balance.leaning.value,
        "whatever": balance.whatever,
    }


def _weekday(each: WeekdayBalance) -> Figures:
    row = asdict(StatsRow.of(WEEKDAYS[each.weekday], each.balance.days_passed, each.balance))
    found = each.difference
    return {
        "weekday": row.pop("period"),
        **_without_days(row),
        "leaning": each.leaning.value,
        "difference": found.value if found else None,
        "difference_low": found.low if found else None,
        "difference_high": found.high if found else None,
        "sentence": each.sentence,
    }


def _without_days(row: Figures) -> Figures:
    """Leave out the number that stands beside a list of days of the same name."""
    del row["days"]
    return row


def _turn(stretch: Stretch) -> Figures:
    return {
        "day": stretch.first.isoformat(),
        "toward": stretch.toward.side,
        "sentence": turn_text(stretch, stretch.first.year),
    }


def _tags(review: Review) -> list[Figures]:
    """Return the tags of the month, and behind them the strongest of twelve that it lacks."""
    strongest = {each.tag: each for each in review.tag_pattern[:MOST_TAGS_TOLD]}
    entries = dict(review.tags)
    return [
        {
            "tag": tag,
            "entries": entries.get(tag, 0),
            "voted": strongest[tag].balance.voted if tag in strongest else None,
            "together_days": strongest[tag].balance.together_days if tag in strongest else None,
            "space_days": strongest[tag].balance.space_days if tag in strongest else None,
            "both_days": strongest[tag].balance.both_days if tag in strongest else None,
            "sentence": strongest[tag].sentence if tag in strongest else None,
        }
        for tag in {**entries, **strongest}
    ]


def _talk(item: TalkItem, *, with_words: bool) -> Figures:
    figures = {
        "entry": item.entry.id,
        "day": item.entry.day.isoformat(),
        "opened": f"{item.talk.opened:%Y-%m-%dT%H:%M:%SZ}",
    }
    words = {"line": item.talk.line, "title": item.entry.title}
    return figures | words if with_words else figures


def _aim(move: AimMove, *, with_words: bool) -> Figures:
    figures = {"id": move.aim.id, "day": move.day.isoformat(), "moved": move.what}
    words = {"title": move.aim.title, "note": move.aim.note}
    return figures | words if with_words else figures


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
