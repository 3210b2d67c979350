"""Looking whether all is well with a journal and what lies around it, and mending what can be."""

import os
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from stat import S_IMODE
from typing import NamedTuple

from tightrope import storage
from tightrope.clock import Moment
from tightrope.domain.errors import TightropeError
from tightrope.domain.formatting import count_text, day_text
from tightrope.domain.printable import printable
from tightrope.journal.journal import Journal
from tightrope.journal.rollback import backups_of
from tightrope.paths import Locations
from tightrope.safe_files import close_to_others
from tightrope.settings import SettingsError, read_settings
from tightrope.settings.check import findings
from tightrope.storage.backup_folder import BackupFile
from tightrope.storage.encryption import FileKey
from tightrope.storage.errors import JournalError
from tightrope.storage.examination import Examined

_OTHERS = 0o077
_OLD = timedelta(days=32)
_MOST_NAMED = 3


class Check(NamedTuple):
    """What was looked at, whether it is in order, and a sentence; `fix` mends it, if that can be.

    It raises TightropeError or OSError where it could not.
    """

    name: str
    is_ok: bool
    sentence: str
    fix: Callable[[], object] | None = None


class Doctor:
    """Looks at the journal of these paths; `now` is asked for the moment.

    `passphrase` is asked for where the journal is encrypted. Nothing is changed but by a `fix`.
    """

    def __init__(
        self,
        locations: Locations,
        now: Callable[[], Moment],
        passphrase: Callable[[], str],
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        self._paths = locations
        self._now = now
        self._passphrase = passphrase
        self._environ = environ
        self._key: FileKey | None = None

    def checks(self) -> Iterator[Check]:
        """Give every check, in the order in which they are told."""
        yield self._modes()
        if self._paths.database.exists():
            yield from self._file()
        else:
            yield Check("integrity", True, "There is no journal yet; the first entry makes it.")
        found = backups_of(self._paths.database)
        backups = tuple(each for each in found if not each.was_set_aside)
        yield self._backups(backups)
        yield self._encryption(backups)
        yield self._settings()

    def _modes(self) -> Check:
        opened = [path for path in self._private() if _is_open_to_others(path)]
        if not opened:
            return Check("modes", True, "Files and folders are closed to others.")
        return Check(
            "modes",
            False,
            f"Others may open {_named(opened)}; --fix closes them.",
            lambda: _close(opened),
        )

    def _private(self) -> Iterator[Path]:
        real = Path(os.path.realpath(self._paths.database))
        if real.parent.name == "tightrope":
            yield real.parent
        yield from (real.with_name(f"{real.name}{ending}") for ending in ("", "-wal", "-shm"))
        yield self._paths.backups
        yield from _inside(self._paths.backups)
        yield from real.parent.glob("unsaved*.md")
        yield from real.parent.glob(f"{real.stem}-set-aside-*")

    def _file(self) -> Iterator[Check]:
        path = self._paths.database
        try:
            salt = storage.encryption.salt_of(path)
            if salt != (self._key.salt if self._key else None):
                self._key = FileKey.derive(self._passphrase(), salt) if salt else None
            found = storage.examination.examine(path, self._key)
        except (TightropeError, OSError) as trouble:
            yield Check("integrity", False, _sentence(trouble))
            return
        yield self._integrity(found)
        if found.version is not None:
            yield self._version(found.version)
        if found.is_in_step is not None:
            yield self._index(found)
            if found.version == storage.examination.LATEST_VERSION:
                yield self._shared()
            yield self._folders()

    def _integrity(self, found: Examined) -> Check:
        if found.log_is_foreign:
            return Check(
                "integrity",
                False,
                "The log beside the journal follows another state than the one that lies there;"
                " --fix, or opening the journal, sets it aside.",
                self._open,
            )
        if found.damage or found.version is None:
            return Check(
                "integrity",
                False,
                f"The journal is damaged ({count_text(len(found.damage), 'fault')} found);"
                " `tightrope rollback` goes back to a backup, and keeps the damaged one too.",
            )
        return Check("integrity", True, "The journal's file is whole.")

    def _version(self, version: int) -> Check:
        latest = storage.examination.LATEST_VERSION
        if version == latest:
            return Check("schema", True, f"The layout is version {version}, the latest.")
        if version > latest:
            return Check(
                "schema",
                False,
                f"The layout is version {version}, of a newer Tightrope; update it.",
            )
        return Check(
            "schema",
            False,
            f"The layout is version {version}; --fix, or opening the journal, brings it to {latest}"
            " after a backup.",
            self._open,
        )

    def _open(self) -> None:
        Journal(self._paths.database, self._now, key=self._key).close()

    def _index(self, found: Examined) -> Check:
        if found.is_in_step:
            return Check("index", True, "The search index is in step with the entries.")
        return Check(
            "index",
            False,
            "The search index is not in step with the entries; --fix makes it anew.",
            lambda: storage.examination.rebuild_index(self._paths.database, self._key),
        )

    def _shared(self) -> Check:
        found = storage.examination.shared_records(self._paths.database, self._key)
        if found.unreadable:
            return Check(
                "aims",
                False,
                f"{found.unreadable:,} of the aims and things to talk about cannot be read;"
                " `tightrope rollback` goes back to a backup, and keeps this journal too.",
            )
        waiting = (
            f" {found.without_entry:,} of these wait for an entry that a sync may bring."
            if found.without_entry
            else ""
        )
        aims, things = count_text(found.aims, "aim"), count_text(found.talk, "thing")
        return Check("aims", True, f"{aims}, {things} to talk about; all can be read.{waiting}")

    def _backups(self, backups: tuple[BackupFile, ...]) -> Check:
        if damaged := [each.path for each in backups if each.is_damaged]:
            return Check(
                "backups",
                False,
                f"Damaged, of no use for going back: {_named(damaged)}; delete it.",
            )
        if not backups and not self._paths.database.exists():
            return Check("backups", True, "There is nothing to back up yet.")
        number = count_text(len(backups), "backup")
        latest = next((each for each in backups if each.verified), None)
        if latest is None:
            return Check(
                "backups", False, f"{number}, none verified; --fix makes one.", self._back_up
            )
        sentence = f"{number}, the last verified one of {day_text(latest.made)}."
        if self._now().utc - latest.made > _OLD:
            return Check("backups", False, f"{sentence} --fix makes a newer one.", self._back_up)
        return Check("backups", True, sentence)

    def _back_up(self) -> None:
        path = self._paths.database
        with Journal(path, self._now, key=self._key) as journal:
            made = journal.backups.create()
        if not storage.backup_folder.verify(path, made, self._now().utc, self._key):
            raise JournalError(f"{printable(str(made))} was found damaged.")

    def _folders(self) -> Check:
        folders = [
            Path(folder)
            for folder in storage.rollback_source.live_folders_in(self._paths.database, self._key)
        ]
        if not folders:
            return Check("sync", True, "No folder is synced.")
        missing = [folder for folder in folders if not folder.is_dir()]
        # A stick that is not plugged in is no fault.
        sentence = f"Synced: {_named(folders)}."
        away = f" Not there now: {_named(missing)}." if missing else ""
        return Check("sync", True, sentence + away)

    def _encryption(self, backups: tuple[BackupFile, ...]) -> Check:
        if self._key is None:
            return Check("encryption", True, "The journal is a plain file, for your account alone.")
        if plain := [each.path for each in backups if not each.is_encrypted]:
            return Check(
                "encryption",
                False,
                f"The journal is encrypted, and these backups are not: {_named(plain)};"
                " `tightrope encrypt` encrypts them.",
            )
        return Check("encryption", True, "The journal and its backups are encrypted.")

    def _settings(self) -> Check:
        problems = _settings_problems(self._paths.config, self._environ)
        return Check("settings", not problems, " ".join(problems) or "The settings can be read.")


def _is_open_to_others(path: Path) -> bool:
    try:
        return os.name != "nt" and bool(S_IMODE(path.stat().st_mode) & _OTHERS)
    except OSError:
        return False


def _settings_problems(config: Path, environ: Mapping[str, str]) -> list[str]:
    try:
        found = findings(config.read_text("utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError):
        found = ()
    if found:
        return [f"{printable(config.name)}, {finding.sentence}" for finding in found]
    try:
        read_settings(config, environ)
    except SettingsError as trouble:
        return [str(trouble)]
    return []


def _close(paths: list[Path]) -> None:
    for path in paths:
        close_to_others(path)


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _named(paths: list[Path]) -> str:
    named = ", ".join(printable(str(path)) for path in paths[:_MOST_NAMED])
    more = len(paths) - _MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named


def _sentence(trouble: Exception) -> str:
    if isinstance(trouble, OSError):
        return f"The journal could not be read ({trouble.strerror}); mend that first."
    return str(trouble)
