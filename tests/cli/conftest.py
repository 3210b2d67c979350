"""The program, called inside the test's own process with a clock that stands still."""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree, rmtree
from typing import Any, NoReturn

import click
import pytest
from click.testing import CliRunner, Result

from support import FrozenClock
from tightrope.cli import fast_path, is_plain_call
from tightrope.cli.app import program
from tightrope.cli.context import CliContext
from tightrope.cli.exits import run_to_exit_code


class PlainWay(click.Command):
    """The way of calls without options, which never comes to click; called like a command."""

    def main(self, *_: Any, **given: Any) -> NoReturn:
        sys.exit(run_to_exit_code(lambda: fast_path.do(given["obj"], given["args"])))


@pytest.fixture
def call(clock: FrozenClock, home: Path) -> Callable[..., Result]:
    """Call the program with arguments and perhaps standard input; its answer has all it said.

    What can be called without click is called both ways, from the same state, and must say the
    same to the byte. What the way without click did stays.
    """

    def through(way: click.Command, arguments: Sequence[str], stdin: str | bytes | None) -> Result:
        return CliRunner().invoke(way, arguments, input=stdin, obj=CliContext(now=clock))

    def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
        if not is_plain_call([*arguments]):
            return through(program, arguments, stdin)
        with put_aside(home):
            by_click = through(program, arguments, stdin)
        plainly = through(PlainWay("plain"), arguments, stdin)
        assert answered(plainly) == answered(by_click), "the way without click answers otherwise"
        return plainly

    return run


@contextmanager
def put_aside(folder: Path) -> Iterator[None]:
    """Lay a copy in the place of a folder, and throw it away with all that was done to it."""
    aside = folder.with_name(f"{folder.name}-aside")
    folder.rename(aside)
    try:
        copytree(aside, folder, symlinks=True)
        yield
    finally:
        rmtree(folder)
        aside.rename(folder)


def answered(answer: Result) -> tuple[int, bytes, bytes]:
    """Return exit code, standard output and standard error, without the id that chance gave."""
    told = re.sub(rb"(?m) \xc2\xb7 [0-9a-f]{8}$", b"", answer.stdout_bytes)
    return answer.exit_code, told, answer.stderr_bytes


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
