from datetime import UTC, date, datetime

import pytest

from tightrope.domain.entry import Entry
from tightrope.storage.matches import matches
from tightrope.storage.search_parser import parse_search

NOW = datetime(2026, 11, 21, 20, 15, tzinfo=UTC)


def lit(words: str, text: str) -> tuple[str, list[str]]:
    entry = Entry(id="1", day=date(2026, 11, 21), text=text, created=NOW, modified=NOW)
    (hit,) = matches([entry], parse_search(words))
    return hit.line, [hit.line[start:end] for start, end in hit.spans]


@pytest.mark.parametrize(
    ("words", "line", "parts"),
    [
        ("cafe", "Au CAFÉ, cafés", ["CAFÉ"]),
        ("cafe*", "Au CAFÉ, cafés", ["CAFÉ", "cafés"]),
        ("resume", "my re\u0301sume\u0301", ["re\u0301sume\u0301"]),
        ("don't", "we don't, or don\u2019t", ["don't", "don\u2019t"]),
        ('"side by side"', "read side-by side", ["side-by side"]),
        ("rain -snow", "rain all day", ["rain"]),
        ("rain or river", "river, rain", ["river", "rain"]),
        ("京に", "東京に行く", ["京に"]),
        ("写python", "我写Python的", ["写Python"]),
        ("++", "c++", ["++"]),
        ("in", "rain in Spain", ["in"]),
        ("in", "in, inn and IN", ["in", "IN"]),
        ("éa", "pea, Ea", ["Ea"]),
        ("łódź", "w ŁÓDŹ i Łodz", ["ŁÓDŹ", "Łodz"]),
    ],
)
def test_a_match_is_lit_where_it_stands(words: str, line: str, parts: list[str]) -> None:
    assert lit(words, f"a title\n{line}\n{line}") == (line, parts)


@pytest.mark.parametrize("words", ["", "-snow", "walks"])
def test_where_nothing_in_the_text_matched_the_title_is_shown(words: str) -> None:
    assert lit(words, "\n# A title\nmore") == ("A title", [])
