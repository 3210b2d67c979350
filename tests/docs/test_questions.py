"""docs/questions.md tells every family of questions, and every study behind them, word for word."""

import tomllib

from docs.pages import ROOT, page, section, table
from tightrope.questions import AFTER_A_QUARREL, USUAL_FAMILIES, shipped_questions

PAGE = "docs/questions.md"


def test_the_families_are_those_that_ship() -> None:
    told = {row["family"].strip("`"): int(row["questions"]) for row in table(page(PAGE))}
    shipped = (*USUAL_FAMILIES, AFTER_A_QUARREL)
    assert told == {family: len(shipped_questions((family,))) for family in shipped}


def test_every_study_stands_on_the_page_as_the_key_shows_it() -> None:
    sources = tomllib.loads((ROOT / "data/prompts/sources.toml").read_text(encoding="utf-8"))
    for name, study in sources["studies"].items():
        told = section(page(PAGE), name)
        for part, words in study.items():
            label = "Study" if part == "work" else part.capitalize()
            assert f"- {label}: {words}\n" in told
        assert "Abstract read at: " in told


def test_every_study_is_behind_questions_that_ship_and_every_name_is_one() -> None:
    sources = tomllib.loads((ROOT / "data/prompts/sources.toml").read_text(encoding="utf-8"))
    shipped = shipped_questions((*USUAL_FAMILIES, AFTER_A_QUARREL))
    assert set(sources["questions"]) <= set(shipped)
    named = [*sources["questions"].values(), *sources["families"].values()]
    assert {study for studies in named for study in studies} == set(sources["studies"])
