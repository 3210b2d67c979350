"""Lines as we write them are read in one go, and just as they are read with care."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.hostile import entries, entry
from tightrope.domain.entry import Entry
from tightrope.formats.fields.entry_json import entry_from_json, entry_to_json
from tightrope.formats.io.json_codec import one_line
from tightrope.formats.native.fast_jsonl import read_fast

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=12),
    st.lists(st.text(max_size=5), max_size=3),
    st.sampled_from(
        [
            "2026-11-21", "2026-02-30", "0000-01-01", "21:15", "21:15:00.5", "21:15:00Z",
            "2026-11-21T20:15:04+01:00", "2026-11-21T20:15:04.5Z", "2026-11-21T20:15:04",
            "2026-11-21T20:15:60Z", "Europe/Berlin", "../etc", "closer", ["b", "a"], ["Walk"],
            ["together"], "a\rb", "7B6F2C1E-0000-4000-8000-000000000000",
        ]
    ),
)  # fmt: skip


def line_of(record: dict[str, Any]) -> bytes:
    return one_line(record).encode("utf-8", "surrogatepass") + b"\n"


def with_care(line: bytes) -> object:
    return entry_from_json(json.loads(line), "here")


@given(entries)
def test_a_line_of_ours_is_read_as_it_is_read_with_care(kept: Entry) -> None:
    line = line_of(entry_to_json(kept))
    assert read_fast(line) in (with_care(line), None)


def test_what_we_write_every_day_is_read_in_one_go() -> None:
    kept = entry(text='Walked.\nÄrger, 愛, "quoted"', tags=("walks",))
    assert read_fast(line_of(entry_to_json(kept))) == kept


@given(kept=entries, name=st.sampled_from(sorted(entry_to_json(entry()))), value=VALUES)
def test_a_line_that_is_changed_is_read_as_with_care_or_left_to_it(
    kept: Entry, name: str, value: object
) -> None:
    line = line_of(entry_to_json(kept) | {name: value})
    assert read_fast(line) in (with_care(line), None)


@pytest.mark.parametrize(
    "changed",
    [
        lambda line: line.replace(b'"text":', b'"text": "lost", "text":'),
        lambda line: line.replace(b'"starred": false, ', b""),
        lambda line: line.replace(b'"starred": false', b'"weather": "rain"'),
        lambda line: line.replace(b'"starred": false', b'"text": "lost"'),
        lambda line: line[:-3],
        lambda line: line + b"{}",
        lambda line: line.replace(b"one", b"\xff"),
        lambda line: line.replace(b"one", b"\\ud800"),
    ],
)
def test_what_we_would_not_write_is_left_to_the_careful_reader(
    changed: Callable[[bytes], bytes],
) -> None:
    assert read_fast(changed(line_of(entry_to_json(entry(text="one"))))) is None
