"""A run of days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tightrope.domain.trouble import BadDate


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both inclusive. Raises BadDate where last is earlier."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise BadDate(
                f"{self.last.isoformat()} lies before {self.first.isoformat()};"
                " give the earlier date first.",
            )

    def __len__(self) -> int:
        return self.last.toordinal() - self.first.toordinal() + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        for number in range(len(self)):
            yield self.first + timedelta(days=number)
