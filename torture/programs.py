"""Starts the real programs in a home of their own, and reads what a journal keeps afterwards."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from outcome import Outcome
from tightrope.domain.errors import TightropeError
from tightrope.domain.query import Query
from tightrope.journal import Journal

BIN = Path(sys.executable).parent
WRITER = [sys.executable, str(Path(__file__).with_name("writer.py"))]
_LONGEST = 120  # seconds: what takes longer hangs


@contextmanager
def home() -> Iterator[Path]:
    """Make a folder for a journal, and remove it with all that a program left in it."""
    with tempfile.TemporaryDirectory(prefix="torture-", ignore_cleanup_errors=True) as name:
        folder = Path(name, "journal")
        folder.mkdir()
        yield folder


def environment(folder: Path) -> dict[str, str]:
    """Return variables under which a program keeps everything below a folder."""
    places = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    own = {name: str(folder / "home") for name in places}
    # Words that a full disk refuses are put into the temporary folder, which is on another one.
    temporary = str(folder.parent / "temporary")
    own |= {"TMPDIR": temporary, "XDG_RUNTIME_DIR": temporary}
    return os.environ | own | {"TIGHTROPE_JOURNAL": str(folder / "journal.db"), "TZ": "UTC"}


def tightrope(*words: str | Path) -> list[str]:
    """Return a command line of the real program."""
    return [str(BIN / "tightrope"), *map(str, words)]


def start(command: list[str], folder: Path) -> "subprocess.Popen[str]":
    """Start a program in a group of its own, with pipes on all three streams."""
    (folder.parent / "temporary").mkdir(exist_ok=True)
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        env=environment(folder),
        cwd=folder,
        start_new_session=True,
    )


def run(
    command: list[str], folder: Path, text: str = "", longest: float = _LONGEST
) -> tuple[int | None, str, str]:
    """Run a program to its end; return its exit code, None where it hung, and what it printed."""
    program = start(command, folder)
    try:
        printed, said = program.communicate(text, timeout=longest)
    except subprocess.TimeoutExpired:
        kill(program)
        printed, said = program.communicate()
        return None, printed, said
    return program.returncode, printed, said


def kill(program: "subprocess.Popen[str]") -> None:
    """End a program and its children at once, as the system does."""
    with suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGKILL)


def whole_lines(printed: str) -> set[str]:
    """Return the lines that were printed to their end."""
    return {line.rstrip("\n") for line in printed.splitlines(keepends=True) if line.endswith("\n")}


def kept(path: Path, outcome: Outcome) -> set[str]:
    """Return the texts of a journal as the next start finds them; note where it is not whole."""
    try:
        with Journal(path) as journal:
            texts = {entry.text.strip() for entry in journal.entries.in_order(Query())}
    except TightropeError as error:
        outcome.wrong.append(f"the journal does not open: {type(error).__name__}")
        return set()
    with closing(sqlite3.connect(path)) as sql:
        if (found := sql.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            outcome.wrong.append(f"integrity_check: {found}")
        try:
            sql.execute("INSERT INTO entries_fts (entries_fts, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            outcome.wrong.append(f"the search index: {error}")
        sql.rollback()
    return texts
