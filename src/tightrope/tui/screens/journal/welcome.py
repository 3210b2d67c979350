"""What the very first screen says beside the empty entry: three lines of what one can do."""

from collections.abc import Mapping

from tightrope.domain.marks import State, sign
from tightrope.tui import keys

_LINES = """\
Write; it is kept as you type.
{together} {up} together  {space} {down} space  #tag
Esc when done, {help} for keys, {tour} a tour; `tightrope demo` to look around."""
_PLAIN = "\nNot encrypted: {help} then w"


def welcome_text(keymap: Mapping[str, str], *, encrypted: bool, ascii: bool = False) -> str:
    """Return the lines, with the keys as this person has them."""
    lines = _LINES if encrypted else _LINES + _PLAIN
    return lines.format(
        together=keys.press_of("editor.together", keymap),
        space=keys.press_of("editor.space", keymap),
        up=sign(State.TOGETHER, ascii=ascii),
        down=sign(State.SPACE, ascii=ascii),
        tour=keys.press_of("view.tour", keymap),
        help=keys.every_press(_HELP, keymap)[-1],
    )


_HELP = next(key for key in keys.ANYWHERE if key.id == "app.help")
