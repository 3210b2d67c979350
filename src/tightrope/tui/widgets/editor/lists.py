"""How a list goes on while one types: what Enter and Tab do in a line of one."""

import re
from typing import NamedTuple

_ITEM = re.compile(r"([ \t]*)([-*+]|(\d{1,9})([.)]))([ \t]+)(\[[ xX]\](?:[ \t]+|$))?")
_TAB_STOP = 4


class ListItem(NamedTuple):
    """The head of a line that is an item: its indent, its sign, its box, and how long all is.

    `next_head` is the head of the item that follows; `step` is how far one below it is indented.
    """

    next_head: str
    length: int
    step: int


def item_of(line: str) -> ListItem | None:
    """Return the head of a line of a list, None for any other line."""
    found = _ITEM.match(line)
    if found is None:
        return None
    indent, sign, number, behind, blanks, box = found.groups()
    following = f"{int(number) + 1}{behind}" if number else sign
    head = f"{indent}{following}{blanks}{'[ ] ' if box else ''}"
    return ListItem(head, found.end(), len(sign) + 1)


def on_enter(line: str, column: int) -> tuple[int, str] | None:
    """Return what Enter does in a line of a list: how many characters go, and what is typed.

    An item goes on with another one; one without words ends the list. None where Enter is only a
    line break: elsewhere, and in front of the words.
    """
    item = item_of(line)
    if item is None or column < item.length:
        return None
    if not line[item.length :].strip():
        return column, ""
    return 0, f"\n{item.next_head}"


def indented(line: str, *, deeper: bool) -> str:
    """Return a line a step further in, or out; a line of no list goes by tab stops."""
    item = item_of(line)
    step = item.step if item else _TAB_STOP
    if deeper:
        return " " * step + line
    blanks = len(line) - len(line.lstrip(" "))
    return line[min(step, blanks) :]


def to_tab_stop(cells: int) -> str:
    """Return the blanks from so many cells to the next tab stop."""
    return " " * (_TAB_STOP - cells % _TAB_STOP)
