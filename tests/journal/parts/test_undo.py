import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support import FrozenClock
from tightrope.domain.aim import Outcome
from tightrope.domain.entry import Draft, Entry
from tightrope.domain.errors import NoSuchEntryError, TightropeError
from tightrope.domain.marks import Need
from tightrope.domain.query import Query
from tightrope.journal import Journal
from tightrope.journal.results import ActionKind
from tightrope.storage.undo_log import Subject
from tightrope.storage.undo_targets import TARGETS

SATURDAY, NOVEMBER = date(2026, 11, 21), date(2026, 11, 1)
WALK = Draft(day=SATURDAY, time=time(21, 15), together=True, text="Walked home.")


def test_each_act_is_taken_back_and_done_again_even_after_a_restart(
    path: Path, clock: FrozenClock
) -> None:
    with Journal(path, clock) as journal:
        entry = journal.entries.revise(journal.entries.write(WALK).reworded("Ran home."))
        journal.trash.remove([entry])
    kinds = [ActionKind.REMOVED, ActionKind.REVISED, ActionKind.WROTE]
    for kind in kinds:
        with Journal(path, clock) as journal:
            act = journal.undo.undo()
            assert act is not None
            assert (act.kind, act.day) == (kind, SATURDAY)
    with Journal(path, clock) as journal:
        assert journal.undo.undo() is None
        assert journal.entries.on(SATURDAY) == ()
        acts = [journal.undo.redo() for _ in kinds]
        assert [act and act.kind for act in acts] == kinds[::-1]
        assert journal.undo.redo() is None
        assert [trashed.entry.text for trashed in journal.trash.contents()] == ["Ran home."]


def test_an_act_says_what_it_was(journal: Journal) -> None:
    entry = journal.entries.write(WALK)
    for changes in (
        {"starred": True},
        {"together": False, "space": True},
        {"need": Need.ROOM, "text": "Ran."},
        {"day": date(2026, 11, 20)},
        {"tags": ("walks",)},
    ):
        entry = journal.entries.revise(replace(entry, **changes))
    journal.trash.remove([entry])
    acts = [journal.undo.undo() for _ in range(7)]
    assert [act and act.summary for act in acts] == [
        "deletion · Fri 20 Nov 2026",
        "tags · Fri 20 Nov 2026",
        "move · Sat 21 Nov 2026",
        "words, what you wanted · Sat 21 Nov 2026",
        "together, space · Sat 21 Nov 2026",
        "star · Sat 21 Nov 2026",
        "writing · Sat 21 Nov 2026",
    ]
    again = [journal.undo.redo() for _ in range(7)]
    assert [act and act.summary for act in again[:4]] == [
        "writing · Sat 21 Nov 2026",
        "star · Sat 21 Nov 2026",
        "together, space · Sat 21 Nov 2026",
        "words, what you wanted · Sat 21 Nov 2026",
    ]


def test_every_subject_can_be_put_back() -> None:
    assert set(TARGETS) == set(Subject)


def test_saves_of_one_sitting_are_one_step(journal: Journal) -> None:
    entry = journal.entries.write(WALK, session="first")
    for text in ("Walked home. It", "Walked home. It rained."):
        entry = journal.entries.revise(entry.reworded(text), session="first")
    entry = journal.entries.revise(entry.reworded("Ran."), session="second")
    entry = journal.entries.revise(entry.reworded("Ran home."), session="second")
    journal.undo.undo()
    assert [entry.text for entry in journal.entries.on(SATURDAY)] == ["Walked home. It rained."]
    journal.undo.undo()
    assert journal.entries.on(SATURDAY) == ()
    journal.undo.redo()
    journal.undo.redo()
    assert [entry.text for entry in journal.entries.on(SATURDAY)] == ["Ran home."]


def test_a_sitting_that_goes_on_is_undone_before_what_was_done_meanwhile(journal: Journal) -> None:
    entry = journal.entries.write(WALK, session="long")
    other = journal.entries.write(replace(WALK, text="other"))
    journal.entries.revise(entry.reworded("Walked home. It rained."), session="long")
    journal.undo.undo()
    assert journal.entries.on(SATURDAY) == (other,)


def test_an_undone_sitting_is_not_continued(journal: Journal) -> None:
    entry = journal.entries.write(WALK)
    journal.entries.revise(entry.reworded("one"), session="same")
    journal.undo.undo()
    (entry,) = journal.entries.on(SATURDAY)
    journal.entries.revise(entry.reworded("two"), session="same")
    journal.undo.undo()
    assert [entry.text for entry in journal.entries.on(SATURDAY)] == [WALK.text]


def test_a_new_act_leaves_nothing_to_redo(journal: Journal) -> None:
    journal.entries.write(WALK)
    journal.undo.undo()
    journal.entries.write(replace(WALK, text="another"))
    assert journal.undo.redo() is None


def test_an_undone_revision_is_a_later_one_so_that_other_windows_notice(
    journal: Journal, clock: FrozenClock
) -> None:
    entry = journal.entries.write(WALK)
    revised = journal.entries.revise(entry.reworded("Ran home."))
    clock.forward(minutes=1)
    act = journal.undo.undo()
    assert act is not None
    assert act.entries == journal.entries.on(SATURDAY)
    assert act.entries[0].text == WALK.text
    assert act.entries[0].revision == revised.revision + 1
    assert act.entries[0].modified == clock().utc


def test_undoing_a_page_puts_it_into_the_trash(journal: Journal) -> None:
    entry = journal.entries.write(WALK)
    journal.undo.undo()
    assert [trashed.entry for trashed in journal.trash.contents()] == [entry]


def test_an_act_whose_entry_an_import_changed_is_passed_over_with_a_sentence(
    journal: Journal, tmp_path: Path
) -> None:
    other = journal.entries.write(replace(WALK, text="other"))
    entry = journal.entries.write(WALK)
    lines = tmp_path / "later.jsonl"
    lines.write_text(
        f'{{"id": "{entry.id}", "day": "2026-11-21", "text": "from elsewhere",'
        ' "created": "2026-11-21T20:15:00Z", "modified": "2026-12-01T00:00:00Z"}\n'
    )
    assert journal.transfer.import_entries("jsonl", lines).changed == 1
    with pytest.raises(TightropeError, match="import"):
        journal.undo.undo()
    assert len(journal.entries.on(SATURDAY)) == 2
    act = journal.undo.undo()
    assert act is not None
    assert act.entries == (other,)


def test_several_entries_go_and_come_back_in_one_step(journal: Journal) -> None:
    entries = [journal.entries.write(replace(WALK, text=f"{number}")) for number in range(3)]
    journal.trash.remove(entries)
    assert journal.entries.on(SATURDAY) == ()
    journal.undo.undo()
    assert journal.entries.on(SATURDAY) == tuple(entries)


def test_the_trash_shows_the_latest_removal_first_and_gives_back(
    journal: Journal, clock: FrozenClock
) -> None:
    one, other = journal.entries.write(WALK), journal.entries.write(replace(WALK, text="other"))
    journal.trash.remove([one])
    clock.forward(minutes=1)
    journal.trash.remove([other])
    assert [trashed.entry for trashed in journal.trash.contents()] == [other, one]
    assert journal.trash.contents()[0].removed == clock().utc
    assert journal.trash.restore([one.id[:8].upper(), one.id]) == (one,)
    assert journal.entries.on(SATURDAY) == (one,)
    act = journal.undo.undo()
    assert act is not None
    assert act.kind == ActionKind.RESTORED
    assert len(journal.trash.contents()) == 2


def test_an_id_that_fits_several_in_the_trash_brings_none_back(journal: Journal) -> None:
    journal.trash.remove([journal.entries.write(WALK) for _ in range(17)])
    ids = [trashed.entry.id for trashed in journal.trash.contents()]
    letter = next(id_[0] for id_ in ids if sum(other[0] == id_[0] for other in ids) > 1)
    with pytest.raises(NoSuchEntryError, match="More than one"):
        journal.trash.restore([letter])
    assert journal.entries.on(SATURDAY) == ()


@pytest.mark.parametrize("unknown", ["", "nothing"])
def test_what_is_not_in_the_trash_gets_a_sentence(journal: Journal, unknown: str) -> None:
    journal.entries.write(WALK)
    with pytest.raises(NoSuchEntryError, match="tightrope trash"):
        journal.trash.restore([unknown])


def test_an_emptied_trash_leaves_no_word_in_the_file(journal: Journal, path: Path) -> None:
    kept = journal.entries.write(replace(WALK, text="kept"))
    entry = journal.entries.write(replace(WALK, text="a zanzibarian zucchini", tags=("zebra",)))
    entry = journal.entries.revise(entry.reworded("no zanzibarians, but zithers"))
    journal.trash.remove([entry])
    assert journal.trash.empty().count == 1
    assert journal.trash.contents() == ()
    act = journal.undo.undo()
    assert act is not None
    assert act.entries == (kept,)
    assert journal.undo.undo() is None
    journal.undo.redo()
    journal.close()
    for file in path.parent.iterdir():
        left = file.read_bytes()
        assert not [
            word for word in (b"zanzibar", b"zucchini", b"zither", b"zebra") if word in left
        ]


# What a person does, as a function of a journal and the entries that it holds.
Deed = Callable[[Journal, list[Entry]], object]

_WRITTEN = st.builds(
    Draft,
    day=st.dates(date(2026, 11, 20), date(2026, 11, 22)),
    time=st.sampled_from([None, time(8), time(21, 15)]),
    together=st.booleans(),
    space=st.booleans(),
    need=st.none() | st.sampled_from(Need),
    tags=st.sampled_from([(), ("a",), ("a", "b")]),
    text=st.sampled_from(["one", "two words", "三 字", "#a and #b"]),
)
_CHANGES = _WRITTEN.map(
    lambda draft: {
        "day": draft.day,
        "time": draft.time,
        "together": draft.together,
        "need": draft.need,
        "tags": draft.tags,
        "text": draft.text,
    }
)


def _writing(draft: Draft) -> Deed:
    return lambda journal, _: journal.entries.write(draft)


def _revising(which: int, changes: dict[str, Any], session: str | None) -> Deed:
    def revise(journal: Journal, entries: list[Entry]) -> None:
        if entries:
            entry = entries[which % len(entries)]
            journal.entries.revise(replace(entry, **changes), session=session)

    return revise


def _removing(which: int) -> Deed:
    return lambda journal, entries: journal.trash.remove(entries[which % (len(entries) + 1) :])


def _restoring(journal: Journal, _: list[Entry]) -> None:
    journal.trash.restore(trashed.entry.id for trashed in journal.trash.contents()[:2])


def _noting(text: str, session: str | None) -> Deed:
    def note(journal: Journal, _: list[Entry]) -> None:
        standing = journal.month_notes.get(NOVEMBER)
        read = standing.revision if standing else None
        journal.month_notes.save(NOVEMBER, text, read=read, session=session)

    return note


def _renaming(old: str, new: str) -> Deed:
    def rename(journal: Journal, _: list[Entry]) -> None:
        with suppress(TightropeError):
            journal.tags.rename(old, new)

    return rename


def _moving(which: int, changes: dict[str, Any]) -> Deed:
    return lambda journal, entries: journal.entries.move(
        entries[which % (len(entries) + 1) :], day=changes["day"], time=changes["time"]
    )


def _aiming(title: str) -> Deed:
    return lambda journal, _: journal.aims.begin(title)


def _changing_an_aim(which: int, changes: dict[str, Any], session: str | None) -> Deed:
    def change(journal: Journal, _: list[Entry]) -> None:
        if aims := journal.aims.all():
            aim = replace(aims[which % len(aims)], **changes)
            journal.aims.save(aim, session=session)

    return change


def _removing_an_aim(journal: Journal, _: list[Entry]) -> None:
    journal.aims.remove(journal.aims.all()[:1])


def _restoring_an_aim(journal: Journal, _: list[Entry]) -> None:
    journal.aims.restore(each.record.id for each in journal.aims.in_trash()[:1])


def _talking(which: int, act: str) -> Deed:
    def talk(journal: Journal, entries: list[Entry]) -> None:
        if not entries:
            return
        entry = entries[which % len(entries)]
        with suppress(TightropeError):
            if act == "toggle":
                journal.talk.toggle(entry)
            elif act == "take off":
                journal.talk.take_off(entry)
            else:
                journal.talk.open(entry, act)

    return talk


_AIM_CHANGES = st.sampled_from(
    [
        {"note": "why"},
        {"title": "two"},
        {"outcome": Outcome.REACHED, "ended": date(2026, 11, 30)},
        {"outcome": None, "ended": None},
    ]
)
_NUMBERS = st.integers(0, 9)
_DEEDS = st.one_of(
    _WRITTEN.map(_writing),
    st.builds(_revising, _NUMBERS, _CHANGES, st.sampled_from([None, "one", "other"])),
    _NUMBERS.map(_removing),
    st.just(_restoring),
    st.builds(_noting, st.sampled_from(["", "a", "b"]), st.sampled_from([None, "one"])),
    st.builds(_renaming, st.sampled_from("ab"), st.sampled_from("bc")),
    st.builds(_moving, _NUMBERS, _CHANGES),
    st.sampled_from(["one", "two"]).map(_aiming),
    st.builds(_changing_an_aim, _NUMBERS, _AIM_CHANGES, st.sampled_from([None, "one"])),
    st.just(_removing_an_aim),
    st.just(_restoring_an_aim),
    st.builds(_talking, _NUMBERS, st.sampled_from(["toggle", "toggle", "take off", "line"])),
    st.just(lambda journal, _: journal.undo.undo()),
    st.just(lambda journal, _: journal.undo.redo()),
)

Page = tuple[str, object]


def _pages(journal: Journal) -> list[Page]:
    """What stands in a journal, whenever it was saved."""
    notes: list[Page] = [(note.name, note.text) for note in journal.month_notes.between()]
    notes += [
        (aim.id, replace(aim, revision=1, modified=aim.created)) for aim in journal.aims.all()
    ]
    notes += [
        (talk.entry, replace(talk, revision=1, modified=talk.opened))
        for talk, _ in journal.talk.all()
    ]
    return notes + [
        (entry.id, replace(entry, revision=1, created=entry.created, modified=entry.created))
        for entry in journal.entries.in_order(Query())
    ]


@given(st.lists(_DEEDS, max_size=14))
@settings(max_examples=50)
def test_undoing_all_gives_the_empty_journal_and_redoing_all_the_later_one(
    deeds: list[Deed],
) -> None:
    with (
        TemporaryDirectory() as folder,
        Journal(Path(folder) / "journal.db", FrozenClock()) as journal,
    ):
        for deed in deeds:
            deed(journal, list(journal.entries.in_order(Query())))
        while journal.undo.redo():
            pass
        states = [_pages(journal)]
        while journal.undo.undo():
            states.append(_pages(journal))
        assert states[-1] == []
        for state in states[-2::-1]:
            assert journal.undo.redo()
            assert _pages(journal) == state
        assert journal.undo.redo() is None
        _check_what_is_kept_in_step(journal)


def _check_what_is_kept_in_step(journal: Journal) -> None:
    sql: sqlite3.Connection = journal._database._connection
    sql.execute("INSERT INTO entries_fts (entries_fts, rank) VALUES ('integrity-check', 1)")
    entries = list(journal.entries.in_order(Query()))
    tagged = sorted((tag, 1) for entry in entries for tag in entry.tags)
    assert sorted((tag, 1) for tag, count in journal.tags.counts() for _ in range(count)) == tagged
    for day in journal.entries.days():
        there = journal.entries.on(day.date)
        assert (day.entries, day.words) == (len(there), sum(entry.words for entry in there))
        assert day.together == any(entry.together for entry in there)
        assert day.space == any(entry.space for entry in there)
        assert day.need == next((entry.need for entry in there[::-1] if entry.need), None)
    assert sum(day.entries for day in journal.entries.days()) == len(entries)
