from collections.abc import Iterator
from pathlib import Path

import pytest

from support import FrozenClock
from tightrope.journal import Journal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


@pytest.fixture
def journal(path: Path, clock: FrozenClock) -> Iterator[Journal]:
    with Journal(path, clock) as journal:
        yield journal
