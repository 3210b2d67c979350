"""What a question to a journal costs, beside the same SQL through bare sqlite3."""

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import corpus
from floor import IS_LARGE, Row, here, in_turns, table
from tightrope.clock import now
from tightrope.domain.query import Query
from tightrope.journal import Journal

_TURNS = 25


@dataclass(frozen=True, slots=True)
class Question:
    """A question to a journal, and the SQL that answers it at the least cost."""

    name: str
    asked: Callable[[Journal], Iterable[object]]
    sql: str
    values: dict[str, object]

    def ask(self, journal: Journal) -> None:
        """Ask a journal, and take the whole answer."""
        list(self.asked(journal))

    def ask_bare(self, connection: sqlite3.Connection) -> None:
        """Ask bare sqlite3."""
        connection.execute(self.sql, self.values).fetchall()


def measure() -> list[Row]:
    """Measure the questions that screens and commands ask, at 100,000 entries."""
    rows = _at(100_000, "100 k", most=10)
    if IS_LARGE:
        rows += _at(1_000_000, "1 M", most=50)
    return rows


def _at(count: int, size: str, most: int) -> list[Row]:
    path = corpus.journal(count)
    rows = []
    bare = sqlite3.connect(path)
    bare.execute("PRAGMA cache_size = -16000")
    with Journal(path) as journal:
        for question in questions(now().day):
            ours, floor = in_turns(
                here(partial(question.ask, journal)),
                here(partial(question.ask_bare, bare)),
                turns=_TURNS,
            )
            rows.append(Row.of(f"{question.name} at {size}", ours, "the same SQL", floor, 2.0))
            rows.append(Row(f"{question.name} at {size}", ours.wall, f"{most} ms", most, 1.0))
    bare.close()
    return rows


def questions(today: date) -> list[Question]:
    """Return the questions that screens and commands ask, on the day `today`."""
    some_day = today - timedelta(days=3000)
    month = some_day.replace(day=1)
    last = month.replace(day=28)
    return [
        Question("page", lambda journal: journal.entries.find(Query(), 20), _PAGE, {}),
        Question(
            "day",
            lambda journal: journal.entries.on(some_day),
            _RANGE,
            _between(some_day, some_day),
        ),
        Question(
            "month",
            lambda journal: journal.entries.find(Query(first=month, last=last)),
            _RANGE,
            _between(month, last),
        ),
        _search("search, frequent word", corpus.FREQUENT),
        _search("search, rare word", corpus.RARE),
        _search("search, two words", f"{corpus.FREQUENT} {corpus.RARE}"),
    ]


def _search(name: str, words: str) -> Question:
    return Question(
        name,
        lambda journal: journal.entries.search(Query(words=words), 20).matches,
        _FOUND,
        {"words": words},
    )


def _between(first: date, last: date) -> dict[str, object]:
    # storage/row_mapping.py: what a place has above its lowest 37 bits is the day.
    return {"first": first.toordinal() << 37, "last": (last.toordinal() + 1 << 37) - 1}


_PAGE = "SELECT * FROM kept ORDER BY place DESC LIMIT 20"
_RANGE = "SELECT * FROM kept WHERE place BETWEEN :first AND :last ORDER BY place DESC"
# Twenty hits with the place of the words in them, and whether there are a thousand.
_FOUND = """
SELECT kept.*, found.line, counted.hits FROM (
    SELECT rowid, snippet(entries_fts, 0, '[', ']', '...', 12) AS line FROM entries_fts
    WHERE entries_fts MATCH :words ORDER BY rowid DESC LIMIT 20
) AS found JOIN kept ON kept.place = found.rowid JOIN (
    SELECT count(*) AS hits FROM (
        SELECT 1 FROM entries_fts WHERE entries_fts MATCH :words LIMIT 1001
    )
) AS counted ORDER BY kept.place DESC
"""


if __name__ == "__main__":
    print(table(measure()))
