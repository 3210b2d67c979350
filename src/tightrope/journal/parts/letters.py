"""Letters between two people: making one, opening the other's, keeping and burning.

What is kept lies in the journal's file, and so is encrypted with it, apart from its entries: it
votes for no day, is in no list, search, export or sync, and undo knows nothing of it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tightrope import domain, letters, storage
from tightrope.clock import Moment
from tightrope.domain.calendar import Period
from tightrope.domain.printable import printable
from tightrope.domain.query import Query
from tightrope.journal import erasure
from tightrope.journal.parts import JournalPart
from tightrope.journal.parts.entries import Entries
from tightrope.journal.parts.letter_keys import LetterKeys
from tightrope.journal.parts.month_notes import MonthNotes
from tightrope.journal.target_errors import as_target_error, check_target
from tightrope.paths import asset
from tightrope.safe_files import write_atomically
from tightrope.storage.connection import JournalDatabase
from tightrope.storage.erased import ErasedStates

if TYPE_CHECKING:
    from tightrope.domain.aim import Aim
    from tightrope.domain.day import Day
    from tightrope.domain.entry import Entry
    from tightrope.domain.month_note import MonthNote
    from tightrope.domain.talk import TalkItem
    from tightrope.journal.erasure.engine import ErasureResult
    from tightrope.journal.parts.aims import Aims
    from tightrope.journal.parts.talk import TalkList
    from tightrope.journal.progress import Progress
    from tightrope.letters.choosing import Choice
    from tightrope.letters.letter import Letter
    from tightrope.letters.table import Table
    from tightrope.storage.letters import KeptLetter as Row

_YOU, _THE_OTHER = "you", "the other"


class JournalParts(NamedTuple):
    """The parts of a journal from which a letter is made; two are made when they are asked for."""

    entries: Entries
    month_notes: MonthNotes
    aims: "Callable[[], Aims]"
    talk: "Callable[[], TalkList]"


class Choosable(NamedTuple):
    """What can be put into a letter: entries and notes of its days, aims, what is open to talk."""

    entries: "tuple[Entry, ...]"
    notes: "tuple[MonthNote, ...]"
    aims: "tuple[Aim, ...]"
    talk: "tuple[TalkItem, ...]"


class OpenedLetter(NamedTuple):
    """A letter that was opened, and who sealed it: by public key, and by its three words.

    `is_expected` says whether that is the key that is kept as the other's.
    """

    letter: "Letter"
    writer: str
    words: str
    is_expected: bool


class KeptLetter(NamedTuple):
    """A letter that was kept: its short name, whether one wrote it oneself, and what it holds."""

    name: str
    is_own: bool
    letter: "Letter"


class Letters(JournalPart):
    """Letters to one other person, and theirs.

    Every method raises JournalError where the file cannot be used, and LetterError for what of a
    letter cannot be.
    """

    def __init__(
        self, database: JournalDatabase, now: Callable[[], Moment], parts: JournalParts
    ) -> None:
        super().__init__(database, now)
        self._parts = parts
        self.keys = LetterKeys(database, now)

    # Writing

    def choosable(self, span: Period) -> Choosable:
        """Return what can be chosen for a letter about a span of days, in order."""
        query = Query(first=span.first, last=span.last)
        return Choosable(
            tuple(self._parts.entries.in_order(query)),
            self._parts.month_notes.between(span.first, span.last),
            self._parts.aims().all(),
            self._parts.talk().open_items(),
        )

    def compose(self, choice: "Choice") -> "Letter":
        """Return the letter of a choice, whole, as it would be sealed.

        Days that have not come yet are in no figure. Raises NoSuchEntryError for an entry, an aim
        or a line that is not there.
        """
        entry_of = self._parts.entries.get
        open_items = self._parts.talk().open_items() if choice.talk else ()
        talk = [entry_of(each).id for each in choice.talk]
        notes = [(month, self._parts.month_notes.get(month)) for month in choice.notes]
        return letters.choosing.letter_of(
            choice,
            days=self._days(choice.span) if choice.figures or choice.days else (),
            entries=list({each.id: each for each in map(entry_of, choice.entries)}.values()),
            notes=[(month, note.text) for month, note in notes if note],
            aims=[_chosen_aim(self._parts.aims().get(each)) for each in choice.aims],
            talk=[_line_of(each) for each in open_items if each.entry.id in talk],
        )

    def seal(
        self, letter: "Letter", target: Path, *, to: str | None = None, force: bool = False
    ) -> None:
        """Seal a letter to the other, or to the public key `to`, into a file of its own (0600).

        What is there is replaced with `force` only. Raises TargetError where the file cannot be
        written.
        """
        _write(self._database, target, self._sealed(letter, to), force=force)

    # An exchange

    def promise(self, letter: "Letter", *, to: str | None = None) -> str:
        """Seal a letter for an exchange, keep it, and return the promise to give to the other.

        It can be handed over once the other's promise is known (`exchange`). An exchange that was
        begun before is off.
        """
        file = letters.promise.one_of_two(self._sealed(letter, to))
        with self._database.writing() as sql:
            storage.letters.put_exchange(sql, storage.letters.Exchange(file, None))
        return letters.promise.promise_of(file)

    def exchange(self, theirs: str, target: Path, *, force: bool = False) -> None:
        """Keep the other's promise, and write one's own letter into a file to hand over.

        The other's promise stays the one that was given first. Raises TargetError.
        """
        with self._database.reading() as sql:
            found = storage.letters.exchange(sql)
        if found is None:
            raise letters.errors.BrokenPromiseError(
                "No letter was promised yet; `tightrope letter write --together` makes yours."
            )
        promise = letters.promise.read_promise(theirs)
        if promise == letters.promise.promise_of(found.file):
            raise letters.errors.BrokenPromiseError(
                "This is your own promise; ask the other for theirs."
            )
        if found.theirs not in {None, promise}:
            raise letters.errors.BrokenPromiseError(
                "The other promised another letter before; begin anew, both of you, with"
                " `tightrope letter write --together`."
            )
        _write(self._database, target, found.file, force=force)
        with self._database.writing() as sql:
            storage.letters.put_exchange(sql, storage.letters.Exchange(found.file, promise))

    # Reading

    def open(self, path: Path) -> OpenedLetter:
        """Open the letter in a file; nothing of it is kept.

        One of an exchange is opened only where one's own promise was given, and it is the letter
        that the other promised. No more is read than a letter can have. Raises ForgedLetterError
        also for one that somebody else sealed than the person whose key is kept.
        """
        pair, other = self.keys.pair(), self.keys.other()
        content = _content_of(path)
        if letters.promise.is_one_of_two(content):
            self._check_promise(content)
            content = letters.promise.sealed_part(content)
        tag, document = letters.sealing.unseal(content, pair)
        letter, writer = letters.reading.read(document)
        letters.sealing.check_writer(tag, document, pair, writer)
        if other and other.key != writer:
            raise letters.errors.ForgedLetterError(
                "This letter was not sealed with the key that you keep as the other's; compare"
                " your words aloud, and `tightrope letter key KEY` keeps another key."
            )
        words = letters.words.three_words(writer)
        return OpenedLetter(letter, writer, words, is_expected=other is not None)

    def _check_promise(self, content: bytes) -> None:
        with self._database.reading() as sql:
            found = storage.letters.exchange(sql)
        if found is None or found.theirs is None:
            raise letters.errors.BrokenPromiseError(
                "This letter is one of two: it opens when you have promised yours, and given it"
                " for theirs (`tightrope letter write --together`, then `letter exchange`)."
            )
        letters.promise.check_promise(content, found.theirs)

    # Keeping

    def keep(self, opened: OpenedLetter) -> str:
        """Keep a letter that was opened; return its short name."""
        return self._keep(opened.letter, opened.writer, is_own=False)

    def keep_own(self, letter: "Letter") -> str:
        """Keep a letter that one wrote oneself; return its short name."""
        return self._keep(letter, self.keys.pair().public, is_own=True)

    def _keep(self, letter: "Letter", writer: str, *, is_own: bool) -> str:
        document = letters.document.unpadded(letter, writer)
        with self._database.writing() as sql:
            return storage.letters.keep(sql, document, is_own=is_own).short_name

    def kept(self) -> tuple[KeptLetter, ...]:
        """Return the letters that were kept, the latest first."""
        with self._database.reading() as sql:
            return tuple(map(_kept_of, storage.letters.kept(sql)))

    def get(self, name: str) -> KeptLetter:
        """Return the letter that was kept under this name, or one that begins so."""
        return _kept_of(_row(self._database, name))

    def burn(
        self, name: str, *, backups: bool = False, progress: "Progress | None" = None
    ) -> "ErasureResult":
        """Erase a letter that was kept for good; with `backups`, out of these too.

        `progress` is told thousandths.
        """
        states = ErasedStates(_row(self._database, name).name, 1, None, None)
        return erasure.engine.erase(
            self._database, states, self._now().utc, backups=backups, progress=progress
        )

    def burn_all(self, *, backups: bool = False) -> int:
        """Erase all of letters: those that were kept, one's own keys, the other's, an exchange.

        Returns how many letters there were. Backups keep the keys that they hold.
        """
        with self._database.writing() as sql:
            storage.letters.forget_keys(sql)
            storage.letters.end_exchange(sql)
        names = [each.name for each in self.kept()]
        for name in names:
            self.burn(name, backups=backups)
        return len(names)

    # The table for two

    def table(self, theirs: "Letter", *, from_journal: bool = False) -> "Table":
        """Return the table for two of the other's letter and one's own.

        One's own is the latest that was kept about the same days. Where there is none its side is
        empty, since both may be looking; with `from_journal` it has what the other's letter has of
        figures, aims and things to talk about, out of the journal, and no other words.
        """
        own = next(
            (
                each.letter
                for each in self.kept()
                if each.is_own and each.letter.span == theirs.span
            ),
            letters.letter.Letter(span=theirs.span),
        )
        if own.is_empty and from_journal:
            own = self._counterpart(theirs)
        names = (own.name or _YOU, theirs.name or _THE_OTHER)
        if names[0] == names[1]:
            names = (_YOU, _THE_OTHER)
        return letters.table.Table(
            (letters.table.Side(names[0], own), letters.table.Side(names[1], theirs))
        )

    def write_page(self, table: "Table", target: Path, *, force: bool = False) -> None:
        """Write the table for two as one page (0600). Raises TargetError."""
        style = asset("data", "review/page.css").read_text(encoding="utf-8")
        style += asset("data", "review/table.css").read_text(encoding="utf-8")
        _write(
            self._database, target, letters.page.table_as_html(table, style).encode(), force=force
        )

    def _counterpart(self, theirs: "Letter") -> "Letter":
        has_weeks = theirs.weeks is not None
        marked = domain.week_counts.marked_days(self._days(theirs.span) if has_weeks else ())
        return letters.letter.Letter(
            span=theirs.span,
            weeks=domain.week_counts.week_counts(marked, theirs.span) if has_weeks else None,
            days=marked if theirs.days is not None else None,
            aims=tuple(map(_chosen_aim, self._parts.aims().all())) if theirs.aims else (),
            talk=tuple(map(_line_of, self._parts.talk().open_items())) if theirs.talk else (),
        )

    def _days(self, span: Period) -> "tuple[Day, ...]":
        today = self._now().day
        if span.first > today:
            return ()
        with self._database.reading() as sql:
            return storage.days.written(sql, span.first, min(span.last, today))

    def _sealed(self, letter: "Letter", to: str | None) -> bytes:
        pair, other = self.keys.pair(), self.keys.recipient(to)
        return letters.sealing.seal(letters.document.to_bytes(letter, pair.public), pair, other)


def _write(database: JournalDatabase, target: Path, content: bytes, *, force: bool) -> None:
    with as_target_error(target):
        check_target(target, database.parts, is_folder=False, force=force)
        write_atomically(target, content)


def _row(database: JournalDatabase, name: str) -> "Row":
    beginning = name.strip().lower()
    with database.reading() as sql:
        found = storage.letters.kept(sql, beginning) if beginning else ()
    if len(found) == 1:
        return found[0]
    which = "More than one kept letter begins so" if found else "No kept letter begins so"
    raise letters.errors.LetterError(f"{which}; `tightrope letter list` shows their names.")


def _kept_of(row: "Row") -> KeptLetter:
    letter, _ = letters.reading.read(letters.document.padded(row.document))
    return KeptLetter(row.short_name, row.is_own, letter)


def _content_of(path: Path) -> bytes:
    most = letters.sealing.LARGEST + letters.promise.OVERHEAD
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise letters.errors.NoLetterError(
            f"{printable(str(path))} could not be read ({error.strerror}); name the file that you"
            " were given."
        ) from None
    if len(content) > most:
        raise letters.sealing.too_large()
    return content


def _chosen_aim(aim: "Aim") -> "letters.letter.ChosenAim":
    outcome = None if aim.outcome is None else aim.outcome.value
    return letters.letter.ChosenAim(aim.title, aim.note, outcome)


def _line_of(item: "TalkItem") -> str:
    return item.talk.line or item.entry.title
