"""What is imported when: a command must answer before a person looks up."""

import json
import os
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

SLOW = {
    "textual", "rich", "sqlite_utils", "dateutil", "yaml", "tomllib", "tomlkit", "asyncio",
    "icalendar", "filelock", "wcwidth", "sqlcipher3",
}  # fmt: skip
# Runs the program as its script does, and says which slow packages it came to import.
LOOK = f"""
import json, sys
sys.argv = ["tightrope", *json.loads(sys.argv[1])]
try:
    from tightrope.cli import main
    main()
finally:
    print(json.dumps(sorted({SLOW} & sys.modules.keys())), file=sys.stderr)
"""
IMPORT_ALL = """
import importlib, pkgutil, tightrope
for module in pkgutil.walk_packages(tightrope.__path__, "tightrope."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
"""


def run(script: str, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a script in a process of its own, which leaves no bytecode behind."""
    return subprocess.run(
        [sys.executable, "-c", script, *words],
        cwd=cwd,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def slow_imports_of(*words: str, cwd: Path) -> set[str]:
    """Return the slow packages that a command line imports."""
    done = run(LOOK, json.dumps(words), cwd=cwd)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_importing_the_command_line_imports_nothing_slow(tmp_path: Path) -> None:
    done = run(f"import sys, tightrope.cli; print({SLOW} & sys.modules.keys())", cwd=tmp_path)
    assert done.stdout == "set()\n", done.stderr


def test_commands_on_a_kept_journal_import_nothing_slow(tmp_path: Path) -> None:
    assert slow_imports_of("add", "The first.", cwd=tmp_path) <= {"sqlite_utils", "dateutil"}
    for command in (
        ["--version"],
        ["where"],
        ["add", "-t", "Another."],
        ["list", "--on", "today"],
        ["search", "another"],
        ["export", "jsonl", "-"],
        ["review", "--html", "page.html"],
    ):
        assert not slow_imports_of(*command, cwd=tmp_path), command


@pytest.mark.parametrize(
    "command",
    [
        ["--help"],
        ["list", "--json"],
        ["stats", "--by", "month"],
        ["chart", "--text"],
        ["review", "--with-words"],
        ["add", "--on", "3 Nov", "Remembered."],
        ["export", "markdown", "out"],
    ],
    ids=" ".join,
)
def test_no_command_imports_the_full_screen_face(command: list[str], tmp_path: Path) -> None:
    assert not slow_imports_of(*command, cwd=tmp_path) & {"textual", "rich"}


def test_the_journal_itself_opens_without_what_reads_command_lines(tmp_path: Path) -> None:
    done = run(LOOK.replace("textual", "click", 1), json.dumps([]), cwd=tmp_path)
    said, imported = done.stderr.splitlines()
    assert "needs a terminal" in said
    assert done.returncode == 1
    assert json.loads(imported) == []


def test_importing_every_module_creates_nothing(tmp_path: Path, home: Path) -> None:
    done = run(IMPORT_ALL, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == done.stderr == ""
    assert not list(tmp_path.iterdir())
    assert not list(home.iterdir())


def test_no_module_imports_a_package_that_imports_it() -> None:
    # import-linter looks for cycles among siblings; this is the one kind it cannot see.
    graph = grimp.build_graph("tightrope", cache_dir=None)
    for module in graph.modules:
        for imported in graph.find_modules_directly_imported_by(module):
            if module.startswith(f"{imported}."):
                chain = graph.find_shortest_chain(importer=imported, imported=module)
                assert chain is None, f"{module} and {imported} import each other: {chain}"
