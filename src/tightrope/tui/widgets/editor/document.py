"""The text in the editor, kept as it was typed."""

import re

from tightrope.tui._textual.text_area import EditResult, Location, PlainDocument

_LINE_END = re.compile("\r\n?")


class EditorDocument(PlainDocument):
    """Lines that end with a newline and with nothing else.

    The stock document also splits at form feeds, separators and other signs, and loses them.
    """

    def __init__(self, text: str) -> None:
        super().__init__(_lines_of(text))
        self._text: str | None = None

    @property
    def text(self) -> str:
        """The whole text; joined once after each change."""
        if self._text is None:
            self._text = "\n".join(self.lines)
        return self._text

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Put `text` in the place of what stands between two locations."""
        (top, left), (bottom, right) = sorted((start, end))
        replaced = self.get_text_range(start, end)
        lines = self.lines
        before = lines[top][:left] if top < len(lines) else ""
        behind = lines[bottom][right:] if bottom < len(lines) else ""
        new = _lines_of(text)
        new[0] = before + new[0]
        location = (top + len(new) - 1, len(new[-1]))
        new[-1] += behind
        lines[top : bottom + 1] = new
        self._text = None
        return EditResult(location, replaced)

    def get_text_range(self, start: Location, end: Location) -> str:
        """Return what stands between two locations."""
        (top, left), (bottom, right) = sorted((start, end))
        parts = self.lines[top : bottom + 1]
        if bottom < len(self.lines):
            parts[-1] = parts[-1][:right]
        if parts:
            parts[0] = parts[0][left:]
        return "\n".join(parts)


def _lines_of(text: str) -> list[str]:
    return _LINE_END.sub("\n", text).split("\n") if "\r" in text else text.split("\n")
