"""Letters between two journals: what is handed over is what was chosen, and nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from stat import S_IMODE

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support import FrozenClock
from tightrope.domain.calendar import Period
from tightrope.domain.entry import Draft, Entry
from tightrope.domain.errors import NoSuchEntryError
from tightrope.domain.marks import Need
from tightrope.domain.query import Query
from tightrope.journal import Journal
from tightrope.letters import sealing
from tightrope.letters.choosing import Choice
from tightrope.letters.document import to_bytes
from tightrope.letters.errors import (
    BrokenPromiseError,
    ForgedLetterError,
    LetterError,
    NoLetterError,
    TooLargeError,
    WrongKeyError,
)
from tightrope.storage.encryption import FileKey

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
FIGURES = Choice(span=NOVEMBER, figures=True)
WALK = Draft(day=date(2026, 11, 14), time=time(21), text="Walked home.", together=True)


@pytest.fixture
def other(tmp_path: Path, clock: FrozenClock) -> Iterator[Journal]:
    """The other's journal; each of the two has the other's key."""
    with Journal(tmp_path / "other" / "journal.db", clock) as other:
        yield other


@pytest.fixture
def both(journal: Journal, other: Journal) -> tuple[Journal, Journal]:
    acquaint(journal, other)
    return journal, other


def acquaint(one: Journal, other: Journal) -> None:
    keys = [each.letters.keys.make().key for each in (one, other)]
    one.letters.keys.keep_other(keys[1])
    other.letters.keys.keep_other(keys[0])


def write_walk(journal: Journal) -> Entry:
    return journal.entries.write(WALK)


def test_what_was_chosen_arrives_as_it_was_shown(
    both: tuple[Journal, Journal], tmp_path: Path
) -> None:
    one, other = both
    entry = write_walk(one)
    one.month_notes.save(NOVEMBER.first, "Much room.", read=None)
    aim = one.aims.begin("Walk every week", note="Also in rain.")
    one.talk.open(one.entries.get(entry.id), "Where to in spring?")
    shown = one.letters.compose(
        Choice(
            span=NOVEMBER,
            days=True,
            entries=(entry.short_id,),
            notes=(NOVEMBER.first,),
            aims=(aim.id,),
            talk=(entry.id,),
        )
    )
    one.letters.seal(shown, tmp_path / "letter")
    opened = other.letters.open(tmp_path / "letter")
    assert opened.letter == shown
    assert opened.is_expected
    assert S_IMODE((tmp_path / "letter").stat().st_mode) == 0o600
    [chosen] = shown.entries
    assert (chosen.text, chosen.together) == ("Walked home.", True)
    assert (shown.notes[0].text, shown.aims[0].title, shown.talk) == (
        "Much room.",
        "Walk every week",
        ("Where to in spring?",),
    )


def test_figures_are_of_days_that_have_come(journal: Journal, clock: FrozenClock) -> None:
    write_walk(journal)
    journal.entries.write(replace(WALK, day=clock().day + timedelta(days=2), space=True))
    total = journal.letters.compose(FIGURES).total
    assert total
    assert (total.together, total.both) == (1, 0)


_SILENT = st.builds(
    Draft,
    day=st.dates(date(2026, 10, 1), date(2026, 12, 15)),
    time=st.none() | st.times().map(lambda at: at.replace(microsecond=0)),
    text=st.text("ab c", min_size=1).filter(str.strip),
    tags=st.sampled_from([(), ("talk",), ("river", "walks")]),
    starred=st.booleans(),
)
_ELSEWHERE = st.builds(
    Draft,
    day=st.dates(date(2024, 1, 1), date(2026, 10, 31)),
    text=st.just("Elsewhere."),
    together=st.booleans(),
    space=st.booleans(),
    need=st.sampled_from([None, *Need]),
)


@settings(max_examples=12)
@given(st.lists(st.one_of(_SILENT, _ELSEWHERE), max_size=30))
def test_whatever_else_the_journal_holds_the_bytes_before_sealing_are_the_same(
    tmp_path_factory: pytest.TempPathFactory, more: list[Draft]
) -> None:
    clock, folder = FrozenClock(), tmp_path_factory.mktemp("two")
    documents = []
    for number, drafts in enumerate(([], more)):
        if number:
            clock.forward(days=3, minutes=17)
        with Journal(folder / f"{number}.db", clock) as journal:
            journal.entries.write_all(drafts)
            for draft in drafts[:2]:
                journal.trash.remove(journal.entries.on(draft.day)[:1])
            entry = write_walk(journal)
            if number:
                journal.month_notes.save(NOVEMBER.first, "Not chosen.", read=None)
                journal.aims.begin("Not chosen either")
                journal.talk.open(journal.entries.get(entry.id), "Nor this")
            choice = replace(FIGURES, days=True, entries=(entry.id,), name="Ada")
            letter = journal.letters.compose(choice)
            documents.append(to_bytes(letter, "age1writer"))
    assert documents[0] == documents[1]


def test_a_letter_of_nothing_is_none(journal: Journal) -> None:
    with pytest.raises(LetterError, match="Nothing is chosen"):
        journal.letters.compose(Choice(span=NOVEMBER))
    with pytest.raises(NoSuchEntryError):
        journal.letters.compose(Choice(span=NOVEMBER, entries=("abcd",)))
    entry = journal.entries.write(replace(WALK, day=date(2026, 10, 1)))
    with pytest.raises(LetterError, match="outside of the days"):
        journal.letters.compose(Choice(span=NOVEMBER, entries=(entry.id,)))


def test_without_keys_nothing_is_sealed_or_opened(journal: Journal, tmp_path: Path) -> None:
    write_walk(journal)
    letter = journal.letters.compose(FIGURES)
    with pytest.raises(LetterError, match="no key for letters yet"):
        journal.letters.seal(letter, tmp_path / "letter")
    own = journal.letters.keys.make()
    with pytest.raises(LetterError, match="other's key is not here"):
        journal.letters.seal(letter, tmp_path / "letter")
    with pytest.raises(LetterError, match="your own key"):
        journal.letters.keys.keep_other(own.key)
    assert not (tmp_path / "letter").exists()
    assert journal.letters.keys.make() == own


def test_a_letter_from_another_key_than_the_others_is_refused(
    both: tuple[Journal, Journal], tmp_path: Path
) -> None:
    one, other = both
    write_walk(one)
    one.letters.seal(one.letters.compose(FIGURES), tmp_path / "first")
    one.letters.keys.make(new=True)
    one.letters.seal(one.letters.compose(FIGURES), tmp_path / "second")
    assert other.letters.open(tmp_path / "first").is_expected
    with pytest.raises(ForgedLetterError, match="the key that you keep"):
        other.letters.open(tmp_path / "second")
    other.letters.keys.forget_other()
    assert not other.letters.open(tmp_path / "second").is_expected
    other.letters.keys.make(new=True)
    with pytest.raises(WrongKeyError):
        other.letters.open(tmp_path / "second")


def test_a_file_is_read_no_further_than_a_letter_goes(journal: Journal, tmp_path: Path) -> None:
    journal.letters.keys.make()
    with (tmp_path / "huge").open("wb") as huge:
        huge.truncate(2**40)
    with pytest.raises(TooLargeError):
        journal.letters.open(tmp_path / "huge")
    with pytest.raises(NoLetterError, match="could not be read"):
        journal.letters.open(tmp_path / "missing")


def test_what_is_read_is_kept_on_command_alone_and_apart(
    both: tuple[Journal, Journal], tmp_path: Path
) -> None:
    one, other = both
    one.letters.seal(
        one.letters.compose(replace(FIGURES, days=True, entries=(write_walk(one).id,))),
        tmp_path / "letter",
    )
    opened = other.letters.open(tmp_path / "letter")
    assert other.letters.kept() == ()
    name = other.letters.keep(opened)
    assert other.letters.keep(opened) == name
    [kept] = other.letters.kept()
    assert (kept.name, kept.is_own, kept.letter) == (name, False, opened.letter)
    assert other.letters.get(name[:4]) == kept
    # It votes for no day, is in no list, search or export, and undo knows nothing of it.
    assert other.entries.days() == ()
    assert list(other.entries.find()) == []
    assert list(other.entries.find(Query(words="walked"))) == []
    assert other.undo.undo() is None
    assert other.tags.counts() == ()
    target = tmp_path / "out.jsonl"
    other.transfer.export_entries("jsonl", target, Query())
    assert b"Walked" not in target.read_bytes()
    folder = tmp_path / "synced"
    other.sync.run(folder)
    assert not [file for file in folder.rglob("*.jsonl") if b"Walked" in file.read_bytes()]


def test_what_is_burned_leaves_no_byte_in_the_journals_folder_or_its_backups(
    tmp_path: Path, clock: FrozenClock
) -> None:
    with (
        Journal(tmp_path / "a" / "journal.db", clock) as one,
        Journal(tmp_path / "b" / "journal.db", clock) as other,
    ):
        acquaint(one, other)
        words = "Nobody else writes marzipanlike."
        entry = one.entries.write(replace(WALK, text=words))
        one.letters.seal(
            one.letters.compose(Choice(span=NOVEMBER, entries=(entry.id,))), tmp_path / "letter"
        )
        name = other.letters.keep(other.letters.open(tmp_path / "letter"))
        other.backups.create()
        assert words.encode() in b"".join(bytes_of(tmp_path / "b"))
        result = other.letters.burn(name, backups=True)
        assert (result.unfinished, result.rewritten) == ("", 1)
        assert other.letters.kept() == ()
    assert words.encode() not in b"".join(bytes_of(tmp_path / "b"))


def test_all_of_letters_can_be_burned(both: tuple[Journal, Journal]) -> None:
    one, _ = both
    write_walk(one)
    letter = one.letters.compose(FIGURES)
    one.letters.keep_own(letter)
    one.letters.promise(letter)
    assert one.letters.burn_all() == 1
    assert (one.letters.kept(), one.letters.keys.own(), one.letters.keys.other()) == (
        (),
        None,
        None,
    )
    assert one.entries.days()


def bytes_of(folder: Path) -> Iterator[bytes]:
    return (file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_an_encrypted_journal_shows_neither_keys_nor_letters(
    tmp_path: Path, clock: FrozenClock
) -> None:
    pytest.importorskip("sqlcipher3", reason="the extra tightrope[encryption] is not installed")
    path = tmp_path / "secret.db"
    with Journal(path, clock, key=FileKey.random()) as journal:
        own = journal.letters.keys.make().key
        write_walk(journal)
        journal.letters.keep_own(journal.letters.compose(FIGURES))
    assert own.encode() not in path.read_bytes()
    assert b"AGE-SECRET-KEY" not in path.read_bytes()


def test_in_an_exchange_neither_opens_the_others_letter_before_both_promised(
    both: tuple[Journal, Journal], tmp_path: Path
) -> None:
    one, other = both
    for journal in both:
        write_walk(journal)
    promises = [each.letters.promise(each.letters.compose(FIGURES)) for each in both]
    one.letters.exchange(promises[1], tmp_path / "from-one")
    with pytest.raises(BrokenPromiseError, match="opens when you have promised"):
        other.letters.open(tmp_path / "from-one")
    with pytest.raises(BrokenPromiseError, match="your own promise"):
        other.letters.exchange(promises[1], tmp_path / "from-other")
    other.letters.exchange(promises[0], tmp_path / "from-other")
    assert other.letters.open(tmp_path / "from-one").letter.weeks
    assert one.letters.open(tmp_path / "from-other").letter.weeks


def test_whoever_has_read_cannot_write_another_letter_in_place_of_the_promised_one(
    both: tuple[Journal, Journal], tmp_path: Path
) -> None:
    one, other = both
    write_walk(one), write_walk(other)
    theirs = one.letters.promise(one.letters.compose(FIGURES))
    mine = other.letters.promise(other.letters.compose(FIGURES))
    other.letters.exchange(theirs, tmp_path / "from-other")
    one.letters.exchange(mine, tmp_path / "from-one")
    one.letters.open(tmp_path / "from-other")
    again = one.letters.promise(one.letters.compose(replace(FIGURES, name="Changed my mind")))
    one.letters.exchange(mine, tmp_path / "changed")
    with pytest.raises(BrokenPromiseError, match="not the letter that was promised"):
        other.letters.open(tmp_path / "changed")
    with pytest.raises(BrokenPromiseError, match="promised another letter before"):
        other.letters.exchange(again, tmp_path / "unused")


def test_the_table_shows_of_ones_own_what_was_given_and_more_only_if_asked(
    both: tuple[Journal, Journal], tmp_path: Path
) -> None:
    one, other = both
    entry = write_walk(one)
    one.letters.seal(
        one.letters.compose(replace(FIGURES, entries=(entry.id,), name="Ada")), tmp_path / "letter"
    )
    other.entries.write(replace(WALK, together=False, space=True, text="Alone."))
    theirs = other.letters.open(tmp_path / "letter").letter
    assert other.letters.table(theirs).sides[0].letter.is_empty
    mine, ada = other.letters.table(theirs, from_journal=True).sides
    assert (mine.called, ada.called) == ("you", "Ada")
    assert mine.letter.total
    assert mine.letter.total.space == 1
    assert (mine.letter.entries, mine.letter.days) == ((), None)
    own = other.letters.compose(replace(FIGURES, name="Ben"))
    other.letters.keep_own(own)
    assert other.letters.table(theirs).sides[0].letter == own
    other.letters.write_page(other.letters.table(theirs), tmp_path / "table.html")
    page = (tmp_path / "table.html").read_text("utf-8")
    assert "Walked home." in page
    assert "prefers-color-scheme" in page


def test_a_key_that_was_damaged_is_told(journal: Journal) -> None:
    journal.letters.keys.make()
    with journal._database.writing() as sql:
        sql.execute("UPDATE letter_keys SET secret = 'AGE-SECRET-KEY-1'")
    with pytest.raises(LetterError, match="damaged"):
        journal.letters.keys.own()
    assert journal.letters.keys.make(new=True)
    assert sealing.read_public_key(journal.letters.keys.make().key)
