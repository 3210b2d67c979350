"""Completes the tag that is being typed in a line of tags."""

from collections.abc import Iterable

from textual.suggester import Suggester

from tightrope.domain.tag_completion import begun_in_box, rest_of_tag


class TagSuggester(Suggester):
    """Offers the rest of the last tag in a line: of those that there are, the first that fits.

    `tags` come in the order in which they are offered, the most used first.
    """

    def __init__(self, tags: Iterable[str]) -> None:
        super().__init__(case_sensitive=True)
        self._tags = tuple(tags)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the line with its last tag whole; None where there is nothing to add."""
        begun, before = begun_in_box(value)
        rest = rest_of_tag(begun, self._tags, before) if begun else ""
        return value + rest if rest else None
