"""The full-screen face of the journal."""

import gc
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from tightrope import clock
from tightrope.domain.errors import TightropeError
from tightrope.journal import Journal, JournalError, PassphraseNeededError
from tightrope.paths import Locations
from tightrope.settings import Settings
from tightrope.tui import late

if TYPE_CHECKING:
    from tightrope.journal.results import FileKey


def settings_problems(settings: Settings) -> Iterable[tuple[str, str, str]]:
    """Return each setting that names a theme or key that there is not, and what to do."""
    return late.problems(settings)


Passphrase = Callable[[], str | None]
"""Returns the passphrase that was named beforehand; None where the person is to be asked."""


def run(
    locations: Locations,
    settings: Settings,
    *,
    passphrase: Passphrase = lambda: None,
    made_up: bool = False,
) -> list[Journal]:
    """Open the journal full-screen and return it, closed, when the person leaves.

    Those that they went to from there are returned too. An encrypted one opens with `passphrase`,
    or asks on a screen of its own. `made_up` says so in the title, for the demo. Raises
    TightropeError where the journal cannot be opened, and SystemExit(1) after a fault of the
    program itself.
    """
    # Nothing is freed while Textual is imported; not looking for it saves some 20 ms.
    gc.disable()
    app_class = late.TightropeApp
    # What was imported stays to the end, and need not be looked through again and again.
    gc.freeze()
    gc.enable()
    left = list[Journal]()
    journal, told = _opened(locations, settings, passphrase), ""
    while journal is not None:
        with journal:
            app = app_class(journal, locations, settings, made_up=made_up, told=told)
            app.run()
        left.append(journal)
        if app.return_code:
            raise SystemExit(app.return_code)
        if app.journals.wanted is None:
            break
        other = locations.of_journal(app.journals.wanted)
        journal, told = _opened_or_told(other, settings)
        if journal:
            locations = other
        else:
            now = clock.ending_days_at(settings.day_ends)
            journal = Journal(locations.database, now, key=left[-1].key)
    return left


def _opened_or_told(locations: Locations, settings: Settings) -> tuple[Journal | None, str]:
    """Return another journal, open, or None and why it is not."""
    try:
        return _opened(locations, settings, lambda: None), ""
    except TightropeError as trouble:
        return None, str(trouble)


def _opened(locations: Locations, settings: Settings, passphrase: Passphrase) -> Journal | None:
    """Return the open journal; None where its passphrase was asked for and the person left."""
    now = clock.ending_days_at(settings.day_ends)

    def named() -> str:
        words = passphrase()
        if words is None:
            raise PassphraseNeededError("The passphrase is to be asked for.")
        return words

    try:
        return Journal(locations.database, now, passphrase=named)
    except PassphraseNeededError:
        app = late.UnlockApp(lambda words: _key(locations.database, words), locations, settings)
    app.run()
    if app.return_code:
        raise SystemExit(app.return_code)
    if app.trouble:
        raise app.trouble
    return Journal(locations.database, now, key=app.key) if app.key else None


def _key(path: Path, words: str) -> "FileKey":
    with Journal(path, passphrase=lambda: words) as journal:
        if journal.key is None:
            raise JournalError("The journal was decrypted meanwhile; open it again.")
        return journal.key
