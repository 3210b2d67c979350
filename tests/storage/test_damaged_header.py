"""One wrong byte in the header of a journal: it works all the same, or a sentence names the way."""

from datetime import date
from pathlib import Path

import pytest

from support import FrozenClock
from tightrope.domain.entry import Draft
from tightrope.domain.query import Query
from tightrope.journal import Journal, JournalError

DAY = date(2026, 11, 21)


@pytest.mark.parametrize("value", [0x00, 0x01, 0x03, 0x80, 0xFF])
def test_a_wrong_byte_is_met_with_a_sentence_or_does_no_harm(
    value: int, tmp_path: Path, clock: FrozenClock
) -> None:
    path = tmp_path / "journal.db"
    with Journal(path, clock) as journal:
        journal.entries.write(Draft(day=DAY, text="Walked home. Größe."))
    whole, refused = path.read_bytes(), dict[int, str]()
    for at in range(100):
        if whole[at] == value:
            continue
        spoiled = whole[:at] + bytes([value]) + whole[at + 1 :]
        path.write_bytes(spoiled)
        try:
            with Journal(path, clock) as journal:
                journal.entries.write(Draft(day=DAY, text="Rain."))
                texts = [entry.text for entry in journal.entries.in_order(Query())]
            assert texts == ["Walked home. Größe.", "Rain."], at
        except JournalError as trouble:
            refused[at] = str(trouble)
            assert path.read_bytes() == spoiled, at
        for beside in tmp_path.glob("journal.db-*"):
            beside.unlink()
    assert all("`tightrope rollback`" in sentence for sentence in refused.values())
    assert set(range(16)) <= refused.keys() | {at for at in range(16) if whole[at] == value}
