"""Private names of Textual: each is there, has its reason, and stands in one place."""

from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

from private_names import classes_of, is_there, private_imports, private_names_of, touched_by
from tightrope import tui
from tightrope.tui._textual import PRIVATE_NAMES, PrivateName

ROOT = Path(tui.__file__).parent
OWN_ROOM = "tightrope.tui._textual"
MODULES = sorted(each.name for each in walk_packages(tui.__path__, "tightrope.tui."))
ELSEWHERE = [name for name in MODULES if not name.startswith(OWN_ROOM)]


@pytest.mark.parametrize("private", PRIVATE_NAMES, ids=lambda private: private.name)
def test_what_we_use_of_textual_is_there(private: PrivateName) -> None:
    assert is_there(private.module, private.name), (
        f"Textual has no {private.name} in {private.module} any more. What falls: {private.feature}"
    )


def test_every_private_name_that_is_used_is_in_the_table_and_every_one_there_is_used() -> None:
    used: set[str] = set()
    for name in (each for each in MODULES if each.startswith(OWN_ROOM)):
        module = import_module(name)
        assert module.__file__
        source = Path(module.__file__)
        used |= {each.rpartition(".")[2] for each in private_imports(source, "textual")}
        for kind in classes_of(module):
            used |= touched_by(kind) & _textuals(kind)
    used.add("_get_screen")  # of an app that is an argument
    assert used == {each.name.rpartition(".")[2] for each in PRIVATE_NAMES}


@pytest.mark.parametrize("name", ELSEWHERE)
def test_nothing_else_touches_a_private_name_of_textual(name: str) -> None:
    module = import_module(name)
    assert module.__file__
    assert private_imports(Path(module.__file__), "textual") == set()
    for kind in classes_of(module):
        both = touched_by(kind) & _textuals(kind)
        assert both == set(), f"{kind.__name__} has a private name that Textual has too"


def test_the_linter_is_not_told_to_look_away_elsewhere() -> None:
    for path in ROOT.rglob("*.py"):
        if path.parent.name != "_textual":
            assert "SLF001" not in path.read_text(encoding="utf-8"), path


def _textuals(kind: type) -> set[str]:
    """Return the private names of all classes of Textual that a class derives from."""
    bases = [each for each in kind.__mro__ if each.__module__.split(".")[0] == "textual"]
    return {name for base in bases for name in private_names_of(base)}
