"""What holds for every format that is registered, with each of its options."""

import io
from contextlib import suppress
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.hostile import entry, files_of, journals, read, records
from tightrope.domain.entry import Entry
from tightrope.domain.errors import TightropeError
from tightrope.formats import BadFileError, BadRecord, Format, format_named, reader_named
from tightrope.formats.io import limits
from tightrope.formats.registry import every_format

FORMATS = [*every_format()]
every = pytest.mark.parametrize("form", FORMATS, ids=repr)
every_file = pytest.mark.parametrize("form", [f for f in FORMATS if not f.is_folder], ids=repr)

CAKE = "Zwetschgenkuchen"


@every
@given(journal=journals)
def test_what_comes_back_is_what_left(form: Format, journal: list[Entry]) -> None:
    assert records(form, files_of(form, journal)) == journal


@every
def test_an_empty_journal_comes_back_empty(form: Format) -> None:
    assert records(form, files_of(form, [])) == []


@every
def test_many_entries_of_one_minute_come_back_in_their_order(form: Format) -> None:
    journal = [entry(id=f"00000000-0000-4000-8000-{number:012}") for number in range(100)]
    assert records(form, files_of(form, journal)) == journal


@every_file
def test_equal_records_without_an_id_are_both_kept_and_the_same_each_time(form: Format) -> None:
    ids = [f"00000000-0000-4000-8000-{number:012}" for number in range(3)]
    [(name, content)] = files_of(form, [entry(id=id_) for id_ in ids])
    for id_ in ids:
        content = content.replace(f'"{id_}"'.encode(), b"null").replace(id_.encode(), b"")
    first, again = read(form, content, name), read(form, content, name)
    assert first == again
    assert len({each.id for each in first if isinstance(each, Entry)}) == len(ids)


@every
def test_line_ends_of_another_system_do_not_reach_the_text(form: Format) -> None:
    [(name, content)] = files_of(form, [entry(text="one\ntwo")])
    content = content.replace(b"\r\n", b"\n").replace(b"\\n", b"\\r\\n").replace(b"\n", b"\r\n")
    [back] = read(form, content, name)
    assert isinstance(back, Entry)
    assert back.text == "one\ntwo"


@every
def test_a_file_may_begin_with_a_byte_order_mark(form: Format) -> None:
    [(name, content)] = files_of(form, [entry()])
    assert read(form, b"\xef\xbb\xbf" + content.removeprefix(b"\xef\xbb\xbf"), name) == [entry()]


@every
@given(content=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_a_sentence(form: Format, content: bytes) -> None:
    with suppress(BadFileError):
        read(form, content)


@every
@given(journal=journals.filter(bool), random=st.randoms(use_true_random=False))
def test_a_damaged_file_is_read_or_refused_with_a_sentence(
    form: Format, journal: list[Entry], random: Random
) -> None:
    name, content = files_of(form, journal)[0]
    damaged = bytearray(content)
    for _ in range(3):
        at = random.randrange(len(damaged))
        damaged[at : at + random.randrange(4)] = random.randbytes(random.randrange(4))
    with suppress(BadFileError):
        read(form, bytes(damaged), name)


@every
def test_what_is_wrong_is_said_without_a_word_of_the_entry(form: Format) -> None:
    [(name, content)] = files_of(form, [entry(text=CAKE, tags=(CAKE.lower(),))])
    said = []
    for wrong in (
        content.replace(b"2026-11-21", CAKE.encode()),
        content.replace(b"21:15:00", CAKE.encode()),
        content.replace(b"Europe/Berlin", CAKE.encode() + b" \xc3\xa4"),
        content.replace(CAKE.encode(), b"\xff" + CAKE.encode()),
        content + CAKE.encode() + b'"',
        content.replace(b"20:15:04Z", CAKE.encode()),
    ):
        try:
            said += [
                str(found) for found in read(form, wrong, name) if isinstance(found, BadRecord)
            ]
        except BadFileError as trouble:
            said.append(str(trouble))
    assert said
    assert all(sentence.startswith(name) for sentence in said)
    assert not any(CAKE.lower() in sentence.lower() for sentence in said)


@every_file
def test_a_long_journal_is_read_in_memory_for_an_entry(form: Format) -> None:
    long = [entry(text="word " * 200)] * 2_000
    [(_, content)] = files_of(form, long)
    source = io.BytesIO(content)
    assert next(form.read(source, "long")) == long[0]
    assert source.tell() < len(content) / 10


@every
def test_an_entry_too_long_to_hold_is_refused_before_it_is_read(
    form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LONGEST_RECORD", 10_000)
    [(name, content)] = files_of(form, [replace(entry(), text="word " * 100_000)])
    source = io.BytesIO(content)
    try:
        found = next(form.read(source, name))
        assert isinstance(found, BadRecord)
        sentence = str(found)
    except BadFileError as trouble:
        sentence = str(trouble)
    assert "longer than 10000 bytes" in sentence
    assert source.tell() < 200_000


@every
def test_ten_thousand_tags_on_one_entry_are_refused(form: Format) -> None:
    [(name, content)] = files_of(form, [entry(tags=("here",))])
    for joint in (b'", "', b" ", b'"\n- "'):
        many = joint.join(b"tag%d" % number for number in range(10_000))
        with suppress(BadFileError):
            found = read(form, content.replace(b"here", many), name)
            assert {type(record) for record in found} == {BadRecord}


def test_a_format_that_nobody_knows_is_answered_with_those_that_are() -> None:
    with pytest.raises(TightropeError, match="choose one of json, jsonl, csv, markdown"):
        format_named("docx")


def test_an_option_of_another_format_is_refused() -> None:
    with pytest.raises(TightropeError, match="json has no option --per-entry"):
        format_named("json", per_entry=True)


@pytest.mark.parametrize("name", ["jrnl", "csv", "ical", "daylio"])
def test_blank_lines_without_end_are_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_LINES", 1000)
    with pytest.raises(BadFileError, match=r"no end of blank|longer than 1,000 lines"):
        list(reader_named(name).read(io.BytesIO(b"\n" * 1100), "many.txt"))
