"""Private names of click: each is there, has its reason, and stands in one module."""

from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

from private_names import classes_of, is_there, private_imports, private_names_of, touched_by
from tightrope import cli
from tightrope.cli import _click
from tightrope.cli._click import PRIVATE_NAMES, PrivateName

ELSEWHERE = sorted(
    each.name
    for each in walk_packages(cli.__path__, "tightrope.cli.")
    if each.name != _click.__name__
)


@pytest.mark.parametrize("private", PRIVATE_NAMES, ids=lambda private: private.name)
def test_what_we_use_of_click_is_there(private: PrivateName) -> None:
    assert is_there(private.module, private.name), (
        f"click has no {private.name} in {private.module} any more. What falls: {private.feature}"
    )


def test_every_private_name_that_is_used_is_in_the_table_and_every_one_there_is_used() -> None:
    used = {each.rpartition(".")[2] for each in private_imports(Path(_click.__file__), "click")}
    for kind in classes_of(_click):
        used |= touched_by(kind) & _clicks(kind)
    assert used == {each.name.rpartition(".")[2] for each in PRIVATE_NAMES}


@pytest.mark.parametrize("name", ELSEWHERE)
def test_nothing_else_touches_a_private_name_of_click(name: str) -> None:
    module = import_module(name)
    assert module.__file__
    assert private_imports(Path(module.__file__), "click") == set()
    for kind in classes_of(module):
        both = touched_by(kind) & _clicks(kind)
        assert both == set(), f"{kind.__name__} has a private name that click has too"


def _clicks(kind: type) -> set[str]:
    bases = [each for each in kind.__mro__ if each.__module__.split(".")[0] == "click"]
    return {name for base in bases for name in private_names_of(base)}
