"""Where the cursor of the editor goes: by what a reader takes for a character, and by words."""

from tightrope.text_width import grapheme_after, grapheme_before, grapheme_start
from tightrope.tui._textual.text_area import HookedTextArea, Location

_LONGEST_WORD = 1000  # a jump over words looks no farther


class CursorByCharacter(HookedTextArea):
    """A text area whose cursor is never inside a character that is several code points."""

    def get_cursor_left_location(self) -> Location:
        """Return the location before what a reader takes for one character."""
        row, column = self.cursor_location
        if not column:
            return self.navigator.get_location_left((row, column))
        return row, grapheme_before(self.document[row], column)

    def get_cursor_right_location(self) -> Location:
        """Return the location behind what a reader takes for one character."""
        row, column = self.cursor_location
        if column == len(self.document[row]):
            return self.navigator.get_location_right((row, column))
        return row, grapheme_after(self.document[row], column)

    def get_cursor_word_left_location(self) -> Location:
        """Return the start of the word before the cursor."""
        row, column = self.cursor_location
        if not column:
            return self.navigator.get_location_left((row, column))
        start = max(0, column - _LONGEST_WORD)
        bounds = self._word_bounds(self.document[row][start:column].rstrip())
        return row, start + (bounds[-1] if bounds else 0)

    def get_cursor_word_right_location(self) -> Location:
        """Return the end of the word behind the cursor, or the start of the next."""
        row, column = self.cursor_location
        behind = self.document[row][column : column + _LONGEST_WORD]
        if not behind:
            return self.navigator.get_location_right((row, column))
        blanks = len(behind) - len(behind.lstrip())
        bounds = self._word_bounds(behind[blanks:])
        return row, column + (blanks + bounds[0] if bounds else len(behind))

    def _word_bounds(self, text: str) -> list[int]:
        return [match.start() for match in self.word_bounds.finditer(text)]

    def clamp_visitable(self, location: Location) -> Location:
        """Return the nearest location in the text that is not inside a character."""
        row, column = super().clamp_visitable(location)
        return row, grapheme_start(self.document[row], column)
