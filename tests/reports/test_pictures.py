"""The four renderings of a month, as they look."""

import json
from datetime import UTC, date, datetime, time

import pytest

from pictures import Pictures
from tightrope.domain.entry import Draft, Entry
from tightrope.domain.marks import Need
from tightrope.domain.review import Review
from tightrope.formats.fields.entry_json import entry_to_json
from tightrope.paths import asset
from tightrope.reports.html_report import as_html
from tightrope.reports.json_report import as_json_report
from tightrope.reports.markdown_report import as_markdown
from tightrope.reports.text_report import as_text

SENT = datetime(2026, 11, 21, 20, 15, tzinfo=UTC)
ENTRIES = [
    Entry.of(draft, id=f"7b6f2c1e-0000-4000-8000-00000000000{number}", created=SENT)
    for number, draft in enumerate(
        (
            Draft(day=date(2026, 11, 1), text="", together=True),
            Draft(
                day=date(2026, 11, 21), time=time(21, 15), text="# A walk\n\n- home & <b>late</b>",
                together=True, space=True, need=Need.CONTENT, tags=("let-rest", "walks"),
            ),
        )
    )
]  # fmt: skip


@pytest.mark.parametrize("words", [False, True], ids=["figures", "words"])
def test_a_month_looks_as_it_did(november: Review, pictures: Pictures, *, words: bool) -> None:
    entries = ENTRIES if words else None
    objects = None if entries is None else map(entry_to_json, entries)
    name = "november-with-words" if words else "november"
    style = "/* the style sheet */"
    for suffix, told in {
        "txt": as_text(november, entries=entries),
        "md": as_markdown(november, entries=entries),
        "json": json.dumps(as_json_report(november, written=objects), indent=1) + "\n",
        # A line for each element, so that a difference is one line.
        "html": as_html(november, style, entries=entries).replace("><", ">\n<"),
    }.items():
        pictures.hold(f"{name}.{suffix}", told)


def test_weeks_begin_and_signs_are_drawn_as_they_are_set(november: Review) -> None:
    lines = as_text(november, week_starts=6, ascii=True).splitlines()
    assert lines[2] == "  Su   Mo   Tu   We   Th   Fr   Sa"
    assert lines[3] == "   1^   2^   3    4^   5^   6    7^"
    assert as_markdown(november, week_starts=6).splitlines()[4].startswith("| Su | Mo |")
    page = as_html(november, asset("data", "review/page.css").read_text(), week_starts=6)
    assert page.index(">Su<") < page.index(">Mo<")
