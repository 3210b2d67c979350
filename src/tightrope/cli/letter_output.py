"""Letters on the command line: what is said first, keys, and a letter whole."""

from typing import TYPE_CHECKING

from tightrope import letters
from tightrope.cli.context import CliContext
from tightrope.cli.terminal import note, say

if TYPE_CHECKING:
    from tightrope.journal import Journal
    from tightrope.journal.results import PublicKey
    from tightrope.letters.letter import Letter


def key_made(journal: "Journal") -> "PublicKey":
    """Return one's own public key; where there is none yet, say what is to be said, and make it."""
    if own := journal.letters.keys.own():
        return own
    for sentence in letters.notice.FIRST_USE:
        note(sentence)
    note("`tightrope letter about` shows it.")
    return journal.letters.keys.make()


def print_key(own: "PublicKey") -> None:
    """Print a public key, and its words below it."""
    say(own.key)
    say(own.words)


def print_letter(context: CliContext, letter: "Letter") -> None:
    """Print a letter whole."""
    say(letters.text.as_text(letter, ascii=context.settings.ascii).rstrip("\n"))
