"""Words that a call was given and the journal does not take: they are put into a file."""

from collections.abc import Iterator
from contextlib import contextmanager

from tightrope.cli import late
from tightrope.cli.context import CliContext
from tightrope.cli.exits import ended_in_order
from tightrope.cli.terminal import say
from tightrope.domain.entry import EntryFields
from tightrope.domain.errors import NothingWrittenError, TightropeError
from tightrope.domain.printable import printable


@contextmanager
def words_survive(context: CliContext, page: EntryFields, text: str) -> Iterator[None]:
    """Where the block cannot get the words into the journal, put them aside, and say where.

    `page` is what they belong to. Also a signal that ends the program leaves them; where no file
    can be made, they are printed.
    """
    with ended_in_order():
        try:
            yield
        except NothingWrittenError:
            raise
        except TightropeError as trouble:
            raise TightropeError(f"{trouble} {_put_aside(context, page, text)}") from trouble
        except BaseException:
            _put_aside(context, page, text)
            raise


def _put_aside(context: CliContext, page: EntryFields, text: str) -> str:
    """Put words aside and return a sentence that says where they are."""
    owner = late.owner_of(context.database, context.journal_key, context.generation)
    if owner is None:
        return (
            "The journal is encrypted and a file of words would not be, so none was made;"
            " keep what you gave in another way."
        )
    header = late.header_of(owner, page)
    try:
        kept = late.put_bytes_aside(owner, (header + text).encode(errors="surrogateescape"))
    except OSError:
        say(printable(text))
        return "Your words stand above; copy them."
    return (
        f"Your words are kept in {printable(str(kept))}; `tightrope unsaved --restore` takes them"
        " back."
    )
