"""The context of one call: paths, time, settings, and the journal."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, time
from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from tightrope import clock, territory
from tightrope.cli import late
from tightrope.cli.terminal import note
from tightrope.clock import Moment
from tightrope.domain.errors import TightropeError
from tightrope.domain.formatting import DateOrder, show_days_in

if TYPE_CHECKING:
    from pathlib import Path

    from tightrope.journal import Journal
    from tightrope.journal.results import FileKey
    from tightrope.paths import Locations
    from tightrope.settings import Settings


class CliContext:
    """One call of the program. Each thing is fetched when it is first asked for, and once."""

    def __init__(
        self,
        now: Callable[[], Moment] = clock.now,
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        self._now = now
        self.environ = environ
        self.chosen_journal: str | None = None
        # Of the journal that was opened: its key if it is encrypted, and its generation.
        self.journal_key: FileKey | None = None
        self.generation: str | None = None
        self.passphrase_file: str | None = None
        self.passphrase_descriptor: int | None = None
        self.opened: list[Journal] = []

    @cached_property
    def database(self) -> "Path":
        """Where the journal is."""
        with _folder_is_there():
            return late.locate_database(self._wanted_journal)

    @cached_property
    def locations(self) -> "Locations":
        """Where this person's files are."""
        with _folder_is_there():
            return late.locate(self._wanted_journal, self.environ.get("TIGHTROPE_CONFIG"))

    @cached_property
    def settings(self) -> "Settings":
        """What is set; raises SettingsError for a mistake in the file."""
        return late.read_settings(self.locations.config, self.environ)

    def now(self) -> Moment:
        """Return the moment it is, on the day that it belongs to by the setting `day_ends`."""
        return self._now().with_day_ending(self._day_ends)

    def show_days_as_wanted(self) -> None:
        """Show days to people in the order of the setting `date_order`, else in the usual one."""
        show_days_in(lambda: self._shown_order)

    @cached_property
    def _shown_order(self) -> DateOrder:
        with suppress(TightropeError):
            if order := self._setting("date_order"):
                return cast("DateOrder", order)
        return territory.date_order(self.environ)

    @cached_property
    def has_letters(self) -> bool:
        """Whether letters are on: the setting `letters`; off where it cannot be read."""
        with suppress(TightropeError):
            return self._setting("letters") is True
        return False

    @cached_property
    def _day_ends(self) -> time | None:
        day_ends = self._setting("day_ends")
        return day_ends if isinstance(day_ends, time) else None

    def _setting(self, name: str) -> object:
        """Return one setting; None where it is not set."""
        # Most people have no settings file, and `add` shall not import what reads one.
        has_file = os.access(self.locations.config, os.R_OK)
        return late.read_one(self.locations.config, name) if has_file else None

    @cached_property
    def today(self) -> date:
        """The local day on which the program was called."""
        return self.now().day

    def open_journal(self, *, tells_of_unsaved: bool = True) -> "Journal":
        """Open the journal; to be used in a `with`, so that it is closed again.

        One that is encrypted is opened with the passphrase that was named, or is asked for. Words
        that lie aside for it are told of on standard error, unless `tells_of_unsaved` is false.
        """
        journal = late.Journal(self.database, now=self.now, passphrase=self.passphrase)
        if journal.notice:
            note(journal.notice)
        self.journal_key, self.generation = journal.key, journal.generation
        if tells_of_unsaved and journal.unsaved.lies_aside():
            note("Words lie aside that could not be saved; `tightrope unsaved` shows them.")
        self.opened.append(journal)
        return journal

    def back_up_in_background(self) -> None:
        """Let the backup of the day be made after the command, where it saved something."""
        for journal in self.opened:
            if journal.backups.are_due():
                late.go_on_in_background(
                    partial(self._catch_up, journal),
                    ["--journal", str(journal.path), "backup", "--automatic"],
                )

    def _catch_up(self, journal: "Journal") -> None:
        # Nobody hears it; `doctor` tells that the latest verified backup is an old one.
        with suppress(TightropeError, OSError), journal.opened_again() as own:
            own.backups.catch_up(self._backup_limit)

    @property
    def _backup_limit(self) -> int:
        try:
            return self.settings.backup_limit
        except TightropeError:  # told by every command that reads the settings
            return late.Settings().backup_limit

    def passphrase(self) -> str:
        """Return the passphrase of the journal: the one that was named, else what is typed now."""
        return self.named_passphrase or late.ask_passphrase("Passphrase: ")

    @cached_property
    def named_passphrase(self) -> str | None:
        """The passphrase in the file or descriptor that was named; None where none was."""
        if self.passphrase_descriptor is not None:
            return late.passphrase_from_descriptor(self.passphrase_descriptor)
        name = self.passphrase_file or self.environ.get("TIGHTROPE_PASSPHRASE_FILE")
        return late.passphrase_from_file(name) if name else None

    @property
    def _wanted_journal(self) -> str | None:
        return self.chosen_journal or self.environ.get("TIGHTROPE_JOURNAL")


@contextmanager
def _folder_is_there() -> Iterator[None]:
    """Say what it means that a relative path starts from a folder that was deleted."""
    try:
        yield
    except FileNotFoundError:
        raise TightropeError(
            "The folder that you are in was deleted, so no path can start from it;"
            " go to another folder, or give the whole path."
        ) from None
