"""A query as SQL: constant fragments, named values."""

from typing import TYPE_CHECKING, NamedTuple

from tightrope.storage.place import FIRST_PLACE, LAST_PLACE, first_of_day, last_of_day
from tightrope.storage.rows import Values

if TYPE_CHECKING:
    from tightrope.domain.query import Query
    from tightrope.storage.wanted import Wanted

# Where the places of entries are read from, in their order, and what they are called there.
_FROM_INDEX = ("entries_fts", "entries_fts.rowid")
_FROM_TAG = ("entry_tags", "entry_tags.place")
_FROM_ENTRIES = ("entries INDEXED BY entries_said", "entries.place")


class Question(NamedTuple):
    """The places of the entries that a query asks for, between the values `low` and `high`.

    `source` is a FROM with its WHERE; `key` is the place in it. `is_range` tells that nothing else
    is asked, so that the entries can be read as they stand.
    """

    source: str
    key: str
    values: Values
    is_range: bool


EVERYTHING = Question(
    f"{_FROM_ENTRIES[0]} WHERE {_FROM_ENTRIES[1]} BETWEEN :low AND :high",
    _FROM_ENTRIES[1],
    {"low": FIRST_PLACE, "high": LAST_PLACE},
    is_range=True,
)


def question(query: "Query", wanted: "Wanted | None") -> Question:
    """Return the SQL of a query whose words ask for `wanted`, which is None where it has none."""
    source, key = _FROM_ENTRIES
    conditions: list[str] = []
    values: Values = {
        "low": first_of_day(query.first) if query.first else FIRST_PLACE,
        "high": last_of_day(query.last) if query.last else LAST_PLACE,
    }
    tags = list(dict.fromkeys(query.tags))
    if wanted and wanted.match:
        source, key = _FROM_INDEX
        conditions.append("entries_fts MATCH :match")
        values["match"] = wanted.match
        if wanted.unless:
            values["match"] = f"({wanted.match}) NOT ({wanted.unless})"
    elif tags:
        source, key = _FROM_TAG
        conditions.append("entry_tags.tag = :first_tag")
        values["first_tag"] = tags.pop(0)
    conditions += _worded(wanted, key, values) if wanted else []
    conditions += _rest(query, tags, key, values)
    is_range = not conditions
    conditions.append(f"{key} BETWEEN :low AND :high")
    return Question(f"{source} WHERE {' AND '.join(conditions)}", key, values, is_range)


def _worded(wanted: "Wanted", key: str, values: Values) -> list[str]:
    """Return what words ask for beyond a match in the index."""
    conditions = []
    if wanted.unless and not wanted.match:
        conditions.append(f"{key} NOT IN {_UNLESS}")
        values["unless"] = wanted.unless
    if wanted.contains:
        conditions.append(f"EXISTS {_CONTAINS.format(key=key)}")
        values["contains"] = wanted.contains
    return conditions


def _rest(query: "Query", tags: list[str], key: str, values: Values) -> list[str]:
    conditions = []
    for number, tag in enumerate(tags):
        conditions.append(f"EXISTS {_TAGGED.format(key=key, tag=f':tag{number}')}")
        values[f"tag{number}"] = tag
    if said := _said(query):
        conditions.append(f"EXISTS {_SAID.format(key=key, said=' AND '.join(said))}")
        values["need"] = query.need
    return conditions


def _said(query: "Query") -> list[str]:
    asked = {
        "said.together": query.together,
        "said.space": query.space,
        "NOT said.together AND NOT said.space": query.unmarked,
        "said.need = :need": query.need,
        "said.starred": query.starred,
    }
    return [fragment for fragment, is_asked in asked.items() if is_asked]


_UNLESS = "(SELECT rowid FROM entries_fts WHERE entries_fts MATCH :unless)"
_CONTAINS = "(SELECT 1 FROM entries AS e WHERE e.place = {key} AND instr(e.text, :contains))"
_TAGGED = "(SELECT 1 FROM entry_tags AS t WHERE t.tag = {tag} AND t.place = {key})"
_SAID = (
    "(SELECT 1 FROM entries AS said INDEXED BY entries_said WHERE said.place = {key} AND {said})"
)
