"""Every private name of Textual that the program uses: no other module touches one.

Textual is pinned. A newer one may take any of these away; a test looks for each in the one that is
installed, and says which feature falls with it. `app` and `terminal_input` are imported at the
start, `text_area` with the editor, after the first paint.
"""

from typing import NamedTuple


class PrivateName(NamedTuple):
    """A private name: where Textual has it, why it is used, and what falls without it."""

    module: str
    name: str
    reason: str
    feature: str


_APP = "textual.app"
_TEXT_AREA = "textual.widgets._text_area"
_DOCUMENT = "textual.document._document"
_WRAPPED = "textual.document._wrapped_document"
_XTERM = "textual._xterm_parser"
_PARSER = "textual._parser"
_NAVIGATOR = "textual.document._document_navigator"

_FAULTS = "a fault ends the program with one sentence, and no word of an entry in the scrollback"
_WHOLE_SEQUENCES = "nothing that a terminal sends is typed, and a torn paste leaves the keys alone"
_PRELOADED_MONTH = "the month is laid out before it is opened"
_NUMBERS = "the numbers of a list stand where they were typed"
_LOCATIONS = "the editor speaks of places in its text as Textual does"
_CURSOR = "the terminal's own cursor stands where one writes"
_OWN_LINES = "the editor keeps every sign of a line; only a newline ends one"
_MENDED = "wrapping of a long paragraph is mended for each key, not made again"
_ROWS = "each row of the editor is drawn once for each look of it"
_TYPING = "wide and no-break blanks and joiners can be typed"
_WORDS = "the cursor jumps by words"

PRIVATE_NAMES = (
    PrivateName(_APP, "App._handle_exception", "called for what nothing caught", _FAULTS),
    PrivateName(_APP, "App._return_code", "the code the program ends with", _FAULTS),
    PrivateName(_APP, "App._exception", "the fault that tests raise again", _FAULTS),
    PrivateName(_APP, "App._exception_event", "tells those who wait for a fault", _FAULTS),
    PrivateName(_APP, "App._exit_renderables", "what is printed at the end", _FAULTS),
    PrivateName(_APP, "App._close_messages_no_wait", "ends the app from anywhere", _FAULTS),
    PrivateName(_APP, "App._display", "called for each frame that is painted", _CURSOR),
    PrivateName(_APP, "App._driver", "what writes to the terminal", _CURSOR),
    PrivateName(_APP, "App._get_screen", "mounts a screen without showing it", _PRELOADED_MONTH),
    PrivateName(_XTERM, "XTermParser", "makes keys of sequences, to derive from", _WHOLE_SEQUENCES),
    PrivateName(_XTERM, "XTermParser._sequence_to_key_events", "the keys of one", _WHOLE_SEQUENCES),
    PrivateName(_PARSER, "ParseTimeout", "ends a sequence that it does not know", _WHOLE_SEQUENCES),
    PrivateName(_PARSER, "Parser._gen", "waits for the rest of one", _WHOLE_SEQUENCES),
    PrivateName(_PARSER, "Parser._awaiting", "whether it waits", _WHOLE_SEQUENCES),
    PrivateName(_PARSER, "Parser._tokens", "what it would type of one", _WHOLE_SEQUENCES),
    PrivateName(_DOCUMENT, "Document", "lines of a text, to derive from", _OWN_LINES),
    PrivateName(_DOCUMENT, "Document._lines", "the lines themselves", _OWN_LINES),
    PrivateName(_DOCUMENT, "Document._newline", "what joins them", _OWN_LINES),
    PrivateName(_DOCUMENT, "EditResult", "what an edit comes to", _LOCATIONS),
    PrivateName(_DOCUMENT, "Location", "a line and a column", _LOCATIONS),
    PrivateName(_DOCUMENT, "Selection", "two locations", _LOCATIONS),
    PrivateName("textual.document._edit", "Edit", "a change of the text", _LOCATIONS),
    PrivateName(_WRAPPED, "WrappedDocument", "lines on rows, to derive from", _MENDED),
    PrivateName(_WRAPPED, "WrappedDocument._width", "the cells of a row", _MENDED),
    PrivateName(_WRAPPED, "WrappedDocument._tab_width", "the cells of a tab", _MENDED),
    PrivateName(_NAVIGATOR, "DocumentNavigator", "moves in rows, to derive from", _MENDED),
    PrivateName("textual.widgets._markdown", "MarkdownBullet", "the sign before an item", _NUMBERS),
    PrivateName(_TEXT_AREA, "TextArea._set_document", "makes document and layout", _OWN_LINES),
    PrivateName(
        _TEXT_AREA, "TextArea._rewrap_and_refresh_virtual_size", "lays a text out", _MENDED
    ),
    PrivateName(_TEXT_AREA, "TextArea._build_highlight_map", "forgets drawn rows", _ROWS),
    PrivateName(_TEXT_AREA, "TextArea._watch_selection", "repaints what a move changed", _ROWS),
    PrivateName(_TEXT_AREA, "TextArea._theme", "the styles of text and cursor", _ROWS),
    PrivateName(_TEXT_AREA, "TextArea._draw_cursor", "whether the cursor blinks away", _ROWS),
    PrivateName(_TEXT_AREA, "TextArea._restart_blink", "shows the cursor while typing", _TYPING),
    PrivateName(_TEXT_AREA, "TextArea._replace_via_keyboard", "types a text", _TYPING),
    PrivateName(_TEXT_AREA, "TextArea._word_pattern", "where words begin and end", _WORDS),
)
