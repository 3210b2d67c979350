from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.hostile import aims, entries, entry, note, notes, talk_about
from tightrope.domain.entry_version import Removed, Subject, Version
from tightrope.formats import BadFileError
from tightrope.formats.native.version_lines import first_created, line_of, versions_of

EVENING = datetime(2026, 11, 21, 20, 15, 4, tzinfo=UTC)
ID = "7b6f2c1e-0000-4000-8000-000000000000"
MARK = "0123456789abcdef"

removed = st.builds(
    Removed,
    name=st.tuples(st.sampled_from(["", "aim-", "talk-"]), st.uuids()).map(
        lambda parts: f"{parts[0]}{parts[1]}"
    ),
    removed=st.datetimes(timezones=st.just(UTC)).map(lambda at: at.replace(microsecond=0)),
)
marks = st.frozensets(st.text("0123456789abcdef", min_size=16, max_size=16), max_size=3)


@st.composite
def versions(draw: st.DrawFn) -> Version:
    kinds: list[st.SearchStrategy[Any]] = [
        entries,
        notes.filter(bool).map(lambda some: some[0]),
        aims.filter(bool).map(lambda some: some[0]),
        talk_about(ID),
        removed,
    ]
    subject: Subject = draw(st.one_of(kinds))
    return Version(subject, draw(st.integers(1, 10_000)), draw(marks))


@given(versions())
def test_a_version_is_one_line_and_comes_back_as_it_was(version: Version) -> None:
    line = line_of(version)
    assert (line.count(b"\n"), line[-1:]) == (1, b"\n")
    [back] = versions_of(line)
    assert (back, back.digest) == (version, version.digest)
    assert line_of(back) == line


@given(st.lists(versions(), max_size=4))
def test_signs_of_a_merge_that_git_left_to_a_person_are_passed_over(some: list[Version]) -> None:
    sides = b"=======\n".join(map(line_of, some))
    left = b"<<<<<<< HEAD\n" + sides + b">>>>>>> origin/main\n"
    assert list(versions_of(left)) == some
    assert list(versions_of(left.replace(b"\n", b"\r\n"))) == some


def test_a_deletion_holds_no_words_and_no_day() -> None:
    version = Version(Removed(name=ID, removed=EVENING), 2, frozenset({MARK}))
    assert line_of(version).decode() == (
        f'{{"id": "{ID}", "revision": 2, "replaces": ["{MARK}"],'
        ' "removed": "2026-11-21T20:15:04Z"}\n'
    )
    for kind in ("aim", "talk"):
        version = Version(Removed(name=f"{kind}-{ID}", removed=EVENING))
        assert line_of(version).decode().startswith(f'{{"{kind}": "{ID}", "revision": 1')


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"id": "7b6f2c1e', "line 1 is not JSON, or was cut off"),
        (b"\xff\xfe{}", "line 1 is not JSON"),
        (b"[" * 100_000, "line 1 is not JSON"),
        (b"[]", "line 1 is no version"),
        (b"{}", "line 1 is no version"),
        (b'{"day": "2026-11-21", "revision": 0, "replaces": []}', "no version"),
        (b'{"day": "2026-11-21", "revision": true, "replaces": []}', "no version"),
        (b'{"day": "2026-11-21", "revision": 1, "replaces": ["x"]}', "no version"),
        (b'{"day": "2026-11-21", "revision": 1, "replaces": 3}', "no version"),
        (b'{"id": "x", "removed": "2026", "revision": 1, "replaces": []}', "no version"),
        (b'{"uuid": "x", "removed": "2026", "revision": 1, "replaces": []}', "no version"),
        (b'{"begun": "2026-02-30", "revision": 1, "replaces": []}', "line 1, field begun"),
        (b'{"opened": "2026-02-30", "revision": 1, "replaces": []}', "line 1, field opened"),
        (b'{"day": "2026-02-30", "revision": 1, "replaces": []}', "line 1, field day"),
        (b'{"month": "2026-13", "revision": 1, "replaces": []}', "line 1, field month"),
        (b" " * (16 * 2**20 + 1), "longer than 16 MB"),
    ],
)
def test_what_is_no_version_is_refused_and_named(line: bytes, said: str) -> None:
    with pytest.raises(BadFileError, match=said):
        list(versions_of(line))


def test_when_an_entry_was_created_is_found_without_reading_all_of_it() -> None:
    said = 'He wrote "created": "2001-01-01T00:00:00Z" there.'
    line = line_of(Version(entry(text=said, created=EVENING, modified=EVENING)))
    assert first_created(line) == b"2026-11-21T20:15:04Z"
    assert first_created(line_of(Version(Removed(name=ID, removed=EVENING)))) == b""
    assert first_created(line_of(Version(note()))) != b""
