"""Completes the tag that is being typed in a line of tags."""

import re
from collections.abc import Iterable

from textual.suggester import Suggester


class TagSuggester(Suggester):
    """Offers the end of the last tag in a line: of those that there are, the first that fits.

    `tags` come in the order in which they are offered, the most used first.
    """

    def __init__(self, tags: Iterable[str]) -> None:
        super().__init__(case_sensitive=True)
        self._tags = tuple(tags)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the line with its last tag whole; None where there is nothing to add."""
        typed = re.split(r"[\s,，、#@]", value)
        begun, before = typed[-1].lower(), {word.lower() for word in typed[:-1]}
        if not begun:
            return None
        for tag in self._tags:
            if tag.startswith(begun) and tag != begun and tag not in before:
                return value + tag[len(begun) :]
        return None
