"""An entry as it stands in a review that shows a person's words."""

from tightrope.domain.dates import in_words
from tightrope.domain.entry import Entry
from tightrope.domain.signs import need_words
from tightrope.domain.tags import LET_REST
from tightrope.domain.visible import visible


def entry_heading(entry: Entry) -> str:
    """Return when an entry is of, and what was said about it besides its words."""
    when = f"{in_words(entry.day)} {entry.time:%H:%M}" if entry.time else in_words(entry.day)
    said = [when, entry.state.value]
    if entry.need:
        said.append(need_words(entry.need))
    tags = " ".join(f"#{visible(tag)}" for tag in entry.tags if tag != LET_REST)
    return " · ".join([*said, tags] if tags else said)
