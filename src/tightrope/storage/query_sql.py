"""A query as SQL: constant fragments, named values."""

from json import dumps
from typing import TYPE_CHECKING, NamedTuple

from tightrope.storage.row_mapping import FIRST_KEY, LAST_KEY, Values, first_of_day, last_of_day

if TYPE_CHECKING:
    from tightrope.domain.query import Query
    from tightrope.storage.search_parser import SearchTerms

# Where the places of entries are read from, in their order, and what they are called there.
_FROM_INDEX = ("entries_fts", "entries_fts.rowid")
_FROM_TAG = ("entry_tags", "entry_tags.place")
_FROM_ENTRIES = ("entries INDEXED BY entries_said", "entries.place")


class QuerySql(NamedTuple):
    """The places of the entries that a query asks for, between the values `low` and `high`.

    `source` is a FROM with its WHERE; `key` is the place in it. `is_range` tells that nothing else
    is asked, so that the entries can be read as they stand.
    """

    source: str
    key: str
    values: Values
    is_range: bool


EVERYTHING = QuerySql(
    f"{_FROM_ENTRIES[0]} WHERE {_FROM_ENTRIES[1]} BETWEEN :low AND :high",
    _FROM_ENTRIES[1],
    {"low": FIRST_KEY, "high": LAST_KEY},
    is_range=True,
)


def query_sql(query: "Query", terms: "SearchTerms | None") -> QuerySql:
    """Return the SQL of a query; `terms` are its parsed words, None where it has none."""
    source, key = _FROM_ENTRIES
    conditions: list[str] = []
    values: Values = {
        "low": first_of_day(query.first) if query.first else FIRST_KEY,
        "high": last_of_day(query.last) if query.last else LAST_KEY,
    }
    tags = list(dict.fromkeys(query.tags))
    if terms and terms.match:
        source, key = _FROM_INDEX
        conditions.append("entries_fts MATCH :match")
        values["match"] = terms.match
        if terms.unless:
            values["match"] = f"({terms.match}) NOT ({terms.unless})"
    elif tags:
        source, key = _FROM_TAG
        conditions.append("entry_tags.tag = :first_tag")
        values["first_tag"] = tags.pop(0)
    conditions += _text_source(terms, key, values) if terms else []
    conditions += _conditions(query, tags, key, values)
    is_range = not conditions
    conditions.append(f"{key} BETWEEN :low AND :high")
    return QuerySql(f"{source} WHERE {' AND '.join(conditions)}", key, values, is_range)


def _text_source(terms: "SearchTerms", key: str, values: Values) -> list[str]:
    """Return what words ask for beyond a match in the index."""
    conditions = []
    if terms.unless and not terms.match:
        conditions.append(f"{key} NOT IN {_UNLESS}")
        values["unless"] = terms.unless
    if terms.contains:
        conditions.append(f"EXISTS {_CONTAINS.format(key=key)}")
        values["contains"] = terms.contains
    return conditions


def _conditions(query: "Query", tags: list[str], key: str, values: Values) -> list[str]:
    conditions = []
    for number, tag in enumerate(tags):
        conditions.append(f"EXISTS {_TAGGED.format(key=key, tag=f':tag{number}')}")
        values[f"tag{number}"] = tag
    if query.tag_beginning:
        # With the sign it is asked of each match, rather than the index of words for each such tag.
        conditions.append(f"+{key} IN {_TAG_BEGINS}")
        values["tag_begins"] = query.tag_beginning
        values["tag_ends"] = query.tag_beginning + _LAST_CHARACTER
    if stated := _conditions_of(query):
        conditions.append(f"EXISTS {_CONDITIONS.format(key=key, stated=' AND '.join(stated))}")
        values["need"] = query.need
        values["ids"] = dumps(query.ids)
        values["without"] = dumps(query.without)
    return conditions


def _conditions_of(query: "Query") -> list[str]:
    asked = {
        "said.together": query.together,
        "said.space": query.space,
        "NOT said.together AND NOT said.space": query.unmarked,
        "said.need = :need": query.need,
        "said.starred": query.starred,
        "said.id IN (SELECT value FROM json_each(:ids))": bool(query.ids),
        "said.id NOT IN (SELECT value FROM json_each(:without))": bool(query.without),
    }
    return [fragment for fragment, is_asked in asked.items() if is_asked]


_UNLESS = "(SELECT rowid FROM entries_fts WHERE entries_fts MATCH :unless)"
_CONTAINS = "(SELECT 1 FROM entries AS e WHERE e.place = {key} AND instr(e.text, :contains))"
_TAGGED = "(SELECT 1 FROM entry_tags AS t WHERE t.tag = {tag} AND t.place = {key})"
_TAG_BEGINS = "(SELECT place FROM entry_tags WHERE tag >= :tag_begins AND tag < :tag_ends)"
_LAST_CHARACTER = "\U0010ffff"
_CONDITIONS = (
    "(SELECT 1 FROM entries AS said INDEXED BY entries_said WHERE said.place = {key} AND {stated})"
)
