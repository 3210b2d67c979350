"""The keys of letters: shown, and found in the help and the palette, where letters are on."""

from collections.abc import Mapping

from tightrope.tui.keys import Key

# A table is read by its rows.
# fmt: off
LETTERS = (
    Key("letters.write", "w", "write", "write", "Write a letter", shown=True),
    Key("letters.open", "o", "open", "open", "Open a letter in a file", shown=True),
    Key("letters.table", "t", "table", "table",
        "The chosen letter and yours, side by side", shown=True),
    Key("letters.exchange", "x", "exchange", "exchange",
        "Both or neither: take the other's promise, and hand over yours"),
    Key("letters.keys", "K", "keys", "keys", "Your key, and the other's", shown=True),
    Key("letters.burn", "E", "burn", "burn", "Erase the chosen letter for good", shown=True),
    Key("letters.about", "a", "about", "about", "On letters, and on saying no", shown=True),
    Key("letters.read_on", "space", "read(1)", "read on", "The next page of a long letter"),
    Key("letters.read_back", "b", "read(-1)", "read back", "The page before"),
    Key("letters.back", "escape,q", "dismiss(None)", "back", "Back to the journal", shown=True),
)

OPENED = (
    Key("letter.keep", "k", "keep", "keep",
        "Keep the letter in the journal, apart from your entries", shown=True),
    Key("letter.table", "t", "table", "table", "This letter and yours, side by side", shown=True),
    Key("letter.read_on", "space,pagedown", "read(1)", "read on", "The next page", shown=True),
    Key("letter.read_back", "b,pageup", "read(-1)", "read back", "The page before"),
    Key("letter.back", "escape,q", "dismiss(None)", "back",
        "Back; what was not kept is gone from here", shown=True),
)

WRITING = (
    Key("letter_writing.choose", "space,enter", "select", "choose",
        "Put the line into the letter, or take it out", shown=True),
    Key("letter_writing.days", "f3", "ask_days", "days", "Other days for the letter", shown=True),
    Key("letter_writing.sign", "f4", "ask_name", "sign", "Sign with a name, or with none"),
    Key("letter_writing.copy", "f6", "toggle_copy", "copy",
        "Keep a copy of your own, or none", shown=True),
    Key("letter_writing.promise", "f8", "promise", "both or neither",
        "Seal it for an exchange, and get a promise to give", shown=True),
    Key("letter_writing.seal", "ctrl+s,f2", "seal", "seal",
        "Seal what you see into a file", shown=True),
    Key("letter_writing.read_on", "pagedown", "read(1)", "read on", "The next page of the letter"),
    Key("letter_writing.read_back", "pageup", "read(-1)", "read back", "The page before"),
    Key("letter_writing.back", "escape,q", "dismiss(None)", "back",
        "Back; nothing is sealed", shown=True),
)

TABLE = (
    Key("letter_table.page", "x", "page", "page", "Write the table into a page", shown=True),
    Key("letter_table.read_on", "space,pagedown", "read(1)", "read on", "The next lines",
        shown=True),
    Key("letter_table.read_back", "b,pageup", "read(-1)", "read back", "The lines before"),
    Key("letter_table.back", "escape,q", "dismiss(None)", "back", "Back to where one was",
        shown=True),
)
# fmt: on

PLACES: Mapping[str, tuple[Key, ...]] = {
    "Among letters": LETTERS,
    "In a letter": OPENED,
    "Writing a letter": WRITING,
    "At the table for two": TABLE,
}
