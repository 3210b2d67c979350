"""What a command costs, from its start to its end, beside a bare interpreter and beside jrnl."""

import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import corpus
from floor import IS_LARGE, TURNS, Cost, Row, in_child, in_turns, table

_BIN = Path(sys.executable).parent
_WORDS = "We talked for a long time, and the evening was quiet. " * 15

# The least that keeping an entry can cost in Python.
_INSERT = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("PRAGMA synchronous = FULL")
connection.execute("INSERT INTO entries (text) VALUES (?)", sys.argv[2:])
connection.commit()
"""
_AGAINST = "python: one durable insert"
_JRNL = """\
colors: {{}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: true
indent_character: '|'
journals:
  default:
    journal: {journal}
linewrap: 79
tagsymbols: '#@'
template: false
timeformat: '%F %r'
version: v4.6
"""


def measure() -> list[Row]:
    """Measure `add` and `list` at 1,000 and at 100,000 entries, and a review beside `add`."""
    rows = _beside_python() + _review()
    rows += _beside_jrnl(1_000, at_most=0.2)
    if IS_LARGE:
        rows += _beside_jrnl(100_000, at_most=0.02, turns=1)
    return rows


def tightrope(count: int, *words: str) -> Callable[[], Cost]:
    """Return a subject that runs a command on a journal with so many entries."""
    return in_child([_BIN / "tightrope", *words], corpus.environment(corpus.journal(count)))


def _beside_python() -> list[Row]:
    small, large, floor, add, listing = in_turns(
        tightrope(0, "add", _WORDS),
        tightrope(100_000, "add", _WORDS),
        _durable_insert(),
        tightrope(100_000, "add", "--together", "--on", "today", _WORDS),
        tightrope(100_000, "list"),
    )
    return [
        Row.of("add at 100 k", large, _AGAINST, floor, 4.0),
        Row.of("add with marks at 100 k", add, _AGAINST, floor, 4.0),
        Row.of("list at 100 k", listing, _AGAINST, floor, 4.0),
        Row.of("add at 100 k", large, "add at none", small, 1.15),
    ]


def _review() -> list[Row]:
    # Both with an option, and on the journal in its usual place: so both read options, and look
    # where the usual place is, as they do for a person.
    env = _usual_place(100_000)
    page = corpus.folder() / "review.html"
    review, add = in_turns(
        in_child([_BIN / "tightrope", "review", "--html", page, "--force"], env),
        in_child([_BIN / "tightrope", "add", "--together", _WORDS], env),
    )
    return [Row.of("review --html at 100 k", review, "add with a mark", add, 1.5)]


def _usual_place(count: int) -> dict[str, str]:
    """Return an environment in which the usual journal has so many entries."""
    env = corpus.environment(corpus.journal(count))
    kept = Path(env.pop("TIGHTROPE_JOURNAL"))
    usual = Path(env["XDG_DATA_HOME"]) / "tightrope" / "journal.db"
    usual.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    usual.unlink(missing_ok=True)
    usual.symlink_to(kept)
    return env


def _durable_insert() -> Callable[[], Cost]:
    path = corpus.folder() / "floor.db"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE IF NOT EXISTS entries (place INTEGER PRIMARY KEY, text)")
    connection.close()
    return in_child([sys.executable, "-c", _INSERT, path, _WORDS], corpus.environment(path))


def _beside_jrnl(count: int, at_most: float, turns: int = TURNS) -> list[Row]:
    size = f"{count // 1000} k"
    add, their_add, listing, their_list = in_turns(
        tightrope(count, "add", _WORDS),
        _jrnl(count, _WORDS),
        tightrope(count, "list"),
        _jrnl(count, "-n", "20"),
        turns=turns,
    )
    return [
        Row.of(f"add at {size}", add, "jrnl", their_add, at_most),
        Row.of(f"list at {size}", listing, "jrnl", their_list, at_most),
    ]


def _jrnl(count: int, *words: str) -> Callable[[], Cost]:
    """Return a subject that runs jrnl on a journal with the same entries."""
    kept = corpus.folder() / f"jrnl-{count}.txt"
    if not kept.exists():
        with kept.open("w", encoding="utf-8") as file:
            for entry in corpus.entries(count):
                # Only the beginning of a line in brackets would start another entry there.
                text = str(entry["text"]).replace("\n", "\n ")
                file.write(f"[{entry['day']} {entry['time']}] {text}\n\n")
    config = kept.with_suffix(".yaml")
    config.write_text(_JRNL.format(journal=kept), encoding="utf-8")
    shutil.copy(kept, kept.with_suffix(".before"))
    return in_child([_BIN / "jrnl", "--config-file", config, *words], corpus.environment(kept))


if __name__ == "__main__":
    print(table(measure()))
