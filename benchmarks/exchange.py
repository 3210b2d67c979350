"""What an import and an export of 100,000 entries cost, beside the least that could do the same.

Seconds long as they are, an import and its floor take three turns instead of nine.
"""

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import corpus
from floor import Row, here, in_turns, table
from tightrope.domain.query import Query
from tightrope.journal import Journal

_COUNT = 100_000
_OTHERS = ("ical", "jrnl", "dayone", "markdown")
_TURNS = 3

# The columns and indexes of a journal's entries, without what guards and follows them: checks,
# triggers, days and tags.
_COLUMNS = (
    "place", "id", "revision", "day", "time", "zone", "together", "space", "need", "starred",
    "words", "created", "modified", "tags", "text", "spaced",
)  # fmt: skip
_TABLE = f"""
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
CREATE TABLE entries (place INTEGER PRIMARY KEY, {", ".join(_COLUMNS[1:])}, UNIQUE (id));
CREATE INDEX entries_said ON entries (place, together, space, need, starred);
CREATE VIRTUAL TABLE entries_fts USING fts5 (
    text, tags, spaced, tokenize = 'unicode61 remove_diacritics 2', content = 'entries'
);
"""
_INSERT = f"INSERT INTO entries VALUES ({', '.join('?' * len(_COLUMNS))})"
_REBUILD = "INSERT INTO entries_fts (entries_fts) VALUES ('rebuild')"

# Says how much memory a command came to hold; a process of its own, since a child begins with the
# peak of the one that started it.
_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def measure() -> list[Row]:
    """Measure import, export, the formats of others, a first sync, and an export's memory."""
    return [
        _importing(),
        _exporting(),
        *map(_exporting_for_others, _OTHERS),
        _first_sync(),
        _memory(),
    ]


def _importing() -> Row:
    source = corpus.lines(_COUNT)
    rows = _rows()
    target = corpus.folder() / "importing" / "journal.db"

    def bring() -> None:
        _remove(target)
        with Journal(target) as journal:
            journal.transfer.import_entries("jsonl", source)

    def insert() -> None:
        _remove(target)
        with closing(sqlite3.connect(target)) as connection:
            connection.executescript(_TABLE)
            with connection:
                connection.executemany(_INSERT, rows)
                connection.execute(_REBUILD)

    ours, floor = in_turns(here(bring), here(insert), turns=_TURNS)
    return Row.of("import 100 k", ours, "executemany, indexed", floor, 2.0)


def _exporting() -> Row:
    entries = list(corpus.entries(_COUNT))
    target = corpus.folder() / "exported.jsonl"

    def dump() -> None:
        with target.open("w", encoding="utf-8") as file:
            for entry in entries:
                file.write(json.dumps(entry, ensure_ascii=False) + "\n")

    with Journal(corpus.journal(_COUNT)) as journal:
        ours, floor = in_turns(
            here(lambda: journal.transfer.export_entries("jsonl", target, Query(), force=True)),
            here(dump),
            turns=_TURNS,
        )
    return Row.of("export 100 k", ours, "json.dumps", floor, 2.0)


def _exporting_for_others(name: str) -> Row:
    entries = list(corpus.entries(_COUNT))
    target = corpus.folder() / f"exported.{name}"
    again = corpus.folder() / f"dumped.{name}"
    with Journal(corpus.journal(_COUNT)) as journal:

        def export() -> None:
            _clear(target)
            journal.transfer.export_entries(name, target, Query())

        export()
        files = [target] if target.is_file() else sorted(target.iterdir())
        sizes = [file.stat().st_size for file in files]

        def dump() -> None:
            """Dump every entry, and write the same bytes into as many files."""
            _clear(again)
            again.mkdir()
            for entry in entries:
                json.dumps(entry, ensure_ascii=False)
            for number, size in enumerate(sizes):
                (again / str(number)).write_bytes(bytes(size))

        ours, floor = in_turns(here(export), here(dump), turns=1)
    return Row.of(f"export 100 k, {name}", ours, "json.dumps, as many files", floor, 4.0)


def _first_sync() -> Row:
    """Compare a first sync into an empty folder with as many files of the same sizes."""
    entries = list(corpus.entries(_COUNT))
    source, folder = corpus.journal(_COUNT), corpus.folder() / "synced"
    again = corpus.folder() / "dumped.sync"
    # A sync leaves in the journal what it knows of the folder: each turn has a copy of its own.
    copy = corpus.folder() / "syncing" / "journal.db"

    def prepare() -> None:
        _clear(folder)
        folder.mkdir()
        _remove(copy)
        shutil.copyfile(source, copy)

    def sync() -> None:
        with Journal(copy) as journal:
            journal.sync.run(folder)

    prepare()
    sync()
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    sizes = [(file.relative_to(folder), file.stat().st_size) for file in files]

    def dump() -> None:
        """Dump every entry, and write the same bytes into as many files in as many folders."""
        for entry in entries:
            json.dumps(entry, ensure_ascii=False)
        for parent in {(again / path).parent for path, _ in sizes}:
            parent.mkdir(parents=True, exist_ok=True)
        for path, size in sizes:
            (again / path).write_bytes(bytes(size))

    _clear(again)
    floor = here(dump)()
    prepare()
    ours = here(sync)()
    return Row.of("first sync of 100 k", ours, "json.dumps, as many files", floor, 4.0)


def _clear(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)


def _memory() -> Row:
    # Both are larger than SQLite's cache, which holds 16 MB of whatever is read.
    much, little = (_peak_of_export(count) for count in (_COUNT, 10_000))
    return Row("memory of an export of 100 k", much, "of 10 k", little, 1.2, "MB")


def _peak_of_export(count: int) -> float:
    program = Path(sys.executable).with_name("tightrope")
    done = subprocess.run(
        [sys.executable, "-c", _PEAK, program, "export", "jsonl", "-"],
        env=corpus.environment(corpus.journal(count)),
        check=True,
        capture_output=True,
        text=True,
    )
    return int(done.stdout) / 1024


def _rows() -> list[tuple[object, ...]]:
    """Return the rows that the import makes, as a journal holds them."""
    with closing(sqlite3.connect(corpus.journal(_COUNT))) as connection:
        question = f"SELECT {', '.join(_COLUMNS)} FROM entries ORDER BY place"
        return connection.execute(question).fetchall()


def _remove(path: Path) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()


if __name__ == "__main__":
    print(table(measure()))
