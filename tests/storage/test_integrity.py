"""Damage is told from a disk or a lock that keeps one from looking."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tightrope.journal import Journal
from tightrope.storage import integrity


def test_what_could_not_be_looked_at_is_not_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    Journal(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as sql:
        assert integrity.is_sound(sql)
        sql.set_progress_handler(lambda: 1, 1)
        for look in (integrity.damage, integrity.index_is_in_step):
            with pytest.raises(sqlite3.OperationalError, match="interrupted"):
                look(sql)
        sql.set_progress_handler(None, 0)
        assert integrity.is_sound(sql)
