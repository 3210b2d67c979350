"""An entry as it stands in a review that shows a person's words."""

from tightrope.domain.entry import Entry
from tightrope.domain.formatting import day_text
from tightrope.domain.marks import need_words
from tightrope.domain.printable import printable
from tightrope.domain.tags import NO_RECALL_TAG


def entry_heading(entry: Entry) -> str:
    """Return when an entry is of, and what was said about it besides its words."""
    when = f"{day_text(entry.day)} {entry.time:%H:%M}" if entry.time else day_text(entry.day)
    said = [when, entry.state.value]
    if entry.need:
        said.append(need_words(entry.need))
    tags = " ".join(f"#{printable(tag)}" for tag in entry.tags if tag != NO_RECALL_TAG)
    return " · ".join([*said, tags] if tags else said)
