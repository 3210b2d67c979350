"""Numbers, intervals and days as text for people."""

from datetime import date

from tightrope.domain.balance import EVEN, Balance, Leaning
from tightrope.domain.calendar import Period

_LETTERS = 3
_DECIMALS = 2


def signed(balance: float) -> str:
    """Return a balance with its sign and two decimals, such as +0.21; 0.00 has none."""
    return _signed(balance, _DECIMALS)


def interval_text(low: float, high: float) -> str:
    """Return the ends of an interval, or of a difference: "+0.05 to +0.36".

    They have two decimals, and both as many more as it takes for whoever reads them to find the
    same word: "leaning together" never stands beside a range that begins at 0.00.
    """
    decimals, word = _DECIMALS, _word(low, high)
    while _word(*(float(f"{end:.{decimals}f}") for end in (low, high))) != word:
        decimals += 1
    return f"{_signed(low, decimals)} to {_signed(high, decimals)}"


def _word(low: float, high: float) -> Leaning:
    """Return what is said of balances, as `leaning` does, and of differences beyond +-1 too."""
    if low > 0:
        return Leaning.TOGETHER
    if high < 0:
        return Leaning.SPACE
    return Leaning.EVEN if low in EVEN and high in EVEN else Leaning.UNKNOWN


def _signed(number: float, decimals: int) -> str:
    words = f"{number:+.{decimals}f}"
    return words if float(words) else words[1:]


def voted_text(balance: Balance) -> str:
    """Return of how many days that passed the marks are: "12 of 30"; empty where none passed."""
    return f"{balance.voted} of {balance.days_passed}" if balance.days_passed else ""


def count_text(number: int, one: str, many: str | None = None) -> str:
    """Return a number of things: "1 word", "1,204 words"; `many` where an s is not enough."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day_range_text(period: Period) -> str:
    """Return a run of days without its last year: "3 to 16 May", "28 Dec 2025 to 3 Jan"."""
    first, last = period.first, period.last
    end = f"{last.day} {_month(last.month)}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{first.day} {_month(first.month)} {first.year:04} to {end}"
    if first.month != last.month:
        return f"{first.day} {_month(first.month)} to {end}"
    return f"{first.day} to {end}"


def _month(number: int) -> str:
    return MONTHS[number - 1][:_LETTERS].title()


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


_SHORT_WEEKDAY = 2  # letters


def weekday_names(week_starts: int) -> list[str]:
    """Return two letters for each day of a week, "Mo", "Tu"; it begins on 0 for Monday to 6."""
    order = [*WEEKDAYS[week_starts:], *WEEKDAYS[:week_starts]]
    return [name[:_SHORT_WEEKDAY].title() for name in order]


def day_text(day: date) -> str:
    """Return the day as it is shown to people, such as "Sat 21 Nov 2026"; read_day reads it."""
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    return f"{weekday[:3].title()} {day.day} {month[:3].title()} {day.year:04}"
