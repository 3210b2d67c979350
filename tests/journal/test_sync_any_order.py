"""Two journals and the folders between them, whatever is done in whatever order."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from support import FrozenClock
from tightrope.domain.entry import Draft, Entry
from tightrope.domain.errors import TightropeError
from tightrope.domain.query import Query
from tightrope.journal import Journal
from tightrope.journal.results import ActionKind, SyncResult
from tightrope.storage import entries

NOVEMBER = date(2026, 11, 1)


class Machine:
    """A journal with what a person does to it, and all texts that were ever saved there."""

    def __init__(self, folder: Path, name: str, clock: FrozenClock, carried: Path) -> None:
        self.journal = Journal(folder / f"{name}.db", clock)
        self.carried = carried
        self._name = name
        self._number = 0
        self.said: set[tuple[str, str]] = set()
        self.noted: set[str] = set()
        self.beside: set[str] = set()

    def _words(self) -> str:
        self._number += 1
        return f"{self._name} {self._number}."

    def _some(self, which: int) -> Entry | None:
        entries = entries_of(self.journal)
        return self.journal.entries.get(entries[which % len(entries)].id) if entries else None

    def write(self, _: int) -> None:
        draft = Draft(day=date(2026, 11, 21), time=time(21, 15), text=self._words())
        self._say(self.journal.entries.write(draft))

    def revise(self, which: int) -> None:
        if entry := self._some(which):
            self._say(self.journal.entries.revise(entry.reworded(self._words())))

    def star(self, which: int) -> None:
        if entry := self._some(which):
            self._say(self.journal.entries.revise(replace(entry, starred=not entry.starred)))

    def mark(self, which: int) -> None:
        if entry := self._some(which):
            self._say(self.journal.entries.revise(replace(entry, together=not entry.together)))

    def delete(self, which: int) -> None:
        if entry := self._some(which):
            self.journal.trash.remove([entry])

    def restore(self, which: int) -> None:
        if trash := self.journal.trash.contents():
            self.journal.trash.restore([trash[which % len(trash)].entry.id])

    def undo(self, _: int) -> None:
        try:
            act = self.journal.undo.undo()
        except TightropeError as error:
            if "passed over" not in str(error):
                raise
        else:
            if act and act.kind is ActionKind.NOTED:
                # What was taken back is not lost; it is wanted no more.
                text = act.month_notes[0].text
                self.noted = {words for words in self.noted if words in text}

    def note(self, _: int) -> None:
        note = self.journal.month_notes.get(NOVEMBER)
        words = self._words()
        self.noted.add(words)
        text = f"{note.text} {words}" if note else words
        self.journal.month_notes.save(NOVEMBER, text, read=note.revision if note else None)

    def aim(self, which: int) -> None:
        aims, words = self.journal.aims.all(), self._words()
        self.beside.add(words)
        if which and aims:
            aim = aims[which % len(aims)]
            self.journal.aims.save(replace(aim, note=f"{aim.note} {words}"))
        else:
            self.journal.aims.begin(words)

    def title(self, which: int) -> None:
        if aims := self.journal.aims.all():
            self.beside.add(words := self._words())
            self.journal.aims.save(replace(aims[which % len(aims)], title=words))

    def drop_aim(self, which: int) -> None:
        if aims := self.journal.aims.all():
            self.journal.aims.remove([aims[which % len(aims)]])

    def talk(self, which: int) -> None:
        if entry := self._some(which):
            self.beside.add(words := self._words())
            self.journal.talk.open(entry, words)

    def tick(self, which: int) -> None:
        if items := self.journal.talk.all():
            self.journal.talk.toggle(items[which % len(items)].entry)

    def take_off(self, which: int) -> None:
        if items := self.journal.talk.all():
            self.journal.talk.take_off(items[which % len(items)].entry)

    def sync(self, _: int = 0) -> SyncResult:
        return self.journal.sync.run(self.carried)

    def _say(self, entry: Entry) -> None:
        self.said.add((entry.id, entry.text))

    def remembers(self, id_: str, text: str) -> bool:
        """Whether a text that was saved in an entry is there still, or in what it was before."""
        everything = [
            *entries_of(self.journal),
            *(gone.entry for gone in self.journal.trash.contents()),
        ]
        if any(entry.text == text for entry in everything):
            return True
        with self.journal._database.reading() as sql:
            formers = (entries.former_state(sql, id_, number) for number in range(100))
            return any(former and former[0].text == text for former in formers)


def words_beside(journal: Journal) -> str:
    """Return all words of aims and of what is to be talked about, of what they were too."""
    tables = {"aims": "title || note", "aim_versions": "title || note",
              "talk": "line", "talk_versions": "line"}  # fmt: skip
    with journal._database.reading() as sql:
        return " ".join(
            str(words)
            for name, column in tables.items()
            for (words,) in sql.execute(f"SELECT {column} FROM {name}")  # noqa: S608 - of the constants above
        )


def shared_by(journal: Journal) -> list[object]:
    """Return the aims, and what is to be talked about, whenever they were saved here."""
    aims = [replace(aim, revision=1) for aim in journal.aims.all()]
    talk = [replace(item.talk, revision=1) for item in journal.talk.all()]
    return [*aims, *sorted(talk, key=lambda each: each.entry)]


def entries_of(journal: Journal) -> list[Entry]:
    found = (replace(entry, revision=1) for entry in journal.entries.in_order(Query()))
    return sorted(found, key=lambda entry: entry.id)


Carry = Callable[[Path, Path], None]
ACTS = (
    "write", "write", "revise", "revise", "star", "mark", "delete", "restore", "undo", "note",
    "sync", "aim", "aim", "title", "drop_aim", "talk", "talk", "tick", "take_off",
)  # fmt: skip
steps = st.lists(
    st.tuples(
        st.sampled_from("ab"),
        st.sampled_from([*ACTS, "sync", "carry"]),
        st.integers(0, 5),
        st.sampled_from([0, 1, 60]),
    ),
    max_size=40,
)


def run(done: list[tuple[str, str, int, int]], place: Path, *, shared: bool) -> None:
    """Do all that, then sync until it is quiet, and look whether anything is lost."""
    folders = {name: place / ("folder" if shared else f"folder-{name}") for name in "ab"}
    clocks = {name: FrozenClock() for name in "ab"}
    clocks["b"].forward(minutes=-7)  # no two clocks are the same
    a, b = machines = [Machine(place, name, clocks[name], folders[name]) for name in "ab"]
    machine_of = dict(zip("ab", machines, strict=True))
    for name, act, which, seconds in done:
        clocks[name].forward(seconds=seconds)
        if act == "carry":
            carry(folders[name], folders["b" if name == "a" else "a"])
        else:
            getattr(machine_of[name], act)(which)
    for _ in range(3):
        a.sync()
        carry(a.carried, b.carried)
        b.sync()
        carry(b.carried, a.carried)
    for machine in machines:
        answer = machine.sync()
        assert (answer.received, answer.sent, answer.conflicts) == (0, 0, ())
        assert all(machine.remembers(*said) for said in machine.said)
        note = machine.journal.month_notes.get(NOVEMBER)
        assert all(words in (note.text if note else "") for words in a.noted | b.noted)
        assert all(words in words_beside(machine.journal) for words in machine.beside)
    assert entries_of(a.journal) == entries_of(b.journal)
    assert shared_by(a.journal) == shared_by(b.journal)
    assert a.journal.month_notes.between()[:1] == () or (
        replace(a.journal.month_notes.between()[0], revision=1)
        == replace(b.journal.month_notes.between()[0], revision=1)
    )
    for machine in machines:
        machine.journal.close()


def carry(source: Path, target: Path) -> None:
    """Move what changed as a file mover does: the newer file, and the other beside it."""
    if source == target or not source.is_dir():
        return
    for file in sorted(source.rglob("*")):
        there = target / file.relative_to(source)
        if file.is_dir():
            there.mkdir(parents=True, exist_ok=True)
        elif not there.exists():
            shutil.copyfile(file, there)
        elif there.read_bytes() != file.read_bytes():
            named = f"{there.stem}.sync-conflict-20261121-201500-ABCDEFG{there.suffix}"
            there.rename(there.with_name(named))
            shutil.copyfile(file, there)


@settings(max_examples=60)
@given(steps)
def test_two_journals_of_one_folder_agree_and_nothing_is_lost(
    done: list[tuple[str, str, int, int]],
) -> None:
    with TemporaryDirectory() as place:
        run(done, Path(place), shared=True)


@settings(max_examples=60)
@given(steps)
def test_so_do_two_folders_with_a_file_mover_between_them(
    done: list[tuple[str, str, int, int]],
) -> None:
    with TemporaryDirectory() as place:
        run(done, Path(place), shared=False)
