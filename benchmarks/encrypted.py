"""What an encrypted journal costs, beside the same journal plain."""

from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import corpus
import queries
from floor import Row, here, in_turns, table
from tightrope.clock import now
from tightrope.domain.entry import Draft
from tightrope.domain.query import Query
from tightrope.journal import Journal
from tightrope.journal.encryption import is_encrypted
from tightrope.storage.backup import back_up
from tightrope.storage.conversion import converted
from tightrope.storage.encryption import FileKey, salt_of

_COUNT = 100_000
_TURNS = 25
_OPENS_WITH = "a passphrase of four words"


def measure() -> list[Row]:
    """Measure lists, searches, saves, import, export and opening, at 100,000 entries."""
    plain, sealed = _both()
    key = FileKey.derive(_OPENS_WITH, salt_of(sealed))
    with Journal(plain) as bare, Journal(sealed, key=key) as encrypted:
        rows = [
            _compared(question.name, partial(question.ask, encrypted), partial(question.ask, bare))
            for question in queries.questions(now().day)
        ]
        rows.append(_compared("save", partial(_save, encrypted), partial(_save, bare)))
        target = corpus.folder() / "exported-encrypted.jsonl"
        rows.append(
            _compared(
                "export 100 k",
                partial(_export, encrypted, target),
                partial(_export, bare, target),
                most=2.5,
                turns=3,
            )
        )
    rows.append(_importing(key))
    rows.append(_opening(plain, sealed))
    return rows


def _both() -> tuple[Path, Path]:
    """Return a plain journal and an encrypted one with the same entries."""
    plain = corpus.folder() / "plain" / "journal.db"
    sealed = corpus.folder() / "encrypted" / "journal.db"
    for path in (plain, sealed):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        if not path.exists():
            back_up(corpus.journal(_COUNT), path, now().utc)
    if not is_encrypted(sealed):
        with converted(sealed, None, FileKey.derive(_OPENS_WITH)) as made:
            made.take_place()
    return plain, sealed


def _compared(
    name: str,
    encrypted: Callable[[], None],
    plain: Callable[[], None],
    most: float = 1.5,
    turns: int = _TURNS,
) -> Row:
    ours, floor = in_turns(here(encrypted), here(plain), turns=turns)
    return Row.of(f"encrypted: {name}", ours, "plain", floor, most)


def _save(journal: Journal) -> None:
    journal.entries.write(Draft(day=now().day, text="Walked home along the river. " * 20))


def _export(journal: Journal, target: Path) -> None:
    journal.transfer.export_entries("jsonl", target, Query(), force=True)


def _importing(key: FileKey) -> Row:
    source = corpus.lines(_COUNT)
    target = corpus.folder() / "importing" / "encrypted.db"

    def bring(used: FileKey | None) -> None:
        target.parent.mkdir(mode=0o700, exist_ok=True)
        for old in target.parent.glob(f"{target.name}*"):
            old.unlink()
        with Journal(target, key=used) as journal:
            journal.transfer.import_entries("jsonl", source)

    return _compared("import 100 k", partial(bring, key), partial(bring, None), turns=3)


def _opening(plain: Path, sealed: Path) -> Row:
    """Measure opening with a passphrase, beside deriving a key and opening a plain journal."""

    def unlock() -> None:
        with closing(Journal(sealed, passphrase=lambda: _OPENS_WITH)) as journal:
            list(journal.entries.find(Query(), 20))

    def derive_and_open() -> None:
        FileKey.derive(_OPENS_WITH)
        with closing(Journal(plain)) as journal:
            list(journal.entries.find(Query(), 20))

    ours, floor = in_turns(here(unlock), here(derive_and_open), turns=9)
    return Row.of("encrypted: opening", ours, "a key derived, plain", floor, 1.3)


if __name__ == "__main__":
    print(table(measure()))
