"""Encrypting the journal: `encrypt`, `decrypt` and `passphrase`."""

from collections.abc import Callable
from pathlib import Path

import click

from tightrope.cli import late
from tightrope.cli.command import command
from tightrope.cli.context import CliContext
from tightrope.cli.exits import ended_in_order
from tightrope.cli.terminal import note, say
from tightrope.domain.errors import TightropeError
from tightrope.domain.formatting import count_text
from tightrope.domain.printable import printable
from tightrope.journal import encryption
from tightrope.journal.encryption import Converted, PlainCopies
from tightrope.journal.results import FileKey

_LOST = (
    "A lost passphrase means a lost journal: it is kept nowhere, nobody can find it out, and there"
    " is no other way in."
)
_OUT_OF_REACH = (
    "Out of reach are exports, other copies that you made, snapshots of the disk, and what the disk"
    " keeps of blocks that it has replaced."
)


class NothingToConvertError(TightropeError):
    """A plain journal is to be decrypted, or get another passphrase."""


@command("encrypt", "tightrope encrypt", "tightrope encrypt --passphrase-file ~/passphrase")
@click.pass_obj
def encrypt(context: CliContext) -> None:
    """Encrypt the journal: entries, dates, tags, index, history, and every backup.

    Lists first what lies unencrypted, and asks for a passphrase twice. The plain file stays until
    the passphrase, typed again, has opened the new one. A lost passphrase means a lost journal.

    Synced folders and exports stay plain. A journal that is encrypted already has its plain backups
    encrypted.
    """
    encryption.require_extra()
    with ended_in_order():
        if encryption.is_encrypted(context.database):
            _encrypt_rest(context)
            return
        with context.open_journal() as journal:
            copies = encryption.plain_copies(journal)
        _list_plain(context.database, copies)
        note(_LOST)
        key = encryption.encrypt(context.database, *_new_passphrase(context))
        say(f"Encrypted: {printable(str(context.database))}")
        _tell(_convert_backups(context, (None,), key), "encrypted")
        _name_what_stays_plain(copies)


@command("decrypt", "tightrope decrypt", "tightrope decrypt --passphrase-file ~/passphrase")
@click.pass_obj
def decrypt(context: CliContext) -> None:
    """Write the journal and its backups into plain files again.

    Whoever can use your account, or has the disk in hand, can read them from then on.
    """
    with ended_in_order():
        key = _present_key(context)
        encryption.decrypt(context.database, key)
        say(f"Decrypted: {printable(str(context.database))}")
        _tell(_convert_backups(context, (key,), None), "decrypted")


@command(
    "passphrase",
    "tightrope passphrase",
    "tightrope passphrase --passphrase-file ~/old --new-passphrase-file ~/new",
)
@click.option("--new-passphrase-file", metavar="PATH", help="A file with the new one.")
@click.option(
    "--new-passphrase-fd",
    metavar="N",
    type=int,
    help="An open descriptor to read the new one from.",
)
@click.pass_obj
def passphrase(
    context: CliContext, new_passphrase_file: str | None, new_passphrase_fd: int | None
) -> None:
    """Change the passphrase of an encrypted journal.

    Journal and backups are encrypted anew. A backup that has an earlier passphrase keeps it, and is
    named.
    """
    with ended_in_order():
        key = _present_key(context)
        note(_LOST)
        new = _named(new_passphrase_file, new_passphrase_fd)
        given = (new, lambda: new) if new else _typed_twice()
        new_key = encryption.change_passphrase(context.database, key, *given)
        say(f"The passphrase of {printable(str(context.database))} was changed.")
        _tell(_convert_backups(context, (key, None), new_key), "encrypted anew")


def _present_key(context: CliContext) -> FileKey:
    with context.open_journal() as journal:
        if journal.key is None:
            raise NothingToConvertError(
                "This journal is a plain one; `tightrope encrypt` encrypts it."
            )
        return journal.key


def _encrypt_rest(context: CliContext) -> None:
    """Encrypt the plain backups of an encrypted journal, as after an encryption cut short."""
    key = _present_key(context)
    note("The journal is encrypted already; `tightrope passphrase` changes its passphrase.")
    encryption.encrypt_words(context.database, key)
    _tell(_convert_backups(context, (None,), key), "encrypted")


def _new_passphrase(context: CliContext) -> tuple[str, Callable[[], str]]:
    """Return a new passphrase, and what gives it once more."""
    named = context.named_passphrase
    return (named, lambda: named) if named else _typed_twice()


def _typed_twice() -> tuple[str, Callable[[], str]]:
    return late.ask_passphrase("New passphrase: "), lambda: late.ask_passphrase("The same again: ")


def _named(file: str | None, descriptor: int | None) -> str | None:
    if descriptor is not None:
        return late.passphrase_from_descriptor(descriptor)
    return late.passphrase_from_file(file) if file else None


def _convert_backups(
    context: CliContext, keys: tuple[FileKey | None, ...], new_key: FileKey | None
) -> Converted:
    return encryption.convert_backups(
        context.database, keys, new_key, lambda path: note(f"Backup: {printable(path.name)}")
    )


def _tell(converted: Converted, done: str) -> None:
    if number := len(converted.done):
        say(f"{count_text(number, 'backup')} {done}.")
    for path, reason in converted.left:
        note(f"Left as it is: {printable(str(path))}: {reason}")


def _list_plain(database: Path, copies: PlainCopies) -> None:
    note("These lie unencrypted now, and are encrypted:")
    for path in (database, *copies.backups, *copies.words):
        note(f"  {printable(str(path))}")
    if copies.editors or copies.folders:
        note("These lie unencrypted, and stay so:")
        for path in (*copies.editors, *copies.folders):
            note(f"  {printable(str(path))}")
    note(_OUT_OF_REACH)


def _name_what_stays_plain(copies: PlainCopies) -> None:
    for path in copies.editors:
        note(f"Still plain, an editor's: {printable(str(path))}")
    for path in copies.folders:
        note(f"Still plain, since other machines read it: {printable(str(path))}")
