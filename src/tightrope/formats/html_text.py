"""HTML of other programs as plain text."""

import re
from html.parser import HTMLParser

_BREAKS = frozenset({"br", "div", "p", "ul", "ol", "li", "h1", "h2", "h3", "blockquote"})
_WORDS = frozenset({"b", "strong", "i", "em", "u", "s", "strike", "del", "span", "font", "a"})
_TAGS = "|".join(sorted(_BREAKS | _WORDS, reverse=True))
# Whatever else begins with this sign was typed: `<3`, `a < b`.
_TYPED = re.compile(rf"<(?!/?(?:{_TAGS})(?:[\s/][^<>]{{0,1000}})?>)", re.IGNORECASE)


def html_to_text(note: str) -> str:
    """Return a note as plain text: breaks and paragraphs as lines, points of lists with `- `."""
    if "<" not in note and "&" not in note:
        return note
    reader = _Reader()
    reader.feed(_TYPED.sub("&lt;", note))
    reader.close()
    return reader.text


class _Reader(HTMLParser):
    """Collects the words of HTML, and begins a line where its tags do."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []

    @property
    def text(self) -> str:
        """What was read up to here."""
        return "".join(self._parts).strip("\n").replace("\N{NO-BREAK SPACE}", " ")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line where this tag does."""
        if tag == "br":
            self._parts.append("\n")
        elif tag in _BREAKS:
            self._begin_line()
        if tag == "li":
            self._parts.append("- ")

    def handle_endtag(self, tag: str) -> None:
        """End the line with what stood in it."""
        if tag in _BREAKS:
            self._begin_line()

    def handle_data(self, data: str) -> None:
        """Take the words."""
        self._parts.append(data)

    def _begin_line(self) -> None:
        if self._parts and not self._parts[-1].endswith("\n"):
            self._parts.append("\n")
