"""A letter has one form in bytes, padded to one of a few sizes, and no other form is read."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.two_people import ADA, NOVEMBER, letters
from tightrope.letters.document import SIZES, padded, to_bytes, unpadded
from tightrope.letters.errors import DamagedLetterError, OtherVersionError, TooLargeError
from tightrope.letters.letter import ChosenEntry, Letter
from tightrope.letters.reading import read

WALK = Letter(
    span=NOVEMBER, entries=(ChosenEntry(NOVEMBER.first, True, False, None, "Walked home."),)
)


@settings(max_examples=50)
@given(letters())
def test_what_is_read_is_what_was_written(letter: Letter) -> None:
    assert read(to_bytes(letter, ADA.public)) == (letter, ADA.public)


@settings(max_examples=20)
@given(letters())
def test_every_letter_has_one_of_a_few_sizes(letter: Letter) -> None:
    assert len(to_bytes(letter, ADA.public)) in SIZES


@settings(max_examples=30)
@given(st.integers(1, SIZES[2]))
def test_padding_takes_the_next_size_and_hides_the_length(length: int) -> None:
    document = padded(b"x" * length)
    assert len(document) == min(size for size in SIZES if size > length)


def test_what_fits_in_no_size_is_refused_before_it_is_sealed() -> None:
    long = replace(WALK, talk=("x" * SIZES[-1],))
    with pytest.raises(TooLargeError, match="2 MB"):
        to_bytes(long, ADA.public)


def test_nothing_but_what_was_chosen_stands_in_it() -> None:
    assert list(json.loads(to_bytes(WALK, ADA.public))) == ["letter", "from", "span", "entries"]
    [entry] = json.loads(to_bytes(WALK, ADA.public))["entries"]
    assert entry == ["2026-11-01", 1, 0, None, "Walked home."]


def other_form(**changes: object) -> bytes:
    document = json.loads(unpadded(WALK, ADA.public)) | changes
    return padded(json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode())


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(padded(unpadded(WALK, ADA.public).replace(b",", b", ")), id="blanks"),
        pytest.param(padded(unpadded(WALK, ADA.public).replace(b"W", b"\\u0057")), id="escapes"),
        pytest.param(unpadded(WALK, ADA.public), id="no padding"),
        pytest.param(padded(b"\xff" * 99), id="no text"),
        pytest.param(padded(b"[" * 8000), id="nothing but depth"),
        pytest.param(padded(b'{"letter":1,"a":' + b"[" * 100_000), id="depth inside"),
        pytest.param(other_form(hidden="words"), id="a key that is not ours"),
        pytest.param(other_form(span=["2026-11-30", "2026-11-01"]), id="a span that runs back"),
        pytest.param(other_form(span=["1900-01-01", "2026-11-30"]), id="a span of lifetimes"),
        pytest.param(other_form(entries=[["2027-01-01", 1, 0, None, ""]]), id="a day outside"),
        pytest.param(other_form(weeks=[[0, 0, 0, 0, 0, 0]]), id="too few weeks"),
        pytest.param(other_form(weeks=[[7, 7, 7, 0, 0, 0]] * 6), id="more days than a week has"),
        pytest.param(other_form(weeks=[[1.0, 0, 0, 0, 0, 0]] * 6), id="parts of a day"),
        pytest.param(other_form(talk=["a\rb"]), id="line ends of others"),
        pytest.param(other_form(name="x" * 61), id="a long name"),
        pytest.param(other_form(letter=True), id="a version that is no number"),
    ],
)
def test_no_other_form_is_read(content: bytes) -> None:
    with pytest.raises(DamagedLetterError, match="ask for it again"):
        read(content)


@pytest.mark.parametrize(("version", "told"), [(0, "older program"), (2, "newer program")])
def test_a_letter_of_another_version_says_which_program_is_to_be_renewed(
    version: int, told: str
) -> None:
    with pytest.raises(OtherVersionError, match=told):
        read(other_form(letter=version))
