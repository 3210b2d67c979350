"""How often each sentence is wrong: a short run of what `make calibrate` counts in full."""

from pathlib import Path

import pytest

from calibrate import PAGE, shown
from claims import CLAIMS, Claim


@pytest.mark.parametrize(
    ("claim", "case"),
    [
        pytest.param(claim, case, id=f"{claim.sentence}; {case}")
        for claim in CLAIMS
        for case in claim.cases
    ],
)
def test_a_sentence_keeps_to_its_limit(claim: Claim, case: str) -> None:
    rate = claim.rate(case, claim.short)
    assert claim.holds(rate), f"{shown(claim, rate)}, and the limit is {shown(claim, claim.limit)}"


def test_the_page_tells_of_every_sentence_and_case() -> None:
    page = Path(PAGE).read_text("utf-8")
    for claim in CLAIMS:
        _, _, section = page.partition(f"\n## {claim.sentence}\n")
        section = section.partition("\n## ")[0]
        assert shown(claim, claim.limit) in section
        assert all(f"| {case} | " in section for case in claim.cases)
