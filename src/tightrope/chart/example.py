"""A made-up month that shows each part of the tide, for the page that explains it."""

from datetime import date, timedelta
from math import pi, sin

from tightrope.chart.timeline import Column
from tightrope.domain.running import Running

FIRST = date(2026, 5, 4)
_DAYS = "TT.TTBTT.TT.TTBS.SSSSBS.SST...."  # together, space, both, and not marked
_RESTS_FROM = 27
_WAVE, _HIGH, _SHADE = 30, 0.6, 0.3
_SHARES = {"T": (1.0, 0.0), "S": (0.0, 1.0), "B": (0.5, 0.5), ".": (0.0, 0.0)}

TURNS = (FIRST + timedelta(days=6), FIRST + timedelta(days=21))
"""Where its line is highest and lowest."""

DAYS = len(_DAYS)
"""How many days it has, and so how many cells it takes."""


def example_columns() -> tuple[Column, ...]:
    """Return its days, each in a cell: a wave that rests at the end, since nothing is marked."""
    return tuple(_column(at, _SHARES[letter]) for at, letter in enumerate(_DAYS))


def _column(at: int, shares: tuple[float, float]) -> Column:
    day, value = FIRST + timedelta(days=at), _HIGH * sin(2 * pi * (at + 1) / _WAVE)
    line = Running(value, value - _SHADE, value + _SHADE, 10.0, value)
    return Column(day, day, at, 1, *shares, line if at < _RESTS_FROM else None, None)
