"""HTML builder: text becomes part of a page only in escaped form."""

from typing import NewType

from tightrope.domain.printable import printable

Markup = NewType("Markup", str)
"""Well-formed elements and escaped text, safe in HTML and in SVG."""

NOTHING = Markup("")
_EMPTY = {"meta", "rect", "circle", "line", "polygon", "polyline", "path"}
# What `html.escape` does, without the import of every named character; and two characters that are
# neither hidden nor allowed.
_ESCAPED = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "'": "&#x27;",
        "\ufffe": "\ufffd",
        "\uffff": "\ufffd",
    }
)


def element(name: str, /, *inside: Markup, **attributes: str | float) -> Markup:
    """Return an element; underscores in the names of attributes stand for what Python forbids.

    `class_` is class, `http_equiv` is http-equiv. Numbers are rounded to a tenth.
    """
    written = "".join(
        [
            f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
            for key, value in attributes.items()
        ]
    )
    if name in _EMPTY:
        return Markup(f"<{name}{written}/>")
    return Markup(f"<{name}{written}>{''.join(inside)}</{name}>")


def text(words: str) -> Markup:
    """Return a text as it is shown: nothing in it is a tag, and what hides gets a sign."""
    return Markup(_escaped(printable(words)))


def joined(*parts: Markup) -> Markup:
    """Return the parts one behind the other."""
    return Markup("".join(parts))


def without_noncharacters(words: str) -> str:
    """Return a text without the two characters that neither HTML nor XML allows."""
    return words.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return _escaped(value)
    # No zero with a sign, and no ".0" behind a whole number.
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def _escaped(words: str) -> str:
    return words.translate(_ESCAPED)
