"""Words that could not get into the journal: put aside in files of their own, and found again.

Such a file is `unsaved.md`, or `unsaved-2.md` and so on: a line that says what the words belong to,
as JSON in an HTML comment, and below it the words to the byte; for an encrypted journal it is
`unsaved.sealed`, and all of that encrypted with its key. What an editor session left behind
that was killed, a `.writing-…` folder, is found as well, unless somebody still writes in it.
"""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, Any

from tightrope import formats, libraries, storage
from tightrope.domain.entry import Draft, Entry, EntryFields
from tightrope.domain.errors import BadEntryError
from tightrope.paths import folders_for_words
from tightrope.safe_files import (
    is_left_behind,
    make_private_folder,
    remove_left_behind,
    write_atomically,
    write_private,
)

if TYPE_CHECKING:
    from tightrope.storage.encryption import FileKey

WRITING_PREFIX = ".writing-"
"""How the name of the folder of an editor session begins."""
PAGE, BEFORE = "entry.md", "before.md"
"""The file in it that the editor writes, and what stood there before, below a line as above."""

_NAME = re.compile(r"unsaved(-\d+)?\.(md|sealed)")
_PLAIN, _SEALED = ".md", ".sealed"
_OPENS, _CLOSES = "<!-- tightrope: ", " -->\n"
_HEADER = re.compile(re.escape(_OPENS) + r"(\{.*\})" + re.escape(_CLOSES))
# What a plain database begins with (https://www.sqlite.org/fileformat.html).
_SQLITE = b"SQLite format 3\0"
_MONTH, _GENERATION = "month", "generation"
_OWN_MODE = 0o077


@dataclass(frozen=True)
class MonthText:
    """What was written in the note of a month, which is given by its first day."""

    month: date
    text: str


@dataclass(frozen=True)
class Owner:
    """The journal that words belong to: its path, its key where it is encrypted, its generation.

    Where the journal could not be opened, neither of the latter is known.
    """

    path: Path
    key: "FileKey | None" = None
    generation: str | None = None


@dataclass(frozen=True)
class UnsavedWords:
    """Words that were put aside, in the file or folder at `path`; `when` is the UTC time of that.

    `page` is what they were written as, an Entry where it stood in the journal already, then of
    this `generation`. Where that is not known or cannot be read it is None, and `text` is all there
    is.
    """

    path: Path
    text: str
    when: datetime
    page: EntryFields | MonthText | None
    generation: str | None

    @property
    def title(self) -> str:
        """The first line with a visible word."""
        return next((line.strip() for line in self.text.splitlines() if line.strip()), "")


def owner_of(journal: Path, key: "FileKey | None", generation: str | None) -> Owner | None:
    """Return the owner of words that a journal could not take, perhaps not even be opened for.

    Return None where it is encrypted and its key is not known, so that its words may not lie in a
    plain file.
    """
    if key is None and _may_be_encrypted(journal):
        return None
    return Owner(journal, key, generation)


def _may_be_encrypted(journal: Path) -> bool:
    """Whether a journal that could not be opened looks encrypted, and no backup of it is plain."""
    try:
        if _is_plain(journal) or storage.encryption.salt_of(journal) is None:
            return False
        backups = journal.with_name(f"{journal.stem}-backups")
        return not any(map(_is_plain, backups.glob("*.db")))
    except OSError:
        return False


def _is_plain(database: Path) -> bool:
    with database.open("rb") as file:
        return file.read(len(_SQLITE)) in {b"", _SQLITE}


def put_aside(owner: Owner, page: EntryFields | MonthText, replacing: Path | None = None) -> Path:
    """Put what is on a page into a file (0600), and return its path.

    `replacing` is the file that an earlier state of it was put into. Raises OSError where there is
    no folder that takes it.
    """
    content = (header_of(owner, page) + page.text).encode(errors="surrogateescape")
    if replacing is not None and replacing.exists() and owner.key is None:
        try:
            write_atomically(replacing, content)
        except OSError:
            pass  # its disk is full by now, or it is gone: another folder may do
        else:
            return replacing
    path = put_bytes_aside(owner, content)
    if replacing is not None:
        replacing.unlink(missing_ok=True)
    return path


def put_bytes_aside(owner: Owner, content: bytes) -> Path:
    """Put bytes into a file (0600), encrypted with the owner's key if it has one; return its path.

    Raises OSError where there is no folder that takes it.
    """
    journal = owner.path
    reason: OSError | None = None
    for folder in folders_for_words(journal):
        try:
            if folder != journal.parent:
                make_private_folder(folder)
            if folder == journal.parent or is_ours_alone(folder):
                return _write_new(folder, content, owner.key)
        except OSError as error:
            reason = reason or error
    raise reason or FileNotFoundError


def header_of(owner: Owner, page: EntryFields | MonthText) -> str:
    """Return the line that stands above words that were put aside, with its end."""
    header: dict[str, object] = {"journal": str(owner.path)}
    if owner.generation:
        header[_GENERATION] = owner.generation
    if isinstance(page, MonthText):
        header[_MONTH] = page.month.isoformat()
    else:
        header |= _fields_of(page)
    return f"{_OPENS}{libraries.json.dumps(header)}{_CLOSES}"


def _fields_of(page: EntryFields) -> dict[str, object]:
    if isinstance(page, Entry):
        more: dict[str, object] = {"id": page.id, "revision": page.revision}
        entry = page
    else:
        # Only the words may be missing or wrong: they are what cannot be saved.
        more = {}
        now = datetime(1, 1, 1, tzinfo=UTC)
        values = {each.name: getattr(page, each.name) for each in fields(EntryFields)}
        entry = Entry(**values | {"text": ""}, id="", created=now, modified=now)
    told = formats.fields.entry_json.entry_to_json(entry)
    return {
        name: value
        for name, value in told.items()
        if value and name not in {"id", "text", "created", "modified"}
    } | more


def find_unsaved(owner: Owner) -> tuple[UnsavedWords, ...]:
    """Return the words of a journal that were put aside, or left by an editor, oldest first."""
    found = []
    for folder in folders_for_words(owner.path):
        for path in _candidates(folder):
            is_session = path.name.startswith(WRITING_PREFIX)
            words = _read_folder(path) if is_session else _read(path, owner.key)
            if words and _is_of(words[1], folder, owner.path):
                found.append(words[0])
    return tuple(sorted(found, key=lambda words: words.when))


def remove(words: UnsavedWords) -> None:
    """Take away the file or folder of words that are in the journal now. Raises OSError."""
    if words.path.name.startswith(WRITING_PREFIX):
        remove_left_behind(words.path)
    else:
        words.path.unlink(missing_ok=True)


def convert(owner: Owner, key: "FileKey | None") -> tuple[Path, ...]:
    """Write what lies aside for a journal anew, for its new key or plain; return the new paths.

    What an editor left stays as it is. Raises OSError.
    """
    made = []
    for words in find_unsaved(owner):
        path = words.path
        if path.name.startswith(WRITING_PREFIX):
            continue
        content: bytes | None
        if path.suffix != _SEALED:
            content = path.read_bytes()
        else:
            content = storage.sealed_file.read_sealed(path, owner.key) if owner.key else None
        if content is None:
            continue
        made.append(put_bytes_aside(replace(owner, key=key), content))
        os.utime(made[-1], (words.when.timestamp(),) * 2)
        path.unlink()
    return tuple(made)


def newest_page(folder: Path) -> Path:
    """Return the file in the folder of an editor session that was written last. Raises OSError.

    An editor that is killed may put what was not saved beside its file, as nano does.
    """
    beside = [each for each in folder.glob(f"{PAGE}.save*") if each.is_file()]
    return max((folder / PAGE, *beside), key=lambda each: each.stat().st_mtime if beside else 0)


def unsaved_paths(folder: Path, ending: str = _PLAIN) -> Iterator[Path]:
    """Yield the names that words may get in a folder, for whoever takes the first free one."""
    yield folder / f"unsaved{ending}"
    for number in count(2):
        yield folder / f"unsaved-{number}{ending}"


def _write_new(folder: Path, content: bytes, key: "FileKey | None") -> Path:
    for path in unsaved_paths(folder, _SEALED if key else _PLAIN):
        try:
            write_private(path, b"" if key else content)
            if key:
                storage.sealed_file.write_sealed(path, content, key)
        except FileExistsError:
            continue
        except OSError:
            path.unlink(missing_ok=True)
            raise
        return path
    raise AssertionError


def is_ours_alone(folder: Path) -> bool:
    """Return whether a folder is this person's, and closed to others. Raises OSError."""
    about = folder.lstat()
    if not S_ISDIR(about.st_mode):
        return False
    return not hasattr(os, "geteuid") or (
        about.st_uid == os.geteuid() and not about.st_mode & _OWN_MODE
    )


def every_path(journal: Path) -> Iterator[Path]:
    """Yield every file and folder with words of a journal, as far as one sees without its key.

    Also those that an editor writes in at this moment.
    """
    for folder in folders_for_words(journal):
        for path in _candidates(folder):
            told = path / BEFORE if path.name.startswith(WRITING_PREFIX) else path
            header: Mapping[str, Any] = {}
            with suppress(OSError):
                if told.suffix != _SEALED:
                    header, _ = _divided(told.read_bytes().decode("utf-8-sig", "surrogateescape"))
            if _is_of(header, folder, journal):
                yield path


def _candidates(folder: Path) -> Iterator[Path]:
    try:
        with os.scandir(folder) as files:
            names = [each.name for each in files]
    except OSError:
        return
    for name in sorted(names):
        if _NAME.fullmatch(name) or name.startswith(WRITING_PREFIX):
            yield folder / name


def _read(path: Path, key: "FileKey | None") -> tuple[UnsavedWords, Mapping[str, Any]] | None:
    try:
        about = path.lstat()
        is_ours = not hasattr(os, "geteuid") or about.st_uid == os.geteuid()
        if not (S_ISREG(about.st_mode) and is_ours):
            return None
        content: bytes | None
        if path.suffix != _SEALED:
            content = path.read_bytes()
        else:
            content = storage.sealed_file.read_sealed(path, key) if key else None
    except OSError:
        return None
    if content is None:
        return None
    header, text = _divided(content.decode("utf-8-sig", "surrogateescape"))
    return _words(path, about.st_mtime, header, text), header


def _read_folder(folder: Path) -> tuple[UnsavedWords, Mapping[str, Any]] | None:
    """Return what an editor session left in its folder, if that is over and changed anything."""
    if not is_left_behind(folder, was_locked=(folder / BEFORE).exists()):
        return None
    try:
        page = newest_page(folder)
        text = page.read_bytes().decode("utf-8-sig", "surrogateescape")
        written = page.stat().st_mtime
        before = folder / BEFORE
        header, former = _divided(before.read_text("utf-8")) if before.is_file() else ({}, "")
    except (OSError, ValueError):
        return None
    if text.rstrip("\n") == former.rstrip("\n"):
        remove_left_behind(folder)  # nothing was written in it
        return None
    return _words(folder, written, header, text.replace("\r\n", "\n")), header


def _divided(content: str) -> tuple[Mapping[str, Any], str]:
    if not (found := _HEADER.match(content)):
        return {}, content
    try:
        header = libraries.json.loads(found[1])
    except ValueError:
        return {}, content
    return header, content[found.end() :]


def _words(path: Path, mtime: float, header: Mapping[str, Any], text: str) -> UnsavedWords:
    when = datetime.fromtimestamp(int(mtime), UTC)
    return UnsavedWords(path, text, when, _page(header, text), header.get(_GENERATION))


def _page(header: Mapping[str, Any], text: str) -> EntryFields | MonthText | None:
    try:
        if month := header.get(_MONTH):
            return MonthText(date.fromisoformat(month), text)
        record = {**header, "text": text}
        revision = record.pop("revision", None)
        for name in ("journal", _GENERATION):
            record.pop(name, None)
        made = formats.fields.entry_json.entry_from_json(record, "unsaved words")
        if not isinstance(made, Entry):
            return None
        if header.get("id") and isinstance(revision, int):
            return replace(made, revision=revision)
        return Draft.of(made)
    except (ValueError, TypeError, BadEntryError):
        return None


def _is_of(header: Mapping[str, Any], folder: Path, journal: Path) -> bool:
    if owner := header.get("journal"):
        return os.path.realpath(str(owner)) == os.path.realpath(journal)
    return folder == journal.parent
