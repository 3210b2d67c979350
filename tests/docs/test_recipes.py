"""docs/recipes.md names files and tests that are there."""

import ast

import pytest

from docs.pages import ROOT, codes, headings, page, section, table

PAGE = page("docs/recipes.md")
RECIPES = headings(PAGE, 2)
# A path is one of the source, or of the project.
BEGINNINGS = (ROOT / "src" / "tightrope", ROOT)


@pytest.mark.parametrize("recipe", RECIPES)
def test_files_of_a_recipe_are_there(recipe: str) -> None:
    for row in table(section(PAGE, recipe)):
        paths = codes(row["file"])
        assert paths
        for path in paths:
            assert any((beginning / path).exists() for beginning in BEGINNINGS), path


@pytest.mark.parametrize("recipe", RECIPES)
def test_tests_of_a_recipe_are_there(recipe: str) -> None:
    named = [code for row in table(section(PAGE, recipe)) for code in codes(row["told by"])]
    assert named
    for node in named:
        path, _, name = node.partition("::")
        tree = ast.parse((ROOT / path).read_text("utf-8"))
        tests = [
            each.name
            for each in ast.walk(tree)
            if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)
        ]
        assert name in tests, node


def test_there_is_a_recipe_for_whatever_is_added_often() -> None:
    wanted = ("field", "format", "key", "screen", "setting", "figure", "command")
    assert all(any(thing in recipe for recipe in RECIPES) for thing in wanted)
