"""A package that is used late names each module and name twice: for Python, and for the checks."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tightrope

_SOURCE = Path(tightrope.__file__).parent
_MOST_INSIDE, _MOST_NOQA, _MOST_IGNORED = 30, 60, 5
_LATE = sorted(
    path
    for path in _SOURCE.rglob("*.py")
    if "else:\n    __getattr__ = late_" in path.read_text("utf-8")
)


def _mirrored(path: Path) -> set[str]:
    """Return the names that the type checker sees a package import."""
    tree = ast.parse(path.read_text("utf-8"))
    [check] = [node for node in tree.body if isinstance(node, ast.If)]
    return {
        alias.asname or alias.name
        for node in check.body
        if isinstance(node, ast.ImportFrom | ast.Import)
        for alias in node.names
    }


def _handed_out(path: Path) -> set[str]:
    """Return the names in the table that Python reads: all its texts that are no paths."""
    tree = ast.parse(path.read_text("utf-8"))
    [check] = [node for node in tree.body if isinstance(node, ast.If)]
    return {
        node.value
        for part in check.orelse
        for node in ast.walk(part)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "." not in node.value
    } - {"tightrope"}


@pytest.mark.parametrize("path", _LATE, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_a_package_imports_late_is_what_the_checks_see(path: Path) -> None:
    assert _handed_out(path) == _mirrored(path)


@pytest.mark.parametrize("path", _LATE, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_each_name_is_there_when_it_is_first_used(path: Path) -> None:
    module = ".".join(("tightrope", *path.relative_to(_SOURCE).with_suffix("").parts))
    look = (
        f"import {module.removesuffix('.__init__')} as module;"
        f" [getattr(module, name) for name in {_mirrored(path)}]"
    )
    subprocess.run([sys.executable, "-c", look], check=True)


def test_a_name_that_a_package_does_not_have_is_an_error_as_everywhere() -> None:
    look = "from tightrope import storage; storage.no_such_module"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=False)
    assert "has no attribute 'no_such_module'" in done.stderr


def test_few_functions_import_for_themselves_and_each_says_why() -> None:
    inside = [
        (path, path.read_text("utf-8").splitlines()[node.lineno - 1])
        for path in _SOURCE.rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert len(inside) < _MOST_INSIDE, "hand it out late: lazy.py, or libraries.py for a library"
    for path, line in inside:
        assert "noqa: PLC0415 - " in line, f"{path}: {line}"


def test_suppressions_are_few_and_each_has_its_reason() -> None:
    root = _SOURCE.parent.parent
    lines = [
        line
        for folder in ("src", "tests", "benchmarks", "calibration", "torture")
        for path in (root / folder).rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
    ]
    ruff = [line for line in lines if re.search(r"[#] noqa\b", line)]
    mypy = [line for line in lines if re.search(r"[#] type: ignore\b", line)]
    assert len(ruff) < _MOST_NOQA
    assert len(mypy) < _MOST_IGNORED
    for line in [*ruff, *mypy]:
        assert re.search(r"# (noqa: \w+(, \w+)* - \w|type: ignore\[[\w, -]+\] # \w)", line), line
