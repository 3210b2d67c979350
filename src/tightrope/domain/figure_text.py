"""Balances and their intervals as text for people."""

from tightrope.domain.balance import EVEN, Balance, Leaning

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
