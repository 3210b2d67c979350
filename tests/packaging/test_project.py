"""What the project says of itself is so: what it needs, what it pins, where it was tried."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).parents[2]
README, MAKEFILE, PYPROJECT, CONSTRAINTS = (
    (CHECKOUT / name).read_text(encoding="utf-8")
    for name in ("README.md", "Makefile", "pyproject.toml", "constraints.txt")
)
PROJECT = tomllib.loads(PYPROJECT)["project"]
PYTHONS = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"]))

# What is used without being imported, and what calls it in the Makefile or pyproject.toml.
CALLED_BY = {
    "hatchling": "hatchling.build",
    "import-linter": "/lint-imports",
    "mypy": "/mypy",
    "pip": "-m pip",
    "pytest-asyncio": "asyncio_mode",
    "pytest-cov": "--cov",
    "pytest-xdist": "--dist",
    "ruff": "/ruff",
}
# These come with every environment, in the version of its Python, or are this project.
NOT_PINNED = {"pip", "tightrope"}


def names(requirements: Iterable[str]) -> set[str]:
    """Return the names of packages in the form that compares."""
    return {canonicalize_name(Requirement(each).name) for each in requirements}


NEEDED = names(PROJECT["dependencies"])
EXTRAS = names(
    [
        each
        for extra in ("encryption", "letters", "pdf")
        for each in PROJECT["optional-dependencies"][extra]
    ]
)
FOR_GATES = names(PROJECT["optional-dependencies"]["dev"])
RIVALS = names(PROJECT["optional-dependencies"]["rivals"])
PINNED = names(re.findall(r"^[\w.-]+==\S+", CONSTRAINTS, re.MULTILINE))


def imported_by(*folders: str, with_types: bool) -> set[str]:
    """Return the installed packages that the Python files of some folders import."""
    modules: set[str] = set()
    for path in (path for folder in folders for path in (CHECKOUT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.partition(".")[0])
    providers = packages_distributions()
    if with_types:
        modules |= {f"{name}-stubs" for name in modules}
    return {canonicalize_name(package) for name in modules for package in providers.get(name, ())}


def needed_along(package: str, extras: frozenset[str], *, everywhere: bool) -> set[str]:
    """Return what a package needs and what that needs, in this environment or in any."""
    found: set[str] = set()
    waiting, seen = [(package, extras)], set()
    while waiting:
        name, wanted = waiting.pop()
        if (name, wanted) in seen:
            continue
        seen.add((name, wanted))
        found.add(canonicalize_name(name))
        try:
            lines = requires(name) or []
        except PackageNotFoundError:  # needed in another environment
            continue
        waiting += [
            (requirement.name, frozenset(requirement.extras))
            for requirement in map(Requirement, lines)
            if _applies(requirement, wanted, everywhere=everywhere)
        ]
    return found


def _applies(requirement: Requirement, extras: frozenset[str], *, everywhere: bool) -> bool:
    if requirement.marker is None:
        return True
    condition = str(requirement.marker)
    if "extra ==" in condition:
        return any(requirement.marker.evaluate({"extra": extra}) for extra in extras)
    return everywhere or requirement.marker.evaluate()


def test_every_dependency_is_imported_and_every_import_is_a_dependency() -> None:
    assert imported_by("src", with_types=False) - {"tightrope"} == NEEDED | EXTRAS


def test_every_package_of_the_gates_is_used_by_them() -> None:
    used = imported_by("src", "tests", "benchmarks", with_types=True)
    for package in FOR_GATES - used:
        assert package in CALLED_BY, f"nothing uses {package}: drop it, or say what calls it"
        assert CALLED_BY[package] in MAKEFILE + PYPROJECT, package
    assert set(CALLED_BY) <= FOR_GATES
    assert used <= FOR_GATES | NEEDED | RIVALS | {"tightrope"}


def test_every_dependency_has_its_reason_beside_it() -> None:
    lines = PYPROJECT.splitlines()
    requirements = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    for requirement in requirements:
        [number] = [at for at, line in enumerate(lines) if line.startswith(f'  "{requirement}",')]
        assert "#" in lines[number] or lines[number - 1].startswith("  # "), requirement


def test_everything_that_is_installed_for_the_gates_is_pinned() -> None:
    wanted = frozenset(PROJECT["optional-dependencies"])
    needed = needed_along("tightrope", wanted, everywhere=False)
    needed |= needed_along("hatchling", frozenset(), everywhere=False)
    assert not needed - PINNED - NOT_PINNED


@pytest.mark.skipif(
    f"{sys.version_info.major}.{sys.version_info.minor}" != PYTHONS[0],
    reason="some packages are needed by the oldest Python alone, and what they need is seen there",
)
def test_nothing_is_pinned_that_nothing_needs() -> None:
    wanted = frozenset(PROJECT["optional-dependencies"])
    needed = needed_along("tightrope", wanted, everywhere=True)
    assert not PINNED - needed - needed_along("hatchling", frozenset(), everywhere=True)


def test_the_pythons_it_was_tried_with_are_the_same_wherever_they_are_named() -> None:
    assert sorted(PYTHONS, key=lambda version: int(version.partition(".")[2])) == PYTHONS
    assert PROJECT["requires-python"] == f">={PYTHONS[0]}"
    table = README.partition("## Where it was tried")[2].partition("\n## ")[0]
    assert re.findall(r"\| (3\.\d+) \| 3\.", table) == PYTHONS
    [search] = re.findall(r"for python in (.*?);", MAKEFILE)
    assert search.split() == [*(f"python{version}" for version in PYTHONS), "python3"]


def test_an_address_that_the_package_names_is_one_that_the_readme_names_too() -> None:
    for address in PROJECT.get("urls", {}).values():
        assert address in README
