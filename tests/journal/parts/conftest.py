"""The parts of a journal are tried on a plain one and on an encrypted one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support import FrozenClock
from tightrope.journal import Journal
from tightrope.storage.encryption import FileKey


@pytest.fixture
def journal(path: Path, clock: FrozenClock, key: FileKey | None) -> Iterator[Journal]:
    with Journal(path, clock, key=key) as journal:
        yield journal
