"""Breaking the program on purpose: a moment of each kind of what `make torture` does for hours."""

import pytest

from torture import KINDS, table


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "jrnl"])
def test_nothing_acknowledged_is_lost(kind: str) -> None:
    torture, _ = KINDS[kind]
    outcome = torture(11, 1.0)
    if outcome.skipped:
        pytest.skip(outcome.skipped)
    assert outcome.faults or outcome.acknowledged, table([outcome])
    assert not outcome.failed, table([outcome])
