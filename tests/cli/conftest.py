"""The program, called inside the test's own process with a clock that stands still."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from support import FrozenClock
from tightrope.cli.app import program
from tightrope.cli.context import CliContext


@pytest.fixture
def call(clock: FrozenClock) -> Callable[..., Result]:
    """Call the program with arguments and perhaps standard input; its answer has all it said."""

    def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(program, arguments, input=stdin, obj=CliContext(now=clock))

    return run


@pytest.fixture
def added(call: Callable[..., Result]) -> Callable[..., str]:
    """Add an entry and give its short id."""

    def add(*arguments: str) -> str:
        result = call("add", *arguments)
        assert result.exit_code == 0, result.output
        return result.stdout.split(" · ")[-1].strip()

    return add


@pytest.fixture
def database(home: Path) -> Path:
    """Where the journal of this test lies."""
    return home / ".local" / "share" / "tightrope" / "journal.db"
