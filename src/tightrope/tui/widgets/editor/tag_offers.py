"""The rest of a hashtag that is being typed, offered behind the cursor until one takes it."""

from collections.abc import Sequence

from textual.message import Message
from textual.reactive import Reactive

from tightrope.domain.tag_completion import begun_in_text, rest_of_tag
from tightrope.tui.widgets.editor.typed_keys import TypingByLine


class OfferingTags(TypingByLine):
    """A text area that completes hashtags: Tab or the right arrow takes what is offered.

    What is offered is no part of the text, and it goes when the cursor is moved. Posts `TagBegun`
    for every `#` of a tag, which asks for `offer_tags`; where nobody answers, nothing is offered.
    """

    # Declared again: only the row of the cursor is painted for it, with the text.
    suggestion: Reactive[str] = Reactive("", repaint=False)

    class TagBegun(Message):
        """A hashtag is begun; somebody should say which tags there are."""

    _tags: Sequence[str] | None = None
    _is_tag_begun = False

    def offer_tags(self, tags: Sequence[str]) -> None:
        """Offer these from now on, in their order, also for what is begun already."""
        self._tags = tags
        self._offer()

    def update_suggestion(self) -> None:
        """Offer the rest of the tag before the cursor, now that something was typed."""
        was_begun = self._is_tag_begun
        self._is_tag_begun = self._begun() is not None
        if self._is_tag_begun and not was_begun:
            self.post_message(self.TagBegun())
        self._offer()

    def withdraw_offer(self) -> None:
        """Offer nothing, now that the cursor was moved: the arrow that takes it may be a move."""
        self.suggestion = ""

    def type_key(self, key: str) -> bool:
        """Take what is offered by Tab; do what other keys do."""
        if key == "tab" and self.suggestion:
            self.type_text(self.suggestion)
            return True
        return super().type_key(key)

    def watch_suggestion(self) -> None:
        """Paint the row of the cursor anew."""
        self.repaint_selection()

    def _offer(self) -> None:
        begun = self._begun()
        self.suggestion = rest_of_tag(begun, self._tags or ()) if begun is not None else ""

    def _begun(self) -> str | None:
        """Return the tag that ends at the cursor, None where it goes on behind it, or is none."""
        if not self.selection.is_empty:
            return None
        row, column = self.cursor_location
        line = self.document[row]
        if not line[column : column + 1].strip(_MAY_FOLLOW):
            return begun_in_text(line[:column])
        return None


_MAY_FOLLOW = " \t,.;:!?)]}\"'"
