"""A field of an entry is declared once, and nothing that carries entries may forget it."""

import inspect
from dataclasses import Field, fields, replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from formats.hostile import files_of, records
from tightrope.domain.entry import (
    FLAGS,
    LATER_FLAGS,
    PLACE_FIELDS,
    Draft,
    Entry,
    EntryFields,
    trusted_entry,
)
from tightrope.domain.entry_version import Version
from tightrope.domain.marks import Need
from tightrope.domain.merge_versions import merge
from tightrope.formats import format_named
from tightrope.formats.fields.entry_json import FIELDS
from tightrope.formats.native.version_lines import line_of, versions_of
from tightrope.formats.registry import exact_formats
from tightrope.journal import Journal

NOW = datetime(2026, 11, 21, 20, 15, 4, tzinfo=UTC)
PLAIN = Entry(
    id="8c7d4e52-6c9a-4f2e-9d5b-0a1b2c3d4e5f",
    day=date(2026, 11, 21),
    text="By the river.",
    created=NOW,
    modified=NOW,
)
OTHERWISE: dict[str, Any] = {
    "id": "0a1b2c3d-6c9a-4f2e-9d5b-8c7d4e524e5f",
    "day": date(2025, 3, 1),
    "time": time(21, 15, 7),
    "zone": "Europe/Berlin",
    "need": Need.ROOM,
    "tags": ("cafés", "walks"),
    "text": "At home.",
    "created": NOW.replace(hour=3),
    "modified": NOW.replace(hour=22),
    "revision": 7,
}
"""A value of each field that is not its usual one; a flag is simply set."""
FIELDS_OF_WRITER = [field for field in fields(Entry) if field.name != "revision"]
EVERY_FIELD = pytest.mark.parametrize("field", FIELDS_OF_WRITER, ids=lambda field: field.name)


def changed(field: "Field[Any]") -> Entry:
    """Return an entry of which this field alone says something else than usual."""
    if field.type is not bool:
        assert field.name in OTHERWISE, f"OTHERWISE lacks a value of the field {field.name}"
    entry = replace(PLAIN, **{field.name: OTHERWISE.get(field.name, True)})
    return entry if entry.created <= entry.modified else replace(entry, modified=entry.created)


def test_a_trusted_entry_is_the_entry_of_the_same_values() -> None:
    names = {field.name for field in fields(Entry)}
    assert set(inspect.signature(trusted_entry).parameters) == names, "trusted_entry lacks a field"
    values: dict[str, Any] = {name: OTHERWISE.get(name, True) for name in names}
    made = trusted_entry(**values)
    assert made == Entry(**values)
    for name, value in values.items():
        assert getattr(made, name) == value, f"trusted_entry puts something else into {name}"


@EVERY_FIELD
def test_a_field_is_kept_by_the_journal_through_edit_trash_and_undo(
    field: "Field[Any]", journal: Journal
) -> None:
    if field.name not in {each.name for each in fields(EntryFields)}:
        return  # the journal gives these itself
    entry = changed(field)
    draft = Draft(**{each.name: getattr(entry, each.name) for each in fields(EntryFields)})
    written = journal.entries.write(draft)
    [read] = journal.entries.on(entry.day)
    assert getattr(read, field.name) == getattr(entry, field.name), (
        f"a row does not keep {field.name}: row_mapping and schema must have it"
    )
    journal.entries.revise(replace(written, **{field.name: getattr(PLAIN, field.name)}))
    journal.undo.undo()
    back = journal.entries.get(written.id)
    assert getattr(back, field.name) == getattr(entry, field.name), (
        f"undo forgets {field.name}: entries.archive must have it"
    )
    journal.trash.remove([back])
    [trashed] = journal.trash.contents()
    assert getattr(trashed.entry, field.name) == getattr(entry, field.name), (
        f"the trash forgets {field.name}"
    )


@EVERY_FIELD
@pytest.mark.parametrize("name", exact_formats())
def test_a_field_goes_through_an_exact_format(name: str, field: "Field[Any]") -> None:
    entry, form = changed(field), format_named(name)
    [read] = records(form, files_of(form, [entry]))
    assert isinstance(read, Entry), f"{name} does not know {field.name}: {read}"
    assert getattr(read, field.name) == getattr(entry, field.name), f"{name} forgets {field.name}"


@EVERY_FIELD
def test_a_field_is_part_of_what_a_synced_version_says(field: "Field[Any]") -> None:
    if field.name == "id":
        return  # versions of two entries are never compared
    plain, other = Version(PLAIN), Version(changed(field))
    assert plain.digest != other.digest, f"the digest leaves out {field.name}"
    [read] = versions_of(line_of(other))
    assert read == other, f"the line of a version leaves out {field.name}"


@pytest.mark.parametrize("name", [name for name in FLAGS if name not in PLACE_FIELDS])
def test_of_two_versions_of_one_second_neither_loses_a_flag(name: str) -> None:
    flag: dict[str, Any] = {name: True}
    flagged = Version(replace(PLAIN, **flag))
    merged = merge([Version(PLAIN), flagged]).winner.content
    assert isinstance(merged, Entry)
    assert getattr(merged, name), f"a merge loses {name}"


def test_an_entry_object_names_every_field_of_the_first_version_and_flags_that_came_later() -> None:
    declared = {field.name for field in FIELDS_OF_WRITER}
    assert {*FIELDS, *LATER_FLAGS} == declared, "the entry object lacks a field"
